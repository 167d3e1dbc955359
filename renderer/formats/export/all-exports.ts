import { attributionLinesExport } from './attribution-lines.ts';
import { bratExport } from './brat.ts';
import { caseFileExport } from './case-file-write.ts';
import { claimReviewExport } from './claim-review.ts';
import { conllExport } from './conll.ts';
import { csvExport } from './csv.ts';
import { doccanoExport } from './doccano.ts';
import { docxExport } from './docx.ts';
import type { ExportFormat } from './export-format.ts';
import { htmlExport } from './html.ts';
import { jsonExport } from './json.ts';
import { jsonlExport } from './jsonl.ts';
import { labelStudioExport } from './label-studio.ts';
import { markdownExport } from './markdown.ts';
import { pdfExport } from './pdf.ts';
import { pdfOriginalsExport } from './pdf-originals.ts';
import { qdpxExport } from './qdpx.ts';
import { qdcExport } from './qdpx-codebook.ts';
import { teiExport } from './tei.ts';
import { uimaCasJsonExport, uimaCasXmiExport } from './uima-cas.ts';
import { webAnnotationExport } from './web-annotation.ts';
import { webannoTsvExport } from './webanno-tsv.ts';
import { xlsxExport } from './xlsx.ts';

/** Every format a case can leave in, in the order they are offered. */
export const allExports: readonly ExportFormat[] = [
  htmlExport,
  markdownExport,
  docxExport,
  pdfExport,
  pdfOriginalsExport,
  csvExport,
  xlsxExport,
  jsonExport,
  jsonlExport,
  webAnnotationExport,
  qdpxExport,
  qdcExport,
  bratExport,
  doccanoExport,
  labelStudioExport,
  claimReviewExport,
  uimaCasJsonExport,
  uimaCasXmiExport,
  webannoTsvExport,
  teiExport,
  conllExport,
  attributionLinesExport,
  caseFileExport,
];

export function exportFormat(id: string): ExportFormat | undefined {
  return allExports.find((format) => format.id === id);
}
