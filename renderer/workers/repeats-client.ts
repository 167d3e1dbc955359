import type { RepeatFound } from '../attribution/statement-index.ts';
import url from './repeats.worker.ts?worker&url';
import { startWorker } from './start-worker.ts';
import type { BlockSpan, RepeatAnswer, RepeatRequest } from './suggest-messages.ts';

/** A text as it is searched for repeats. */
export interface RepeatText {
  readonly text: string;
  readonly blocks: readonly BlockSpan[];
}

/** The texts of a case in the worker that finds repeats: each goes there once. */
export class RepeatFinder {
  #worker: Worker | null = null;
  readonly #sent = new Set<string>();
  #asked = 0;

  /** Places in the sources that say what the statement says; [] when nobody waits any more. */
  async find(
    statement: string,
    own: { readonly sourceId: string; readonly spans: readonly { start: number; end: number }[] },
    sources: readonly string[],
    read: (sourceId: string) => Promise<RepeatText | null>,
    signal: AbortSignal,
  ): Promise<readonly RepeatFound[]> {
    for (const sourceId of sources) {
      if (this.#sent.has(sourceId)) continue;
      const text = await read(sourceId);
      if (signal.aborted) return [];
      this.#sent.add(sourceId);
      if (text) this.#post({ kind: 'keep', sourceId, ...text });
    }
    this.#asked += 1;
    const asked = this.#asked;
    const worker = this.#post({ kind: 'find', asked, statement, sourceId: own.sourceId, spans: own.spans });
    return new Promise((resolve) => {
      const listening = new AbortController();
      const end = (found: readonly RepeatFound[]) => {
        listening.abort();
        resolve(found);
      };
      signal.addEventListener('abort', () => end([]), { signal: listening.signal });
      worker.addEventListener('message', ({ data }: MessageEvent<RepeatAnswer>) => data.asked === asked && end(data.found), {
        signal: listening.signal,
      });
      worker.addEventListener(
        'error',
        (event) => {
          event.preventDefault();
          this.close();
          end([]);
        },
        { signal: listening.signal },
      );
    });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#sent.clear();
  }

  #post(message: RepeatRequest): Worker {
    this.#worker ??= startWorker(url);
    this.#worker.postMessage(message);
    return this.#worker;
  }
}
