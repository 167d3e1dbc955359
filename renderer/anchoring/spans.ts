import type { Quote, Span } from '../domain/schema.ts';

/** Longest prefix and suffix kept beside a quote, in UTF-16 units. */
export const contextLength = 32;

/** Orders spans by where they start, the longer first where they start together. */
export function bySpanOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** The same characters as the spans given: sorted, none empty, none touching another. What a claim stores. Units as given. */
export function normaliseSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.end > span.start).sort(bySpanOrder);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      if (span.end > last.end) merged[merged.length - 1] = { start: last.start, end: span.end };
    } else {
      merged.push({ start: span.start, end: span.end });
    }
  }
  return merged;
}

/** All characters of either list, as normal spans. */
export function mergeSpans(a: readonly Span[], b: readonly Span[]): Span[] {
  return normaliseSpans([...a, ...b]);
}

/** Characters of `from` that are not in `taken`, as normal spans. */
export function subtractSpans(from: readonly Span[], taken: readonly Span[]): Span[] {
  const holes = normaliseSpans(taken);
  const left: Span[] = [];
  let first = 0;
  for (const span of normaliseSpans(from)) {
    let start = span.start;
    while (first < holes.length && (holes[first]?.end ?? 0) <= start) first++;
    for (let i = first; i < holes.length; i++) {
      const hole = holes[i];
      if (!hole || hole.start >= span.end) break;
      if (hole.start > start) left.push({ start, end: hole.start });
      start = Math.max(start, hole.end);
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}

/** Characters that are in both lists, as normal spans. */
export function intersectSpans(a: readonly Span[], b: readonly Span[]): Span[] {
  const left = normaliseSpans(a);
  const right = normaliseSpans(b);
  const both: Span[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const x = left[i];
    const y = right[j];
    if (!x || !y) break;
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (start < end) both.push({ start, end });
    if (x.end <= y.end) i++;
    else j++;
  }
  return both;
}

/** Whether two spans share a character. */
export function spansMeet(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** From the first character of the first span to the last of the last; `null` for no spans. */
export function extentOf(spans: readonly Span[]): Span | null {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const span of spans) {
    if (span.start < start) start = span.start;
    if (span.end > end) end = span.end;
  }
  return start < end ? { start, end } : null;
}

/** Number of characters in normal spans, in their own units. */
export function spansLength(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** Whether a cut at this UTF-16 offset would part the two halves of one character. */
export function splitsCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/**
 * What a span says and what stands around it (W3C TextQuoteSelector). `prefix` and `suffix` hold at most 32 UTF-16 units and
 * never half a surrogate pair. Offsets are UTF-16 units; those beyond the text are cut to it.
 * @see https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export function describeQuote(text: string, span: Span): Quote {
  const start = Math.min(Math.max(span.start, 0), text.length);
  const end = Math.min(Math.max(span.end, start), text.length);
  let from = Math.max(0, start - contextLength);
  if (splitsCharacter(text, from)) from++;
  let to = Math.min(text.length, end + contextLength);
  if (splitsCharacter(text, to)) to--;
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.min(from, start), start),
    suffix: text.slice(end, Math.max(to, end)),
  };
}

/** One quote for each span, in their order. */
export function describeQuotes(text: string, spans: readonly Span[]): Quote[] {
  return spans.map((span) => describeQuote(text, span));
}

/** The words of a passage as one line for lists and tables; parts of it are joined by `gap`, which marks what was left out. */
export function passageText(text: string, spans: readonly Span[], gap = ' [...] '): string {
  return spans.map((span) => text.slice(span.start, span.end)).join(gap);
}
