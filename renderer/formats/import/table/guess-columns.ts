import { isoDate, mentionedDates } from '../../../text-cleanup/find-dates.ts';
import type { ColumnRole, SheetPreview, TableColumns, TableSheet } from './table-file.ts';

/** Names that columns of each kind go by, the likeliest first; compared without case, spaces and marks. */
const names: Readonly<Record<ColumnRole, string>> = {
  text: 'text fulltext articletext body articlebody bodytext content maintext transcript statement claim quote quotation message post tweet comment description abstract summary texte texto testo inhalt текст contenu contenido beitrag aussage',
  title: 'title headline heading subject titel titre titulo titolo name überschrift заголовок',
  speaker: 'speaker speakername who said saidby claimant sprecher orateur orador username user screenname handle member politician redner',
  byline: 'author authors byline writer journalist autor auteur autore creator createdby автор verfasser',
  date: 'date published publishedat publishdate publicationdate pubdate datepublished createdat created timestamp datetime time day datum fecha data дата',
  outlet: 'outlet publisher publication newspaper media medium medien source sourcename site domain channel quelle fuente fonte источник',
  url: 'url link address uri permalink sourceurl articleurl href adresse enlace ссылка',
  language: 'language lang sprache langue idioma lingua язык locale',
};

const folded = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const lists = new Map(Object.entries(names).map(([role, list]) => [role, list.split(' ').map(folded)]));

/** What a head says its column is, and how well it fits: 0 best; undefined when it says nothing known. */
function roleOfHead(head: string): { readonly role: string; readonly rank: number } | undefined {
  const words = folded(head);
  for (const [role, list] of lists) {
    const rank = list.indexOf(words);
    if (rank >= 0) return { role, rank };
  }
  return undefined;
}

const sampleRows = 200;

interface ColumnLook {
  readonly filled: number;
  readonly averageLength: number;
  readonly prose: number;
  readonly dates: number;
  readonly addresses: number;
}

function lookAt(rows: readonly (readonly string[])[], column: number): ColumnLook {
  const cells = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  const share = (test: (cell: string) => boolean) => (cells.length === 0 ? 0 : cells.filter(test).length / cells.length);
  return {
    filled: cells.length / Math.max(1, rows.length),
    averageLength: cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length),
    prose: share(
      (cell) =>
        (/\p{L}/u.test(cell) && cell.split(/\s+/).length >= 4) || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{8}/u.test(cell),
    ),
    dates: share((cell) => cell.length <= 60 && cellDate(cell) !== ''),
    addresses: share((cell) => /^(?:https?:\/\/|www\.)\S+$/i.test(cell)),
  };
}

/** ISO date of a cell, or ''. */
export function cellDate(cell: string): string {
  const value = cell.trim();
  return isoDate(value) || (mentionedDates(value, 1).find((date) => !date.iso.startsWith('--'))?.iso ?? '');
}

/** Whether the first row names the columns: its cells are short, differ, and are known names or unlike what stands below them. */
function hasHeads(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0) return false;
  const cells = first.map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || new Set(filled.map(folded)).size < filled.length || filled.some((cell) => cell.length > 80)) return false;
  if (filled.some((cell) => /^\d+(?:[.,]\d+)?$|^https?:\/\//.test(cell) || cellDate(cell) !== '')) return false;
  if (filled.some((cell) => roleOfHead(cell) !== undefined)) return true;
  const below = rest.slice(0, sampleRows);
  return cells.some((cell, column) => {
    const look = lookAt(below, column);
    return cell !== '' && (look.averageLength > Math.max(40, cell.length * 3) || look.dates > 0.8 || look.addresses > 0.8);
  });
}

/** Guesses which column is what, from the heads and from what stands in the columns; null where no column holds text. */
export function guessColumns(sheet: TableSheet, place: number): TableColumns | null {
  const heads = hasHeads(sheet.rows.slice(0, sampleRows + 1));
  const rows = sheet.rows.slice(heads ? 1 : 0, sampleRows);
  const width = sheet.rows.slice(0, sampleRows).reduce((most, row) => Math.max(most, row.length), 0);
  const looks = Array.from({ length: Math.min(width, 200) }, (_, column) => lookAt(rows, column));
  const found = new Map<string, { column: number; rank: number }>();
  if (heads) {
    (sheet.rows[0] ?? []).slice(0, 200).forEach((head, column) => {
      const known = roleOfHead(head);
      if (known === undefined || looks[column]?.filled === 0) return;
      const before = found.get(known.role);
      if (before === undefined || known.rank < before.rank) found.set(known.role, { column, rank: known.rank });
    });
  }
  // an address is no outlet, and a column called "date" has to hold dates
  const outlet = looks[found.get('outlet')?.column ?? -1];
  if (outlet !== undefined && outlet.addresses > 0.5) {
    if (!found.has('url')) found.set('url', found.get('outlet') ?? { column: 0, rank: 0 });
    found.delete('outlet');
  }
  if ((looks[found.get('date')?.column ?? -1]?.dates ?? 1) < 0.3) found.delete('date');
  const taken = () => new Set([...found.values()].map(({ column }) => column));
  if (!found.has('text')) {
    const used = taken();
    const free = looks.flatMap((look, column) => (used.has(column) && !isTitle(found, column) ? [] : [{ look, column }]));
    const best = free
      .filter(({ look }) => look.filled > 0.2 && look.prose >= 0.5 && look.averageLength >= 20)
      .sort((a, b) => b.look.averageLength - a.look.averageLength)[0];
    if (best === undefined) return null;
    if (isTitle(found, best.column)) found.delete('title');
    found.set('text', { column: best.column, rank: 0 });
  }
  const first = (role: ColumnRole, test: (look: ColumnLook) => boolean) => {
    if (found.has(role)) return;
    const used = taken();
    const column = looks.findIndex((look, at) => !used.has(at) && test(look));
    if (column >= 0) found.set(role, { column, rank: 0 });
  };
  first('date', (look) => look.dates > 0.8 && look.filled > 0.5);
  first('url', (look) => look.addresses > 0.8 && look.filled > 0.3);
  const text = found.get('text');
  if (text === undefined) return null;
  const others = Object.fromEntries([...found].flatMap(([role, { column }]) => (role === 'text' ? [] : [[role, column]])));
  return { sheet: place, heads, text: text.column, ...others };
}

const isTitle = (found: ReadonlyMap<string, { column: number }>, column: number) => found.get('title')?.column === column;

const shownCell = 160;

/** What an analyst sees of a sheet before saying which column is what. */
export function previewSheet(sheet: TableSheet, place: number): SheetPreview {
  const cut = (cell: string) => {
    const flat = cell
      .slice(0, shownCell * 2)
      .replace(/\s+/g, ' ')
      .trim();
    return (flat.length > shownCell ? `${flat.slice(0, shownCell)}…` : flat).toWellFormed();
  };
  return {
    name: sheet.name,
    rows: sheet.rows.length,
    first: sheet.rows.slice(0, 6).map((row) => row.slice(0, 200).map(cut)),
    guess: guessColumns(sheet, place),
  };
}
