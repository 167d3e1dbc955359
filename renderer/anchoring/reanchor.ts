import type { Span } from '../domain/schema.ts';
import { type Alignment, alignTexts } from './align-texts.ts';
import type { MatchedRun } from './shortest-edit.ts';
import { splitsCharacter } from './spans.ts';
import { type TextTokens, TokenReader, tokenFrom, weightOf } from './text-tokens.ts';

/**
 * Where a passage of an old version stands in a new one.
 * exact: the same characters at the same offset. moved: the same characters, the text round them changed. approximate: its words
 * changed in part, for the analyst to confirm. lost: too little of it is left, or it is gone.
 */
export type Placement =
  | { readonly state: 'exact' | 'moved' | 'approximate'; readonly start: number; readonly end: number; readonly score: number }
  | { readonly state: 'lost'; readonly start: null; readonly end: null; readonly score: number };

/** Least share of a passage's letters that must be left for a place to be proposed. */
const leastKept = 0.5;

/**
 * Finds passages of an old text in a new version of it: aligns the two texts as wholes, so that a sentence repeated many times is
 * told apart by what stands round it, then takes each passage through the alignment. Paragraphs that left their order are found by
 * what is new elsewhere. Answers in the order of `spans`; `score` is the share of words in common, 0 to 1. UTF-16 offsets; those
 * outside the old text are cut to it.
 */
export function reanchor(oldText: string, newText: string, spans: readonly Span[]): Placement[] {
  const reader = new TokenReader();
  const oldTokens = reader.read(oldText);
  const newTokens = reader.read(newText);
  const alignment = alignTexts(oldTokens, newTokens);
  return spans.map((span) => place(span, oldTokens, newTokens, alignment));
}

const lost = (score: number): Placement => ({ state: 'lost', start: null, end: null, score });

function place(given: Span, oldTokens: TextTokens, newTokens: TextTokens, alignment: Alignment): Placement {
  const span = withoutSpaces(oldTokens.text, given);
  const first = tokenFrom(oldTokens, span.start);
  let last = tokenFrom(oldTokens, span.end);
  if (last < oldTokens.count && (oldTokens.starts[last] ?? 0) < span.end) last++;
  if (span.start >= span.end || first >= last) return lost(0);
  const whole = Math.max(1, weightOf(oldTokens, first, last));
  const inOrder = partsOf(alignment.runs, first, last);
  let parts = inOrder;
  let kept = keptWeight(inOrder, oldTokens);
  if (kept < whole) {
    const moved = bestMoved(alignment.moved, first, last, oldTokens);
    if (moved.kept > kept) {
      parts = moved.parts;
      kept = moved.kept;
    }
  }
  if (parts.length === 0) return lost(0);
  const range = newRange(span, first, last, parts, oldTokens, newTokens, alignment, parts === inOrder);
  const exactly = sameWordsNear(oldTokens.text.slice(span.start, span.end), range, newTokens.text);
  const found = withSpacesOf(given, span, exactly ?? range, oldTokens.text, newTokens.text);
  const exact = newTokens.text.slice(found.start, found.end) === oldTokens.text.slice(given.start, given.end);
  if (exact) return { state: found.start === given.start ? 'exact' : 'moved', start: found.start, end: found.end, score: 1 };
  const newFirst = tokenFrom(newTokens, range.start);
  const newWeight = weightOf(newTokens, newFirst, Math.max(newFirst, tokenFrom(newTokens, range.end)));
  const score = Math.min(1, (2 * kept) / (whole + newWeight));
  if (kept / whole < leastKept) return lost(score);
  return { state: 'approximate', start: found.start, end: found.end, score };
}

/**
 * The passage's own characters, where they stand at the place found or overlap most of it: an edge that the alignment gave to the
 * change beside it. `null` if they are not there.
 */
function sameWordsNear(words: string, range: Span, newText: string): Span | null {
  if (newText.startsWith(words, range.start)) return { start: range.start, end: range.start + words.length };
  if (newText.endsWith(words, range.end)) return { start: range.end - words.length, end: range.end };
  const from = Math.max(0, range.start - words.length);
  const at = newText.slice(from, range.end + words.length).indexOf(words);
  if (at < 0) return null;
  const found = { start: from + at, end: from + at + words.length };
  const shared = Math.min(found.end, range.end) - Math.max(found.start, range.start);
  return shared * 2 > words.length ? found : null;
}

function withoutSpaces(text: string, span: Span): Span {
  let start = Math.min(Math.max(span.start, 0), text.length);
  let end = Math.min(Math.max(span.end, start), text.length);
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** Gives a place the spaces back that the passage had at its edges, as far as they are there. */
function withSpacesOf(given: Span, bare: Span, range: Span, oldText: string, newText: string): Span {
  const before = oldText.slice(Math.max(0, given.start), bare.start);
  const after = oldText.slice(bare.end, given.end);
  return {
    start: before !== '' && newText.endsWith(before, range.start) ? range.start - before.length : range.start,
    end: after !== '' && newText.startsWith(after, range.end) ? range.end + after.length : range.end,
  };
}

/** The parts of runs, sorted by `old`, that lie in tokens [first, last). */
function partsOf(runs: readonly MatchedRun[], first: number, last: number): MatchedRun[] {
  const parts: MatchedRun[] = [];
  for (let i = firstRunFrom(runs, first); i < runs.length; i++) {
    const run = runs[i];
    if (!run || run.old >= last) break;
    const start = Math.max(run.old, first);
    const end = Math.min(run.old + run.length, last);
    if (end > start) parts.push({ old: start, new: run.new + start - run.old, length: end - start });
  }
  return parts;
}

/** Index of the first run that ends after a token. */
function firstRunFrom(runs: readonly MatchedRun[], token: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && run.old + run.length <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keptWeight(parts: readonly MatchedRun[], oldTokens: TextTokens): number {
  return parts.reduce((sum, part) => sum + weightOf(oldTokens, part.old, part.old + part.length), 0);
}

/** Of moved runs in a passage those that went to the same place and hold the most of it. */
function bestMoved(
  moved: readonly MatchedRun[],
  first: number,
  last: number,
  oldTokens: TextTokens,
): { parts: MatchedRun[]; kept: number } {
  const parts = partsOf(moved, first, last);
  let best: { parts: MatchedRun[]; kept: number } = { parts: [], kept: 0 };
  for (let i = 0; i < parts.length; i++) {
    const group: MatchedRun[] = [];
    for (const part of parts.slice(i)) {
      const before = group.at(-1);
      const follows = !before || (part.new >= before.new + before.length && part.new - before.new < 2 * (part.old - before.old) + 12);
      if (follows) group.push(part);
    }
    const kept = keptWeight(group, oldTokens);
    if (kept > best.kept) best = { parts: group, kept };
  }
  return best;
}

/** From where the first words of a passage went to where its last ones did. */
function newRange(
  span: Span,
  first: number,
  last: number,
  parts: readonly MatchedRun[],
  oldTokens: TextTokens,
  newTokens: TextTokens,
  alignment: Alignment,
  inOrder: boolean,
): Span {
  const head = parts[0] ?? { old: first, new: 0, length: 0 };
  const tail = parts.at(-1) ?? head;
  let start: number;
  if (head.old === first) start = insideToken(oldTokens, newTokens, first, head.new, span.start);
  else start = newTokens.starts[inOrder ? replacedFrom(alignment.runs, first, head) : head.new] ?? 0;
  const tailOld = tail.old + tail.length - 1;
  const tailNew = tail.new + tail.length - 1;
  let end: number;
  if (tailOld === last - 1) end = insideToken(oldTokens, newTokens, tailOld, tailNew, span.end);
  else end = newTokens.ends[(inOrder ? replacedTo(alignment.runs, last, tail, newTokens.count, oldTokens.count) : tailNew + 1) - 1] ?? 0;
  if (splitsCharacter(newTokens.text, start)) start--;
  if (splitsCharacter(newTokens.text, end)) end++;
  return { start, end: Math.max(start, end) };
}

/** An offset in or at the edge of an old token, in the new token that it became. */
function insideToken(oldTokens: TextTokens, newTokens: TextTokens, old: number, there: number, offset: number): number {
  const oldEnd = oldTokens.ends[old] ?? 0;
  const newEnd = newTokens.ends[there] ?? 0;
  if (offset >= oldEnd) return newEnd;
  return Math.min(newEnd, (newTokens.starts[there] ?? 0) + Math.max(0, offset - (oldTokens.starts[old] ?? 0)));
}

/** First new token of what replaced the words at the start of a passage, before the first word that was kept. */
function replacedFrom(runs: readonly MatchedRun[], first: number, head: MatchedRun): number {
  const before = runs[firstRunFrom(runs, first) - 1];
  const hunkOld = before ? before.old + before.length : 0;
  const hunkNew = before ? before.new + before.length : 0;
  const available = head.new - hunkNew;
  const own = head.old - first;
  // The passage's part of the words replaced, and of a long insertion before it no more than about what it lost.
  const share = Math.ceil((available * own) / Math.max(1, head.old - hunkOld));
  return head.new - Math.min(available, share, own * 2 + 4);
}

/** One past the last new token of what replaced the words at the end of a passage. */
function replacedTo(runs: readonly MatchedRun[], last: number, tail: MatchedRun, newCount: number, oldCount: number): number {
  const after = runs[firstRunFrom(runs, last)];
  const tailOld = tail.old + tail.length;
  const tailNew = tail.new + tail.length;
  const available = (after ? after.new : newCount) - tailNew;
  const own = last - tailOld;
  const share = Math.ceil((available * own) / Math.max(1, (after ? after.old : oldCount) - tailOld));
  return tailNew + Math.min(available, share, own * 2 + 4);
}
