import type { Span } from '../domain/schema.ts';
import type { Block } from '../domain/source.ts';
import { alignTexts, gapsBetween } from './align-texts.ts';
import type { MatchedRun } from './shortest-edit.ts';
import { type TextTokens, TokenReader, tokenFrom, weightOf } from './text-tokens.ts';

/** A text with its paragraphs, as versions are compared. */
export interface ComparedText {
  readonly text: string;
  readonly blocks: readonly Pick<Block, 'start' | 'end'>[];
}

/** Blocks that stand side by side, by index; -1 where one side has none. */
export interface ComparedRow {
  readonly old: number;
  readonly new: number;
  /** Whether any word of the row differs, was taken out, came in or moved. */
  readonly changed: boolean;
}

/** What differs between two versions of a text. Spans are UTF-16 units, in order and apart. */
export interface VersionComparison {
  readonly rows: readonly ComparedRow[];
  readonly removed: readonly Span[];
  readonly added: readonly Span[];
  /** Words that stand elsewhere in the other version. */
  readonly movedFrom: readonly Span[];
  readonly movedTo: readonly Span[];
  readonly wordsRemoved: number;
  readonly wordsAdded: number;
  readonly wordsMoved: number;
  /** Quotation marks and dashes that are only written otherwise; they are not shown as changes. */
  readonly marksRestyled: number;
}

/**
 * Compares two versions word by word and pairs their paragraphs: each with the one that holds most of its words. Words whose case
 * changed count as changed; the style of quotation marks and dashes, and white space, do not.
 */
export function compareVersions(older: ComparedText, newer: ComparedText): VersionComparison {
  const reader = new TokenReader();
  const a = reader.read(older.text);
  const b = reader.read(newer.text);
  const alignment = alignTexts(a, b);
  const { runs, restyled } = sameAsWritten(alignment.runs, a, b);
  const gaps = gapsBetween(runs, { oldStart: 0, oldEnd: a.count, newStart: 0, newEnd: b.count });
  const movedFrom = tokenSpans(
    a,
    alignment.moved.map((run) => [run.old, run.old + run.length]),
  );
  const movedTo = tokenSpans(
    b,
    [...alignment.moved].sort((x, y) => x.new - y.new).map((run) => [run.new, run.new + run.length]),
  );
  const oldLeft = without(
    gaps.map((gap) => [gap.oldStart, gap.oldEnd] as const),
    alignment.moved.map((run) => [run.old, run.old + run.length] as const),
  );
  const newLeft = without(
    gaps.map((gap) => [gap.newStart, gap.newEnd] as const),
    [...alignment.moved].sort((x, y) => x.new - y.new).map((run) => [run.new, run.new + run.length] as const),
  );
  const removed = tokenSpans(a, oldLeft);
  const added = tokenSpans(b, newLeft);
  const rows = pairBlocks(older.blocks, newer.blocks, alignment.runs, a, b).map(({ old, new: there }) => ({
    old,
    new: there,
    changed:
      old < 0 ||
      there < 0 ||
      touches(removed, older.blocks[old]) ||
      touches(added, newer.blocks[there]) ||
      touches(movedFrom, older.blocks[old]) ||
      touches(movedTo, newer.blocks[there]),
  }));
  return {
    rows,
    removed,
    added,
    movedFrom,
    movedTo,
    wordsRemoved: countWords(a, oldLeft),
    wordsAdded: countWords(b, newLeft),
    wordsMoved: countWords(
      a,
      alignment.moved.map((run) => [run.old, run.old + run.length]),
    ),
    marksRestyled: restyled,
  };
}

type TokenRange = readonly [from: number, to: number];

/** Cuts runs where a word is written with other letters, such as capitals: the aligner takes them for the same. */
function sameAsWritten(runs: readonly MatchedRun[], a: TextTokens, b: TextTokens): { runs: MatchedRun[]; restyled: number } {
  const same: MatchedRun[] = [];
  let restyled = 0;
  for (const run of runs) {
    let from = 0;
    for (let i = 0; i < run.length; i++) {
      const left = tokenText(a, run.old + i);
      const right = tokenText(b, run.new + i);
      if (left === right) continue;
      if (!/[\p{L}\p{N}]/u.test(left)) {
        restyled++;
        continue;
      }
      if (left.normalize('NFC') === right.normalize('NFC')) continue;
      if (i > from) same.push({ old: run.old + from, new: run.new + from, length: i - from });
      from = i + 1;
    }
    if (run.length > from) same.push({ old: run.old + from, new: run.new + from, length: run.length - from });
  }
  return { runs: same, restyled };
}

function tokenText(tokens: TextTokens, index: number): string {
  return tokens.text.slice(tokens.starts[index] ?? 0, tokens.ends[index] ?? 0);
}

/** Token ranges less others; both in order. */
function without(ranges: readonly TokenRange[], taken: readonly TokenRange[]): TokenRange[] {
  const left: TokenRange[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    let start = from;
    while (at > 0 && (taken[at - 1]?.[1] ?? 0) > start) at--;
    while (at < taken.length && (taken[at]?.[1] ?? 0) <= start) at++;
    for (let i = at; i < taken.length; i++) {
      const hole = taken[i];
      if (!hole || hole[0] >= to) break;
      if (hole[0] > start) left.push([start, hole[0]]);
      start = Math.max(start, hole[1]);
    }
    if (start < to) left.push([start, to]);
  }
  return left;
}

/** Token ranges as spans of the text, cut at line ends so that no mark runs across paragraphs. */
function tokenSpans(tokens: TextTokens, ranges: readonly TokenRange[]): Span[] {
  const spans: Span[] = [];
  for (const [from, to] of ranges) {
    let start = -1;
    let end = -1;
    for (let i = from; i < to; i++) {
      const tokenStart = tokens.starts[i] ?? 0;
      if (start >= 0 && tokens.text.slice(end, tokenStart).includes('\n')) {
        spans.push({ start, end });
        start = -1;
      }
      if (start < 0) start = tokenStart;
      end = tokens.ends[i] ?? tokenStart;
    }
    if (start >= 0 && end > start) spans.push({ start, end });
  }
  return spans;
}

/** Words, by how their letters stand: tokens with a letter or digit. */
function countWords(tokens: TextTokens, ranges: readonly TokenRange[]): number {
  let count = 0;
  for (const [from, to] of ranges) for (let i = from; i < to; i++) if (weightOf(tokens, i, i + 1) > 0) count++;
  return count;
}

/** Each old block beside the new one that holds most of its words; runs are in order, so the pairs are too. */
function pairBlocks(
  oldBlocks: ComparedText['blocks'],
  newBlocks: ComparedText['blocks'],
  runs: readonly MatchedRun[],
  a: TextTokens,
  b: TextTokens,
): { readonly old: number; readonly new: number }[] {
  const oldOf = blockOfToken(oldBlocks, a);
  const newOf = blockOfToken(newBlocks, b);
  const shared = new Map<number, Map<number, number>>();
  for (const run of runs) {
    for (let i = 0; i < run.length; i++) {
      const old = oldOf[run.old + i] ?? -1;
      const there = newOf[run.new + i] ?? -1;
      if (old < 0 || there < 0) continue;
      const row = shared.get(old) ?? new Map<number, number>();
      shared.set(old, row.set(there, (row.get(there) ?? 0) + 1 + weightOf(a, run.old + i, run.old + i + 1)));
    }
  }
  const partner = new Map<number, { readonly old: number; readonly weight: number }>();
  for (const [old, row] of shared) {
    let best = -1;
    for (const [there, weight] of row) if (best < 0 || weight > (row.get(best) ?? 0)) best = there;
    const weight = row.get(best) ?? 0;
    if (weight > (partner.get(best)?.weight ?? 0)) partner.set(best, { old, weight });
  }
  const pairs = [...partner].map(([there, { old }]) => ({ old, new: there })).sort((x, y) => x.old - y.old || x.new - y.new);
  const rows: { old: number; new: number }[] = [];
  let old = 0;
  let there = 0;
  for (const pair of [...pairs, { old: oldBlocks.length, new: newBlocks.length }]) {
    if (pair.old < old || pair.new < there) continue;
    // as many paragraphs out as in between two that fit: they were most likely rewritten in their place
    const aligned = pair.old - old === pair.new - there;
    while (old < pair.old) rows.push({ old: old++, new: aligned ? there++ : -1 });
    while (there < pair.new) rows.push({ old: -1, new: there++ });
    if (pair.old < oldBlocks.length) rows.push(pair);
    old = pair.old + 1;
    there = pair.new + 1;
  }
  return rows;
}

/** The block each token stands in, -1 for none. */
function blockOfToken(blocks: ComparedText['blocks'], tokens: TextTokens): Int32Array {
  const of = new Int32Array(tokens.count).fill(-1);
  blocks.forEach((block, i) => {
    for (let token = tokenFrom(tokens, block.start); token < tokens.count && (tokens.starts[token] ?? 0) < block.end; token++)
      of[token] = i;
  });
  return of;
}

function touches(spans: readonly Span[], block: Pick<Block, 'start' | 'end'> | undefined): boolean {
  if (!block) return false;
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= block.start) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Number.POSITIVE_INFINITY) < block.end;
}
