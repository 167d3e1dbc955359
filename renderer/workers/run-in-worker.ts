import { startWorker } from './start-worker.ts';
import type { WorkerMessage } from './worker-messages.ts';

export interface WorkerRun {
  readonly onProgress?: (fraction: number) => void;
  /** Takes a file piece by piece, from workers that make one. */
  readonly onPiece?: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** Aborting ends the worker at once, whatever it is doing. */
  readonly signal?: AbortSignal;
  /** Buffers that are handed over rather than copied. */
  readonly transfer?: Transferable[];
  /** Milliseconds after which the worker is ended; none when left out. */
  readonly timeLimit?: number;
  /** Keeps the worker for the next request, where many follow each other; one request at a time. Left out: a worker of its own. */
  readonly keep?: KeptWorker;
}

/** Holds a worker between requests. A worker that fails, takes too long or is aborted is ended and not kept. */
export interface KeptWorker {
  worker: Worker | null;
}

/** Why a worker gave no answer. `name` is that of the error inside; `message` a sentence; `needs` what it asks for, unchecked. */
export class WorkerFailure extends Error {
  constructor(
    name: string,
    message: string,
    readonly needs?: unknown,
  ) {
    super(message);
    this.name = name;
  }
}

/**
 * Sends one request to a worker, its own unless one is kept, and ends it with the answer.
 * @throws DOMException `AbortError` when aborted, WorkerFailure otherwise.
 */
export function runInWorker<Q, A>(
  url: string,
  request: Q,
  { onProgress, onPiece, signal, transfer = [], timeLimit, keep }: WorkerRun = {},
): Promise<A> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new DOMException('Cancelled', 'AbortError'));
      return;
    }
    const worker = keep?.worker ?? startWorker(url);
    const listening = new AbortController();
    if (keep) keep.worker = worker;
    const end = (settle: () => void, sound = false) => {
      if (!keep || !sound) worker.terminate();
      if (keep && !sound) keep.worker = null;
      listening.abort();
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const abort = () => end(() => reject(new DOMException('Cancelled', 'AbortError')));
    const timer =
      timeLimit === undefined
        ? undefined
        : setTimeout(() => end(() => reject(new WorkerFailure('TimeLimit', 'This took too long and was stopped.'))), timeLimit);
    signal?.addEventListener('abort', abort);
    const onMessage = (event: MessageEvent<WorkerMessage<A>>) => {
      const message = event.data;
      if (message.kind === 'progress') onProgress?.(message.fraction);
      else if (message.kind === 'piece') onPiece?.(message.bytes);
      else if (message.kind === 'done') end(() => resolve(message.answer), true);
      else end(() => reject(new WorkerFailure(message.name, message.message, message.needs)), true);
    };
    const onError = (event: Event) => {
      event.preventDefault();
      end(() => reject(new WorkerFailure('WorkerError', 'The work could not be done: its program failed to start or ran out of memory.')));
    };
    worker.addEventListener('message', onMessage, { signal: listening.signal });
    worker.addEventListener('error', onError, { signal: listening.signal });
    worker.postMessage(request, transfer);
  });
}
