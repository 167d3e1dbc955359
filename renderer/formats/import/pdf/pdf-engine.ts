/// <reference path="./pdf-worker-module.d.ts" />
import { version } from 'pdfjs-dist/package.json';
import { z } from '../../../domain/schema.ts';
import { decodeBase64 } from './decode-base64.ts';
import { giveMissingBuiltIns } from './missing-built-ins.ts';

/** Why pdf.js gave nothing; `name` is the name of its exception, such as `PasswordException`. */
export class PdfFailure extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  removeEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const messageSchema = z.looseObject({
  targetName: z.string(),
  sourceName: z.string(),
  action: z.string().optional(),
  callbackId: z.int().optional(),
  callback: z.int().optional(),
  stream: z.int().optional(),
  streamId: z.int().optional(),
});
const reasonSchema = z.looseObject({ name: z.string().default('Error'), message: z.string().default('') });
const requestedFileSchema = z.looseObject({ kind: z.string(), filename: z.string() });

// pdf.js's own numbers for what a message is (its `CallbackKind` and `StreamKind`).
const callbackData = 1;
const streamClose = 3;
const streamEnqueue = 4;
const streamError = 5;
const streamStart = 8;

const docId = 'd';

/** Part of pdf.js that reads: without its page renderer, which needs a DOM. */
export async function loadReader() {
  giveMissingBuiltIns();
  // The module takes over the messages of the worker it is loaded in unless it sees a window. Ours has messages of its own.
  const hide = !('window' in globalThis);
  if (hide) Object.defineProperty(globalThis, 'window', { configurable: true, value: globalThis });
  try {
    return (await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs')).WorkerMessageHandler;
  } finally {
    if (hide) Reflect.deleteProperty(globalThis, 'window');
  }
}

let loaded: ReturnType<typeof loadReader> | undefined;

function failure(reason: unknown): PdfFailure {
  const parsed = reasonSchema.safeParse(reason);
  return parsed.success ? new PdfFailure(parsed.data.name, parsed.data.message) : new PdfFailure('Error', String(reason));
}

/** The reader goes on to use the object it sent, and the lists in it. */
function keptCopy(chunk: unknown): unknown {
  if (typeof chunk !== 'object' || chunk === null) return chunk;
  return Object.fromEntries(Object.entries(chunk).map(([key, value]) => [key, Array.isArray(value) ? [...value] : value]));
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: PdfFailure) => void;
  readonly chunks: unknown[];
  /** Looked at after each chunk: whether no more are wanted. */
  readonly enough?: ((chunks: readonly unknown[]) => boolean) | undefined;
}

/**
 * One open PDF. Speaks to pdf.js's reader in the same thread with the messages it exchanges with its page renderer, so that no second worker is
 * started and nothing of the DOM is needed. Nothing is fetched: the only files the reader may ask for are character maps, which are part of us.
 */
export class PdfEngine {
  readonly pageCount: number;
  private constructor(
    private readonly line: Line,
    pageCount: number,
  ) {
    this.pageCount = pageCount;
  }

  /**
   * Opens a document.
   * @throws PdfFailure, named `PasswordException` when the password is missing or wrong.
   */
  static async open(bytes: Uint8Array, password: string | undefined): Promise<PdfEngine> {
    loaded ??= loadReader();
    const line = new Line(await loaded);
    const info = await line.openDocument(bytes, password);
    return new PdfEngine(line, z.looseObject({ numPages: z.int().min(0) }).parse(info).numPages);
  }

  /** pdf.js's answer to a question such as `GetPage`, unchecked. @throws PdfFailure */
  ask(action: string, data: unknown): Promise<unknown> {
    return this.line.ask(docId, action, data);
  }

  /**
   * The pieces of pdf.js's answer to a question that is answered as a stream, unchecked. When there are `enough` of them the document is closed, since
   * nothing less stops pdf.js, and every later question is refused.
   * @throws PdfFailure
   */
  askStream(action: string, data: unknown, enough?: (chunks: readonly unknown[]) => boolean): Promise<readonly unknown[]> {
    return this.line.askStream(action, data, enough);
  }

  /** Whether the document was closed because there was enough of an answer. */
  get stopped(): boolean {
    return this.line.stopped;
  }

  async close(): Promise<void> {
    await this.line.ask(docId, 'Terminate', null).catch(() => undefined);
  }
}

class Line {
  private readonly listeners = new Set<(event: { readonly data: unknown }) => void>();
  private readonly waiting = new Map<number, Waiting>();
  private readonly streams = new Map<number, Waiting>();
  private opened: Waiting | undefined;
  private nextId = 1;
  stopped = false;

  constructor(reader: { initializeFromPort(port: Port): void }) {
    reader.initializeFromPort({
      postMessage: (message) => this.hear(message),
      addEventListener: (_type, listener) => this.listeners.add(listener),
      removeEventListener: (_type, listener) => this.listeners.delete(listener),
    });
  }

  async openDocument(bytes: Uint8Array, password: string | undefined): Promise<unknown> {
    this.tell('worker', 'configure', { verbosity: 0 });
    const options = {
      docId,
      apiVersion: version,
      // pdf.js may write into what it is given
      data: bytes.slice(),
      ...(password === undefined ? {} : { password }),
      disableAutoFetch: true,
      rangeChunkSize: 65_536,
      docBaseUrl: null,
      enableXfa: false,
      evaluatorOptions: {
        maxImageSize: 0,
        disableFontFace: true,
        ignoreErrors: true,
        isOffscreenCanvasSupported: false,
        isImageDecoderSupported: false,
        canvasMaxAreaInBytes: 0,
        fontExtraProperties: false,
        // no font is looked for: this only keeps pdf.js from asking for its own
        useSystemFonts: true,
        useWasm: false,
        useWorkerFetch: false,
        cMapUrl: null,
        cMapPacked: true,
        iccUrl: null,
        standardFontDataUrl: null,
        wasmUrl: null,
      },
    };
    await this.ask('worker', 'GetDocRequest', options);
    return await new Promise((resolve, reject) => {
      this.opened = { resolve, reject, chunks: [] };
      this.tell(`${docId}_worker`, 'Ready', null);
    });
  }

  ask(target: string, action: string, data: unknown): Promise<unknown> {
    if (this.stopped) return Promise.reject(new PdfFailure('Stopped', 'the document was closed'));
    const callbackId = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(callbackId, { resolve, reject, chunks: [] });
      this.send({ targetName: this.nameOf(target), sourceName: target === 'worker' ? 'main' : docId, action, callbackId, data });
    });
  }

  askStream(action: string, data: unknown, enough?: (chunks: readonly unknown[]) => boolean): Promise<readonly unknown[]> {
    if (this.stopped) return Promise.reject(new PdfFailure('Stopped', 'the document was closed'));
    const streamId = this.nextId++;
    const chunks: unknown[] = [];
    return new Promise((resolve, reject) => {
      this.streams.set(streamId, { resolve: () => resolve(chunks), reject, chunks, enough });
      const desiredSize = Number.MAX_SAFE_INTEGER;
      this.send({ targetName: this.nameOf(docId), sourceName: docId, action, streamId, data, desiredSize });
    });
  }

  private nameOf(target: string): string {
    return target === 'worker' ? 'worker' : `${docId}_worker`;
  }

  private tell(targetName: string, action: string, data: unknown): void {
    this.send({ targetName, sourceName: targetName === 'worker' ? 'main' : docId, action, data });
  }

  private send(data: unknown): void {
    for (const listener of [...this.listeners]) listener({ data });
  }

  /** Takes what the reader says. Every message is for the renderer that we stand in for; what only drawing needs is passed over. */
  private hear(message: unknown): void {
    const parsed = messageSchema.safeParse(message);
    if (!parsed.success) return;
    const { action, callback, callbackId, stream, streamId, sourceName, data, reason, chunk } = parsed.data;
    if (stream !== undefined) this.hearStream(stream, streamId ?? 0, chunk, reason);
    else if (callback !== undefined) {
      const waiting = this.waiting.get(callbackId ?? 0);
      this.waiting.delete(callbackId ?? 0);
      if (callback === callbackData) waiting?.resolve(data);
      else waiting?.reject(failure(reason));
    } else if (callbackId !== undefined) {
      const reply = (answer: object) => this.send({ targetName: sourceName, sourceName: docId, callbackId, ...answer });
      this.serve(action ?? '', data).then(
        (found) => reply({ callback: 1, data: found }),
        (error: unknown) => reply({ callback: 2, reason: failure(error) }),
      );
    } else if (action === 'GetDoc') this.opened?.resolve(z.looseObject({ pdfInfo: z.unknown() }).parse(data).pdfInfo);
    else if (action === 'DocException') this.opened?.reject(failure(data));
  }

  private hearStream(stream: number, streamId: number, chunk: unknown, reason: unknown): void {
    const waiting = this.streams.get(streamId);
    if (stream === streamEnqueue) {
      waiting?.chunks.push(keptCopy(chunk));
      if (waiting?.enough?.(waiting.chunks) === true) this.stop(streamId, waiting);
    } else if (stream === streamClose) {
      this.streams.delete(streamId);
      waiting?.resolve(undefined);
    } else if (stream === streamError || (stream === streamStart && reason !== undefined)) {
      this.streams.delete(streamId);
      waiting?.reject(failure(reason));
    }
  }

  private stop(streamId: number, waiting: Waiting): void {
    this.streams.delete(streamId);
    this.ask(docId, 'Terminate', null).catch(() => undefined);
    this.stopped = true;
    waiting.resolve(undefined);
  }

  private async serve(action: string, data: unknown): Promise<unknown> {
    const file = requestedFileSchema.safeParse(data);
    if (action === 'FetchBinaryData' && file.success && file.data.kind === 'cMapUrl') {
      const { characterMap } = await import('./character-maps.ts');
      const packed = characterMap(file.data.filename);
      if (packed !== undefined) return decodeBase64(packed);
    }
    throw new PdfFailure('NotServed', `${action} is not served`);
  }
}
