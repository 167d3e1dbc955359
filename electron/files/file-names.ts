import { extname } from 'node:path';
import { caseExtensions } from '../bridge/case-extensions.ts';

const mediaTypes: Record<string, string> = {
  '.asc': 'text/plain',
  '.csv': 'text/csv',
  '.docm': 'application/vnd.ms-word.document.macroEnabled.12',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.dotm': 'application/vnd.ms-word.template.macroEnabled.12',
  '.dotx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.template',
  '.eml': 'message/rfc822',
  '.emlx': 'message/rfc822',
  '.epub': 'application/epub+zip',
  '.fodt': 'application/vnd.oasis.opendocument.text-flat-xml',
  '.hearsay': 'application/vnd.hearsay.case+zip',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.log': 'text/plain',
  '.markdown': 'text/markdown',
  '.mbox': 'application/mbox',
  '.mbx': 'application/mbox',
  '.md': 'text/markdown',
  '.mdown': 'text/markdown',
  '.mht': 'multipart/related',
  '.mhtml': 'multipart/related',
  '.mkd': 'text/markdown',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.ott': 'application/vnd.oasis.opendocument.text-template',
  '.pdf': 'application/pdf',
  '.qdpx': 'application/zip',
  '.rtf': 'application/rtf',
  '.sbv': 'text/plain',
  '.srt': 'application/x-subrip',
  '.tab': 'text/tab-separated-values',
  '.text': 'text/plain',
  '.tsv': 'text/tab-separated-values',
  '.txt': 'text/plain',
  '.vtt': 'text/vtt',
  '.warc': 'application/warc',
  '.xht': 'application/xhtml+xml',
  '.xhtml': 'application/xhtml+xml',
  '.xlsm': 'application/vnd.ms-excel.sheet.macroEnabled.12',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml',
};

/** The media type a browser's file input would report for this name; empty when unknown, as there. */
export function mediaTypeOf(name: string): string {
  return mediaTypes[extname(name).toLowerCase()] ?? '';
}

/**
 * A file name that can be written on every system: without folders, control characters, the characters Windows forbids, its device names,
 * or dots and spaces at the ends. Never empty, at most 200 UTF-16 units with its extension kept.
 */
export function safeFileName(suggested: string, fallback = 'hearsay'): string {
  const flat = suggested
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '-')
    .replace(/^[\s.-]+|[\s.]+$/g, '');
  const extension = extname(flat).slice(0, 20);
  const stem = flat.slice(0, flat.length - extname(flat).length).replace(/[\s.]+$/, '');
  const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  const kept = stem === '' ? fallback : device ? `${stem}-file` : stem;
  return kept.slice(0, 200 - extension.length).replace(/[\ud800-\udbff]$/, '') + extension;
}

const words: Record<string, string> = {
  csv: 'Table (CSV)',
  docx: 'Word document',
  hearsay: 'Hearsay case',
  html: 'Web page',
  json: 'JSON',
  jsonld: 'Web Annotation (JSON-LD)',
  md: 'Markdown',
  pdf: 'PDF',
  qdpx: 'REFI-QDA project',
  txt: 'Text',
  xlsx: 'Excel workbook',
  zip: 'Archive',
};

/** The kinds a save dialog offers for this name: its own first, then everything. */
export function saveFilters(name: string): { name: string; extensions: string[] }[] {
  const extension = extname(name).slice(1).toLowerCase();
  const all = { name: 'All files', extensions: ['*'] };
  return extension === '' ? [all] : [{ name: words[extension] ?? extension.toUpperCase(), extensions: [extension] }, all];
}

/** The kinds an open dialog offers. */
export function openFilters(kinds: 'sources' | 'case'): { name: string; extensions: string[] }[] {
  const all = { name: 'All files', extensions: ['*'] };
  if (kinds === 'case') {
    return [
      { name: 'Cases and projects of other tools', extensions: caseExtensions },
      { name: 'Hearsay case', extensions: ['hearsay'] },
      all,
    ];
  }
  const extensions = Object.keys(mediaTypes).map((extension) => extension.slice(1));
  return [{ name: 'Sources', extensions }, all];
}
