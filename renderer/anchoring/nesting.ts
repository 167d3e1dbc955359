import type { Span } from '../domain/schema.ts';
import { byOuterOrder, type IntervalIndex, type Spanned } from './interval-index.ts';
import { normaliseSpans, spansMeet, subtractSpans } from './spans.ts';

/** Whether two items share a character; parts that only lie between one another's do not count. */
export function itemsMeet(a: Spanned, b: Spanned): boolean {
  return a.spans.some((x) => b.spans.some((y) => spansMeet(x, y)));
}

/** Whether every character of `inner` is in `outer`. Items over the same characters: the first in outer order holds the other. */
export function holds(outer: Spanned, inner: Spanned): boolean {
  if (outer.id === inner.id) return false;
  const x = onlySpan(outer);
  const y = onlySpan(inner);
  if (x && y) {
    // nearly all claims are one span: thousands over the same words must not cost lists of spans each
    if (x.start > y.start || x.end < y.end) return false;
    return x.start < y.start || x.end > y.end || outer.id < inner.id;
  }
  if (subtractSpans(inner.spans, outer.spans).length > 0) return false;
  return subtractSpans(outer.spans, inner.spans).length > 0 || byOuterOrder(outer, inner) < 0;
}

function onlySpan(item: Spanned): Span | undefined {
  const span = item.spans.length === 1 ? item.spans[0] : undefined;
  return span && span.end > span.start ? span : undefined;
}

/** The nearest item round this one ("inside 7"), among those that overlap it; `undefined` when it stands alone. */
export function nearestHolder<T extends Spanned>(inner: Spanned, overlapping: readonly T[]): T | undefined {
  let last: T | undefined;
  let parts = false;
  for (const outer of overlapping) {
    if (!holds(outer, inner)) continue;
    parts ||= outer.spans.length > 1;
    if (!last || byOuterOrder(last, outer) < 0) last = outer;
  }
  // of single spans round the same words the last in order holds none of the others; parts with gaps may
  if (!last || !parts) return last;
  const holders = overlapping.filter((outer) => holds(outer, inner)).sort(byOuterOrder);
  return holders.findLast((candidate) => holders.every((other) => other === candidate || !holds(candidate, other)));
}

/** As {@link nearestHolder}, among all that an index has round an item: thousands over the same words cost one look at each. */
export function holderIn<T extends Spanned>(index: IntervalIndex<T>, inner: Spanned): T | undefined {
  const holders = new Set<T>();
  const first = inner.spans[0];
  // whoever holds an item covers the first of its characters
  if (first) {
    index.eachOverlapping(first.start, first.start + 1, (outer) => {
      if (holds(outer, inner)) holders.add(outer);
      return false;
    });
  }
  return nearestHolder(inner, [...holders]);
}

/** How many items hold this one. */
export function nestingDepth(inner: Spanned, overlapping: readonly Spanned[]): number {
  return overlapping.filter((outer) => holds(outer, inner)).length;
}

/**
 * Gives each range the first lane that is free over its whole length, so that bars side by side never cover each other. Takes
 * ranges in any unit (offsets, lines, pixels) and answers in the order given; lanes count from 0.
 */
export function assignLanes(ranges: readonly Span[]): number[] {
  const order = ranges.map((_, i) => i).sort((a, b) => compareRanges(ranges[a], ranges[b]) || a - b);
  const lanes = new Array<number>(ranges.length).fill(0);
  const freeFrom: number[] = [];
  for (const i of order) {
    const range = ranges[i];
    if (!range) continue;
    let lane = freeFrom.findIndex((end) => end <= range.start);
    if (lane < 0) lane = freeFrom.length;
    freeFrom[lane] = range.end;
    lanes[i] = lane;
  }
  return lanes;
}

function compareRanges(a: Span | undefined, b: Span | undefined): number {
  if (!a || !b) return 0;
  return a.start - b.start || b.end - a.end;
}

/** What the parts of a passage leave out between them. */
export function gapsOf(spans: readonly Span[]): Span[] {
  const parts = normaliseSpans(spans);
  return parts.slice(1).map((span, i) => ({ start: parts[i]?.end ?? span.start, end: span.start }));
}
