import type { PageGeometry } from '../formats/import/pdf/page-geometry.ts';
import { importNeedSchema } from './import-messages.ts';
import url from './page.worker.ts?worker&url';
import type { OutlineEntry, PageAnswer, PageRequest, PageSize } from './page-messages.ts';
import { type KeptWorker, runInWorker, WorkerFailure } from './run-in-worker.ts';

/** A page may take this long to draw, in milliseconds, and a document to be opened or read. */
const drawLimit = 15_000;
const readLimit = 20_000;

/** Why pages cannot be shown, as the end of a sentence that begins with the file's name. */
export class PageFailure extends Error {
  /** Whether the password is missing or wrong. */
  readonly locked: boolean;
  constructor(reason: string, locked = false) {
    super(reason);
    this.name = 'PageFailure';
    this.locked = locked;
  }
}

interface Wanted {
  readonly page: number;
  readonly scale: number;
  readonly signal: AbortSignal;
  readonly resolve: (picture: ImageBitmap) => void;
  readonly reject: (reason: unknown) => void;
}

/** The pages of one PDF, drawn in a worker of its own; the page asked for last comes first. */
export class PageDocument {
  readonly #bytes: Uint8Array;
  readonly #password: string | undefined;
  readonly #drawer: KeptWorker = { worker: null };
  readonly #closing = new AbortController();
  readonly #wanted: Wanted[] = [];
  #drawing = false;
  sizes: readonly PageSize[] = [];
  /** Empty where the document has no contents of its own. */
  outline: readonly OutlineEntry[] = [];

  private constructor(bytes: Uint8Array, password: string | undefined) {
    this.#bytes = bytes;
    this.#password = password;
  }

  /** @throws PageFailure when the file is damaged, or its password is missing or wrong (`locked` says so) */
  static async open(bytes: Uint8Array, password: string): Promise<PageDocument> {
    const document = new PageDocument(bytes, password === '' ? undefined : password);
    try {
      await document.#ensureOpen();
      return document;
    } catch (error) {
      document.close();
      throw error;
    }
  }

  /** A picture of a page, `scale` pixels to a point. @throws PageFailure, or DOMException when aborted */
  draw(page: number, scale: number, signal: AbortSignal): Promise<ImageBitmap> {
    return new Promise((resolve, reject) => {
      this.#wanted.push({ page, scale, signal, resolve, reject });
      if (!this.#drawing) void this.#drawAll();
    });
  }

  /** Where the words of the source text stand on the pages. @throws PageFailure */
  async places(text: string): Promise<readonly PageGeometry[]> {
    const answer = await this.#ask({ kind: 'places', bytes: this.#bytes, password: this.#password, text }, readLimit);
    return answer.kind === 'places' ? answer.pages : [];
  }

  /** Ends the worker; what is still asked for is refused. */
  close(): void {
    this.#closing.abort();
    this.#drawer.worker?.terminate();
    this.#drawer.worker = null;
  }

  async #ensureOpen(): Promise<void> {
    if (this.#drawer.worker) return;
    const answer = await this.#ask({ kind: 'open', bytes: this.#bytes, password: this.#password }, readLimit, this.#drawer);
    if (answer.kind !== 'opened') return;
    this.sizes = answer.pages;
    this.outline = answer.outline;
  }

  async #drawAll(): Promise<void> {
    this.#drawing = true;
    for (let next = this.#wanted.pop(); next; next = this.#wanted.pop()) {
      const { page, scale, signal, resolve, reject } = next;
      try {
        signal.throwIfAborted();
        await this.#ensureOpen();
        const answer = await this.#ask({ kind: 'draw', page, scale }, drawLimit, this.#drawer);
        if (answer.kind === 'drawn') resolve(answer.picture);
      } catch (error) {
        reject(error);
      }
    }
    this.#drawing = false;
  }

  async #ask(request: PageRequest, timeLimit: number, keep?: KeptWorker): Promise<PageAnswer> {
    try {
      return await runInWorker<PageRequest, PageAnswer>(url, request, {
        timeLimit,
        signal: this.#closing.signal,
        ...(keep ? { keep } : {}),
      });
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      if (error.name === 'ImportRefusal')
        throw new PageFailure(error.message, importNeedSchema.safeParse(error.needs).data?.kind === 'password');
      throw new PageFailure(error.name === 'TimeLimit' ? 'takes too long to show' : 'cannot be shown');
    }
  }
}
