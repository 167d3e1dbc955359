import { findCommand } from './registry.ts';
import type { Services } from './services.ts';
import { runOnSuggestion } from './suggestion/on-suggestion.ts';

/** Runs a command if it can be done now; else says why not. Failures end as an alert, never as silence. */
export function runCommand(services: Services, id: string): void {
  const command = findCommand(id);
  if (!command || runOnSuggestion(services, id)) return;
  const reason = command.unavailable(services);
  if (reason) {
    services.announce(reason);
    return;
  }
  const report = (error: unknown) => {
    services.desktop.log({
      level: 'error',
      event: 'command failed',
      facts: { command: id, error: error instanceof Error ? error.name : 'unknown' },
    });
    services.alert(error instanceof Error ? error.message : 'That did not work.');
  };
  try {
    const running = command.run(services);
    if (running instanceof Promise) running.catch(report);
  } catch (error) {
    report(error);
  }
}
