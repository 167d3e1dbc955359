import type { ImportFormat } from './import-format.ts';
import { zipKind } from './refuse-unreadable.ts';

/** A Word document of Office 2007 and later. */
export const docx: ImportFormat = {
  id: 'docx',
  label: 'Word document',
  extensions: ['docx', 'docm', 'dotx', 'dotm'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  recognise: ({ bytes }) => (zipKind(bytes) === 'docx' ? 2 : 0),
  parse: async (input) => (await import('./office/docx/read-docx.ts')).readDocx(input),
};
