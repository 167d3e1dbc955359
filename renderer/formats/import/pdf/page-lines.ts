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
  return rows;
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

/** The same characters set again over themselves, as some programs do for bold type. */
function isShadow(runs: readonly Run[], run: Run): boolean {
  return runs.some(
    (other) => other.text === run.text && Math.abs(other.left - run.left) < run.size * 0.12 && Math.abs(other.y - run.y) < run.size * 0.12,
  );
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
