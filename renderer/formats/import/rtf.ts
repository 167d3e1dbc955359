import type { ImportFormat } from './import-format.ts';

/** A Rich Text document, as WordPad, TextEdit, older Word and many case systems write it. */
export const rtf: ImportFormat = {
  id: 'rtf',
  label: 'Rich Text document',
  extensions: ['rtf'],
  mediaTypes: ['application/rtf', 'text/rtf', 'application/x-rtf', 'text/richtext'],
  recognise: ({ bytes }) => (/^(?:\u00ef\u00bb\u00bf)?\s*\{\s*\\(?:rtf|urtf)/.test(head(bytes)) ? 2 : 0),
  parse: async (input) => (await import('./rtf/read-rtf.ts')).readRtf(input),
};

const head = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes.subarray(0, 64));
