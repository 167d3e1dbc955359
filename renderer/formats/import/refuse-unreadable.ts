import { ImportRefusal } from './import-format.ts';
import { startsWith, unreadableReason, zipReason } from './unreadable-kinds.ts';

/** Largest input that is read, in bytes. */
export const importByteLimit = 50 * 1024 * 1024;

/** Which of the documents that are read a zip archive is, by the names at its start and end, or '' for another archive. */
export function zipKind(bytes: Uint8Array): 'docx' | 'odt' | 'epub' | '' {
  if (!isZip(bytes)) return '';
  const head = zipNames(bytes);
  if (head.includes('application/vnd.oasis.opendocument.text')) return 'odt';
  if (head.includes('application/epub+zip') || (head.includes('META-INF/container.xml') && head.includes('.opf'))) return 'epub';
  if (head.includes('word/')) return 'docx';
  // some programs leave out the part that says which OpenDocument it is
  const open = ['content.xml', 'META-INF/manifest.xml', 'styles.xml'].every((name) => head.includes(name));
  return open && !head.includes('application/vnd.oasis.opendocument') ? 'odt' : '';
}

/** Whether bytes are an Excel workbook (XLSX): a zip archive with a list of sheets. */
export const isWorkbook = (bytes: Uint8Array): boolean => isZip(bytes) && /(?:^|[^a-z])xl\/workbook\.xml/.test(zipNames(bytes));

const isZip = (bytes: Uint8Array) => startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]);

function zipNames(bytes: Uint8Array): string {
  const decoder = new TextDecoder('windows-1252');
  return decoder.decode(bytes.subarray(0, 65_536)) + decoder.decode(bytes.subarray(-65_536));
}

/** Why the bytes are neither text nor a document that is read, as the end of a sentence that begins with the file's name; '' when they may be. */
export function whyUnreadable(bytes: Uint8Array, name: string): string {
  if (isZip(bytes)) return zipKind(bytes) === '' && !isWorkbook(bytes) ? zipReason(zipNames(bytes)) : '';
  return unreadableReason(bytes, name);
}

const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));

/**
 * Refuses bytes that no text format can read, before anything is decoded.
 * @throws ImportRefusal
 */
export function refuseBytes(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new ImportRefusal('is empty');
  if (bytes.length > importByteLimit) {
    throw new ImportRefusal(
      `is ${megabytes(bytes.length)} MB, which is more than the ${megabytes(importByteLimit)} MB that can be imported`,
    );
  }
}

/**
 * Refuses decoded text that has nothing to read: only white space, or so many control characters that it is no text.
 * @throws ImportRefusal
 */
export function refuseUnreadable(text: string): void {
  if (text.trim() === '') throw new ImportRefusal('holds no text');
  const sample = text.length > 200_000 ? text.slice(0, 100_000) + text.slice(-100_000) : text;
  const controls = sample.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\u007f\uFFFD]/g)?.length ?? 0;
  // a few stray bytes do not make a binary file, unless there is little else
  if (controls > sample.length * (controls > 8 ? 0.02 : 0.25)) throw new ImportRefusal('is a binary file, not a text');
}
