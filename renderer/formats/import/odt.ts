import type { ImportFormat } from './import-format.ts';
import { zipKind } from './refuse-unreadable.ts';

/** An OpenDocument text, as LibreOffice writes it: zipped, or "flat" as one XML file. */
export const odt: ImportFormat = {
  id: 'odt',
  label: 'OpenDocument text',
  extensions: ['odt', 'ott', 'fodt'],
  mediaTypes: ['application/vnd.oasis.opendocument.text'],
  recognise: ({ bytes }) => (zipKind(bytes) === 'odt' || isFlat(bytes) ? 2 : 0),
  parse: async (input) => (await import('./office/odt/read-odt.ts')).readOdt(input),
};

function isFlat(bytes: Uint8Array): boolean {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 8192));
  return head.includes('<office:document') && head.includes('application/vnd.oasis.opendocument.text');
}
