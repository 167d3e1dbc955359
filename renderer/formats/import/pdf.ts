import type { ImportFormat } from './import-format.ts';

/** A PDF document. Its reader is large, so it is loaded when the first one is read. */
export const pdf: ImportFormat = {
  id: 'pdf',
  label: 'PDF',
  extensions: ['pdf'],
  mediaTypes: ['application/pdf', 'application/x-pdf'],
  recognise: ({ bytes }) => (startsAsPdf(bytes) ? 2 : 0),
  parse: async (input) => (await import('./pdf/read-pdf.ts')).readPdf(input),
};

/** Readers take a PDF whose mark stands anywhere in its first 1024 bytes (ISO 32000-1, annex H, note 13). */
export function startsAsPdf(bytes: Uint8Array): boolean {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024 + 5));
  return head.includes('%PDF-');
}
