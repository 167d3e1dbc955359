import { z } from '../../../domain/schema.ts';
import type { Encoding } from '../../../domain/source.ts';

/** One sheet of a workbook, or all of a CSV file. Cells are text; every row has at least one cell that is not empty. */
export interface TableSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Number of each row in the file, from 1, since empty rows are left out. */
  readonly numbers: readonly number[];
}

/** A table as it was read: rows of cells, without knowing yet what is in them. */
export interface TableFile {
  readonly sheets: readonly TableSheet[];
  readonly mediaType: string;
  readonly encoding: Encoding;
  readonly warnings: readonly string[];
}

/** What a column can be. Everything else in a row stays in the original that is kept with its source. */
export const columnRoles = ['text', 'title', 'speaker', 'byline', 'date', 'outlet', 'url', 'language'] as const;
export type ColumnRole = (typeof columnRoles)[number];

const columnNumber = z.int().min(0).max(20_000);

/** Which column is what, by its place from 0. A row without text in its text column gives no source. */
export const tableColumnsSchema = z.strictObject({
  /** Place of the sheet, from 0. */
  sheet: z.int().min(0).max(10_000),
  /** Whether the first row holds the names of the columns. */
  heads: z.boolean(),
  text: columnNumber,
  title: columnNumber.optional(),
  speaker: columnNumber.optional(),
  byline: columnNumber.optional(),
  date: columnNumber.optional(),
  outlet: columnNumber.optional(),
  url: columnNumber.optional(),
  language: columnNumber.optional(),
});
export type TableColumns = z.infer<typeof tableColumnsSchema>;

/** What an analyst needs to see of a sheet to say which column is what. */
export const sheetPreviewSchema = z.strictObject({
  name: z.string().max(200),
  /** Rows of the sheet, the first one included. */
  rows: z.int().min(0),
  /** The first rows as they stand, long cells cut. */
  first: z.array(z.array(z.string().max(400)).max(200)).max(8),
  /** The guess, or null where no column looks like text. */
  guess: tableColumnsSchema.nullable(),
});
export type SheetPreview = z.infer<typeof sheetPreviewSchema>;
