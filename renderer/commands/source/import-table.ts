import type { Source } from '../../domain/source.ts';
import type { TableColumns } from '../../formats/import/table/table-file.ts';
import { readRowsInWorker } from '../../workers/read-in-worker.ts';
import type { Services } from '../services.ts';
import { buildSource } from './build-source.ts';
import { sourcesByHash } from './finish-import.ts';
import { type ImportItem, importQueue, removeItem } from './import-queue.ts';
import { openSource } from './open-source.ts';
import { bytesOf } from './read-queue.ts';
import { noChoices } from './review-choices.ts';
import { addStoredSources } from './source-acts.ts';

/** How far the import of a table has got: reading its rows, or storing them. */
export interface TableProgress {
  readonly step: 'reading' | 'storing';
  readonly done: number;
  readonly all: number;
}

export interface TableRun {
  readonly by: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: TableProgress) => void;
}

/** Rows stored in one transaction. */
const together = 250;

/**
 * Brings the rows of a table into the case, each as a source, all in one step that undo takes back. Rows that the case holds already are left out.
 * Stopping while rows are being stored keeps those stored so far.
 * @throws ImportRefusal when the rows cannot be read
 */
export async function importTable(services: Services, item: ImportItem, columns: TableColumns, run: TableRun): Promise<void> {
  const { bytes } = await bytesOf(item);
  const { name, mediaType } = { name: item.fileName, mediaType: item.mediaType };
  const { encoding } = item.answers;
  const rows = await readRowsInWorker({ name, bytes, mediaType, ...(encoding === undefined ? {} : { encoding }) }, columns, {
    signal: run.signal,
    onProgress: (fraction) => run.onProgress({ step: 'reading', done: Math.round(fraction * 100), all: 100 }),
  });
  const held = new Set(sourcesByHash(services.open.inHand).keys());
  const fresh = rows.sources.filter(({ sha256 }) => !held.has(sha256) && held.add(sha256));
  const begun = Date.now();
  const sources: Source[] = [];
  const register = [...services.open.inHand.all('speakers')];
  const known = register.length;
  for (let from = 0; from < fresh.length && !run.signal.aborted; from += together) {
    const bundles = fresh.slice(from, from + together).map((row, index) => {
      const bundle = buildSource({
        caseId: services.open.inHand.caseId,
        fileName: row.name,
        folder: item.folder,
        bytes: row.bytes,
        sha256: row.sha256,
        read: row.read,
        choices: noChoices,
        by: run.by,
        // sources are listed by when they came in: a millisecond each keeps the rows in their order
        at: new Date(begun + from + index).toISOString(),
        register,
      });
      register.push(...(bundle.speakers ?? []));
      return bundle;
    });
    await services.open.journal.keepTexts(bundles);
    sources.push(...bundles.map(({ source }) => source));
    run.onProgress({ step: 'storing', done: sources.length, all: fresh.length });
  }
  await addStoredSources(services, { versions: [], sources, speakers: register.slice(known), notes: [], claims: [], attributions: [] });
  removeItem(item.id);
  services.toast(outcome(sources.length, rows.sources.length - fresh.length, rows.empty), { undo: sources.length > 0 });
  const [first] = sources;
  const { items, shownId } = importQueue.getState();
  if (items.length === 0) importQueue.setState({ folder: null });
  if (first && items.length === 0 && shownId === '') openSource(services, first.id, true);
}

/** "Imported 980 sources. 12 rows were here already and 8 had no text." */
function outcome(imported: number, known: number, empty: number): string {
  const count = (number: number, one: string) => `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
  const left = [
    known > 0 ? `${count(known, 'row')} ${known === 1 ? 'was' : 'were'} here already` : '',
    empty > 0 ? `${count(empty, 'row')} had no text` : '',
  ].filter(Boolean);
  return `Imported ${count(imported, 'source')}.${left.length > 0 ? ` ${left.join(' and ')}.` : ''}`;
}
