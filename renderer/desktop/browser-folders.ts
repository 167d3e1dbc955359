import { compareNames, folderLimits, type LeftOut, type LeftOutReason, leftOutByName } from '../../electron/bridge/left-out.ts';
import { arrivedFile } from './browser-files.ts';
import type { FileAtHand, FolderFound } from './desktop.ts';

/** Whether something being dragged over the window is files. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** What a drop holds: single files, or folders that are still to be walked. */
export type Dropped =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'folders'; readonly name: string; readonly found: Promise<FolderFound> };

/** Takes what was dropped. Must be called while the event is handled: the browser empties the list afterwards. */
export function takeDrop(transfer: DataTransfer): Dropped {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
  if (!entries.some(isDirectory)) return { kind: 'files', files: [...transfer.files] };
  return { kind: 'folders', name: nameOfAll(entries), found: walkEntries(entries) };
}

/** Walks dropped folders, deepest limits and left-out rules as in `left-out.ts`. Bytes are not read: only names and sizes. */
export async function walkEntries(entries: readonly FileSystemEntry[]): Promise<FolderFound> {
  const walk = new Walk();
  for (const entry of entries) await walk.enter(entry, '', 0);
  return { name: nameOfAll(entries), files: walk.files, leftOut: walk.leftOut };
}

class Walk {
  readonly files: FileAtHand[] = [];
  readonly leftOut: LeftOut[] = [];

  async enter(entry: FileSystemEntry, folder: string, depth: number): Promise<void> {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    // what was dropped by itself was meant, whatever it is called
    const why = depth === 0 && isDirectory(entry) ? null : leftOutByName(entry.name);
    if (why) this.leaveOut(path, why);
    else if (isFile(entry)) await this.takeFile(entry, folder, path);
    else if (isDirectory(entry)) {
      if (depth >= folderLimits.depth) this.leaveOut(path, 'too-deep');
      else await this.enterFolder(entry, path, depth);
    }
  }

  private async enterFolder(entry: FileSystemDirectoryEntry, path: string, depth: number): Promise<void> {
    const reader = entry.createReader();
    const inside: FileSystemEntry[] = [];
    try {
      // a reader hands out its entries in portions, and an empty one at the end
      for (let part = await readPart(reader); part.length > 0; part = await readPart(reader)) inside.push(...part);
    } catch {
      this.leaveOut(path, 'unreadable');
    }
    inside.sort(byKindAndName);
    for (const each of inside) await this.enter(each, path, depth + 1);
  }

  private async takeFile(entry: FileSystemFileEntry, folder: string, path: string): Promise<void> {
    if (this.files.length >= folderLimits.files) {
      this.leaveOut(path, 'too-many');
      return;
    }
    const file = await fileOf(entry).catch(() => null);
    if (!file) {
      this.leaveOut(path, 'unreadable');
      return;
    }
    // asked for anew when its turn comes, since a file that was saved meanwhile is another one to the browser
    const read = async () => arrivedFile(await fileOf(entry).catch(() => file));
    this.files.push({ name: file.name, mediaType: file.type, byteLength: file.size, folder, read });
  }

  private leaveOut(path: string, why: LeftOutReason): void {
    if (this.leftOut.length < folderLimits.leftOut) this.leftOut.push({ path, why });
  }
}

/** Lets the analyst choose a folder with the browser's own picker. `null` when cancelled. */
export function chooseFolder(): Promise<FolderFound | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.hidden = true;
    const end = (found: FolderFound | null) => {
      input.remove();
      resolve(found);
    };
    input.addEventListener('change', () => end(folderOfFiles([...(input.files ?? [])])));
    input.addEventListener('cancel', () => end(null));
    document.body.append(input);
    input.click();
  });
}

/** What a folder picker gives: every file below the folder, hidden ones too, each with its path. */
export function folderOfFiles(chosen: readonly File[]): FolderFound {
  const files: FileAtHand[] = [];
  const leftOut: LeftOut[] = [];
  const paths = chosen.map((file) => ({ file, parts: (file.webkitRelativePath || file.name).split('/') }));
  for (const { file, parts } of paths.sort((a, b) => comparePaths(a.parts, b.parts))) {
    const path = parts.join('/');
    const why =
      parts
        .slice(1)
        .map(leftOutByName)
        .find((each) => each !== null) ?? null;
    const beyond = parts.length - 1 > folderLimits.depth ? 'too-deep' : files.length >= folderLimits.files ? 'too-many' : null;
    const reason = why ?? beyond;
    if (reason === null) {
      const folder = parts.slice(0, -1).join('/');
      files.push({ name: file.name, mediaType: file.type, byteLength: file.size, folder, read: () => arrivedFile(file) });
    } else if (leftOut.length < folderLimits.leftOut) leftOut.push({ path, why: reason });
  }
  return { name: paths[0]?.parts[0] ?? '', files, leftOut };
}

/** Files of a folder before its folders, each by name, as the walk of a drop has them. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; ; i += 1) {
    const [one, other] = [a[i], b[i]];
    if (one === undefined || other === undefined) return a.length - b.length;
    const last = Number(i < a.length - 1) - Number(i < b.length - 1);
    if (last !== 0) return last;
    const order = compareNames(one, other);
    if (order !== 0) return order;
  }
}

const byKindAndName = (a: FileSystemEntry, b: FileSystemEntry) =>
  Number(a.isDirectory) - Number(b.isDirectory) || compareNames(a.name, b.name);

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

function nameOfAll(entries: readonly FileSystemEntry[]): string {
  const folders = entries.filter(isDirectory).map((entry) => entry.name);
  return folders.length <= 2 ? folders.join(' and ') : `${folders.length} folders`;
}

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject));

const readPart = (reader: FileSystemDirectoryReader) =>
  new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
