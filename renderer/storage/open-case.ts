import { type Row, rowSchemas, type TableName, tableNames } from '../domain/edit.ts';
import { type Original, originalSchema, type SourceText, sourceTextSchema } from '../domain/source.ts';
import type { CaseDatabase, StoredRow } from './case-database.ts';
import { type BrokenRow, CaseInHand } from './case-in-hand.ts';
import { EditJournal, type JournalMessage, readHead } from './edit-journal.ts';

/** An open case: its rows in memory and the journal that changes them. */
export interface OpenCase {
  readonly inHand: CaseInHand;
  readonly journal: EditJournal;
  /** Stops listening to other windows. */
  close(): void;
}

/**
 * Opens a case: reads and validates its rows and joins the other windows that have it open.
 * @param blind leaves what other analysts marked out of every view.
 * @param onReload is told when the rows had to be read anew after a failed change; the `OpenCase` it gets replaces this one's rows.
 */
export async function openCase(
  database: CaseDatabase,
  caseId: string,
  analyst: () => string,
  onReload: (inHand: CaseInHand) => void,
  blind = false,
): Promise<OpenCase> {
  // somebody who changes their name has not become somebody else
  const own = new Set([analyst()]);
  const hides = (row: { readonly createdBy: string }) => blind && !own.has(row.createdBy) && !own.add(analyst()).has(row.createdBy);
  let inHand = await readCase(database, caseId, hides);
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`hearsay case ${caseId}`);
  const host = {
    database,
    get inHand() {
      return inHand;
    },
    analyst,
    reload: async () => {
      inHand = await readCase(database, caseId, hides);
      onReload(inHand);
    },
    publish: (message: JournalMessage) => channel?.postMessage(message),
  };
  const row = inHand.get('cases', caseId);
  const journal = new EditJournal(host, await readHead(database, caseId), row?.updatedAt ?? new Date().toISOString());
  if (channel) channel.onmessage = (event: MessageEvent<JournalMessage>) => journal.receive(event.data);
  return {
    get inHand() {
      return inHand;
    },
    journal,
    close: () => channel?.close(),
  };
}

/** Reads every row of a case. Rows that do not satisfy their schema are set apart as broken. */
export async function readCase(
  database: CaseDatabase,
  caseId: string,
  hides: (row: { readonly createdBy: string }) => boolean = () => false,
): Promise<CaseInHand> {
  const broken: BrokenRow[] = [];
  const rows: Partial<{ [T in TableName]: Row<T>[] }> = {};
  await database.transaction(
    'r',
    tableNames.map((name) => database.table(name)),
    async () => {
      const read = async <T extends TableName>(table: T) => {
        const found =
          table === 'cases'
            ? await database.cases.where('id').equals(caseId).toArray()
            : await database.rows(table).where('caseId').equals(caseId).toArray();
        const whole: Row<T>[] = [];
        for (const raw of found) {
          const parsed = rowSchemas[table].safeParse(raw);
          if (parsed.success) whole.push(parsed.data as Row<T>);
          else broken.push({ table, id: raw.id, problem: firstProblem(parsed.error.issues), raw });
        }
        return whole;
      };
      rows.cases = await read('cases');
      rows.sources = await read('sources');
      rows.speakers = await read('speakers');
      rows.mentions = await read('mentions');
      rows.claims = await read('claims');
      rows.attributions = await read('attributions');
      rows.codes = await read('codes');
      rows.evidence = await read('evidence');
      rows.notes = await read('notes');
      rows.decisions = await read('decisions');
      rows.templates = await read('templates');
      rows.pictures = await read('pictures');
    },
  );
  return new CaseInHand(caseId, rows, broken, hides);
}

/** Said when a source's text cannot be read. */
export const missingText = 'The text of this source is missing or damaged. Its claims are kept; import the file again to read it.';

/** The text of a source. @throws Error with a sentence when it is missing or damaged. */
export async function readText(database: CaseDatabase, sourceId: string): Promise<SourceText> {
  const parsed = sourceTextSchema.safeParse(await database.texts.get(sourceId));
  if (!parsed.success) throw new Error(missingText);
  return parsed.data;
}

/** The bytes a source was imported from, or null when they are missing. */
export async function readOriginal(database: CaseDatabase, sourceId: string): Promise<Original | null> {
  const parsed = originalSchema.safeParse(await database.originals.get(sourceId));
  return parsed.success ? parsed.data : null;
}

function firstProblem(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  const first = issues[0];
  return first ? `${first.path.map(String).join('.') || 'record'}: ${first.message}` : 'not readable';
}

export type { StoredRow };
