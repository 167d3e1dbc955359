import { z } from '../../domain/schema.ts';
import { type SheetPreview, type TableColumns, tableColumnsSchema } from '../../formats/import/table/table-file.ts';

const rememberedSchema = z.array(z.strictObject({ heads: z.string().max(600), columns: tableColumnsSchema })).catch([]);

/** Tables whose columns are remembered, and the room that the settings have for them. */
const mostTables = 20;
const room = 9000;

/** What tells tables of the same make: the names in their first row. */
function headsOf(sheet: SheetPreview): string {
  return (sheet.first[0] ?? [])
    .map((head) => head.toLowerCase().replace(/\s+/g, ' ').trim())
    .join('|')
    .slice(0, 600);
}

function parse(stored: string): z.infer<typeof rememberedSchema> {
  try {
    return rememberedSchema.parse(JSON.parse(stored));
  } catch {
    return [];
  }
}

/** What the columns of a table with these heads were said to be the last time, or null. */
export function rememberedColumns(stored: string, sheet: SheetPreview, place: number): TableColumns | null {
  const heads = headsOf(sheet);
  const found = parse(stored).find((entry) => entry.heads === heads)?.columns;
  return found?.heads ? { ...found, sheet: place } : null;
}

/** The setting with these columns remembered, the newest first. Tables without heads have nothing to be known by. */
export function rememberColumns(stored: string, sheet: SheetPreview, columns: TableColumns): string {
  if (!columns.heads) return stored;
  const heads = headsOf(sheet);
  const entries = [{ heads, columns }, ...parse(stored).filter((entry) => entry.heads !== heads)].slice(0, mostTables);
  while (entries.length > 1 && JSON.stringify(entries).length > room) entries.pop();
  return JSON.stringify(entries);
}
