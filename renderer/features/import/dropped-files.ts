/** How deep and how many files of dropped folders are taken. */
const deepest = 12;
const most = 2000;

/** Whether something being dragged over the window is files. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** The files of a drop, folders opened up. Hidden files and what systems leave in folders are passed over. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // entries must be taken before anything is awaited: the list is emptied when the event is over
  const entries = [...transfer.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const loose = [...transfer.files];
  if (entries.every((entry) => entry === null || entry.isFile)) return loose;
  const found: File[] = [];
  for (const entry of entries) if (entry) await gather(entry, 0, found);
  return found;
}

async function gather(entry: FileSystemEntry, depth: number, found: File[]): Promise<void> {
  if (found.length >= most || depth > deepest || entry.name.startsWith('.') || entry.name === '__MACOSX') return;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    if (file && file.name !== 'Thumbs.db' && file.name !== 'desktop.ini') found.push(file);
  } else if (isDirectory(entry)) {
    const reader = entry.createReader();
    // a reader hands out its entries in portions, and an empty one at the end
    for (let part = await readPart(reader); part.length > 0; part = await readPart(reader)) {
      for (const inside of part.sort((a, b) => a.name.localeCompare(b.name))) await gather(inside, depth + 1, found);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

function readPart(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
}
