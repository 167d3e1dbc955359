import type { CaseData } from './case-data.ts';
import type { FilePreview } from './file-preview.ts';
import type { ReportOptions } from './report-options.ts';

/** How an export tells how far it has got, and learns that it should stop. */
export interface ExportWork {
  /** 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** An `AbortSignal`, or anything with its `aborted`. Looked at between parts. */
  readonly signal?: { readonly aborted: boolean };
}

/** What formats are for, in the order they are listed. */
export const exportGroups = ['To read', 'To work on', 'For other tools', 'To keep'] as const;
export type ExportGroup = (typeof exportGroups)[number];

/** What a format is called and good for. */
export interface ExportDescription {
  /** What the command line calls it. */
  readonly id: string;
  readonly label: string;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Under which head the window lists it. */
  readonly group: ExportGroup;
  /** One line that says what it is good for. */
  readonly about: string;
  /** Whether the choice of sources, parts and pseudonyms applies. A case file always holds the whole case. */
  readonly takesChoices: boolean;
  /** What `render` gives is a page of HTML that the host still has to print; the file is the PDF that comes of it. */
  readonly printed?: boolean;
  /** It is made from the files as imported, so that they have to be gathered too. */
  readonly needsOriginals?: boolean;
  /** What it is where there is only one file to hand on, which then is no archive. */
  readonly single?: { readonly extension: string; readonly mediaType: string };
}

/** Ending and media type of what a format gave: those of the archive, or of the one file it would have held. */
export function kindOf(format: ExportDescription, bytes: Uint8Array): { readonly extension: string; readonly mediaType: string } {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return format.single && !isArchive ? format.single : format;
}

/**
 * One way out of Hearsay. To add one: describe it in `export-list.ts`, write a file beside this and add it to `all-exports.ts`; views
 * and command line find it there.
 */
export interface ExportFormat extends ExportDescription {
  /** @throws ExportStopped when `work.signal` was aborted. */
  render(data: CaseData, options: ReportOptions, work?: ExportWork): Promise<Uint8Array>;
  /**
   * What would be in the file, for archives that hold or are made from the files as imported: told without those, which may be large.
   * @param held ids of the sources whose files the case has.
   * @throws ExportRefusal as `render` does.
   */
  contents?(data: CaseData, options: ReportOptions, held: ReadonlySet<string>): FilePreview;
}

/** What was asked for cannot be made; `message` is the sentence to show. */
export class ExportRefusal extends Error {
  override readonly name = 'ExportRefusal';
}

export class ExportStopped extends Error {
  constructor() {
    super('The export was cancelled.');
    this.name = 'ExportStopped';
  }
}

/** Tells progress and stops when asked to. */
export function step(work: ExportWork | undefined, fraction: number): void {
  if (work?.signal?.aborted) throw new ExportStopped();
  work?.onProgress?.(fraction);
}
