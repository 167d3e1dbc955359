import { type ImportInput, type ImportNeed, ImportRefusal, type ReadSource } from '../formats/import/import-format.ts';
import type { TableColumns } from '../formats/import/table/table-file.ts';
import type { RowSources } from '../formats/import/table/table-sources.ts';
import type { EncodingCandidate } from '../text-cleanup/encoding-candidates.ts';
import url from './import.worker.ts?worker&url';
import { checkRead, encodingCandidatesSchema, type ImportRequest, importNeedSchema, rowSourcesSchema } from './import-messages.ts';
import { type KeptWorker, runInWorker, WorkerFailure, type WorkerRun } from './run-in-worker.ts';
import { startWorker } from './start-worker.ts';

/** One file may take this long, in milliseconds; then its worker is stopped. */
export const readLimit = 20_000;

/**
 * Reads a source in a worker, so that the window stays quick and a hostile file can waste no more than its own time.
 * @throws ImportRefusal with one sentence, also when the worker died, took too long or was stopped.
 */
export async function readInWorker(input: ImportInput, run: Pick<WorkerRun, 'signal' | 'onProgress'> = {}): Promise<ReadSource> {
  const read = await checkRead(await ask({ kind: 'read', input }, run));
  if (!read) throw new ImportRefusal('could not be read: what the reader found in it does not fit together');
  return read;
}

/** The rows of a table may take longer than one source: each of them is one. In milliseconds. */
const rowsLimit = 180_000;

/**
 * Reads the rows of a table as sources, in a worker.
 * @throws ImportRefusal
 */
export async function readRowsInWorker(
  input: ImportInput,
  columns: TableColumns,
  run: Pick<WorkerRun, 'signal' | 'onProgress'> = {},
): Promise<RowSources> {
  const parsed = rowSourcesSchema.safeParse(await ask({ kind: 'rows', input, columns }, { ...run, timeLimit: rowsLimit }));
  if (!parsed.success) throw new ImportRefusal('could not be read: what the reader found in it does not fit together');
  return parsed.data;
}

/** Encodings to choose from for these bytes, best first. @throws ImportRefusal */
export async function encodingsInWorker(input: ImportInput): Promise<readonly EncodingCandidate[]> {
  const parsed = encodingCandidatesSchema.safeParse(await ask({ kind: 'encodings', input }, {}));
  return parsed.success ? parsed.data : [];
}

/** The reader stays for the next file, since its start takes longer than reading most files; after a quiet minute it goes. */
const reader: KeptWorker = { worker: null };
const quietMinute = 60_000;
let lastAnswer: Promise<unknown> = Promise.resolve();
let leaving: ReturnType<typeof setTimeout> | undefined;

/** Starts the reader before it is needed. If that fails, the next file starts another one, whose failure is told. */
export function getReaderReady(): void {
  if (reader.worker) return;
  try {
    const worker = startWorker(url);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (reader.worker === worker) reader.worker = null;
    });
    reader.worker = worker;
    leaveLater();
  } catch {
    reader.worker = null;
  }
}

function leaveLater(): void {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    reader.worker?.terminate();
    reader.worker = null;
  }, quietMinute);
}

function ask(request: ImportRequest, run: WorkerRun): Promise<unknown> {
  const answer = lastAnswer.then(async () => {
    clearTimeout(leaving);
    try {
      return await runInWorker<ImportRequest, unknown>(url, request, { timeLimit: readLimit, ...run, keep: reader });
    } catch (error) {
      throw new ImportRefusal(reasonOf(error), needOf(error));
    } finally {
      leaveLater();
    }
  });
  lastAnswer = answer.catch(() => undefined);
  return answer;
}

/** Why a worker gave no answer, as the end of a sentence that begins with the file's name. */
function reasonOf(error: unknown): string {
  if (error instanceof DOMException) return 'was not read because the import was stopped';
  if (!(error instanceof WorkerFailure)) return 'could not be read because its reader did not start';
  if (error.name === 'ImportRefusal') return error.message.slice(0, 1000);
  if (error.name === 'TimeLimit') return `took longer than ${readLimit / 1000} seconds to read, so it was stopped`;
  return 'made its reader fail, so nothing was read from it';
}

function needOf(error: unknown): ImportNeed | undefined {
  if (!(error instanceof WorkerFailure) || error.name !== 'ImportRefusal') return undefined;
  return importNeedSchema.safeParse(error.needs).data;
}
