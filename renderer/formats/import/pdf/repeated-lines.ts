import type { Line } from './reading-order.ts';

/** One page as lines, with its upper and lower edge in the lines' own measure. */
export interface LinedPage {
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly lines: readonly Line[];
}

/** Lines this far into the page from its upper or lower edge may be running heads. */
const margin = 0.11;

/** The outermost line of a page, if it is but a number, may stand further in. */
const marginOfNumbers = 0.25;

function edgeOf(page: LinedPage, line: Line, width = margin): 'head' | 'foot' | '' {
  const place = (line.y - page.top) / Math.max(1, page.bottom - page.top);
  if (place < width) return 'head';
  return place > 1 - width ? 'foot' : '';
}

const shape = (text: string) =>
  text
    .toLowerCase()
    .replace(/\d+|\b[ivxlc]{1,6}\b/g, '#')
    .replace(/\s+/g, ' ');
const pageNumber =
  /^[^\p{L}\p{N}]*(?:(?:page|seite|p\.?|pág\.?|página)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|of|von|de|sur)\s*\d{1,4})?[^\p{L}\p{N}]*$/iu;

/** Lines that are running heads, running feet or page numbers: at the edge of a page, and the same on others but for their numbers. */
export function repeatedLines(pages: readonly LinedPage[]): ReadonlySet<Line> {
  const seen = new Map<string, number>();
  const repeated = new Set<Line>();
  for (const page of pages) {
    const here = new Set(page.lines.map((line) => `${edgeOf(page, line)} ${shape(line.text)}`).filter((key) => !key.startsWith(' ')));
    for (const key of here) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const numbers = pages.map((page) =>
    outermostLines(page).filter((line) => pageNumber.test(line.text) && edgeOf(page, line, marginOfNumbers) !== ''),
  );
  const numbered = numbers.filter((lines) => lines.length > 0).length > 1;
  for (const [index, page] of pages.entries()) {
    if (numbered) for (const line of numbers[index] ?? []) repeated.add(line);
    for (const line of page.lines) {
      const edge = edgeOf(page, line);
      const times = edge === '' ? 0 : (seen.get(`${edge} ${shape(line.text)}`) ?? 0);
      if (times >= 3 || (times === 2 && pages.length <= 4) || (edge !== '' && line.artifact)) repeated.add(line);
    }
  }
  return repeated;
}

function outermostLines(page: LinedPage): Line[] {
  const sorted = [...page.lines].sort((a, b) => a.y - b.y);
  return [...new Set([sorted[0], sorted.at(-1)])].flatMap((line) => line ?? []);
}

const mark = /^(?:\[?\d{1,3}\]?[.)]?|[*†‡§]{1,3}|[a-z]\))\s*\p{L}/u;

/** Lines of footnotes: at the foot of a column, in smaller type than the body, from the first that starts with a mark. */
export function footnoteLines(page: LinedPage, body: number, repeated: ReadonlySet<Line>): ReadonlySet<Line> {
  const found = new Set<Line>();
  const middle = (page.top + page.bottom) / 2;
  const columns = new Map<number, Line[]>();
  for (const line of page.lines) {
    if (repeated.has(line)) continue;
    const column = columns.get(line.column);
    if (column === undefined) columns.set(line.column, [line]);
    else column.push(line);
  }
  for (const lines of columns.values()) {
    let from = lines.length;
    while (from > 0) {
      const line = lines[from - 1];
      if (line === undefined || line.size > body * 0.93 || line.y < middle) break;
      from -= 1;
    }
    const start = lines.findIndex((line, index) => index >= from && mark.test(line.text));
    if (start > 0) for (const line of lines.slice(start)) found.add(line);
  }
  return found;
}
