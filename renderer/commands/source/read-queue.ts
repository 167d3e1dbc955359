import type { ArrivedFile } from '../../desktop/desktop.ts';
import { type FileWithin, type ImportAnswers, ImportRefusal, type ReadSource } from '../../formats/import/import-format.ts';
import { importByteLimit, refuseBytes } from '../../formats/import/refuse-unreadable.ts';
import { recordingByName } from '../../formats/import/unreadable-kinds.ts';
import { sha256Hex } from '../../text-cleanup/sha256.ts';
import { readInWorker } from '../../workers/read-in-worker.ts';
import { rememberPassword } from './document-passwords.ts';
import {
  type AddedWith,
  addItems,
  changeItem,
  endBatch,
  type Found,
  findItem,
  type ImportItem,
  type Incoming,
  importQueue,
  originOf,
  removeItem,
} from './import-queue.ts';
import { letGo } from './memory-held.ts';
import { isAsked, noChoices } from './review-choices.ts';

let running: AbortController | null = null;
/** What the open case calls the source with these bytes, or ''. */
let heldAs: (sha256: string) => string = () => '';

/**
 * Puts things into the queue and reads them one after another, each in a worker and for 20 seconds at most. Returns their ids.
 * What is found inside a file (attachments, the rows of a table) is brought in the same way, `under` the item it was found in.
 */
export function enqueue(incoming: readonly Incoming[], options: AddedWith = {}): readonly string[] {
  const ids = addItems(incoming, options);
  readWaiting(ids);
  return ids;
}

/** Tells the queue how to find out what the open case holds. */
export function askWhatIsHeld(lookUp: (sha256: string) => string): void {
  heldAs = lookUp;
}

/** Reads items that wait, in the order of the queue; the one under review comes first. */
export function readWaiting(ids: readonly string[]): void {
  const wanted = new Set(ids);
  const items = importQueue.getState().items.filter((item) => wanted.has(item.id));
  if (items.length === 0) return;
  const bytes = items.reduce((sum, item) => sum + item.byteLength, 0);
  importQueue.setState(({ batch }) => ({
    batch: {
      ...batch,
      files: batch.files + items.length,
      bytes: batch.bytes + bytes,
      startedAt: batch.startedAt || performance.now(),
    },
  }));
  if (!running) void readAll();
}

async function readAll(): Promise<void> {
  const control = new AbortController();
  running = control;
  for (let item = nextWaiting(); item && !control.signal.aborted; item = nextWaiting()) {
    const { byteLength } = item;
    await readItem(item, control.signal);
    if (control.signal.aborted) break;
    importQueue.setState(({ batch }) => ({
      batch: { ...batch, filesDone: batch.filesDone + 1, bytesDone: batch.bytesDone + byteLength },
    }));
  }
  if (running !== control) return;
  running = null;
  endBatch();
}

function nextWaiting(): ImportItem | undefined {
  const { items, shownId } = importQueue.getState();
  const shown = shownId === '' ? undefined : findItem(shownId);
  return shown?.state === 'waiting' ? shown : items.find((item) => item.state === 'waiting');
}

async function readItem(item: ImportItem, signal: AbortSignal): Promise<void> {
  changeItem(item.id, { state: 'reading', fraction: 0 });
  try {
    const { bytes, sha256 } = await bytesOf(item);
    const sameAs = item.inFolder && !item.anyway && !item.found ? alreadyThere(item, sha256) : '';
    if (sameAs !== '') {
      changeItem(item.id, { state: 'same', sameAs, sha256, fraction: 0 });
      return;
    }
    const { attached = [], ...read } = await readBytes(item, bytes, {
      signal,
      onProgress: (fraction) => changeItem(item.id, { fraction }),
    });
    if (item.answers.password) rememberPassword(sha256, item.answers.password);
    const now = findItem(item.id);
    if (!now) return;
    if (now.found === null) bringInWithin(now, attached, read.onlyHolds === true);
    if (read.onlyHolds) {
      removeItem(item.id);
      return;
    }
    // decisions go by the lines that were read; in other bytes they would land anywhere
    const choices = item.sha256 === '' || item.sha256 === sha256 ? now.choices : { ...noChoices, facts: now.choices.facts };
    changeItem(item.id, {
      state: 'ready',
      fraction: 1,
      problem: '',
      needs: null,
      bytes,
      byteLength: bytes.length,
      sha256,
      read,
      found: whatWasFound(read),
      choices,
    });
    letGo();
  } catch (error) {
    if (!signal.aborted) setAsideUnread(item, error);
  }
}

/** Mails in mails are opened up to this deep. */
const deepestAttached = 5;

/** Brings in what was found inside a file: what is attached to a letter under its name, the messages of a mailbox in its place. */
function bringInWithin(item: ImportItem, files: readonly FileWithin[], inItsPlace: boolean): void {
  if (files.length === 0) return;
  let depth = 0;
  for (let at: ImportItem | undefined = item; at && at.under !== ''; at = findItem(at.under)) depth += 1;
  if (depth >= deepestAttached) return;
  const { inFolder, folder, under, attachedTo, fileName, id } = item;
  enqueue(files, inItsPlace ? { inFolder, folder, under, attachedTo } : { inFolder, folder, under: id, attachedTo: fileName });
}

/** The bytes of an item and their hash, from where they are. @throws ImportRefusal */
export async function bytesOf(item: ImportItem): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  if (item.bytes && item.sha256) return { bytes: item.bytes, sha256: item.sha256 };
  if (item.byteLength > importByteLimit) throw new ImportRefusal(tooLarge(item));
  const origin = originOf(item.id);
  if (!origin) throw new ImportRefusal('is gone');
  const bytes = readableBytes(await origin.read());
  refuseBytes(bytes);
  return { bytes, sha256: await sha256Hex(bytes) };
}

/** Reads bytes of an item in a worker, with what the analyst answered. @throws ImportRefusal */
export async function readBytes(item: ImportItem, bytes: Uint8Array, run: Parameters<typeof readInWorker>[1] = {}): Promise<ReadSource> {
  const read = await readInWorker({ name: item.fileName, bytes, mediaType: item.mediaType, ...item.answers }, run);
  return item.attachedTo === '' ? read : { ...read, warnings: [`It came attached to ${item.attachedTo}.`, ...read.warnings] };
}

function readableBytes(file: ArrivedFile): Uint8Array {
  if (file.refused === 'too-large') throw new ImportRefusal('is too large to be imported');
  if (file.refused !== undefined) throw new ImportRefusal('could not be opened: it is a folder, or it was moved or locked meanwhile');
  return file.bytes;
}

function tooLarge({ byteLength, fileName, mediaType }: ImportItem): string {
  const recording = recordingByName(fileName, mediaType);
  if (recording !== '') return recording;
  const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
  return `is ${megabytes(byteLength)} MB, which is more than the ${megabytes(importByteLimit)} MB that can be imported`;
}

/** What the same bytes are called: in the case, or further up in the queue. */
function alreadyThere(item: ImportItem, sha256: string): string {
  const held = heldAs(sha256);
  if (held !== '') return `“${held}” in this case`;
  const twin = importQueue
    .getState()
    .items.find((other) => other.id !== item.id && other.sha256 === sha256 && other.state !== 'same' && other.state !== 'failed');
  return twin ? (twin.folder === '' || twin.folder === item.folder ? twin.label : `${twin.folder}/${twin.label}`) : '';
}

function whatWasFound(read: ReadSource): Found {
  return {
    title: read.facts.title,
    kind: read.kind,
    questions: read.blocks.filter((block, index) => isAsked(block, index, noChoices)).length,
    warnings: read.warnings.length,
  };
}

/** What becomes of an item that could not be read: it waits for an answer, keeps what was read before, or is listed with the reason. */
function setAsideUnread(item: ImportItem, error: unknown): void {
  const refusal = error instanceof ImportRefusal ? error : null;
  const problem = refusal?.reason ?? 'could not be read';
  if (refusal?.needs) {
    changeItem(item.id, { state: 'needs', needs: refusal.needs, problem, fraction: 0 });
    return;
  }
  if (item.read) {
    // another encoding did not do: what was read before stands
    const { encoding } = item.read;
    tellProblem(`${item.label}, read as ${item.answers.encoding ?? encoding.name}, ${problem}.`);
    const { encoding: _tried, ...answers } = item.answers;
    changeItem(item.id, { state: 'ready', answers: encoding.from === 'chosen' ? { ...answers, encoding: encoding.name } : answers });
    return;
  }
  // files of a folder are listed in its overview
  if (!item.inFolder) tellProblem(`${item.label} ${problem}.`);
  changeItem(item.id, { state: 'failed', problem, bytes: null, fraction: 0 });
}

function tellProblem(problem: string): void {
  importQueue.setState(({ problems }) => ({ problems: [...problems, problem] }));
}

/** Stops reading. What has been read stays; files of a folder are listed as not read, the rest leaves the queue. */
export function stopReading(): void {
  running?.abort();
  running = null;
  importQueue.setState(({ items }) => ({
    items: items.flatMap((item) => {
      if (item.state !== 'waiting' && item.state !== 'reading') return [item];
      if (item.found) {
        const { encoding: _tried, ...answers } = item.answers;
        return [{ ...item, state: 'ready' as const, answers: item.read?.encoding.from === 'chosen' ? item.answers : answers }];
      }
      return item.inFolder ? [{ ...item, state: 'stopped' as const, fraction: 0 }] : [];
    }),
  }));
  endBatch();
}

/** Reads items again that failed or were stopped. */
export function tryAgain(ids: readonly string[]): void {
  sendBack(ids, { problem: '', needs: null });
}

/** Reads items that were skipped because their bytes are there already. */
export function readAnyway(ids: readonly string[]): void {
  sendBack(ids, { anyway: true, sameAs: '' });
}

/** The analyst's answer to what an item needs: it is read again with it, and may ask again. */
export function answerNeed(id: string, answers: ImportAnswers): void {
  const item = findItem(id);
  if (item) sendBack([id], { answers: { ...item.answers, ...answers }, needs: null, problem: '' });
}

/** Reads an item anew in an encoding that the analyst chose. Corrected facts are kept; decisions on lines begin anew. */
export function readAgain(id: string, encoding: string): void {
  const item = findItem(id);
  if (item) sendBack([id], { answers: { ...item.answers, encoding }, choices: { ...noChoices, facts: item.choices.facts } });
}

function sendBack(ids: readonly string[], change: Partial<ImportItem>): void {
  const wanted = new Set(ids);
  importQueue.setState(({ items }) => ({
    items: items.map((item) => (wanted.has(item.id) ? { ...item, ...change, state: 'waiting' as const, fraction: 0 } : item)),
  }));
  readWaiting(ids);
}

/** Shows an item's review. One whose text was let go to save memory is read again first, before all others. */
export function showItem(id: string): void {
  importQueue.setState({ shownId: id, addingMore: false });
  const item = findItem(id);
  if (item?.state === 'ready' && !(item.read && item.bytes)) sendBack([id], {});
  letGo();
}

/** Shows the place where sources are brought in, beside whatever waits. */
export function showPlace(): void {
  importQueue.setState({ shownId: '', addingMore: true });
}

/** Shows the overview of the folder. */
export function showOverview(): void {
  importQueue.setState({ shownId: '', addingMore: false });
}
