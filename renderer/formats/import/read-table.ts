import { type ImportInput, ImportRefusal } from './import-format.ts';
import { chooseFormat, refuseOtherKinds } from './read-source.ts';
import { refuseBytes } from './refuse-unreadable.ts';
import type { TableColumns } from './table/table-file.ts';
import { type RowSources, type RowsRun, rowSources } from './table/table-sources.ts';
import { readTable, table } from './table.ts';

/**
 * Reads the rows of a table as sources, once it is known which column is what.
 * @throws ImportRefusal with one sentence; nothing else.
 */
export async function readTableRows(input: ImportInput, columns: TableColumns, run: RowsRun = {}): Promise<RowSources> {
  try {
    refuseBytes(input.bytes);
    refuseOtherKinds(input);
    if (chooseFormat(input) !== table) throw new ImportRefusal('is no table');
    return await rowSources(readTable(input), input.name, columns, run);
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal('could not be read: its contents are damaged');
  }
}
