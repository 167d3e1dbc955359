import { caseExtensions } from '../../electron/bridge/case-extensions.ts';
import type { ArrivedFile, FileToSave, OpenFilesOptions, SavedFile } from './desktop.ts';

/** As in the desktop host: beyond this no source is worth holding in memory. */
const largestSource = 256 * 1024 * 1024;
const largestCase = 1024 * 1024 * 1024;

/** Lets the analyst choose files with the browser's own picker. Empty when cancelled. */
export function chooseFiles({ kinds, multiple }: OpenFilesOptions): Promise<readonly ArrivedFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = multiple;
    input.hidden = true;
    if (kinds === 'case')
      input.accept = ['application/vnd.hearsay.case+zip', ...caseExtensions.map((extension) => `.${extension}`)].join(',');
    const end = (files: readonly File[]) => {
      input.remove();
      resolve(Promise.all(files.map(arrivedFile)));
    };
    input.addEventListener('change', () => end([...(input.files ?? [])]));
    input.addEventListener('cancel', () => end([]));
    document.body.append(input);
    input.click();
  });
}

/** One file of a picker or a drop, read whole. What is too large or cannot be read comes without bytes and says so. */
export async function arrivedFile(file: File): Promise<ArrivedFile> {
  const empty = { name: file.name, mediaType: file.type, bytes: new Uint8Array() };
  const limit = file.name.toLowerCase().endsWith('.hearsay') ? largestCase : largestSource;
  if (file.size > limit) return { ...empty, refused: 'too-large' };
  try {
    return { ...empty, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    // A folder that was dropped, or a file that went away meanwhile.
    return { ...empty, refused: 'unreadable' };
  }
}

/** Saves bytes as a download; where it lands is the browser's choice. */
export function download({ suggestedName, mediaType, bytes }: FileToSave): SavedFile {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = suggestedName;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { name: suggestedName, token: '' };
}
