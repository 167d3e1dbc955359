import type { ImportFormat } from './import-format.ts';
import { zipKind } from './refuse-unreadable.ts';

/** A book or report as EPUB. */
export const epub: ImportFormat = {
  id: 'epub',
  label: 'EPUB book',
  extensions: ['epub'],
  mediaTypes: ['application/epub+zip'],
  recognise: ({ bytes }) => (zipKind(bytes) === 'epub' ? 2 : 0),
  parse: async (input) => (await import('./office/read-epub.ts')).readEpub(input),
};
