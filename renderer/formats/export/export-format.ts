import type { CaseData } from './case-data.ts';
import { type FilePieces, inBatches, type Piece, wholeOf } from './file-pieces.ts';
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
  /**
   * The file, piece by piece as it is made. Whoever takes it may stop taking.
   * @throws ExportStopped when `work.signal` was aborted.
   */
  pieces(data: CaseData, options: ReportOptions, work?: ExportWork): FilePieces;
  /** The whole file. @throws as `pieces` does. */
  render(data: CaseData, options: ReportOptions, work?: ExportWork): Promise<Uint8Array>;
  /**
   * What would be in the file, for archives that hold or are made from the files as imported: told without those, which may be large.
   * @param held ids of the sources whose files the case has.
   * @throws ExportRefusal as `pieces` does.
   */
  contents?(data: CaseData, options: ReportOptions, held: ReadonlySet<string>): FilePreview;
}

type Write = (data: CaseData, options: ReportOptions, work: ExportWork | undefined) => Iterable<Piece> | AsyncIterable<Piece>;

/** A format from what it is called and how it is written. It tells 0 as it begins and 1 when the last piece is made. */
export function exportOf(description: ExportDescription, write: Write): ExportFormat {
  const pieces: ExportFormat['pieces'] = async function* (data, options, work) {
    step(work, 0);
    yield* inBatches(write(data, options, work));
    step(work, 1);
  };
  return { ...description, pieces, render: (data, options, work) => wholeOf(pieces(data, options, work)) };
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

/** The part of some work from one fraction of it to another, as work of its own. */
export function partOf(work: ExportWork | undefined, from: number, to: number): ExportWork | undefined {
  if (!work) return undefined;
  const { onProgress, signal } = work;
  return {
    ...(onProgress ? { onProgress: (fraction) => onProgress(from + fraction * (to - from)) } : {}),
    ...(signal ? { signal } : {}),
  };
}

/** Rows one by one, told of as they are taken: 0 to 1 over all of them, not more often than a thousand times. */
export function* stepping<R>(rows: readonly R[], work: ExportWork | undefined): Generator<R> {
  const every = Math.ceil(rows.length / 1000);
  for (const [i, row] of rows.entries()) {
    if (i % every === 0) step(work, i / rows.length);
    yield row;
  }
}
