import type { Run } from './page-text.ts';

/** Runs beside each other on one baseline with no wide gap between them. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Baseline of most of its characters. */
  readonly y: number;
  /** Size of most of its characters. */
  readonly size: number;
  readonly rtl: boolean;
  readonly artifact: boolean;
  /** What it is made of, in the order in which it is read. */
  readonly runs: readonly Run[];
}

const ascent = 0.75;
const descent = 0.2;

/** A gap wider than this many times the size of the type may be a gutter between columns. */
export const widestSpace = 0.7;
/** A gap wider than this many times the size of the type is a space between words. */
const narrowestSpace = 0.1;

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/g;
const leftToRight = /[A-Za-z\u00c0-\u058f\u0900-\u1fff\u3040-\ud7ff]/g;

interface Row {
  y: number;
  size: number;
  weight: number;
  readonly runs: Run[];
}

/** Whether two runs stand on one line: raised and lowered type does too. */
function sharesLine(row: Row, run: Run): boolean {
  const top = Math.max(row.y - row.size * ascent, run.y - run.size * ascent);
  const bottom = Math.min(row.y + row.size * descent, run.y + run.size * descent);
  return bottom - top > 0.5 * Math.min(row.size, run.size) * (ascent + descent);
}

/** Gathers runs into rows of one baseline, top to bottom. */
function rowsOf(runs: readonly Run[]): Row[] {
  const rows: Row[] = [];
  // larger type first, so that raised and lowered marks join the line they belong to
  const sorted = [...runs].sort((a, b) => a.y - b.y || a.left - b.left);
  for (const run of sorted) {
    let home: Row | undefined;
    for (let index = rows.length - 1; index >= Math.max(0, rows.length - 6) && home === undefined; index -= 1) {
      const row = rows[index];
      if (row !== undefined && sharesLine(row, run)) home = row;
    }
    if (home === undefined) rows.push({ y: run.y, size: run.size, weight: run.text.length, runs: [run] });
    else {
      home.runs.push(run);
      if (run.text.length * run.size > home.weight * home.size) {
        home.y = run.y;
        home.size = run.size;
        home.weight = run.text.length;
      }
    }
  }
  return rows.flatMap(stacked);
}

/** Runs of one row whose baselines are further apart than this, in sizes of the smaller type, stand at different heights. */
const nextBaseline = 0.5;

/**
 * Small type may stand in two lines beside one line of larger type, as a column with narrow leading beside another does: what stands one below the
 * other in a row is parted into rows of their own.
 */
function stacked(row: Row): Row[] {
  const levels: Row[] = [];
  for (const run of [...row.runs].sort((a, b) => a.y - b.y)) {
    const open = levels.at(-1);
    const before = open?.runs.at(-1);
    if (open === undefined || before === undefined || run.y - before.y > nextBaseline * Math.min(run.size, before.size))
      levels.push({ ...run, weight: run.text.length, runs: [run] });
    else {
      open.runs.push(run);
      if (run.text.length * run.size > open.weight * open.size) Object.assign(open, { y: run.y, size: run.size, weight: run.text.length });
    }
  }
  if (levels.length < 2) return [row];
  const rows: Row[] = [];
  for (const level of levels) {
    const home = rows.find((each) => sharedWidth(each.runs, level.runs) < widestStack * Math.min(each.size, level.size));
    if (home === undefined) rows.push(level);
    else {
      home.runs.push(...level.runs);
      if (level.weight * level.size > home.weight * home.size) Object.assign(home, { y: level.y, size: level.size, weight: level.weight });
    }
  }
  return rows.length < 2 ? [row] : rows;
}

/** Raised and lowered marks may stand one above the other for this many sizes of type. */
const widestStack = 2.5;

/** How far some runs stand above or below others. */
function sharedWidth(above: readonly Run[], below: readonly Run[]): number {
  const [ones, others] = [stretchesOf(above), stretchesOf(below)];
  let width = 0;
  let [at, beside] = [0, 0];
  for (let one = ones[0], other = others[0]; one !== undefined && other !== undefined; one = ones[at], other = others[beside]) {
    width += Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left));
    if (one.right < other.right) at += 1;
    else beside += 1;
  }
  return width;
}

/** What runs cover of a line, without overlaps, left to right. */
function stretchesOf(runs: readonly Run[]): { left: number; right: number }[] {
  const stretches: { left: number; right: number }[] = [];
  for (const { left, right } of [...runs].sort((a, b) => a.left - b.left)) {
    const open = stretches.at(-1);
    if (open !== undefined && left <= open.right) open.right = Math.max(open.right, right);
    else stretches.push({ left, right });
  }
  return stretches;
}

/** Cuts a page's runs into pieces at wide gaps, rows top to bottom and each row left to right. */
export function piecesOf(runs: readonly Run[]): Piece[][] {
  return rowsOf(runs).map((row) => {
    const sorted = [...row.runs].sort((a, b) => a.left - b.left);
    const groups: Run[][] = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const run of sorted) {
      const open = groups.at(-1);
      if (open === undefined || run.left - end > widestSpace * Math.max(row.size, Math.min(run.size, row.size))) groups.push([run]);
      else if (!isShadow(open, run)) open.push(run);
      end = Math.max(end, run.right);
    }
    return groups.map(pieceOf);
  });
}

/** A run is looked for among this many before it: what stands at one place many times over is a file made to be slow. */
const mostShadows = 200;

/** The same characters set again over themselves, as some programs do for bold type. `runs` stand left to right. */
function isShadow(runs: readonly Run[], run: Run): boolean {
  const near = run.size * 0.12;
  for (let index = runs.length - 1; index >= Math.max(0, runs.length - mostShadows); index -= 1) {
    const other = runs[index];
    if (other === undefined || run.left - other.left >= near) return false;
    if (other.text === run.text && Math.abs(other.y - run.y) < near) return true;
  }
  return false;
}

function pieceOf(runs: readonly Run[]): Piece {
  const weights = new Map<number, number>();
  for (const run of runs) weights.set(run.size, (weights.get(run.size) ?? 0) + run.text.length);
  const size = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
  const main = runs.find((run) => run.size === size) ?? runs[0];
  const all = runs.map((run) => run.text).join('');
  const rtl = (all.match(rightToLeft)?.length ?? 0) > (all.match(leftToRight)?.length ?? 0);
  const ordered = rtl ? readingOrder(runs) : runs;
  return {
    text: textOf(ordered, size),
    left: Math.min(...runs.map((run) => run.left)),
    right: Math.max(...runs.map((run) => run.right)),
    top: Math.min(...runs.map((run) => run.y - run.size * ascent)),
    bottom: Math.max(...runs.map((run) => run.y + run.size * descent)),
    y: main?.y ?? 0,
    size,
    rtl,
    artifact: runs.every((run) => run.artifact),
    runs: ordered,
  };
}

/** Joins runs in the order in which they are read, with a space where there is a gap. */
function textOf(runs: readonly Run[], size: number): string {
  let text = '';
  let before: Run | undefined;
  for (const run of runs) {
    if (before !== undefined) {
      const gap = Math.max(run.left - before.right, before.left - run.right);
      const spaced = before.spaced && gap > 0;
      if ((spaced || gap > narrowestSpace * size) && !/\s$/.test(text) && !/^\s/.test(run.text)) text += ' ';
    }
    text += run.text;
    before = run;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Runs of a right-to-left line: from the right, but runs of left-to-right words and numbers among themselves from the left. */
function readingOrder(runs: readonly Run[]): Run[] {
  const ordered: Run[] = [];
  let held: Run[] = [];
  for (const run of [...runs].reverse()) {
    const ltr = !run.rtl && /[\p{L}\p{N}]/u.test(run.text) && (run.text.match(rightToLeft)?.length ?? 0) === 0;
    if (ltr) held.unshift(run);
    else {
      ordered.push(...held, run);
      held = [];
    }
  }
  return [...ordered, ...held];
}

/** Joins pieces that stand side by side into one, with `between` between them. */
export function joinPieces(pieces: readonly Piece[], between: string): Piece | undefined {
  const first = pieces[0];
  if (first === undefined || pieces.length === 1) return first;
  const longest = pieces.reduce((best, piece) => (piece.text.length > best.text.length ? piece : best), first);
  const ordered = longest.rtl ? [...pieces].reverse() : pieces;
  return {
    ...longest,
    text: ordered.map((piece) => piece.text).join(between),
    left: Math.min(...pieces.map((piece) => piece.left)),
    right: Math.max(...pieces.map((piece) => piece.right)),
    top: Math.min(...pieces.map((piece) => piece.top)),
    bottom: Math.max(...pieces.map((piece) => piece.bottom)),
    artifact: pieces.every((piece) => piece.artifact),
    runs: ordered.flatMap((piece) => piece.runs),
  };
}
