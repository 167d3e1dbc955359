import { createStore } from 'zustand/vanilla';
import { arrivedFile } from '../../desktop/browser-files.ts';
import type { ArrivedFile } from '../../desktop/desktop.ts';
import { type ImportInput, ImportRefusal, type ReadSource } from '../../formats/import/import-format.ts';
import { importByteLimit, refuseBytes } from '../../formats/import/refuse-unreadable.ts';
import { sha256Hex } from '../../text-cleanup/sha256.ts';
import { readInWorker } from '../../workers/read-in-worker.ts';
import { noChoices, type ReviewChoices } from './review-choices.ts';

/** Something brought in and not yet part of the case. */
export interface ImportItem {
  readonly id: string;
  /** What the analyst sees: the file name, or "Pasted text". */
  readonly label: string;
  /** File name, or '' for pasted text. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteLength: number;
  readonly state: 'waiting' | 'reading' | 'ready' | 'failed';
  /** 0 to 1 while reading. */
  readonly fraction: number;
  /** Why it cannot be read, without its name: "is empty". */
  readonly problem: string;
  readonly bytes: Uint8Array | null;
  readonly sha256: string;
  /** Encoding the analyst chose, or ''. */
  readonly encoding: string;
  readonly read: ReadSource | null;
  readonly choices: ReviewChoices;
}

export interface ImportQueue {
  readonly items: readonly ImportItem[];
  /** The item under review; '' shows the place where sources are brought in. */
  readonly shownId: string;
  /** Items of the batch being read, for the progress bar: all of them, and those finished. */
  readonly batch: { readonly files: number; readonly bytes: number; readonly filesDone: number; readonly bytesDone: number };
  /** Problems of items that were taken off the list, still to be told. */
  readonly problems: readonly string[];
}

const noBatch = { files: 0, bytes: 0, filesDone: 0, bytesDone: 0 };

/** The import queue of this window. */
export const importQueue = createStore<ImportQueue>(() => ({ items: [], shownId: '', batch: noBatch, problems: [] }));

/** What is to be read: a file of the browser, read when its turn comes, or bytes at hand. */
export type Incoming = File | ArrivedFile | { readonly pasted: string; readonly html: boolean };

const sources = new Map<string, Incoming>();
let running: AbortController | null = null;

/** Puts things into the queue and reads them one after another. Returns their ids. */
export function enqueue(incoming: readonly Incoming[]): readonly string[] {
  const items = incoming.map(toItem);
  items.forEach((item, i) => {
    const source = incoming[i];
    if (source) sources.set(item.id, source);
  });
  const bytes = items.reduce((sum, item) => sum + item.byteLength, 0);
  importQueue.setState(({ items: before, batch }) => ({
    items: [...before, ...items],
    batch: { ...batch, files: batch.files + items.length, bytes: batch.bytes + bytes },
  }));
  if (!running) void readAll();
  return items.map((item) => item.id);
}

function toItem(incoming: Incoming): ImportItem {
  const common = {
    id: crypto.randomUUID(),
    state: 'waiting',
    fraction: 0,
    problem: '',
    bytes: null,
    sha256: '',
    encoding: '',
    read: null,
  } as const;
  if ('pasted' in incoming) {
    const mediaType = incoming.html ? 'text/html' : 'text/plain';
    return { ...common, label: 'Pasted text', fileName: '', mediaType, byteLength: incoming.pasted.length, choices: noChoices };
  }
  const mediaType = incoming instanceof File ? incoming.type : incoming.mediaType;
  const byteLength = incoming instanceof File ? incoming.size : incoming.bytes.length;
  return { ...common, label: incoming.name, fileName: incoming.name, mediaType, byteLength, choices: noChoices };
}

async function readAll(): Promise<void> {
  const control = new AbortController();
  running = control;
  for (let item = nextWaiting(); item && !control.signal.aborted; item = nextWaiting()) {
    await readItem(item, control.signal);
    const { byteLength } = item;
    importQueue.setState(({ batch }) => ({
      batch: { ...batch, filesDone: batch.filesDone + 1, bytesDone: batch.bytesDone + byteLength },
    }));
  }
  if (running !== control) return;
  running = null;
  importQueue.setState({ batch: noBatch });
}

const nextWaiting = () => importQueue.getState().items.find((item) => item.state === 'waiting');

/** Changes an item that is still in the queue. */
export function changeItem(id: string, change: Partial<ImportItem>): void {
  importQueue.setState(({ items }) => ({ items: items.map((item) => (item.id === id ? { ...item, ...change } : item)) }));
}

async function readItem(item: ImportItem, signal: AbortSignal): Promise<void> {
  changeItem(item.id, { state: 'reading', fraction: 0 });
  try {
    const bytes = item.bytes ?? (await bytesOf(sources.get(item.id)));
    const input: ImportInput = {
      name: item.fileName,
      bytes,
      mediaType: item.mediaType,
      ...(item.encoding ? { encoding: item.encoding } : {}),
    };
    refuseBytes(bytes);
    const sha256 = await sha256Hex(bytes);
    const read = await readInWorker(input, { signal, onProgress: (fraction) => changeItem(item.id, { fraction }) });
    sources.delete(item.id);
    changeItem(item.id, { state: 'ready', fraction: 1, bytes, byteLength: bytes.length, sha256, read });
  } catch (error) {
    if (signal.aborted) {
      if (!item.read) removeItem(item.id);
      return;
    }
    const problem = error instanceof ImportRefusal ? error.reason : 'could not be read';
    sources.delete(item.id);
    if (item.read) {
      // another encoding did not do: what was read before stands
      const { encoding } = item.read;
      importQueue.setState(({ problems }) => ({ problems: [...problems, `${item.label}, read as ${item.encoding}, ${problem}.`] }));
      changeItem(item.id, { state: 'ready', encoding: encoding.from === 'chosen' ? encoding.name : '' });
      return;
    }
    importQueue.setState(({ problems }) => ({ problems: [...problems, `${item.label} ${problem}.`] }));
    changeItem(item.id, { state: 'failed', problem, bytes: null });
  }
}

async function bytesOf(source: Incoming | undefined): Promise<Uint8Array> {
  if (!source) throw new ImportRefusal('is gone');
  if ('pasted' in source) return new TextEncoder().encode(source.pasted);
  if (source instanceof File && source.size > importByteLimit) {
    const size = Math.ceil(source.size / (1024 * 1024));
    throw new ImportRefusal(`is ${size} MB, which is more than the ${importByteLimit / (1024 * 1024)} MB that can be imported`);
  }
  const file = source instanceof File ? await arrivedFile(source) : source;
  if (file.refused === 'too-large') throw new ImportRefusal('is too large to be imported');
  if (file.refused !== undefined) throw new ImportRefusal('could not be opened: it is a folder, or it was moved or locked meanwhile');
  return file.bytes;
}

/** Stops reading. What has been read stays, the rest leaves the queue. */
export function stopReading(): void {
  running?.abort();
  running = null;
  importQueue.setState(({ items }) => ({
    items: items.flatMap((item) => {
      if (item.state !== 'waiting' && item.state !== 'reading') return [item];
      return item.read ? [{ ...item, state: 'ready' as const, encoding: '' }] : [];
    }),
    batch: noBatch,
  }));
}

/** Reads an item anew in an encoding that the analyst chose. Corrected facts are kept; decisions on lines begin anew. */
export function readAgain(id: string, encoding: string): void {
  const item = importQueue.getState().items.find((entry) => entry.id === id);
  if (!item?.bytes) return;
  changeItem(id, { state: 'waiting', encoding, choices: { ...noChoices, facts: item.choices.facts } });
  importQueue.setState(({ batch }) => ({ batch: { ...batch, files: batch.files + 1, bytes: batch.bytes + item.byteLength } }));
  if (!running) void readAll();
}

/** Takes items off the queue and shows the next one that is ready. */
export function removeItem(...ids: readonly string[]): void {
  for (const id of ids) sources.delete(id);
  importQueue.setState(({ items, shownId }) => {
    const left = items.filter((item) => !ids.includes(item.id));
    if (!ids.includes(shownId)) return { items: left };
    const at = items.findIndex((item) => item.id === shownId);
    const next =
      items.slice(at + 1).find((item) => !ids.includes(item.id) && item.state !== 'failed') ?? left.find((item) => item.state !== 'failed');
    return { items: left, shownId: next?.id ?? '' };
  });
}

export function showItem(id: string): void {
  importQueue.setState({ shownId: id });
}

export function changeChoices(id: string, change: (choices: ReviewChoices) => ReviewChoices): void {
  const item = importQueue.getState().items.find((entry) => entry.id === id);
  if (item) changeItem(id, { choices: change(item.choices) });
}
