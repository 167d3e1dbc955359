import { alignTexts } from '../../../anchoring/align-texts.ts';
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
    if (page === undefined) return;
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

/** How many characters ahead the same one is looked for where text and runs part. */
const reach = 4;

/**
 * Which characters of a block each of its runs gave. Both hold the same characters in the same order but for spaces, hyphens that joining lines
 * dropped and characters nobody can read.
 */
function placeRuns(text: string, runs: readonly Run[]): Placed[] {
  const placed: Placed[] = [];
  let at = 0;
  for (const run of runs) {
    let start = -1;
    let end = -1;
    for (const character of run.text) {
      if (/\s/.test(character)) continue;
      const found = nextPlace(text, at, character);
      if (found < 0) continue;
      if (start < 0) start = found;
      at = found + character.length;
      end = at;
    }
    if (start >= 0) placed.push({ run, start, end });
  }
  return placed;
}

function nextPlace(text: string, at: number, character: string): number {
  let seen = 0;
  for (let index = at; index < text.length && seen < reach; index += 1) {
    if (/\s/.test(text.charAt(index))) continue;
    if (text.startsWith(character, index)) return index;
    seen += 1;
  }
  return -1;
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
