import { useEffect } from 'react';
import { titleOf } from '../commands/command.ts';
import { commands, keysOf, ownKeys } from '../commands/registry.ts';
import { runCommand } from '../commands/run-command.ts';
import { useServices } from '../state/use-services.ts';
import { useSettings } from '../state/use-settings.ts';

/** How long changes are gathered before the menu is told, in ms. */
const patience = 150;

/** Keeps the host's native menu in step with the commands: which exist, what they are called, whether they can be done now. */
export function useNativeMenu(): void {
  const services = useServices();
  const { settings } = useSettings();
  useEffect(() => {
    const { desktop, ui, open } = services;
    if (!desktop.capabilities.nativeMenu) return;
    const own = ownKeys(settings.keys);
    let told = '';
    let timer: ReturnType<typeof setTimeout> | null = null;
    const publish = () => {
      timer = null;
      const items = commands.flatMap((command) => {
        const title = titleOf(command, services);
        if (title === null) return [];
        const key = keysOf(command, own)[0] ?? '';
        return [{ id: command.id, title, menu: command.menu, key, enabled: command.unavailable(services) === '' }];
      });
      const now = JSON.stringify(items);
      if (now === told) return;
      told = now;
      desktop.menu.publish(items);
    };
    const soon = () => {
      timer ??= setTimeout(publish, patience);
    };
    publish();
    const stops = [ui.subscribe(soon), open.journal.subscribe(soon), open.inHand.subscribe(soon)];
    return () => {
      if (timer) clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [services, settings.keys]);
  useEffect(() => services.desktop.menu.onCommand((id) => runCommand(services, id)), [services]);
}
