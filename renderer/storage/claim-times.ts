import Dexie from 'dexie';
import type { CaseDatabase } from './case-database.ts';

/** What was last done to a claim, and when. */
export interface ClaimTime {
  /** "speaker set", "verdict set", "changed". */
  readonly what: string;
  readonly at: string;
}

/** How many of the newest steps are looked at. */
const reach = 100;

/** The newest step in force that changed a claim or what hangs on it, among the last 100 of the case; null if there is none. */
export async function claimTimes(database: CaseDatabase, caseId: string, ids: readonly string[]): Promise<ClaimTime | null> {
  const wanted = new Set(ids);
  let seen = 0;
  const newest = await database.edits
    .where('[caseId+state+seq]')
    .between([caseId, 'done', 0], [caseId, 'done', Dexie.maxKey])
    .reverse()
    .until(() => ++seen > reach)
    .filter((edit) => edit.changes.some((change) => wanted.has(change.id)))
    .first();
  if (!newest) return null;
  const made = newest.changes.some((change) => change.table === 'claims' && change.before === null && wanted.has(change.id));
  return { what: made ? 'marked' : past(newest.label), at: newest.at };
}

/** A step's label as something that has happened: "set speaker of claim 7" becomes "speaker set". */
function past(label: string): string {
  if (/^mark /.test(label)) return 'marked';
  const set = /^set (.+?) of /.exec(label)?.[1];
  if (set) return `${set} set`;
  if (/^clear verdict/.test(label)) return 'verdict cleared';
  return 'changed';
}
