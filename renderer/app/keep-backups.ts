import { gatherOpenCase } from '../commands/report/export-report.ts';
import type { Services } from '../commands/services.ts';
import { defaultReportOptions } from '../formats/export/report-options.ts';
import type { CaseInHand } from '../storage/case-in-hand.ts';
import { renderExport } from '../workers/export-client.ts';

/** How often a case that changed is backed up. */
const every = 10 * 60 * 1000;

/**
 * Writes a backup of the open case every ten minutes in which it changed, and when the window closes or another case is opened. The
 * archive is made in the worker. A backup that fails is said once, and tried again with the next.
 * @returns the way to stop.
 */
export function keepBackups(services: Services, inHand: CaseInHand, interval = every): () => void {
  let changed = false;
  let told = false;
  let running: Promise<void> | null = null;
  const write = async () => {
    changed = false;
    try {
      const data = await gatherOpenCase(services, true);
      const bytes = await renderExport('hearsay', data, defaultReportOptions(new Date().toISOString()));
      // deleted while it was gathered: what was gathered may be half of it, and must not take the place of the backup made before
      if (!(await services.database.cases.get(data.case.id))) return;
      await services.desktop.backups.write({ caseId: data.case.id, title: data.case.title, bytes });
    } catch (error) {
      changed = true;
      services.desktop.log({ level: 'error', event: 'backup failed', facts: { error: error instanceof Error ? error.name : 'unknown' } });
      if (!told) services.alert('A backup of this case could not be written. Your work is saved; save a copy of the case to be safe.');
      told = true;
    }
  };
  const now = (): Promise<void> => {
    if (!changed) return running ?? Promise.resolve();
    running ??= write().finally(() => {
      running = null;
    });
    return running;
  };
  const timer = setInterval(() => void now(), interval);
  const unsubscribe = inHand.subscribe(() => {
    changed = true;
  });
  const stopWaiting = services.desktop.onBeforeClose(now);
  return () => {
    clearInterval(timer);
    unsubscribe();
    stopWaiting();
    void now();
  };
}
