import { normaliseSpans } from '../anchoring/spans.ts';
import type { Span } from '../domain/schema.ts';

/**
 * Places of a text as words that anybody can read and that lead back to them: the words alone where they are the nearest of their kind to a
 * passage, else with which of them they are: "said (2nd before)". Offsets are UTF-16 units.
 */
const between = ' […] ';
const counted = / \((\d{1,4})(?:st|nd|rd|th) (before|after)\)$/;
/** Further than this nobody counts. */
const mostCounted = 2000;

/** The words of some spans, to be found again from `near`; '' where there are none or they cannot be told apart. */
export function wordsAt(text: string, spans: readonly Span[], near: Span): string {
  const list = normaliseSpans(spans);
  const parts = list.map((span) => {
    const words = text.slice(span.start, span.end);
    if (nearest(text, words, near) === span.start && !counted.test(words)) return words;
    const side = span.start < near.start ? 'before' : 'after';
    let count = 0;
    for (const at of occurrences(text, words, near, side)) {
      count += 1;
      if (at === span.start) return `${words} (${count}${ending(count)} ${side})`;
    }
    return null;
  });
  if (parts.length === 0 || parts.includes(null)) return '';
  const said = parts.join(between);
  // words that have the mark between parts in them, or half of it at an end, would be taken apart elsewhere
  const back = spansOfWords(text, said, near) ?? [];
  return back.length === list.length && back.every((one, i) => one.start === list[i]?.start && one.end === list[i]?.end) ? said : '';
}

function ending(count: number): string {
  const teen = count % 100 > 10 && count % 100 < 14;
  return (teen ? undefined : ['', 'st', 'nd', 'rd'][count % 10]) || 'th';
}

/** The way back of {@link wordsAt}; null where the text does not have the words. */
export function spansOfWords(text: string, words: string, near: Span): Span[] | null {
  const spans: Span[] = [];
  for (const part of words.split(between)) {
    const place = counted.exec(part);
    const bare = place ? part.slice(0, place.index) : part;
    const start = place
      ? countedPlace(text, bare, near, place[2] === 'before' ? 'before' : 'after', Number(place[1]))
      : nearest(text, bare, near);
    if (bare === '' || start < 0) return null;
    spans.push({ start, end: start + bare.length });
  }
  return normaliseSpans(spans);
}

function countedPlace(text: string, words: string, near: Span, side: 'before' | 'after', number: number): number {
  let count = 0;
  for (const at of occurrences(text, words, near, side)) {
    count += 1;
    if (count === number) return at;
  }
  return -1;
}

/** Where words stand on one side of the start of a passage, the nearest first. */
function* occurrences(text: string, words: string, near: Span, side: 'before' | 'after'): Generator<number> {
  let at = near.start;
  for (let count = 0; count < mostCounted && words !== ''; count++) {
    if (side === 'before' && at === 0) return;
    at = side === 'before' ? text.lastIndexOf(words, at - 1) : text.indexOf(words, count === 0 ? at : at + 1);
    if (at < 0) return;
    yield at;
  }
}

/** Where words stand with the fewest characters between them and a passage, or -1; before it where that is even. */
function nearest(text: string, words: string, near: Span): number {
  const [before = -1] = occurrences(text, words, near, 'before');
  const [after = -1] = occurrences(text, words, near, 'after');
  if (before < 0 || after < 0) return Math.max(before, after);
  return near.start - (before + words.length) <= Math.max(0, after - near.end) ? before : after;
}
