import type { FoundPlaces } from '../domain/search/find-places.ts';
import type { TextPattern } from '../domain/search/parse-query.ts';
import type { SourceText } from '../domain/source.ts';
import url from './search.worker.ts?worker&url';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';
import { startWorker } from './start-worker.ts';

/** How long one source may take before the pattern is given up, in ms. */
const patience = 4000;
/** After how long a search that is no longer wanted is ended by force, in ms. */
const impatience = 200;

/** A pattern that takes too long, such as one with nested repetition. */
export class SearchTooSlow extends Error {
  constructor() {
    super('This pattern takes too long to search with. Make it simpler.');
    this.name = 'SearchTooSlow';
  }
}

/** A source as it is searched. */
export interface SearchedSource {
  readonly id: string;
  readonly aside: readonly number[];
}

/** The texts of a case in the search worker: each goes there once, when it is first searched. */
export class SearchTexts {
  #worker: Worker | null = null;
  readonly #sent = new Set<string>();
  #searchId = 0;

  /**
   * Looks in sources one after the other and tells what each has.
   * @throws SearchTooSlow when a pattern takes too long in one of them; the worker is started anew.
   */
  async search(
    sources: readonly SearchedSource[],
    asked: { readonly find: TextPattern; readonly withAside: boolean; readonly atMost: number },
    read: (sourceId: string) => Promise<SourceText | null>,
    onFound: (sourceId: string, found: FoundPlaces) => void,
    signal: AbortSignal,
  ): Promise<void> {
    this.#searchId += 1;
    const searchId = this.#searchId;
    let left = asked.atMost;
    for (const source of sources) {
      if (signal.aborted) return;
      if (!this.#sent.has(source.id)) {
        const text = await read(source.id);
        if (signal.aborted) return;
        if (!text) continue;
        this.#post({
          kind: 'keep',
          sourceId: source.id,
          text: text.text,
          blocks: text.blocks.map(({ start, end }) => ({ start, end })),
        });
        this.#sent.add(source.id);
      }
      const found = await this.#ask(
        {
          kind: 'find',
          searchId,
          sourceId: source.id,
          find: asked.find,
          aside: source.aside,
          withAside: asked.withAside,
          atMost: left,
        },
        signal,
      );
      if (signal.aborted) return;
      left -= found.places.length;
      onFound(source.id, found);
    }
  }

  /** Stops the worker and lets go of the texts. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#sent.clear();
  }

  #post(message: SearchRequest): Worker {
    this.#worker ??= startWorker(url);
    this.#worker.postMessage(message);
    return this.#worker;
  }

  #ask(request: Extract<SearchRequest, { kind: 'find' }>, signal: AbortSignal): Promise<FoundPlaces> {
    return new Promise((resolve, reject) => {
      const worker = this.#post(request);
      const since = performance.now();
      const stop = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        worker.removeEventListener('message', onMessage);
        worker.removeEventListener('error', onError);
      };
      const onMessage = ({ data }: MessageEvent<SearchAnswer>) => {
        if (data.searchId !== request.searchId || data.sourceId !== request.sourceId) return;
        stop();
        resolve(data.found);
      };
      const onError = () => {
        stop();
        this.close();
        reject(new Error('The search stopped. Try again.'));
      };
      // nobody waits for the answer any more: a worker that is busy with it would keep the next search waiting
      const onAbort = () => {
        stop();
        if (performance.now() - since > impatience) this.close();
        resolve({ places: [], aside: 0, more: false });
      };
      signal.addEventListener('abort', onAbort);
      const timer = setTimeout(() => {
        stop();
        this.close();
        reject(new SearchTooSlow());
      }, patience);
      worker.addEventListener('message', onMessage);
      worker.addEventListener('error', onError);
    });
  }
}
