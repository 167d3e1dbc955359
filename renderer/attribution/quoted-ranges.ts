import type { Span } from '../domain/schema.ts';

/** Words between quotation marks: [start, end) takes the marks in, `inner` leaves them out. UTF-16 offsets. */
export interface QuotedRange extends Span {
  readonly inner: Span;
}

/** Marks that open and the marks that may close them. A mark in both columns is told apart by what stands beside it. */
const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '”': '”',
  '„': '“”',
  '‟': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '‘': '’',
  '‚': '‘’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '〝': '〞〟',
  '"': '"',
  '＂': '＂',
  "'": "'",
  '״': '״',
};
const allMarks = new Set([...Object.keys(closers), ...Object.values(closers).join('')]);
const singleMarks = new Set(['‘', '’', '‚', "'", '‹', '›']);
const letter = /[\p{L}\p{N}]/u;
/** Deepest nesting of quotes that is followed; what lies deeper belongs to the outer one. */
const deepest = 8;

function looksLikeOpening(before: string, after: string): boolean {
  return after !== '' && !/\s/.test(after) && (before === '' || /[\s([{—–\-/:>“„«‘‚「『]/u.test(before));
}

/**
 * The outermost quoted stretches of a block, in all the styles of quotation marks ("" “” „“ «» »« ‘’ ‚‘ 「」 『』 《》 ״״ and the
 * single ones), apostrophes left alone. A quotation that the block does not close runs to its end, as when a speech goes on in the
 * next paragraph; a closing mark alone takes what stands before it, as when its opening mark was broken. In Chinese and Japanese
 * 《》 names works and is no quotation.
 */
export function quotedRanges(text: string, within: Span, language = ''): QuotedRange[] {
  const ranges: QuotedRange[] = [];
  const open: { mark: string; at: number }[] = [];
  const titles = /^(?:zh|ja)\b/i.test(language);
  let freeFrom = within.start;
  const close = (depth: number, at: number): void => {
    const first = open[depth];
    open.length = depth;
    if (!first || depth > 0) return;
    ranges.push({ start: first.at, end: at + 1, inner: { start: first.at + 1, end: at } });
    freeFrom = at + 1;
  };
  for (let at = within.start; at < within.end; at++) {
    const mark = text.charAt(at);
    if (!allMarks.has(mark) || (titles && (mark === '《' || mark === '》'))) continue;
    const before = at > within.start ? text.charAt(at - 1) : '';
    const after = at + 1 < within.end ? text.charAt(at + 1) : '';
    if (isApostrophe(mark, before, after)) continue;
    const closing = open.findLastIndex((one) => closers[one.mark]?.includes(mark));
    if (closing >= 0 && !(closers[mark] === mark && closing < open.length - 1 && looksLikeOpening(before, after))) {
      close(closing, at);
    } else if (closers[mark] !== undefined && opens(mark, before, after)) {
      if (open.length < deepest) open.push({ mark, at });
    } else if (open.length === 0 && mark === '”' && !looksLikeOpening(before, after)) {
      ranges.push({ start: freeFrom, end: at + 1, inner: { start: freeFrom, end: at } });
      freeFrom = at + 1;
    }
  }
  const left = open.find((one) => !singleMarks.has(one.mark));
  if (left) ranges.push({ start: left.at, end: within.end, inner: { start: left.at + 1, end: within.end } });
  return ranges.filter((range) => range.inner.end > range.inner.start);
}

function isApostrophe(mark: string, before: string, after: string): boolean {
  const mayBe = mark === '’' || mark === "'" || mark === '״' || mark === '‘';
  return mayBe && letter.test(before) && letter.test(after);
}

function opens(mark: string, before: string, after: string): boolean {
  if (mark === '’') return false;
  if (mark === '”' || mark === '»' || mark === '›' || mark === "'" || mark === '‘') return looksLikeOpening(before, after);
  return after !== '';
}
