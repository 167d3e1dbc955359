/** What a file is that holds no text to read, and what can be brought instead. */
type Unreadable = 'recording' | 'picture' | 'archive' | 'other';

interface Kind {
  readonly name: string;
  readonly is: Unreadable;
  readonly test: (bytes: Uint8Array) => boolean;
}

export function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

const says = (bytes: Uint8Array, signature: string, at = 0): boolean =>
  startsWith(
    bytes,
    Array.from(signature, (character) => character.charCodeAt(0)),
    at,
  );

const holds = (bytes: Uint8Array, signature: string): boolean =>
  new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024 * 1024)).includes(signature) ||
  new TextDecoder('windows-1252').decode(bytes.subarray(-1024 * 1024)).includes(signature);

/** Words as old Office files name their parts: two bytes a letter. */
const wide = (words: string): string => [...words].join('\0');

const brand = (bytes: Uint8Array): string =>
  bytes[0] === 0 && says(bytes, 'ftyp', 4) ? String.fromCharCode(...bytes.subarray(8, 12)) : '';
const pictureBrand = /^(?:hei[cfxms]|hev[cx]|mif1|msf1|avi[fs])$/;

const kinds: readonly Kind[] = [
  { name: 'a PNG image', is: 'picture', test: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) },
  { name: 'a JPEG image', is: 'picture', test: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  { name: 'a GIF image', is: 'picture', test: (bytes) => says(bytes, 'GIF8') && (bytes[4] === 0x37 || bytes[4] === 0x39) },
  { name: 'a WebP image', is: 'picture', test: (bytes) => says(bytes, 'RIFF') && says(bytes, 'WEBP', 8) },
  {
    name: 'a TIFF image',
    is: 'picture',
    test: (bytes) => startsWith(bytes, [0x49, 0x49, 0x2a, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 0x2a]),
  },
  { name: 'a BMP image', is: 'picture', test: (bytes) => says(bytes, 'BM') && startsWith(bytes, [0, 0, 0], 5) },
  { name: 'a HEIC or AVIF image', is: 'picture', test: (bytes) => pictureBrand.test(brand(bytes)) },
  { name: 'a Photoshop image', is: 'picture', test: (bytes) => says(bytes, '8BPS') },
  {
    name: 'an MP3 recording',
    is: 'recording',
    test: (bytes) => (says(bytes, 'ID3') && (bytes[3] ?? 99) < 10) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2),
  },
  { name: 'an AAC recording', is: 'recording', test: (bytes) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0 },
  { name: 'a WAV recording', is: 'recording', test: (bytes) => says(bytes, 'RIFF') && says(bytes, 'WAVE', 8) },
  { name: 'an AVI video', is: 'recording', test: (bytes) => says(bytes, 'RIFF') && says(bytes, 'AVI ', 8) },
  { name: 'an Ogg recording', is: 'recording', test: (bytes) => says(bytes, 'OggS\0') },
  { name: 'a FLAC recording', is: 'recording', test: (bytes) => says(bytes, 'fLaC\0') },
  { name: 'an AIFF recording', is: 'recording', test: (bytes) => says(bytes, 'FORM') && says(bytes, 'AIF', 8) },
  { name: 'an AMR recording', is: 'recording', test: (bytes) => says(bytes, '#!AMR') },
  { name: 'a CAF recording', is: 'recording', test: (bytes) => says(bytes, 'caff\0') },
  { name: 'a Windows Media recording', is: 'recording', test: (bytes) => startsWith(bytes, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66]) },
  { name: 'a Flash video', is: 'recording', test: (bytes) => says(bytes, 'FLV') && (bytes[3] ?? 9) < 9 },
  {
    name: 'an MPEG video',
    is: 'recording',
    test: (bytes) =>
      startsWith(bytes, [0, 0, 1, 0xba]) ||
      startsWith(bytes, [0, 0, 1, 0xb3]) ||
      (bytes[0] === 0x47 && bytes[188] === 0x47 && bytes[376] === 0x47),
  },
  {
    name: 'a video or sound recording (MP4)',
    is: 'recording',
    test: (bytes) => brand(bytes) !== '' || (bytes[0] === 0 && says(bytes, 'moov', 4)),
  },
  { name: 'a video (WebM or Matroska)', is: 'recording', test: (bytes) => startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]) },
  { name: 'a gzip archive', is: 'archive', test: (bytes) => startsWith(bytes, [0x1f, 0x8b]) },
  { name: 'a 7-Zip archive', is: 'archive', test: (bytes) => startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf]) },
  { name: 'a RAR archive', is: 'archive', test: (bytes) => says(bytes, 'Rar!\x1a') },
  { name: 'an xz archive', is: 'archive', test: (bytes) => startsWith(bytes, [0xfd, 0x37, 0x7a, 0x58, 0x5a]) },
  { name: 'a tar archive', is: 'archive', test: (bytes) => says(bytes, 'ustar', 257) },
  {
    name: 'a program',
    is: 'other',
    test: (bytes) => startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46]) || (says(bytes, 'MZ') && bytes.includes(0)),
  },
  { name: 'an SQLite database', is: 'other', test: (bytes) => says(bytes, 'SQLite format 3') },
];

const instead: Record<Unreadable, string> = {
  recording: ', and recordings are not read: bring its transcript instead (VTT, SRT or text)',
  picture: ', and words in pictures are not read: bring the text itself',
  archive: ': unpack it and bring what is in it',
  other: ', which cannot be read as text',
};

/** Ends of the names of recordings. Such a file is refused whatever its first bytes are; a SubRip or WebVTT file has an end of its own. */
const recordingName =
  /\.(?:mp3|mp4|m4[abv]|wav|wave|ogg|oga|ogv|opus|flac|aac|aif[cf]?|amr|wma|wmv|avi|mov|mkv|mka|webm|mpe?g|mp2|3gpp?|flv|caf|m2ts|vob)$/i;

/** Why a file by this name is a recording, as the end of a sentence; '' when it is none. For files too large to look into. */
export function recordingByName(name: string, mediaType = ''): string {
  const recording = recordingName.test(name) || (/^(?:audio|video)\//i.test(mediaType) && !/\.[a-z0-9]{1,5}$/i.test(name));
  return recording ? `is a sound or video recording${instead.recording}` : '';
}

const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];

function oldOfficeReason(bytes: Uint8Array): string {
  if (holds(bytes, wide('EncryptedPackage')))
    return 'is an Office document that is encrypted with a password: save it without one and bring that';
  if (holds(bytes, wide('__substg1.0'))) return 'is an Outlook message (MSG): save it as EML or as text and bring that';
  if (holds(bytes, wide('WordDocument'))) return 'is an old Word document (DOC): save it as DOCX and bring that';
  if (holds(bytes, wide('Workbook')) || holds(bytes, wide('Book'))) return 'is an old Excel workbook (XLS): save it as XLSX and bring that';
  if (holds(bytes, wide('PowerPoint Document'))) return 'is an old PowerPoint presentation (PPT): save it as PDF and bring that';
  return 'is an old Office document: save it as DOCX, XLSX or PDF and bring that';
}

/** Why a zip archive that is no document that can be read is refused, by the names at its start and end. */
export function zipReason(names: string): string {
  if (names.includes('ppt/presentation')) return 'is a PowerPoint presentation (PPTX): save it as PDF and bring that';
  if (names.includes('opendocument.spreadsheet')) return 'is an OpenDocument spreadsheet (ODS): save it as XLSX or CSV and bring that';
  if (names.includes('application/vnd.oasis.opendocument'))
    return 'is an OpenDocument drawing or presentation: save it as PDF and bring that';
  if (names.includes('Index/Document.iwa'))
    return 'is a document of Pages, Numbers or Keynote: save it as DOCX, XLSX or PDF and bring that';
  return `is a ZIP archive${instead.archive}`;
}

/** Why a file holds no text to read, by its first bytes and its name, as the end of a sentence that begins with the name; '' when nothing known. */
export function unreadableReason(bytes: Uint8Array, name: string): string {
  if (startsWith(bytes, oldOffice)) return oldOfficeReason(bytes);
  if (says(bytes, 'bplist00')) return 'is a web archive of Safari: save the page as HTML or PDF and bring that';
  const kind = kinds.find((one) => one.test(bytes));
  if (kind !== undefined) return `is ${kind.name}${instead[kind.is]}`;
  if (/\.svgz?$/i.test(name)) return `is an SVG image${instead.picture}`;
  return recordingByName(name);
}
