import { createStore } from 'zustand/vanilla';
import { arrivedFile } from '../../desktop/browser-files.ts';
import type { ArrivedFile, FileAtHand, FolderFound, LeftOut } from '../../desktop/desktop.ts';
import type { ImportAnswers, ImportNeed, ReadSource } from '../../formats/import/import-format.ts';
import { noChoices, type ReviewChoices } from './review-choices.ts';

/**
 * Where an item stands:
 * - `waiting`, `reading`: its turn comes, has come;
 * - `ready`: read, can be reviewed and imported;
 * - `needs`: cannot go on before the analyst answers `needs` (see `answerNeed`); the others go on;
 * - `same`: its bytes are in the case or further up in the queue, so it was skipped (folders only; `sameAs` says what it is the same as);
 * - `failed`: cannot be read, `problem` says why; `tryAgain` reads it again;
 * - `stopped`: the analyst stopped before its turn (folders only).
 */
export type ItemState = 'waiting' | 'reading' | 'ready' | 'needs' | 'same' | 'failed' | 'stopped';

/** Something brought in and not yet part of the case. */
export interface ImportItem {
  readonly id: string;
  /** What the analyst sees: the file name, or "Pasted text". */
  readonly label: string;
  /** File name, or '' for pasted text. */
  readonly fileName: string;
  /** Folders it lies in, joined by "/", or ''. */
  readonly folder: string;
  /** Part of a folder that was brought in: skipped where it is there already, and listed in the overview. */
  readonly inFolder: boolean;
  /** The item it was found in (a letter's attachment), or ''. */
  readonly under: string;
  /** Name of the file it was attached to, or ''. */
  readonly attachedTo: string;
  readonly mediaType: string;
  readonly byteLength: number;
  readonly state: ItemState;
  /** 0 to 1 while reading. */
  readonly fraction: number;
  /** Why it cannot be read, without its name: "is empty". */
  readonly problem: string;
  readonly needs: ImportNeed | null;
  /** What the analyst answered: an encoding, a password. */
  readonly answers: ImportAnswers;
  readonly sameAs: string;
  /** Read although it is there already. */
  readonly anyway: boolean;
  /** `null` where it was let go to save memory; showing or importing the item fetches it again. The same holds for `read`. */
  readonly bytes: Uint8Array | null;
  readonly sha256: string;
  readonly read: ReadSource | null;
  /** What reading found, kept when `read` is let go; `null` before. */
  readonly found: Found | null;
  readonly choices: ReviewChoices;
}

/** What lists say about a read item. */
export interface Found {
  readonly title: string;
  readonly kind: ReadSource['kind'];
  /** Lines the clean-up asks about. */
  readonly questions: number;
  readonly warnings: number;
}

/** Everything being read now, for the one progress bar. */
export interface Batch {
  readonly files: number;
  readonly bytes: number;
  readonly filesDone: number;
  readonly bytesDone: number;
  /** `performance.now()` when it began; 0 when nothing is read. */
  readonly startedAt: number;
}

/** The folder, or folders, being brought in. */
export interface FolderRun {
  readonly name: string;
  /** Still walking through it: nothing is known yet. */
  readonly looking: boolean;
  readonly leftOut: readonly LeftOut[];
}

export interface ImportQueue {
  readonly items: readonly ImportItem[];
  /** The item under review; '' shows the overview of the folder if there is one, else the place where sources are brought in. */
  readonly shownId: string;
  readonly batch: Batch;
  readonly folder: FolderRun | null;
  /** The place where sources are brought in is shown although there is a folder. */
  readonly addingMore: boolean;
  /** Items being stored by "Import all": those done and all; `null` when none are. */
  readonly storing: { readonly done: number; readonly all: number } | null;
  /** Problems of items that were taken off the list, still to be told. */
  readonly problems: readonly string[];
}

const noBatch: Batch = { files: 0, bytes: 0, filesDone: 0, bytesDone: 0, startedAt: 0 };
const empty: ImportQueue = {
  items: [],
  shownId: '',
  batch: noBatch,
  folder: null,
  addingMore: false,
  storing: null,
  problems: [],
};

/** The import queue of this window. `read-queue.ts` reads what is in it. */
export const importQueue = createStore<ImportQueue>(() => empty);

/** What is to be read: a file of the browser or the host, read when its turn comes, or bytes at hand. */
export type Incoming = File | FileAtHand | ArrivedFile | { readonly pasted: string; readonly html: boolean };

/** Where an item's bytes come from. Kept as long as the item is in the queue, so that it can be read again. */
export interface Origin {
  readonly read: () => Promise<ArrivedFile>;
  /** The bytes are elsewhere and can be let go here. */
  readonly elsewhere: boolean;
}

const origins = new Map<string, Origin>();

export const originOf = (id: string): Origin | undefined => origins.get(id);

/** What is known about things that come into the queue together. */
export interface AddedWith {
  /** Part of a folder: what is there already is skipped. */
  readonly inFolder?: boolean;
  /** The item these were found in, such as the letter of an attachment: they are listed under it and go with their own review. */
  readonly under?: string;
  readonly attachedTo?: string;
  readonly folder?: string;
}

/** Puts items into the queue, waiting. Returns their ids. Use `enqueue` of `read-queue.ts`, which also reads them. */
export function addItems(
  incoming: readonly Incoming[],
  { inFolder = false, under = '', attachedTo = '', folder }: AddedWith = {},
): readonly string[] {
  const items = incoming.map((one): ImportItem => {
    const { origin, ...facts } = whatCame(one);
    const id = crypto.randomUUID();
    origins.set(id, origin);
    const label = attachedTo === '' ? facts.label : `${facts.label}, attached to ${attachedTo}`;
    return { ...newItem, ...facts, label, folder: folder ?? facts.folder, id, inFolder, under, attachedTo };
  });
  importQueue.setState(({ items: before }) => ({ items: [...before, ...items] }));
  return items.map((item) => item.id);
}

const newItem = {
  state: 'waiting',
  fraction: 0,
  problem: '',
  needs: null,
  answers: {},
  sameAs: '',
  anyway: false,
  bytes: null,
  sha256: '',
  read: null,
  found: null,
  choices: noChoices,
} as const;

type Came = Pick<ImportItem, 'label' | 'fileName' | 'folder' | 'mediaType' | 'byteLength'> & { readonly origin: Origin };

function whatCame(one: Incoming): Came {
  if ('pasted' in one) {
    const mediaType = one.html ? 'text/html' : 'text/plain';
    const bytes = new TextEncoder().encode(one.pasted);
    const origin = { read: async () => ({ name: '', mediaType, bytes }), elsewhere: false };
    return { label: 'Pasted text', fileName: '', folder: '', mediaType, byteLength: bytes.length, origin };
  }
  const { name } = one;
  if (one instanceof File) {
    const origin = { read: () => arrivedFile(one), elsewhere: true };
    return { label: name, fileName: name, folder: '', mediaType: one.type, byteLength: one.size, origin };
  }
  if ('read' in one) {
    const { folder, mediaType, byteLength } = one;
    return { label: name, fileName: name, folder, mediaType, byteLength, origin: { read: () => one.read(), elsewhere: true } };
  }
  const origin = { read: async () => one, elsewhere: false };
  return { label: name, fileName: name, folder: '', mediaType: one.mediaType, byteLength: one.bytes.length, origin };
}

/** Says that a folder is being walked, and shows its overview. */
export function beginFolder(name: string): void {
  importQueue.setState(({ folder, shownId, items }) => ({
    folder: { name: folder ? `${folder.name} and ${name}` : name, looking: true, leftOut: folder?.leftOut ?? [] },
    shownId: items.some((item) => item.id === shownId) ? shownId : '',
    addingMore: false,
  }));
}

/** What the walk found; nothing when it could not be walked. Returns the ids of the new items. */
export function endFolder(found: FolderFound | null): readonly string[] {
  const { folder, items } = importQueue.getState();
  if (folder === null) return [];
  if (found === null && !items.some((item) => item.inFolder)) importQueue.setState({ folder: null });
  else importQueue.setState({ folder: { ...folder, looking: false, leftOut: [...folder.leftOut, ...(found?.leftOut ?? [])] } });
  return addItems(found?.files ?? [], { inFolder: true });
}

/** Takes the folder and everything of it off the queue. */
export function closeFolder(): void {
  removeItem(...importQueue.getState().items.flatMap((item) => (item.inFolder ? [item.id] : [])));
  importQueue.setState({ folder: null });
}

/** Changes an item that is still in the queue. */
export function changeItem(id: string, change: Partial<ImportItem>): void {
  importQueue.setState(({ items }) => {
    const at = placeOf(items, id);
    const item = items[at];
    return item ? { items: items.with(at, { ...item, ...change }) } : {};
  });
}

export function findItem(id: string): ImportItem | undefined {
  const { items } = importQueue.getState();
  return items[placeOf(items, id)];
}

let lastPlace = 0;

/** Where an item is, or -1. Looked for from the last one asked for on, since files are read and stored in order. */
function placeOf(items: readonly ImportItem[], id: string): number {
  const near = items[lastPlace]?.id === id ? lastPlace : items[lastPlace + 1]?.id === id ? lastPlace + 1 : -1;
  const at = near >= 0 ? near : items.findIndex((item) => item.id === id);
  if (at >= 0) lastPlace = at;
  return at;
}

const canBeShown = ({ state }: ImportItem) => state === 'ready' || state === 'waiting' || state === 'reading';

/** Takes items off the queue. Where the one under review is among them, the next one that can be reviewed is shown. */
export function removeItem(...ids: readonly string[]): void {
  const gone = new Set(ids);
  for (const id of ids) origins.delete(id);
  importQueue.setState(({ items, shownId }) => {
    const left = items.filter((item) => !gone.has(item.id));
    if (!gone.has(shownId)) return { items: left };
    const at = items.findIndex((item) => item.id === shownId);
    const next = items.slice(at + 1).find((item) => !gone.has(item.id) && canBeShown(item)) ?? left.find(canBeShown);
    return { items: left, shownId: next?.id ?? '' };
  });
}

export function changeChoices(id: string, change: (choices: ReviewChoices) => ReviewChoices): void {
  const item = findItem(id);
  if (item) changeItem(id, { choices: change(item.choices) });
}

/** No item is waiting or being read. */
export function endBatch(): void {
  importQueue.setState({ batch: noBatch });
}
