import type { ImportInput, ReadSource } from '../formats/import/import-format.ts';
import { ImportRefusal } from '../formats/import/import-format.ts';
import type { EncodingCandidate } from '../text-cleanup/encoding-candidates.ts';
import { startWorker } from './start-worker.ts';
import { NoAnswer, type Question, WorkerLine } from './worker-line.ts';
import { encodingCandidatesSchema, readSourceSchema } from './worker-messages.ts';

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Told at most ten times a second; `fraction` from 0 to 1. */
  readonly onProgress?: (progress: { readonly fraction: number; readonly step: string }) => void;
}

const line = new WorkerLine(() => startWorker('import'));

/**
 * Reads a source away from the window, so that it stays quick and a hostile file can do no more than waste its own time.
 * @throws ImportRefusal with one sentence, also when the worker died, took too long or was stopped.
 */
export async function readInWorker(input: ImportInput, { signal, onProgress }: ReadOptions = {}): Promise<ReadSource> {
  const answer = await ask({ task: 'read', input, signal, onProgress });
  const parsed = readSourceSchema.safeParse(answer);
  if (!parsed.success) throw new ImportRefusal('could not be read: what the reader found in it does not fit together');
  return parsed.data;
}

/** Encodings to choose from for these bytes, best first. @throws ImportRefusal */
export async function encodingsInWorker(input: ImportInput): Promise<readonly EncodingCandidate[]> {
  const parsed = encodingCandidatesSchema.safeParse(await ask({ task: 'encodings', input }));
  return parsed.success ? parsed.data : [];
}

async function ask(question: Question): Promise<unknown> {
  try {
    return await line.ask(question);
  } catch (error) {
    if (error instanceof NoAnswer) throw new ImportRefusal(error.message);
    throw error;
  }
}
