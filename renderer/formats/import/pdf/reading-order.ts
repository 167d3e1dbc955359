import { joinPieces, type Piece } from './page-lines.ts';

/** A line of text in the column it belongs to. */
export interface Line extends Piece {
  /** Edges of its column. */
  readonly columnLeft: number;
  readonly columnRight: number;
  /** Pieces with wide gaps between them, such as the cells of a table's row. */
  readonly cells: number;
  /** Counts the columns of a page in reading order. */
  readonly column: number;
}

interface Gutter {
  readonly left: number;
  readonly right: number;
}

interface Run {
  readonly first: number;
  readonly last: number;
  readonly gutter: Gutter;
}

/** Columns of columns are read this deep; beyond it rows are read across. */
const deepest = 8;

/** How many pieces may still be looked at on a page: in a page of print far fewer are, and what is left then is read across. */
interface Work {
  left: number;
}
const mostWork = 10_000_000;

/** A gutter that few rows share must be wider than a river of white through some lines of justified type. */
const gutterInFewRows = 1.5;
const gutterInManyRows = 0.7;
const manyRows = 6;

/**
 * Lines of one page in reading order: columns one after the other wherever several rows share a gutter and each side reads as text of its own,
 * rows of tables and forms across. `rows` are pieces top to bottom, each row left to right.
 */
export function inReadingOrder(rows: readonly (readonly Piece[])[]): Line[] {
  const work: Work = { left: mostWork };
  const lines: Line[] = [];
  let column = 0;
  const emit = (row: readonly Piece[], edges: Gutter) => {
    const cells = cellsOf(row);
    const joined = joinPieces(cells, '\t');
    if (joined !== undefined) lines.push({ ...joined, cells: cells.length, columnLeft: edges.left, columnRight: edges.right, column });
  };
  const read = (region: readonly (readonly Piece[])[], depth: number) => {
    const edges = edgesOf(region);
    let at = 0;
    let across = 0;
    while (at < region.length) {
      const row = region[at] ?? [];
      const run = depth < deepest ? longestRun(region, at, across, work) : undefined;
      if (run === undefined) {
        emit(row, edges);
        at += 1;
      } else {
        const part = region.slice(run.first, run.last + 1);
        const middle = (run.gutter.left + run.gutter.right) / 2;
        const sides = [
          part.map((each) => each.filter((piece) => piece.right <= middle + 0.01)),
          part.map((each) => each.filter((piece) => piece.right > middle + 0.01)),
        ];
        const rtl = part.flat().filter((piece) => piece.rtl).length > part.flat().length / 2;
        for (const side of rtl ? sides.reverse() : sides) {
          column += 1;
          read(
            side.filter((each) => each.length > 0),
            depth + 1,
          );
        }
        column += 1;
        at = run.last + 1;
        across = at;
      }
    }
  };
  read(rows, 0);
  return lines;
}

/** Pieces of a row that stand further apart than words ever do, even in justified type. */
const gapOfCells = 1.5;

function cellsOf(row: readonly Piece[]): Piece[] {
  const cells: Piece[][] = [];
  for (const piece of row) {
    const open = cells.at(-1);
    const before = open?.at(-1);
    if (open !== undefined && before !== undefined && piece.left - before.right < gapOfCells * piece.size) open.push(piece);
    else cells.push([piece]);
  }
  return cells.flatMap((cell) => joinPieces(cell, ' ') ?? []);
}

function edgesOf(rows: readonly (readonly Piece[])[]): Gutter {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const row of rows)
    for (const piece of row) {
      left = Math.min(left, piece.left);
      right = Math.max(right, piece.right);
    }
  return { left, right };
}

/**
 * The longest run of rows from `at` on that leave a gap of the first row with gaps free, if it is long and wide enough to part columns. The rows
 * before that one stand in one of the columns. Rows from `across` to `at` were read across.
 */
function longestRun(rows: readonly (readonly Piece[])[], at: number, across: number, work: Work): Run | undefined {
  let gapped = at;
  while (gapped < rows.length && (rows[gapped]?.length ?? 0) < 2) {
    if (gapped > at && gapAbove(rows, gapped) > widestBreak) return undefined;
    gapped += 1;
  }
  if (gapped > at && gapped < rows.length && gapAbove(rows, gapped) > widestBreak) return undefined;
  const row = rows[gapped] ?? [];
  let best: Run | undefined;
  let left = Number.NEGATIVE_INFINITY;
  for (let index = 1; index < row.length && work.left > 0; index += 1) {
    left = Math.max(left, row[index - 1]?.right ?? left);
    const run = runOf(rows, at, { left, right: row[index]?.left ?? 0 }, gapped, across, work);
    if (run !== undefined && (best === undefined || run.last > best.last)) best = run;
  }
  return best;
}

/** White above a row, in sizes of its type. */
function gapAbove(rows: readonly (readonly Piece[])[], index: number): number {
  const above = rows[index - 1] ?? [];
  const row = rows[index] ?? [];
  const gap = Math.min(...row.map((piece) => piece.top)) - Math.max(...above.map((piece) => piece.bottom));
  return gap / (row[0]?.size ?? 1);
}

/** Rows on one side of a gutter that stand further below the rest than this, in sizes of type, do not belong to its columns. */
const widestBreak = 1.8;

function runOf(rows: readonly (readonly Piece[])[], at: number, gap: Gutter, gapped: number, across: number, work: Work): Run | undefined {
  if (work.left <= 0) return undefined;
  let free: readonly Gutter[] = [gap];
  let last = at - 1;
  // a heading beside running text does not make the gutter between them narrower
  const size = Math.min(...(rows[gapped] ?? []).map((piece) => piece.size));
  for (let index = at; index < rows.length; index += 1) {
    work.left -= free.length * (rows[index]?.length ?? 0) + 1;
    const next = without(free, rows[index] ?? []).filter(({ left, right }) => right - left >= gutterInManyRows * size);
    if (next.length === 0) break;
    free = next;
    last = index;
  }
  if (last < gapped) return undefined;
  const gutter = free.reduce((widest, each) => (each.right - each.left > widest.right - widest.left ? each : widest));
  last = withoutTail(rows, at, last, gutter);
  const count = last - at + 1;
  const width = (gutter.right - gutter.left) / size;
  if (count < 2 || width < (count >= manyRows ? gutterInManyRows : gutterInFewRows)) return undefined;
  let first = at;
  while (first > Math.max(across, at - mostAbove) && isFree(rows[first - 1] ?? [], gutter)) first -= 1;
  return readsAsColumns(rows.slice(at, last + 1), rows.slice(first, at), gutter) ? { first: at, last, gutter } : undefined;
}

/** Whether a row has pieces on both sides of a gutter and none in it. */
function isFree(row: readonly Piece[], gutter: Gutter): boolean {
  const lefts = row.filter((piece) => piece.right <= gutter.left + 0.01).length;
  return lefts > 0 && lefts < row.length && row.every((piece) => piece.right <= gutter.left + 0.01 || piece.left >= gutter.right - 0.01);
}

/** What a row leaves free of some gutters. */
function without(gutters: readonly Gutter[], row: readonly Piece[]): Gutter[] {
  let free = [...gutters];
  for (const piece of row) {
    free = free.flatMap(({ left, right }) => {
      if (piece.right <= left || piece.left >= right) return [{ left, right }];
      return [
        { left, right: piece.left },
        { left: piece.right, right },
      ].filter((each) => each.right > each.left);
    });
  }
  return free;
}

/** Leaves out rows at the end of a run that have text on one side only and stand well below the rest: they belong to what comes after. */
function withoutTail(rows: readonly (readonly Piece[])[], at: number, last: number, gutter: Gutter): number {
  let both = at;
  for (let index = at; index <= last; index += 1) {
    const row = rows[index] ?? [];
    if (row.some((piece) => piece.right <= gutter.left + 0.01) && row.some((piece) => piece.left >= gutter.right - 0.01)) both = index;
  }
  for (let index = both + 1; index <= last; index += 1) if (gapAbove(rows, index) > widestBreak) return index - 1;
  return last;
}

/** Columns of fewer lines than this that stand level are read across. */
const shortestColumn = 4;

/** Fewer rows than this that stand level may do so by chance. */
const fewestRowsOfCells = 3;

/** How many rows above are looked at to tell whether rows go on a table. */
const mostAbove = 12;

/** Text with at least this many characters a line is prose. */
const proseLine = 22;

/**
 * Columns of prose stand beside whatever they like. Labels beside prose, each level with a line of it, are read across, as speakers beside their
 * speech are; so are the cells of a table. `above` are rows that were read across and leave the gutter free.
 */
function readsAsColumns(rows: readonly (readonly Piece[])[], above: readonly (readonly Piece[])[], gutter: Gutter): boolean {
  const isLeft = (piece: Piece) => piece.right <= gutter.left + 0.01;
  const pieces = rows.flat();
  const left = pieces.filter(isLeft);
  const right = pieces.filter((piece) => !isLeft(piece));
  if (left.length === 0 || right.length === 0) return false;
  const isProse = (side: readonly Piece[]) => side.reduce((sum, piece) => sum + piece.text.length, 0) / side.length >= proseLine;
  const beside = rows.filter((row) => row.some(isLeft) && !row.every(isLeft)).length;
  // few lines side by side, each level with one: cells of a form
  if (Math.max(left.length, right.length) < shortestColumn && beside === rows.length) return false;
  if (isProse(left)) return isProse(right) || (beside < rows.filter((row) => row.some(isLeft)).length && !isLoneCell(rows, isLeft));
  if (isProse(right)) return beside < rows.filter((row) => row.some(isLeft)).length * 0.8;
  return beside < rows.length * 0.4 && !areCells([...above, ...rows], isLeft) && !isLoneCell(rows, isLeft);
}

/** Whether one side has a single row, level with one of the other: the end of that row, not a column of its own. */
function isLoneCell(rows: readonly (readonly Piece[])[], isLeft: (piece: Piece) => boolean): boolean {
  const lefts = rows.filter((row) => row.some(isLeft));
  const rights = rows.filter((row) => !row.every(isLeft));
  const [lone, ...more] = lefts.length < rights.length ? lefts : rights;
  if (lone === undefined || more.length > 0) return false;
  const [left, right] = [lone.findLast(isLeft), lone.find((piece) => !isLeft(piece))];
  return left !== undefined && right !== undefined && Math.abs(left.y - right.y) < 0.15 * right.size;
}

/** Rows of cells have the same baseline on both sides, nearly wherever the side with fewer rows has one. More may stand below one of them. */
function areCells(rows: readonly (readonly Piece[])[], isLeft: (piece: Piece) => boolean): boolean {
  let level = 0;
  let [lefts, rights] = [0, 0];
  for (const row of rows) {
    const left = row.find(isLeft);
    const right = row.find((piece) => !isLeft(piece));
    if (left !== undefined) lefts += 1;
    if (right !== undefined) rights += 1;
    if (left !== undefined && right !== undefined && Math.abs(left.y - right.y) < 0.15 * right.size) level += 1;
  }
  return level >= fewestRowsOfCells && level >= 0.8 * Math.min(lefts, rights);
}
