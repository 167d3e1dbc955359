import { type ImportInput, ImportRefusal, type ReadSource } from '../formats/import/import-format.ts';
import type { EncodingCandidate } from '../text-cleanup/encoding-candidates.ts';
import url from './import.worker.ts?worker&url';
import { encodingCandidatesSchema, type ImportRequest, readSourceSchema } from './import-messages.ts';
import { runInWorker, WorkerFailure, type WorkerRun } from './run-in-worker.ts';

/** One file may take this long, in milliseconds; then its worker is stopped. */
export const readLimit = 20_000;

/**
 * Reads a source in a worker of its own, so that the window stays quick and a hostile file can waste no more than its own time.
 * @throws ImportRefusal with one sentence, also when the worker died, took too long or was stopped.
 */
export async function readInWorker(input: ImportInput, run: Pick<WorkerRun, 'signal' | 'onProgress'> = {}): Promise<ReadSource> {
  const parsed = readSourceSchema.safeParse(await ask({ kind: 'read', input }, run));
  if (!parsed.success) throw new ImportRefusal('could not be read: what the reader found in it does not fit together');
  return parsed.data;
}

/** Encodings to choose from for these bytes, best first. @throws ImportRefusal */
export async function encodingsInWorker(input: ImportInput): Promise<readonly EncodingCandidate[]> {
  const parsed = encodingCandidatesSchema.safeParse(await ask({ kind: 'encodings', input }, {}));
  return parsed.success ? parsed.data : [];
}

async function ask(request: ImportRequest, run: WorkerRun): Promise<unknown> {
  try {
    return await runInWorker<ImportRequest, unknown>(url, request, { ...run, timeLimit: readLimit });
  } catch (error) {
    throw new ImportRefusal(reasonOf(error));
  }
}

/** Why a worker gave no answer, as the end of a sentence that begins with the file's name. */
function reasonOf(error: unknown): string {
  if (error instanceof DOMException) return 'was not read because the import was stopped';
  if (!(error instanceof WorkerFailure)) return 'could not be read because its reader did not start';
  if (error.name === 'ImportRefusal') return error.message.slice(0, 1000);
  if (error.name === 'TimeLimit') return `took longer than ${readLimit / 1000} seconds to read, so it was stopped`;
  return 'made its reader fail, so nothing was read from it';
}
