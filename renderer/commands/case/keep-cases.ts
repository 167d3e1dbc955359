import { defaultReportOptions } from '../../formats/export/report-options.ts';
import { sayInNextWindow } from '../../state/waiting-messages.ts';
import { gatherCase, storeCase } from '../../storage/case-archive.ts';
import { openCaseBytes, renderExport } from '../../workers/export-client.ts';
import type { Services } from '../services.ts';
import { createCase, deleteCase } from './case-acts.ts';

/** Makes a new empty case and opens it. */
export async function startCase(services: Services, title: string): Promise<void> {
  await services.switchCase(await createCase(services.database, title.trim() || 'New case'));
}

/** Removes the open case for good, after writing a backup of it, and opens another one, or a new empty one. */
export async function removeOpenCase(services: Services): Promise<void> {
  const { open, database, desktop } = services;
  const { caseId } = open.inHand;
  await open.journal.settled();
  const title = open.inHand.get('cases', caseId)?.title ?? '';
  const at = new Date().toISOString();
  const data = await gatherCase(database, open.inHand, { originals: true, history: true });
  await desktop.backups.write({ caseId, title, bytes: await renderExport('hearsay', data, defaultReportOptions(at)) });
  const other = (await database.cases.toArray()).find((row) => row.id !== caseId);
  const next = other?.id ?? (await createCase(database, 'My first case'));
  await services.switchCase(next);
  await deleteCase(database, caseId);
}

/** Brings a backup back as a case of its own, beside what is there, and opens it. @throws with a sentence when it is gone or damaged. */
export async function restoreBackup(services: Services, backupId: string, by: string): Promise<void> {
  const bytes = await services.desktop.backups.read(backupId);
  if (!bytes) throw new Error('This backup is gone.');
  const { data, problems } = await openCaseBytes({ name: 'backup.hearsay', bytes });
  const { caseId } = await storeCase(services.database, data, new Date().toISOString(), by);
  if (problems.length > 0) sayInNextWindow('alert', `The backup was restored with ${problems.length} problems: ${problems[0]}`);
  await services.switchCase(caseId);
}
