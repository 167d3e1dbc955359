import type { ColumnRole, SheetPreview, TableColumns } from '../../formats/import/table/table-file.ts';

/** What a column can be, as the analyst reads it. */
export const columnRoleWords: Record<ColumnRole, string> = {
  text: 'Text',
  title: 'Title',
  speaker: 'Speaker',
  byline: 'Byline',
  date: 'Published',
  outlet: 'Outlet',
  url: 'Address',
  language: 'Language',
};

/** What the columns are said to be so far. */
export type ColumnChoice = Omit<TableColumns, 'text'> & { readonly text?: number | undefined };

/** How many columns there are to choose from. */
export const columnCount = (sheet: SheetPreview): number => sheet.first.reduce((most, row) => Math.max(most, row.length), 0);

/** What a column is called: its head, or its letter as spreadsheets count. */
export function columnName(sheet: SheetPreview, heads: boolean, column: number): string {
  const head = heads ? (sheet.first[0]?.[column] ?? '') : '';
  if (head !== '') return head.length > 60 ? `${head.slice(0, 60)}…` : head;
  let letters = '';
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) letters = String.fromCharCode(65 + (left % 26)) + letters;
  return `Column ${letters}`;
}
