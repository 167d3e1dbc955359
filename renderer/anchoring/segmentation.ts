import type { Span } from '../domain/schema.ts';
import { isOneSentence, missedEnds } from './sentence-ends.ts';
import { splitsCharacter } from './spans.ts';

/** How far round an offset words are looked for, in UTF-16 units: longer than any word, short enough to cost nothing. */
const wordReach = 256;
/** How far round an offset a sentence is looked for at first; doubled while the sentence runs out of it. */
const sentenceReach = 500;
const longestSentence = 64_000;

const segmenters = new Map<string, Intl.Segmenter>();

/** Kept segmenters: making one costs far more than using it. A tag that is not one falls back to the root rules. */
function segmenterFor(language: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  let segmenter = segmenters.get(key);
  if (!segmenter) {
    let tag = 'en';
    try {
      tag = Intl.getCanonicalLocales(language)[0] ?? 'en';
    } catch {
      // Not a language tag: sources may carry any string there.
    }
    segmenter = new Intl.Segmenter(tag, { granularity });
    if (segmenters.size > 200) segmenters.clear();
    segmenters.set(key, segmenter);
  }
  return segmenter;
}

function clamp(offset: number, within: Span): number {
  return Math.min(Math.max(offset, within.start), within.end);
}

function wholeText(text: string): Span {
  return { start: 0, end: text.length };
}

/** The line that holds the offset: what stands for its paragraph where no block is given. */
export function lineAt(text: string, offset: number): Span {
  const at = clamp(offset, wholeText(text));
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}

/** A part of `within` round the offset that begins and ends between words where it can. */
function windowAround(text: string, offset: number, within: Span, reach: number): Span {
  let start = Math.max(within.start, offset - reach);
  let end = Math.min(within.end, offset + reach);
  if (start > within.start) {
    const space = text.slice(start, offset).search(/\s/);
    if (space >= 0) start += space;
    else if (splitsCharacter(text, start)) start--;
  }
  if (end < within.end) {
    let cut = end;
    while (cut > offset && !/\s/.test(text.charAt(cut - 1))) cut--;
    if (cut > offset) end = cut;
    else if (splitsCharacter(text, end)) end++;
  }
  return { start, end };
}

const standsAsWord = /[\p{Extended_Pictographic}\p{Sc}]/u;

function wordsIn(text: string, window: Span, language: string): Span[] {
  const words: Span[] = [];
  for (const part of segmenterFor(language, 'word').segment(text.slice(window.start, window.end))) {
    if (part.isWordLike !== true && !standsAsWord.test(part.segment)) continue;
    const start = window.start + part.index;
    words.push({ start, end: start + part.segment.length });
  }
  return words;
}

/** The word that covers the character at the offset, or ends there; `null` between words. UTF-16 offsets. */
export function wordAt(text: string, offset: number, language: string, within: Span = wholeText(text)): Span | null {
  const at = clamp(offset, within);
  const words = wordsIn(text, windowAround(text, at, within, wordReach), language);
  return words.find((word) => word.start <= at && at < word.end) ?? words.find((word) => word.end === at) ?? null;
}

/**
 * A selection made to hold whole words: edges inside a word move out to its edge, spaces at the edges fall away. `null` if
 * there is nothing in it but spaces. UTF-16 offsets; `within` (the block) bounds the result.
 */
export function snapToWords(text: string, span: Span, language: string, within: Span = wholeText(text)): Span | null {
  let start = clamp(span.start, within);
  let end = clamp(span.end, within);
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (start >= end) return null;
  const first = wordsIn(text, windowAround(text, start, within, wordReach), language).find(
    (word) => word.start < start && start < word.end,
  );
  const last = wordsIn(text, windowAround(text, end, within, wordReach), language).find((word) => word.start < end && end < word.end);
  if (first) start = first.start;
  else if (start > within.start && splitsCharacter(text, start)) start--;
  if (last) end = last.end;
  else if (end < within.end && splitsCharacter(text, end)) end++;
  return { start, end };
}

/**
 * Where the caret goes by one word: forward to the next end of a word, back to the last start of one. Stops at the edge of
 * `within` when there is no further word. UTF-16 offsets.
 */
export function wordStep(text: string, offset: number, direction: 1 | -1, language = 'en', within: Span = wholeText(text)): number {
  const at = clamp(offset, within);
  const edge = direction === 1 ? within.end : within.start;
  let from = at;
  while (from !== edge) {
    const window = windowAround(text, from, within, wordReach);
    const words = wordsIn(text, window, language);
    if (direction === 1) {
      const next = words.find((word) => word.end > at);
      if (next) return next.end;
      from = Math.max(window.end, from + 1);
    } else {
      const previous = words.findLast((word) => word.start < at);
      if (previous) return previous.start;
      from = Math.min(window.start, from - 1);
    }
  }
  return edge;
}

function singleBreakAsSpaces(run: string): string {
  return run.length === 1 || (run.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0) === 1 ? ' '.repeat(run.length) : run;
}

/** Sentences of a window, with the spaces after them. A single line break inside a block is a space, not an end. */
function rawSentences(text: string, window: Span, language: string): Span[] {
  const slice = text.slice(window.start, window.end).replace(/\s+/g, singleBreakAsSpaces);
  const sentences: Span[] = [];
  let start = 0;
  let end = 0;
  for (const part of segmenterFor(language, 'sentence').segment(slice)) {
    if (end > 0 && !isOneSentence(slice.slice(start, end), slice.slice(part.index, part.index + 80), language)) {
      sentences.push({ start, end });
      start = part.index;
    }
    end = part.index + part.segment.length;
  }
  if (end > start) sentences.push({ start, end });
  return sentences.flatMap((sentence) => {
    const cuts = [
      sentence.start,
      ...missedEnds(slice.slice(sentence.start, sentence.end)).map((cut) => sentence.start + cut),
      sentence.end,
    ];
    return cuts.slice(1).map((cut, i) => ({ start: window.start + (cuts[i] ?? 0), end: window.start + cut }));
  });
}

function trimmed(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** Sentences of a block, without the spaces between them. UTF-16 offsets. */
export function sentencesIn(text: string, within: Span, language: string): Span[] {
  return rawSentences(text, within, language).flatMap((sentence) => trimmed(text, sentence) ?? []);
}

function sentencesAround(text: string, offset: number, within: Span, language: string): Span[] {
  for (let reach = sentenceReach; ; reach *= 2) {
    const window = windowAround(text, offset, within, reach);
    const sentences = sentencesIn(text, window, language);
    const whole = window.start === within.start && window.end === within.end;
    if (whole || reach >= longestSentence) return sentences;
    const first = sentences[0];
    const last = sentences.at(-1);
    const cutBefore = window.start > within.start && first !== undefined && first.end >= offset;
    const cutAfter = window.end < within.end && last !== undefined && last.start <= offset;
    if (!cutBefore && !cutAfter) {
      // The outermost ones may be cut by the window; they are not the one at the offset nor its neighbours that matter.
      const from = window.start > within.start ? 1 : 0;
      const to = window.end < within.end ? sentences.length - 1 : sentences.length;
      if (to - from >= 1) return sentences.slice(from, to);
    }
  }
}

/**
 * The sentence at an offset, without the spaces round it: the one that covers it, in the spaces after a sentence that sentence.
 * `null` where there is no text. Give the block as `within`, so that a line break inside it does not end a sentence; without it
 * the line is the block. Costs by the sentence, not by the text. UTF-16 offsets.
 */
export function sentenceAt(text: string, offset: number, language: string, within: Span = lineAt(text, offset)): Span | null {
  const at = clamp(offset, within);
  const sentences = sentencesAround(text, at, within, language);
  return sentences.findLast((sentence) => sentence.start <= at) ?? sentences[0] ?? null;
}

/**
 * Where the caret goes by one sentence inside a block: forward to the next end of a sentence, back to the last start of one.
 * Returns the offset itself where the block has no further sentence; the caller goes on in the next block. UTF-16 offsets.
 */
export function sentenceStep(
  text: string,
  offset: number,
  direction: 1 | -1,
  language: string,
  within: Span = lineAt(text, offset),
): number {
  const at = clamp(offset, within);
  const sentences = sentencesAround(text, at, within, language);
  if (direction === 1) return sentences.find((sentence) => sentence.end > at)?.end ?? at;
  return sentences.findLast((sentence) => sentence.start < at)?.start ?? at;
}

/** Index of the block that covers the offset, or of the last one that starts before it; -1 before the first. Blocks in order. */
export function blockIndexAt(blocks: readonly Span[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where the caret goes by one paragraph: to the next block's start, or back to this one's, then to the one before. */
export function paragraphStep(blocks: readonly Span[], offset: number, direction: 1 | -1): number {
  const at = blockIndexAt(blocks, offset);
  if (direction === 1) return blocks[at + 1]?.start ?? blocks.at(-1)?.end ?? offset;
  const here = blocks[at];
  if (here && here.start < offset) return here.start;
  return blocks[at - 1]?.start ?? here?.start ?? offset;
}
