import type { Table } from 'dexie';
import { editSchema, type Row, tableNames } from '../domain/edit.ts';
import { originalSchema, sourceTextSchema } from '../domain/source.ts';
import { withEdit } from '../formats/export/add-edit.ts';
import { asNewCase } from '../formats/export/as-new-case.ts';
import type { CaseData } from '../formats/export/case-data.ts';
import { type CaseDatabase, toStored } from './case-database.ts';
import type { CaseInHand } from './case-in-hand.ts';

/**
 * Everything of an open case: its rows as they are in hand, and its texts, originals and history from the database. Rows that are
 * broken are not among them.
 * @param parts leave out what a report does not need.
 */
export async function gatherCase(
  database: CaseDatabase,
  inHand: CaseInHand,
  parts: { readonly originals: boolean; readonly history: boolean },
): Promise<CaseData> {
  const row = inHand.get('cases', inHand.caseId);
  if (!row) throw new Error('The record of this case is damaged, so it cannot be saved as a file.');
  // a case file and a backup hold everything; a report what the analyst sees
  const all = parts.history;
  const shown = (rows: { readonly claimId: string }) => {
    const claim = all ? undefined : inHand.get('claims', rows.claimId);
    return !claim || !inHand.isHidden(claim);
  };
  const rows = {
    case: row,
    sources: [...inHand.all('sources')],
    speakers: [...inHand.all('speakers')],
    mentions: [...inHand.all('mentions')],
    claims: [...(all ? inHand.all('claims') : inHand.shownClaims())],
    attributions: [...(all ? inHand.all('attributions') : inHand.shownAttributions())],
    codes: [...inHand.all('codes')],
    evidence: [...inHand.all('evidence')].filter(shown),
    notes: all ? [...inHand.all('notes')] : [...inHand.all('sources')].flatMap((row) => inHand.shownNotesIn(row.id)),
    decisions: [...inHand.all('decisions')],
    templates: [...inHand.all('templates')],
    pictures: [...inHand.all('pictures')],
  };
  const [texts, originals, edits] = await database.transaction('r', [database.texts, database.originals, database.edits], () =>
    Promise.all([
      database.texts.where('caseId').equals(inHand.caseId).toArray(),
      parts.originals ? database.originals.where('caseId').equals(inHand.caseId).toArray() : [],
      parts.history ? database.edits.where('caseId').equals(inHand.caseId).sortBy('seq') : [],
    ]),
  );
  return {
    ...rows,
    texts: texts.filter((text) => sourceTextSchema.safeParse(text).success),
    originals: originals.filter((original) => originalSchema.safeParse(original).success),
    edits: edits.filter((edit) => editSchema.safeParse(edit).success),
  };
}

/** Which case a file became, and whether it stands beside the one it was saved from. */
export interface StoredCase {
  readonly caseId: string;
  readonly copied: boolean;
}

/**
 * Stores a whole case in one transaction: all of it or nothing. Where this computer has records of the same ids, the case is stored
 * as a new one under ids and, where needed, a title of its own; nothing that is there is touched.
 * @param at when this happens, an ISO moment, and `by` who does it: a new title is a step of the history like any other.
 */
export async function storeCase(database: CaseDatabase, data: CaseData, at: string, by: string): Promise<StoredCase> {
  const tables = [database.texts, database.originals, database.edits, ...tableNames.map((name) => database.rows(name))];
  return database.transaction('rw', tables, async () => {
    const copied = await anyTaken(database, data);
    const titles = new Set((await database.cases.toArray()).map((row) => row.title));
    const fresh = copied ? asNewCase(data) : data;
    const named = titles.has(fresh.case.title) ? underTitle(fresh, freeTitle(fresh.case.title, titles), at, by) : fresh;
    await writeRows(database, named);
    return { caseId: named.case.id, copied };
  });
}

async function anyTaken(database: CaseDatabase, data: CaseData): Promise<boolean> {
  const lists = [
    [database.cases, [data.case]],
    [database.texts, data.texts],
    [database.originals, data.originals],
    [database.edits, data.edits],
    ...rowLists(data).map(([name, rows]) => [database.rows(name), rows] as const),
  ] as const;
  for (const [table, rows] of lists) {
    if (rows.length === 0) continue;
    const found = await table
      .where('id')
      .anyOf(rows.map((row) => row.id))
      .count();
    if (found > 0) return true;
  }
  return false;
}

/** Ids of a case's records that other cases of this computer use. */
export async function idsElsewhere(database: CaseDatabase, data: CaseData, caseId: string): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  const lists: (readonly [Table, readonly { readonly id: string }[]])[] = [
    [database.texts, data.texts],
    ...rowLists(data).map(([name, rows]) => [database.rows(name), rows] as const),
  ];
  for (const [table, rows] of lists) {
    if (rows.length === 0) continue;
    const ids = rows.map((row) => row.id);
    const found = new Set(await table.where('id').anyOf(ids).primaryKeys());
    if (found.size === 0) continue;
    const ours = new Set(await table.where('caseId').equals(caseId).primaryKeys());
    for (const id of found) if (typeof id === 'string' && !ours.has(id)) taken.add(id);
  }
  return taken;
}

type RowList = { [T in (typeof tableNames)[number]]: readonly [T, readonly Row<T>[]] }[(typeof tableNames)[number]];

function rowLists(data: CaseData): RowList[] {
  return [
    ['sources', data.sources],
    ['speakers', data.speakers],
    ['mentions', data.mentions],
    ['claims', data.claims],
    ['attributions', data.attributions],
    ['codes', data.codes],
    ['evidence', data.evidence],
    ['notes', data.notes],
    ['decisions', data.decisions],
    ['templates', data.templates],
    ['pictures', data.pictures],
  ];
}

async function writeRows(database: CaseDatabase, data: CaseData): Promise<void> {
  await database.cases.add(toStored<'cases'>(data.case));
  for (const [name, rows] of rowLists(data)) await database.rows(name).bulkAdd(rows.map((row) => ({ ...row })));
  await database.texts.bulkAdd([...data.texts]);
  await database.originals.bulkAdd([...data.originals]);
  await database.edits.bulkAdd([...data.edits]);
}

function freeTitle(title: string, taken: ReadonlySet<unknown>): string {
  const stem = title.slice(0, 980);
  for (let i = 2; ; i++) if (!taken.has(`${stem} (${i})`)) return `${stem} (${i})`;
}

/** The case under another title, as one more step of its history. */
function underTitle(data: CaseData, title: string, at: string, by: string): CaseData {
  const after = { ...data.case, title, updatedAt: at };
  const change = { table: 'cases' as const, id: data.case.id, before: { ...data.case }, after };
  return { ...withEdit(data, 'change title of the copy', [change], at, by), case: after };
}
