import { alignTexts } from '../../../anchoring/align-texts.ts';
import { type MatchedRun, shortestEdit } from '../../../anchoring/shortest-edit.ts';
import { TokenReader } from '../../../anchoring/text-tokens.ts';
import type { Span } from '../../../domain/schema.ts';
import { layOut, openDocument, readPages } from './lay-out.ts';
import { toRead } from './page-coordinates.ts';
import type { Face, PageText, Run } from './page-text.ts';

/** Words of a source where they stand on the page. Points from the upper left corner of the page as it is read. */
export interface PageRun extends Span {
  /** Where its baseline begins. */
  readonly x: number;
  readonly y: number;
  /** Degrees clockwise that its baseline is turned by. */
  readonly angle: number;
  readonly width: number;
  readonly size: number;
  readonly face: Face;
  readonly rtl: boolean;
}

/** One page: its size in points and the source's words on it, in the order of the source. Offsets are UTF-16 units of the source text. */
export interface PageGeometry {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PageRun[];
}

/**
 * Where the words of a stored text stand on the pages of the file it was read from. The file is read again, the same way; what was repaired
 * since, or read otherwise by an earlier version, is found by comparing the two texts.
 * @throws ImportRefusal when the file cannot be read
 */
export async function readPageGeometry(bytes: Uint8Array, password: string | undefined, storedText: string): Promise<PageGeometry[]> {
  const engine = await openDocument(bytes, password);
  try {
    return geometryOf(await readPages(engine, []), storedText);
  } finally {
    await engine.close();
  }
}

/** The same from pages that were read already. */
export function geometryOf(pages: readonly PageText[], storedText: string, laidOut = layOut(pages)): PageGeometry[] {
  const { text, blocks, runs } = laidOut;
  const toStored = offsetsBetween(text, storedText);
  const byPage = new Map<number, PageRun[]>(pages.map((page) => [page.page, []]));
  const pageOf = new Map(pages.map((page) => [page.page, page]));
  blocks.forEach((block, index) => {
    const page = pageOf.get(block.page ?? 0);
    // what stands outside the page cannot be shown on it
    if (page === undefined || block.boilerplate === 'outside-page') return;
    for (const { run, start, end } of placeRuns(text.slice(block.start, block.end), runs[index] ?? [])) {
      const from = toStored(block.start + start, 'start');
      const to = toStored(block.start + end, 'end');
      if (from < to) byPage.get(page.page)?.push({ start: from, end: to, ...placeOnPage(page, run) });
    }
  });
  return pages.map((page) => {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
    const [across, down] = [Math.abs(x1 - x0) * page.unit, Math.abs(y1 - y0) * page.unit];
    const turned = page.rotate % 180 !== 0;
    const found = byPage.get(page.page) ?? [];
    return {
      page: page.page,
      width: turned ? down : across,
      height: turned ? across : down,
      runs: found.sort((a, b) => a.start - b.start),
    };
  });
}

function placeOnPage(page: PageText, run: Run): Omit<PageRun, 'start' | 'end'> {
  const radians = (run.angle * Math.PI) / 180;
  const x = run.left * Math.cos(radians) + run.y * Math.sin(radians);
  const y = run.left * Math.sin(radians) - run.y * Math.cos(radians);
  const turn = ((Math.round(page.rotate / 90) % 4) + 4) % 4;
  return {
    ...toRead(page, { x, y }),
    angle: (((turn * 90 - run.angle) % 360) + 360) % 360,
    width: (run.right - run.left) * page.unit,
    size: run.size * page.unit,
    face: run.face,
    rtl: run.rtl,
  };
}

interface Placed extends Span {
  readonly run: Run;
}

/** Most characters by which a block and what was printed may differ before they are compared by looking a few characters ahead. */
const mostApart = 500;
const reach = 4;

/**
 * Which characters of a block each of its runs gave. Both hold the same characters in the same order but for spaces, hyphens that joining lines
 * dropped and characters nobody can read.
 */
function placeRuns(text: string, runs: readonly Run[]): Placed[] {
  const stored = lettersOf(text);
  const printed = lettersOf(runs.map((run) => run.text).join(''));
  const whole = { oldStart: 0, oldEnd: printed.codes.length, newStart: 0, newEnd: stored.codes.length };
  const same = shortestEdit(printed.codes, stored.codes, whole, mostApart);
  const places = same.complete ? placesOf(same.runs, printed.codes.length) : placesWithinReach(printed.codes, stored.codes);
  const placed: Placed[] = [];
  let next = 0;
  let runEnd = 0;
  for (const run of runs) {
    runEnd += run.text.length;
    let start = -1;
    let end = -1;
    for (; next < places.length && (printed.offsets[next] ?? 0) < runEnd; next += 1) {
      const place = places[next] ?? -1;
      if (place < 0) continue;
      const at = stored.offsets[place] ?? 0;
      if (start < 0) start = at;
      end = at + ((stored.codes[place] ?? 0) > 0xffff ? 2 : 1);
    }
    if (start >= 0) placed.push({ run, start, end });
  }
  return placed;
}

/** The characters of a text that are no space, and where each begins. */
function lettersOf(text: string): { readonly codes: Int32Array; readonly offsets: readonly number[] } {
  const codes: number[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    if (!/\s/.test(text.charAt(at))) {
      codes.push(code);
      offsets.push(at);
    }
    at += code > 0xffff ? 2 : 1;
  }
  return { codes: Int32Array.from(codes), offsets };
}

function placesOf(same: readonly MatchedRun[], count: number): Int32Array {
  const places = new Int32Array(count).fill(-1);
  for (const run of same) for (let index = 0; index < run.length; index += 1) places[run.old + index] = run.new + index;
  return places;
}

function placesWithinReach(printed: Int32Array, stored: Int32Array): Int32Array {
  let at = 0;
  return printed.map((code) => {
    const found = stored.subarray(at, at + reach).indexOf(code);
    if (found < 0) return -1;
    at += found + 1;
    return at - 1;
  });
}

/** Offsets of one reading of a file in another. The two are nearly always the same. */
function offsetsBetween(from: string, to: string): (offset: number, edge: 'start' | 'end') => number {
  if (from === to) return (offset) => offset;
  const reader = new TokenReader();
  const [old, now] = [reader.read(from), reader.read(to)];
  const { runs } = alignTexts(old, now);
  const pairs: { from: number; fromEnd: number; to: number; toEnd: number }[] = [];
  for (const run of runs) {
    for (let index = 0; index < run.length; index += 1) {
      const [a, b] = [run.old + index, run.new + index];
      pairs.push({ from: old.starts[a] ?? 0, fromEnd: old.ends[a] ?? 0, to: now.starts[b] ?? 0, toEnd: now.ends[b] ?? 0 });
    }
  }
  return (offset, edge) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle]?.from ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const before = pairs[low - 1];
    const after = pairs[low];
    if (before !== undefined && offset <= before.fromEnd) return Math.min(before.to + (offset - before.from), before.toEnd);
    // between tokens that both have: the edge of what changed
    return edge === 'start' ? (before?.toEnd ?? 0) : (after?.to ?? to.length);
  };
}
