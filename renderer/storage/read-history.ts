import Dexie from 'dexie';
import { type Edit, editSchema } from '../domain/edit.ts';
import type { CaseDatabase } from './case-database.ts';

/** An edit as the history shows it: without the rows it changed. */
export type HistoryEntry = Pick<Edit, 'seq' | 'label' | 'at' | 'by' | 'state'>;

const entrySchema = editSchema.pick({ seq: true, label: true, at: true, by: true, state: true }).strip();

/** The changes of a case, newest first. Entries that cannot be read are left out. */
export async function readHistory(database: CaseDatabase, caseId: string): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  await database.edits
    .where('[caseId+seq]')
    .between([caseId, 0], [caseId, Dexie.maxKey])
    .reverse()
    .each((row) => {
      const parsed = entrySchema.safeParse(row);
      if (parsed.success) entries.push(parsed.data);
    });
  return entries;
}
