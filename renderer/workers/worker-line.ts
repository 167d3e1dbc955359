import { type WorkerRequest, workerAnswerSchema } from './worker-messages.ts';

/** What is used of a `Worker`, so that tests can put something else in its place. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(message: WorkerRequest): void;
  terminate(): void;
}

/** Why a question got no answer. `refused` carries the worker's own sentence. */
export class NoAnswer extends Error {
  readonly why: 'refused' | 'stopped' | 'too-long' | 'died';
  constructor(why: NoAnswer['why'], message: string) {
    super(message);
    this.name = 'NoAnswer';
    this.why = why;
  }
}

export interface Question {
  readonly task: string;
  readonly input: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly fraction: number; readonly step: string }) => void) | undefined;
}

/** A question may take this long before its worker is stopped, in milliseconds. */
export const answerLimit = 20_000;

/**
 * Questions to a worker, one at a time. A worker that takes too long, dies or is no longer wanted is terminated, and the next question
 * gets a new one, so one bad file never stops the others.
 */
export class WorkerLine {
  readonly #start: () => WorkerLike;
  readonly #limit: number;
  #worker: WorkerLike | null = null;
  #nextId = 1;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(start: () => WorkerLike, limit = answerLimit) {
    this.#start = start;
    this.#limit = limit;
  }

  /** The worker's result, not yet validated. @throws NoAnswer */
  ask(question: Question): Promise<unknown> {
    const answer = this.#queue.then(() => this.#ask(question));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the worker; a question asked later starts a new one. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #ask({ task, input, signal, onProgress }: Question): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
        if (this.#worker) {
          this.#worker.onmessage = null;
          this.#worker.onerror = null;
          this.#worker.onmessageerror = null;
        }
      };
      const giveUp = (why: NoAnswer['why'], sentence: string) => {
        end();
        this.close();
        reject(new NoAnswer(why, sentence));
      };
      const stop = () => giveUp('stopped', 'was stopped');
      const died = () => giveUp('died', 'made the reader fail, so nothing was read from it');
      if (signal?.aborted) {
        stop();
        return;
      }
      try {
        this.#worker ??= this.#start();
      } catch {
        died();
        return;
      }
      const worker = this.#worker;
      worker.onmessage = (event) => {
        const parsed = workerAnswerSchema.safeParse(event.data);
        if (!parsed.success || parsed.data.id !== id) {
          if (!parsed.success) died();
          return;
        }
        const answer = parsed.data;
        if (answer.kind === 'progress') onProgress?.(answer);
        else if (answer.kind === 'failed') died();
        else {
          end();
          if (answer.kind === 'done') resolve(answer.result);
          else reject(new NoAnswer('refused', answer.reason));
        }
      };
      worker.onerror = (event) => {
        event.preventDefault();
        died();
      };
      worker.onmessageerror = died;
      signal?.addEventListener('abort', stop, { once: true });
      timer = setTimeout(
        () => giveUp('too-long', `took longer than ${Math.round(this.#limit / 1000)} seconds to read, so it was stopped`),
        this.#limit,
      );
      try {
        worker.postMessage({ id, task, input });
      } catch {
        died();
      }
    });
  }
}
