import weights from '../attribution/model/attribution.weights?url';
import { startWorker } from './start-worker.ts';
import url from './suggest.worker.ts?worker&url';
import type { SuggestAnswer, SuggestRequest } from './suggest-messages.ts';

/** How long a worker may take to answer "stop" before it is ended by force, in ms. */
const patience = 400;
/** After this long without work the worker and its 50 MB go, in ms. The next text loads it again in under a second. */
const quiet = 180_000;

export type ReadRequest = Omit<Extract<SuggestRequest, { kind: 'read' }>, 'kind' | 'run'>;
export type ReadAnswer = Exclude<SuggestAnswer, { kind: 'stopped' | 'failed' }>;

/** The worker that reads texts for suggestions: loaded once, one text at a time. */
export class SuggestReader {
  #worker: Promise<Worker> | null = null;
  #run = 0;
  /** Settles when the run that was stopped last is over, by itself or by force. */
  #stopping: Promise<void> = Promise.resolve();
  #leaving: ReturnType<typeof setTimeout> | undefined;

  /** Loads the worker and what it has learned, before it is needed. */
  getReady(): Promise<Worker> {
    this.#leaveLater();
    this.#worker ??= load().catch((error: unknown) => {
      this.#worker = null;
      throw error;
    });
    return this.#worker;
  }

  /**
   * Reads a text. `onAnswer` gets what is found, in pieces; the promise settles with the last of it.
   * @throws DOMException `AbortError` when aborted, Error with a sentence when the worker failed.
   */
  async read(request: ReadRequest, onAnswer: (answer: ReadAnswer) => void, signal: AbortSignal): Promise<void> {
    await this.#stopping;
    const worker = await this.getReady();
    clearTimeout(this.#leaving);
    signal.throwIfAborted();
    this.#run += 1;
    const run = this.#run;
    await new Promise<void>((resolve, reject) => {
      const listening = new AbortController();
      let forced: ReturnType<typeof setTimeout> | undefined;
      let stopped: () => void = () => undefined;
      const end = (settle: () => void) => {
        clearTimeout(forced);
        listening.abort();
        settle();
      };
      const gone = (message: string) => {
        this.close();
        end(() => reject(new Error(message)));
      };
      signal.addEventListener(
        'abort',
        () => {
          worker.postMessage({ kind: 'stop', run } satisfies SuggestRequest);
          this.#stopping = new Promise((over) => {
            stopped = over;
            forced = setTimeout(() => {
              this.close();
              end(over);
            }, patience);
          });
          reject(new DOMException('Cancelled', 'AbortError'));
        },
        { signal: listening.signal, once: true },
      );
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<SuggestAnswer>) => {
          if (data.run !== run) return;
          if (data.kind === 'stopped') end(stopped);
          else if (signal.aborted) return;
          else if (data.kind === 'failed') end(() => reject(new Error(data.message)));
          else {
            onAnswer(data);
            const last = data.kind === 'ranked' || data.kind === 'unread' || (data.kind === 'all' && data.language !== 'en');
            if (last) end(resolve);
          }
        },
        { signal: listening.signal },
      );
      worker.addEventListener('error', () => gone('The suggestion engine stopped. It starts again with the next text.'), {
        signal: listening.signal,
      });
      worker.postMessage({ kind: 'read', run, ...request } satisfies SuggestRequest);
    });
    this.#leaveLater();
  }

  #leaveLater(): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.close(), quiet);
  }

  /** Ends the worker. The next text starts another. */
  close(): void {
    clearTimeout(this.#leaving);
    void this.#worker?.then((worker) => worker.terminate()).catch(() => undefined);
    this.#worker = null;
  }
}

/** Workers may not fetch (their policy forbids the network), so the window does and hands the bytes over. */
async function load(): Promise<Worker> {
  const answer = await fetch(weights);
  if (!answer.ok) throw new Error('The file with what the suggestion engine has learned is missing. Install Hearsay again.');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const worker = startWorker(url);
  worker.addEventListener('error', (event) => event.preventDefault());
  worker.postMessage({ kind: 'learned', bytes } satisfies SuggestRequest, [bytes.buffer]);
  return worker;
}
