import type { ImportInput } from '../../renderer/formats/import/import-format.ts';
import { guessColumns } from '../../renderer/formats/import/table/guess-columns.ts';
import { columnRoles, type TableColumns, tableColumnsSchema } from '../../renderer/formats/import/table/table-file.ts';
import { readTable } from '../../renderer/formats/import/table.ts';
import { WrongUsage } from './command.ts';

/** What `--columns` says; places from 0. What it does not say is guessed. */
export type ColumnsGiven = Omit<TableColumns, 'sheet' | 'heads'> & {
  readonly sheet?: number | undefined;
  readonly heads?: boolean | undefined;
};

/** Reads `text=3,title=1,sheet=2,heads=no`, places counted from 1, or `whole`. @throws WrongUsage */
export function readColumns(value: string): ColumnsGiven | 'whole' {
  if (value === 'whole') return 'whole';
  const given: Record<string, number | boolean> = {};
  for (const pair of value.split(',')) {
    const [, key = '', said = ''] = /^\s*([a-z]+)\s*=\s*(\w+)\s*$/.exec(pair) ?? [];
    const known = key === 'heads' || key === 'sheet' || columnRoles.some((role) => role === key);
    if (!known) throw new WrongUsage(`--columns does not know "${pair.trim()}"`);
    if (key === 'heads') given[key] = said !== 'no';
    else if (/^[1-9]\d{0,4}$/.test(said)) given[key] = Number(said) - 1;
    else throw new WrongUsage(`--columns ${key} needs a number from 1`);
  }
  const parsed = tableColumnsSchema.partial({ sheet: true, heads: true }).safeParse(given);
  if (!parsed.success) throw new WrongUsage('--columns needs to say which column is the text: text=3');
  return parsed.data;
}

/** Which column is what in a table: as given, else as guessed from the first sheet with text; null when nothing looks like text. @throws ImportRefusal */
export function columnsOf(input: ImportInput, given: ColumnsGiven | undefined): TableColumns | null {
  const { sheets } = readTable(input);
  if (given === undefined) return sheets.map(guessColumns).find((guess) => guess !== null) ?? null;
  const place = given.sheet ?? 0;
  const sheet = sheets[place];
  const heads = given.heads ?? (sheet === undefined ? false : (guessColumns(sheet, place)?.heads ?? false));
  return { ...given, sheet: place, heads };
}
