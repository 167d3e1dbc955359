import { ImportRefusal } from './import-format.ts';

/** Largest input that is read, in bytes. */
export const importByteLimit = 50 * 1024 * 1024;

const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];

const kinds: readonly { readonly name: string; readonly test: (bytes: Uint8Array) => boolean }[] = [
  {
    name: 'an Office document that is encrypted with a password',
    test: (bytes) => starts(bytes, oldOffice) && within(bytes, 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e'),
  },
  { name: 'an old Word, Excel or PowerPoint document', test: (bytes) => starts(bytes, oldOffice) },
  { name: 'a PNG image', test: (bytes) => starts(bytes, [0x89, 0x50, 0x4e, 0x47]) },
  { name: 'a JPEG image', test: (bytes) => starts(bytes, [0xff, 0xd8, 0xff]) },
  { name: 'a GIF image', test: (bytes) => ascii(bytes, 'GIF8') },
  { name: 'a WebP image', test: (bytes) => ascii(bytes, 'RIFF') && ascii(bytes, 'WEBP', 8) },
  { name: 'a TIFF image', test: (bytes) => starts(bytes, [0x49, 0x49, 0x2a, 0]) || starts(bytes, [0x4d, 0x4d, 0, 0x2a]) },
  { name: 'a BMP image', test: (bytes) => ascii(bytes, 'BM') && bytes[5] === 0 && bytes[6] === 0 && bytes[7] === 0 },
  { name: 'an MP3 recording', test: (bytes) => ascii(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2) },
  { name: 'a WAV recording', test: (bytes) => ascii(bytes, 'RIFF') && ascii(bytes, 'WAVE', 8) },
  { name: 'an AVI video', test: (bytes) => ascii(bytes, 'RIFF') && ascii(bytes, 'AVI ', 8) },
  { name: 'an Ogg recording', test: (bytes) => ascii(bytes, 'OggS') },
  { name: 'a FLAC recording', test: (bytes) => ascii(bytes, 'fLaC') },
  { name: 'a video or sound recording (MP4)', test: (bytes) => ascii(bytes, 'ftyp', 4) },
  { name: 'a video (WebM or Matroska)', test: (bytes) => starts(bytes, [0x1a, 0x45, 0xdf, 0xa3]) },
  { name: 'a gzip archive', test: (bytes) => starts(bytes, [0x1f, 0x8b]) },
  { name: 'a 7-Zip archive', test: (bytes) => starts(bytes, [0x37, 0x7a, 0xbc, 0xaf]) },
  { name: 'a RAR archive', test: (bytes) => ascii(bytes, 'Rar!') },
  { name: 'a program', test: (bytes) => starts(bytes, [0x7f, 0x45, 0x4c, 0x46]) || (ascii(bytes, 'MZ') && bytes.includes(0)) },
  { name: 'an SQLite database', test: (bytes) => ascii(bytes, 'SQLite format 3') },
];

function starts(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

function within(bytes: Uint8Array, signature: string): boolean {
  return new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024 * 1024)).includes(signature);
}

function ascii(bytes: Uint8Array, signature: string, at = 0): boolean {
  return starts(
    bytes,
    Array.from(signature, (character) => character.charCodeAt(0)),
    at,
  );
}

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

const isZip = (bytes: Uint8Array) => starts(bytes, [0x50, 0x4b, 3, 4]) || starts(bytes, [0x50, 0x4b, 5, 6]);

function zipNames(bytes: Uint8Array): string {
  const decoder = new TextDecoder('windows-1252');
  return decoder.decode(bytes.subarray(0, 65_536)) + decoder.decode(bytes.subarray(-65_536));
}

function zipName(bytes: Uint8Array): string {
  const head = zipNames(bytes);
  if (head.includes('xl/workbook')) return 'an Excel workbook (XLSX)';
  if (head.includes('ppt/presentation')) return 'a PowerPoint presentation (PPTX)';
  if (head.includes('application/vnd.oasis.opendocument')) return 'an OpenDocument spreadsheet, drawing or presentation';
  return 'a ZIP archive';
}

/** What the first bytes say a file is when it is neither text nor a document that is read: "a PNG image", or '' when nothing known. */
export function binaryKind(bytes: Uint8Array): string {
  if (isZip(bytes)) return zipKind(bytes) === '' && !isWorkbook(bytes) ? zipName(bytes) : '';
  return kinds.find((kind) => kind.test(bytes))?.name ?? '';
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
  if (controls > 8 && controls > sample.length * 0.02) throw new ImportRefusal('is a binary file, not a text');
}
