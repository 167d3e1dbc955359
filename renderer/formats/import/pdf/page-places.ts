import type { Span } from '../../../domain/schema.ts';
import type { PageGeometry, PageRun } from './page-geometry.ts';

/** Width of words set in a kind of face, in any measure: only the share of a part in the whole counts. */
export type Measure = (text: string, face: PageRun['face']) => number;

/** A stretch of one line of a page, in points: it stands on a baseline that begins at x, y and is turned clockwise by `angle` degrees. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly width: number;
  readonly size: number;
}

/** How far letters reach over and under their baseline, in sizes of type. */
export const overBaseline = 0.82;
export const underBaseline = 0.24;

/** A gap up to this many sizes of type within a line belongs to what stands on both sides of it. */
const widestGap = 2.5;

/** The runs of a page that a span of the source touches. Offsets are UTF-16 units of the source text. */
export function runsIn(page: PageGeometry, span: Span): PageRun[] {
  const { runs } = page;
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: PageRun[] = [];
  for (let index = low; index < runs.length; index += 1) {
    const run = runs[index];
    if (run === undefined || run.start >= span.end) break;
    found.push(run);
  }
  return found;
}

/** Where a span of the source stands on a page: a box for each line of it, in the order of the source. */
export function boxesOf(page: PageGeometry, text: string, span: Span, measure: Measure): PageBox[] {
  const boxes: PageBox[] = [];
  for (const run of runsIn(page, span)) {
    const box = partOf(run, text, span, measure);
    const last = boxes.at(-1);
    const joined = last === undefined ? undefined : joinBoxes(last, box);
    if (joined === undefined) boxes.push(box);
    else boxes[boxes.length - 1] = joined;
  }
  return boxes;
}

function partOf(run: PageRun, text: string, span: Span, measure: Measure): PageBox {
  const words = text.slice(run.start, run.end);
  const whole = measure(words, run.face) || 1;
  const share = (offset: number) => measure(words.slice(0, Math.max(0, Math.min(words.length, offset - run.start))), run.face) / whole;
  const [from, to] = [share(span.start), share(span.end)];
  const [first, last] = run.rtl ? [1 - to, 1 - from] : [from, to];
  const radians = (run.angle * Math.PI) / 180;
  return {
    x: run.x + Math.cos(radians) * run.width * first,
    y: run.y + Math.sin(radians) * run.width * first,
    angle: run.angle,
    width: run.width * (last - first),
    size: run.size,
  };
}

/** Two boxes as one where they share a line and no more than a space is between them. */
function joinBoxes(one: PageBox, other: PageBox): PageBox | undefined {
  if (Math.abs(one.angle - other.angle) > 1) return undefined;
  const size = Math.max(one.size, other.size);
  const { along, below } = fromBaseline(one, other.x, other.y);
  if (Math.abs(below) > 0.35 * size) return undefined;
  const gap = Math.max(along - one.width, -(along + other.width));
  if (gap > widestGap * size) return undefined;
  const left = Math.min(0, along);
  const right = Math.max(one.width, along + other.width);
  const radians = (one.angle * Math.PI) / 180;
  return { ...one, x: one.x + Math.cos(radians) * left, y: one.y + Math.sin(radians) * left, width: right - left, size };
}

/** A point of the page as seen from a baseline: how far along it, and how far under it. */
function fromBaseline(box: Pick<PageBox, 'x' | 'y' | 'angle'>, x: number, y: number): { readonly along: number; readonly below: number } {
  const radians = (box.angle * Math.PI) / 180;
  const [dx, dy] = [x - box.x, y - box.y];
  return { along: dx * Math.cos(radians) + dy * Math.sin(radians), below: dy * Math.cos(radians) - dx * Math.sin(radians) };
}

/** The place in the source text that stands nearest to a point of the page, and how far it is in points. Undefined on a page without text. */
export function placeNear(
  page: PageGeometry,
  text: string,
  x: number,
  y: number,
  measure: Measure,
): { readonly offset: number; readonly distance: number } | undefined {
  let best: { run: PageRun; along: number } | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  let distance = 0;
  for (const run of page.runs) {
    const { along, below } = fromBaseline(run, x, y);
    const across = Math.max(0, -along, along - run.width);
    const off = Math.max(0, -below - overBaseline * run.size, below - underBaseline * run.size);
    // a line is followed to its end before the next one is taken
    const far = across + off * 4;
    if (far >= nearest) continue;
    nearest = far;
    distance = Math.hypot(across, off);
    best = { run, along };
  }
  if (best === undefined) return undefined;
  return { offset: characterAt(best.run, text, best.along, measure), distance };
}

function characterAt(run: PageRun, text: string, along: number, measure: Measure): number {
  const words = text.slice(run.start, run.end);
  const whole = measure(words, run.face) || 1;
  const share = along / Math.max(run.width, 0.01);
  const wanted = (run.rtl ? 1 - share : share) * whole;
  let nearest = 0;
  let gap = Number.POSITIVE_INFINITY;
  for (let index = 0; index <= words.length; index += 1) {
    const off = Math.abs(measure(words.slice(0, index), run.face) - wanted);
    if (off > gap) break;
    if (index < words.length && /[\udc00-\udfff\p{M}]/u.test(words.charAt(index))) continue;
    gap = off;
    nearest = index;
  }
  return run.start + nearest;
}

/** The page on which a place of the source stands: the last that begins at or before it. */
export function pageAt(pages: readonly PageGeometry[], offset: number): PageGeometry | undefined {
  let found: PageGeometry | undefined;
  for (const page of pages) {
    const first = page.runs[0];
    if (first === undefined) continue;
    if (first.start > offset) break;
    found = page;
  }
  return found ?? pages.find((page) => page.runs.length > 0);
}

/** From where to where in the source a page's words reach, or undefined where it has none. */
export function extentOfPage(page: PageGeometry): Span | undefined {
  const [first, last] = [page.runs[0], page.runs.at(-1)];
  return first && last ? { start: first.start, end: Math.max(last.end, first.end) } : undefined;
}
