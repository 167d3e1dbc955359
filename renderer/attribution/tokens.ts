/**
 * Splits a text into words and marks, sentences, paragraphs and quotations, in one pass over its UTF-16 units.
 * Our own because it must run at many megabytes a second in a worker and keep exact offsets; the rules are those of
 * English news writing and do no harm elsewhere.
 */

import { hashOf, isApostrophe, isDigit, isLetter, isSpace, isWord, markOf, marks, shapes } from './characters.ts';
import { pairQuotes } from './quote-pairs.ts';

export { hashOf, marks, shapes };

/** Tokens of one text as parallel arrays; index i is one token. Offsets count UTF-16 units, half-open. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** 32-bit hash of the lower-case form with quote marks and dashes unified. */
  readonly word: Int32Array;
  readonly shape: Uint8Array;
  readonly mark: Uint8Array;
  readonly sentence: Int32Array;
  readonly paragraph: Int32Array;
  /** 0 outside quotations, 1 inside double quotation marks (the marks belong to it), 2 inside single ones only. */
  readonly quoted: Uint8Array;
  /** Number of the quotation a token is in, from 1; 0 outside. */
  readonly quotation: Int32Array;
}

const abbreviations = new Set(
  (
    'mr mrs ms dr sen sens rep reps gov govs gen lt col sgt capt cmdr adm maj rev hon st jr sr vs no inc corp co ltd pres prof atty dist ' +
    'jan feb mar apr aug sept sep oct nov dec calif fla mass conn ariz ala ark colo del ga ill ind kan ky la md mich minn miss mo mont neb ' +
    'nev okla ore pa tenn tex va vt wash wis wyo d r i'
  ).split(' '),
);
const suffixes = ['s', 're', 've', 'll', 'd', 'm'];

/** Grows in powers of two so that a text of one-character tokens costs no more than its length. */
class Numbers {
  data: Int32Array;
  count = 0;
  constructor(size: number) {
    this.data = new Int32Array(size);
  }
  push(value: number): void {
    if (this.count === this.data.length) {
      const wider = new Int32Array(this.data.length * 2);
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.count++] = value;
  }
}

/** Where words and marks lie. */
function cut(text: string): { start: Int32Array; end: Int32Array; count: number } {
  const starts = new Numbers((text.length >> 2) + 16);
  const ends = new Numbers((text.length >> 2) + 16);
  const add = (from: number, to: number) => {
    starts.push(from);
    ends.push(to);
  };
  const n = text.length;
  let i = 0;
  while (i < n) {
    const c = text.charCodeAt(i);
    if (isSpace(c)) {
      i++;
      continue;
    }
    if (!isWord(c)) {
      let j = i + 1;
      // Two apostrophes or backticks are one quotation mark; runs of dots and hyphens are one mark; surrogates stay together.
      if (isApostrophe(c) || c === 96 || c === 46 || c === 45)
        while (j < n && text.charCodeAt(j) === c && (c === 46 || c === 45 || j - i < 2)) j++;
      else if (c >= 0xd800 && c < 0xdc00) j++;
      add(i, Math.min(j, n));
      i = j;
      continue;
    }
    let j = i + 1;
    let dots = 0;
    while (j < n) {
      const d = text.charCodeAt(j);
      if (isWord(d)) j++;
      else if (j + 1 < n && isWord(text.charCodeAt(j + 1))) {
        const before = text.charCodeAt(j - 1);
        const after = text.charCodeAt(j + 1);
        if (d === 46 && ((isDigit(before) && isDigit(after)) || (isLetter(before) && isLetter(after) && (dots > 0 || j - i <= 3)))) {
          dots++;
          j += 2;
        } else if (d === 44 && isDigit(before) && isDigit(after)) j += 2;
        else if (isApostrophe(d) || d === 45 || d === 0x2010 || d === 0x2011 || d === 38 || d === 0xad) j += 2;
        else break;
      } else break;
    }
    // The full stop of an abbreviation or initial stays with it.
    if (j < n && text.charCodeAt(j) === 46 && text.charCodeAt(j + 1) !== 46 && j - i <= 8) {
      const word = text.slice(i, j).toLowerCase();
      if (
        dots > 0
          ? isLetter(text.charCodeAt(j - 1))
          : (j - i === 1 && c >= 65 && c <= 90 && c !== 73) || (c >= 65 && c <= 90 && abbreviations.has(word))
      )
        j++;
    }
    split(text, i, j, add);
    i = j;
  }
  return { start: starts.data, end: ends.data, count: starts.count };
}

/** Cuts contractions: does|n't, he|'s, we|'ll. */
function split(text: string, from: number, to: number, add: (from: number, to: number) => void): void {
  if (to - from > 2) {
    for (let k = to - 1; k > from && k >= to - 3; k--) {
      if (!isApostrophe(text.charCodeAt(k))) continue;
      const tail = text.slice(k + 1, to).toLowerCase();
      if (tail === 't' && k - 1 > from && (text.charCodeAt(k - 1) | 32) === 110) {
        add(from, k - 1);
        add(k - 1, to);
        return;
      }
      if (suffixes.includes(tail)) {
        add(from, k);
        add(k, to);
        return;
      }
      break;
    }
  }
  add(from, to);
}

const starters = new Set(
  'the he she they it we i in but and a an this that these those his her their mr mr. mrs. ms. on at for as after when if'.split(' '),
);

/** Reads a text into tokens. Never throws; takes time linear in the length of the text. */
export function readTokens(text: string): Tokens {
  const { start, end, count } = cut(text);
  const word = new Int32Array(count);
  const shape = new Uint8Array(count);
  const mark = new Uint8Array(count);
  const sentence = new Int32Array(count);
  const paragraph = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const s = start[i] ?? 0;
    const e = end[i] ?? 0;
    const c = text.charCodeAt(s);
    // A token of great length is no word: its head is enough to tell it by.
    let lower = text.slice(s, Math.min(e, s + 48)).toLowerCase();
    if (isWord(c) || (e - s > 1 && isApostrophe(c) && !isApostrophe(text.charCodeAt(s + 1)))) {
      shape[i] = shapeOf(text, s, e);
      if (lower.includes('’')) lower = lower.replaceAll('’', "'");
      word[i] = shape[i] === shapes.number && e - s !== 4 ? hashOf(lower.replace(/\d/g, '0')) : hashOf(lower);
    } else {
      shape[i] = shapes.mark;
      mark[i] = markOf(c);
      word[i] = hashOf(mark[i] === marks.dash ? '-' : lower);
    }
  }
  const { quoted, quotation } = pairQuotes(text, start, end, mark, word, paragraphs(text, start, end, count, paragraph));
  let s = 0;
  for (let i = 0; i < count; i++) {
    if (i > 0 && (paragraph[i] !== paragraph[i - 1] || endsSentence(text, start, end, mark, shape, i))) s++;
    sentence[i] = s;
  }
  return {
    text,
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    word,
    shape,
    mark,
    sentence,
    paragraph,
    quoted,
    quotation,
  };
}

function shapeOf(text: string, s: number, e: number): number {
  const c = text.charCodeAt(s);
  if (isDigit(c)) return shapes.number;
  const first = text[s] ?? '';
  if (first === first.toLowerCase()) return shapes.lower;
  const rest = text.slice(s + 1, Math.min(e, s + 48));
  if (rest === '' || rest === rest.toLowerCase()) return shapes.capital;
  return rest === rest.toUpperCase() ? shapes.upper : shapes.mixed;
}

function paragraphs(text: string, start: Int32Array, end: Int32Array, count: number, paragraph: Int32Array): Int32Array {
  let p = 0;
  for (let i = 1; i < count; i++) {
    const from = end[i - 1] ?? 0;
    const to = start[i] ?? 0;
    if (to - from > 0) {
      // Only the gap itself is searched: one line of megabytes must not be searched from every word.
      let lines = 0;
      for (let k = from; k < to && lines < 2; k++) if (text.charCodeAt(k) === 10) lines++;
      if (lines > 0) {
        const before = text.charCodeAt(from - 1);
        const after = text.charCodeAt(to);
        // A line broken in the middle of a sentence by hard wrapping does not end the paragraph.
        const wrapped = lines < 2 && (before === 44 || (before >= 97 && before <= 122)) && after >= 97 && after <= 122;
        if (!wrapped) p++;
      }
    }
    paragraph[i] = p;
  }
  return paragraph;
}

/** Whether token i starts a new sentence within its paragraph. */
function endsSentence(text: string, start: Int32Array, end: Int32Array, mark: Uint8Array, shape: Uint8Array, i: number): boolean {
  if (start[i] === end[i - 1]) return false;
  let k = i - 1;
  while (k > 0 && i - k < 4 && (mark[k] === marks.close || mark[k] === marks.endBracket) && start[k] === end[k - 1]) k--;
  const last = mark[k];
  if (mark[i] === marks.comma || mark[i] === marks.close || mark[i] === marks.endBracket) return false;
  const s = start[i] ?? 0;
  if (last === marks.stop || last === marks.question) {
    const c = text.charCodeAt(s);
    if (shape[i] === shapes.lower) return false;
    if ((end[k] ?? 0) - (start[k] ?? 0) > 1 || text.charCodeAt(start[k] ?? 0) === 0x2026)
      return shape[i] === shapes.capital || mark[i] === marks.open;
    // “What?” she asked: a lower-case word after the closing mark goes on (handled above); names do not.
    return c !== 45;
  }
  // U.S. The ...: the stop belongs to the abbreviation and may end the sentence as well.
  if (last === marks.none && text.charCodeAt((end[k] ?? 1) - 1) === 46 && shape[i] === shapes.capital) {
    const length = (end[k] ?? 0) - (start[k] ?? 0);
    return length > 3 && text.slice(start[k], end[k]).indexOf('.') < length - 1 && starters.has(text.slice(s, end[i]).toLowerCase());
  }
  return false;
}
