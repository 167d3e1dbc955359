import type { ImportInput, ReadSource } from '../../renderer/formats/import/import-format.ts';
import { chooseFormat, readSource } from '../../renderer/formats/import/read-source.ts';
import { readTableRows } from '../../renderer/formats/import/read-table.ts';
import type { RowSources } from '../../renderer/formats/import/table/table-sources.ts';
import { table } from '../../renderer/formats/import/table.ts';
import { type ExchangeWanted, type ReadExchange, readExchange } from './read-exchange.ts';
import { type ColumnsGiven, columnsOf } from './table-columns.ts';

/** The rows of a table, or why there are none to read: the input is no table, or no column of it looks like text. */
export type RowsFound = RowSources | 'no table' | 'no columns';

/** Reads what nobody here wrote: files of any kind, made by anybody. */
export interface SourceReader {
  /** @throws ImportRefusal */
  read(input: ImportInput): Promise<ReadSource>;
  /** The rows of a table as sources, its columns as given or as guessed. @throws ImportRefusal */
  rows(input: ImportInput, columns: ColumnsGiven | undefined): Promise<RowsFound>;
  /**
   * Another tool's file or folder as a case; null when it is of no known kind. `refuse` hears of the files of a folder that cannot be read.
   * @throws ExchangeRefusal, or Error with a reason
   */
  exchange(path: string, wanted: ExchangeWanted, refuse: (file: string, reason: string) => void): Promise<ReadExchange | null>;
}

/** Reads in the thread that asks, without any limit. */
export const readHere: SourceReader = {
  read: readSource,
  async rows(input, given) {
    if (chooseFormat(input) !== table) return 'no table';
    const columns = columnsOf(input, given);
    return columns === null ? 'no columns' : readTableRows(input, columns);
  },
  exchange: readExchange,
};
