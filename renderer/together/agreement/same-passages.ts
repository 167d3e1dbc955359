import { bySpanOrder, extentOf, intersectSpans, spansLength } from '../../anchoring/spans.ts';
import type { Span } from '../../domain/schema.ts';

/** What a coder marked, with normal spans in one text. */
export interface MarkedPassage {
  readonly id: string;
  readonly coder: number;
  readonly spans: readonly Span[];
}

/** The least share of their characters that two passages must have in common to count as the same one. */
export const sameShare = 0.5;

/** Characters in both by characters in either (Jaccard), 0 to 1. */
export function sharedPart(a: readonly Span[], b: readonly Span[]): number {
  const both = spansLength(intersectSpans(a, b));
  const either = spansLength(a) + spansLength(b) - both;
  return either === 0 ? 0 : both / either;
}

/**
 * Passages of several coders that are the same one, in text order: each coder has at most one in a group. The passages that share most are
 * put together first; those that share less than half are never. A passage nobody else marked is a group of its own.
 */
export function groupPassages<P extends MarkedPassage>(passages: readonly P[], least: number = sameShare): P[][] {
  const found = pairs(passages, least);
  const groupOf = new Map<P, P[]>(passages.map((one) => [one, [one]]));
  for (const { a, b } of found) {
    const left = groupOf.get(a);
    const right = groupOf.get(b);
    if (!left || !right || left === right) continue;
    const coders = new Set(left.map((one) => one.coder));
    if (right.some((one) => coders.has(one.coder))) continue;
    left.push(...right);
    for (const one of right) groupOf.set(one, left);
  }
  const groups = [...new Set(groupOf.values())];
  for (const group of groups) group.sort((a, b) => a.coder - b.coder);
  return groups.sort((a, b) => bySpanOrder(placeOf(a), placeOf(b)) || compare(a[0]?.id ?? '', b[0]?.id ?? ''));
}

function pairs<P extends MarkedPassage>(passages: readonly P[], least: number): { a: P; b: P; share: number }[] {
  const inOrder = passages
    .map((passage) => ({ passage, extent: extentOf(passage.spans) ?? { start: 0, end: 0 } }))
    .sort((x, y) => bySpanOrder(x.extent, y.extent));
  const found: { a: P; b: P; share: number; apart: number }[] = [];
  let open: typeof inOrder = [];
  for (const one of inOrder) {
    open = open.filter((other) => other.extent.end > one.extent.start);
    for (const other of open) {
      if (other.passage.coder === one.passage.coder) continue;
      const share = sharedPart(other.passage.spans, one.passage.spans);
      if (share > 0 && share >= least)
        found.push({ a: other.passage, b: one.passage, share, apart: one.extent.start - other.extent.start });
    }
    open.push(one);
  }
  return found.sort((x, y) => y.share - x.share || x.apart - y.apart || compare(x.a.id + x.b.id, y.a.id + y.b.id));
}

function placeOf(group: readonly MarkedPassage[]): Span {
  return extentOf(group.flatMap((one) => [...one.spans])) ?? { start: 0, end: 0 };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
