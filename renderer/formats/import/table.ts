import { noFacts } from '../../text-cleanup/find-facts.ts';
import { normaliseText } from '../../text-cleanup/normalise-text.ts';
import { BlockWriter } from './block-writer.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { isWorkbook } from './refuse-unreadable.ts';
import { previewSheet } from './table/guess-columns.ts';
import { readCsv } from './table/read-csv.ts';
import { readXlsx } from './table/read-xlsx.ts';
import type { TableFile } from './table/table-file.ts';

/**
 * A table of texts: CSV, TSV or an Excel workbook. Each row is a source of its own, so which column is what has to be said first; `rowSources`
 * then reads the rows. With `columns: 'whole'` the table is read as one source instead, a row a line.
 */
export const table: ImportFormat = {
  id: 'table',
  label: 'Table of texts',
  extensions: ['csv', 'tsv', 'tab', 'xlsx', 'xlsm'],
  mediaTypes: ['text/csv', 'text/tab-separated-values', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  recognise: ({ bytes }) => (isWorkbook(bytes) ? 2 : 0),
  parse: (input) => parseTable(input),
};

/**
 * Reads the rows and cells of a table, whatever they hold.
 * @throws ImportRefusal
 */
export function readTable(input: ImportInput): TableFile {
  return isWorkbook(input.bytes) ? readXlsx(input) : readCsv(input);
}

function parseTable(input: ImportInput): ParsedSource {
  const file = readTable(input);
  if (input.columns !== 'whole') {
    const sheets = file.sheets.slice(0, 50).map(previewSheet);
    throw new ImportRefusal('is a table: say which of its columns holds the text', { kind: 'columns', sheets });
  }
  const writer = new BlockWriter();
  for (const sheet of file.sheets) {
    if (file.sheets.length > 1) writer.add(normaliseText(sheet.name).replace(/\s+/g, ' '), { kind: 'heading', level: 2 });
    for (const row of sheet.rows) writer.add(row.map(asCell).join('\t'), { kind: 'table-row' });
  }
  const { text, blocks } = writer.finish();
  if (blocks.length === 0) throw new ImportRefusal('is a table without any text');
  return { kind: 'table', mediaType: file.mediaType, encoding: file.encoding, text, blocks, facts: noFacts, warnings: file.warnings };
}

const asCell = (cell: string) =>
  normaliseText(cell)
    .replace(/[\s\n]+/g, ' ')
    .trim();
