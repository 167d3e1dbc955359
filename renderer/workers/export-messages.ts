import type { VariableUse } from '../formats/exchange/found-case.ts';
import type { OpenedProject } from '../formats/exchange/open-project.ts';
import type { CaseData } from '../formats/export/case-data.ts';
import type { FilePreview } from '../formats/export/file-preview.ts';
import type { CutTree } from '../formats/export/report/cut-tree.ts';
import type { ReportOptions } from '../formats/export/report-options.ts';
import type { CodedSet } from '../together/agreement/coded-text.ts';
import type { Agreement } from '../together/agreement/measure-agreement.ts';
import type { JoinOptions } from '../together/merge/in-our-terms.ts';
import type { MergeChoices, MergedChanges } from '../together/merge/merge-cases.ts';
import type { ComparedCases } from '../together/merge/merge-words.ts';

/** What the export worker can be asked for. */
export type ExportRequest =
  | { readonly kind: 'export'; readonly format: string; readonly data: CaseData; readonly options: ReportOptions }
  | {
      readonly kind: 'beginning';
      readonly format: string;
      readonly data: CaseData;
      readonly options: ReportOptions;
      /** Ids of the sources whose files as imported the case has, where the format is made from them. */
      readonly held: readonly string[];
    }
  | { readonly kind: 'preview'; readonly data: CaseData; readonly options: ReportOptions; readonly limit: number }
  | { readonly kind: 'compare'; readonly mine: CaseData; readonly theirs: CaseData; readonly options: JoinChoices }
  | { readonly kind: 'agreement'; readonly set: CodedSet }
  | {
      readonly kind: 'merge';
      readonly mine: CaseData;
      readonly theirs: CaseData;
      readonly options: JoinChoices;
      readonly choices: MergeChoices;
      readonly at: string;
    }
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly at: string;
      readonly by: string;
      /** What the variables of another tool's statements are read as. */
      readonly variables?: ReadonlyMap<string, VariableUse>;
    };

/** How two cases are joined, without what a worker makes itself. */
export type JoinChoices = Omit<JoinOptions, 'makeId'>;

export type ExportAnswer =
  | ({ readonly kind: 'compared' } & ComparedCases)
  | { readonly kind: 'measured'; readonly found: Agreement }
  | ({ readonly kind: 'merged' } & MergedChanges)
  /** The file itself came before, piece by piece. */
  | { readonly kind: 'exported' }
  | { readonly kind: 'beginning'; readonly file: FilePreview }
  | ({ readonly kind: 'preview' } & CutTree)
  | ({ readonly kind: 'opened' } & OpenedProject);
