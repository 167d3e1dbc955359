import type { OpenedProject } from '../formats/exchange/open-project.ts';
import type { CaseData } from '../formats/export/case-data.ts';
import type { CutTree } from '../formats/export/report/cut-tree.ts';
import type { ReportOptions } from '../formats/export/report-options.ts';

/** What the export worker can be asked for. */
export type ExportRequest =
  | { readonly kind: 'export'; readonly format: string; readonly data: CaseData; readonly options: ReportOptions }
  | { readonly kind: 'preview'; readonly data: CaseData; readonly options: ReportOptions; readonly limit: number }
  | { readonly kind: 'open'; readonly name: string; readonly bytes: Uint8Array; readonly at: string; readonly by: string };

export type ExportAnswer =
  | { readonly kind: 'exported'; readonly bytes: Uint8Array }
  | ({ readonly kind: 'preview' } & CutTree)
  | ({ readonly kind: 'opened' } & OpenedProject);
