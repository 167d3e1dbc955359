import { mix, tagNumber } from './part-of-speech.ts';
import type { Reading } from './reading.ts';
import { marks } from './tokens.ts';

/** Most features a token can have for the cue model. */
export const cueFeatureLimit = 64;

const { AUX, ADV, PART, PRON, NOUN, PROPN, ADJ, NUM, DET, VERB, ADP } = tagNumber;

/** First token of the noun phrase that ends before `end`, going back no further than `floor`. */
export function phraseStart(r: Reading, end: number, floor: number): number {
  let s = end;
  if (s - 1 >= floor && r.pos[s - 1] === PRON) return s - 1;
  while (s - 1 >= floor && end - s < 14) {
    const p = r.pos[s - 1];
    if (
      p === NOUN ||
      p === PROPN ||
      p === ADJ ||
      p === NUM ||
      p === DET ||
      (p === PART && r.t.mark[s - 1] === marks.none) ||
      (p === ADP && end - s > 0 && end - s < 12)
    )
      s--;
    else break;
  }
  return s;
}

/** One past the noun phrase that starts at `start`, going no further than `ceiling`. */
export function phraseEnd(r: Reading, start: number, ceiling: number): number {
  let e = start;
  if (e < ceiling && r.pos[e] === PRON) return e + 1;
  while (e < ceiling && e - start < 12) {
    const p = r.pos[e];
    if (p === NOUN || p === PROPN || p === ADJ || p === NUM || p === DET || p === PART) e++;
    else break;
  }
  return e;
}

/** Goes back over "has also been", "does not": the words between a subject and its verb. */
export function beforeHelpers(r: Reading, i: number, floor: number): number {
  let j = i;
  while (j - 1 >= floor && i - j < 5) {
    const p = r.pos[j - 1];
    if (p === AUX || p === ADV || (p === PART && r.kind[j - 1] !== undefined)) j--;
    else break;
  }
  return j;
}

/** How many features `cueHints` writes. */
export const cueHintCount = 20;

/**
 * The first features of token i as the head of a cue: the word and its neighbours. They are enough to rule out two words in three, see
 * `CUE_HINT`.
 */
export function cueHints(r: Reading, i: number, out: Int32Array): void {
  const { t, k, kind } = r;
  const w = t.word;
  const s = t.sentence[i] ?? 0;
  const from = r.sentenceStart[s] ?? 0;
  const to = r.sentenceEnd[s] ?? 0;
  const stem = k.stem[i] ?? 0;
  const fine = k.fine[i] ?? 0;
  const middle = k.middle[i] ?? 0;
  const own = kind[i] ?? 0;
  const w1 = i - 1 >= from ? (w[i - 1] ?? 0) : -1;
  const x1 = i + 1 < to ? (w[i + 1] ?? 0) : -2;
  const k1 = i - 1 >= from ? (kind[i - 1] ?? 0) : 90;
  const k2 = i - 2 >= from ? (kind[i - 2] ?? 0) : 90;
  const n1 = i + 1 < to ? (kind[i + 1] ?? 0) : 91;
  const n2 = i + 2 < to ? (kind[i + 2] ?? 0) : 91;
  const quotes = quotesRound(r, i, from, to);
  out[0] = mix(1, w[i] ?? 0);
  out[1] = mix(2, stem, own);
  out[2] = mix(3, fine, own);
  out[3] = mix(4, middle, own);
  out[4] = mix(5, k.coarse[i] ?? 0, own);
  out[5] = mix(6, k.suffix[i] ?? 0, own);
  out[6] = mix(7, stem, x1);
  out[7] = mix(8, stem, w1);
  out[8] = mix(9, stem, n1);
  out[9] = mix(10, stem, k1);
  out[10] = mix(11, stem, n1 * 100 + k1);
  out[11] = mix(12, fine, x1);
  out[12] = mix(13, fine, n1 * 100 + k1);
  out[13] = mix(14, middle, x1);
  out[14] = mix(16, stem, quotes);
  out[15] = mix(17, fine, quotes);
  out[16] = mix(18, own, quotes);
  out[17] = mix(19, own * 100 + n1, k1 * 100 + k2);
  out[18] = mix(20, own * 100 + n1, n2);
  out[19] = mix(25, w1, x1);
}

/** Quotation marks before and after a token in its sentence, and whether it is quoted. */
function quotesRound(r: Reading, i: number, from: number, to: number): number {
  const before = Math.min(2, (r.quoteMarks[i] ?? 0) - (r.quoteMarks[from] ?? 0));
  const after = Math.min(2, (r.quoteMarks[to] ?? 0) - (r.quoteMarks[i + 1] ?? 0));
  return before * 9 + after * 3 + (r.t.quoted[i] ?? 0);
}

/** Features of token i as the head of a cue, hints and all others. Returns how many were written. */
export function cueFeatures(r: Reading, i: number, out: Int32Array): number {
  const { t, k, kind } = r;
  const w = t.word;
  const s = t.sentence[i] ?? 0;
  const from = r.sentenceStart[s] ?? 0;
  const to = r.sentenceEnd[s] ?? 0;
  const stem = k.stem[i] ?? 0;
  const fine = k.fine[i] ?? 0;
  const middle = k.middle[i] ?? 0;
  const own = kind[i] ?? 0;
  const at = (j: number) => (j >= from && j < to ? (w[j] ?? 0) : j < from ? -1 : -2);
  const kindAt = (j: number) => (j >= from && j < to ? (kind[j] ?? 0) : j < from ? 90 : 91);
  const middleAt = (j: number) => (j >= from && j < to ? (k.middle[j] ?? 0) : 200);
  const helpers = beforeHelpers(r, i, from);
  const subject = phraseStart(r, helpers, from);
  const object = phraseEnd(r, i + 1, to);
  const subjectKind = helpers > subject ? kindAt(helpers - 1) : 92;
  const subjectMiddle = helpers > subject ? middleAt(helpers - 1) : 201;
  const beforeSubject = kindAt(subject - 1);
  const afterObject = kindAt(object);
  const quoted = t.quoted[i] ?? 0;
  const quotes = quotesRound(r, i, from, to);
  const n1 = kindAt(i + 1);
  const w1 = at(i - 1);
  const x1 = at(i + 1);
  cueHints(r, i, out);
  let n = cueHintCount;
  out[n++] = mix(15, middle, n1 * 100 + subjectKind);
  out[n++] = mix(21, w1);
  out[n++] = mix(22, x1);
  out[n++] = mix(23, at(i - 2));
  out[n++] = mix(24, at(i + 2));
  out[n++] = mix(26, stem, subjectKind);
  out[n++] = mix(27, stem, subjectMiddle);
  out[n++] = mix(28, middle, subjectMiddle);
  out[n++] = mix(29, fine, subjectMiddle);
  out[n++] = mix(30, own * 100 + subjectKind, beforeSubject * 100 + n1);
  out[n++] = mix(31, stem, beforeSubject);
  out[n++] = mix(32, stem, afterObject);
  out[n++] = mix(33, middle, afterObject * 100 + n1);
  out[n++] = mix(34, fine, beforeSubject * 100 + n1);
  out[n++] = mix(35, stem, middleAt(i + 1));
  out[n++] = mix(36, middle, middleAt(i + 1));
  out[n++] = mix(37, middle, middleAt(i - 1));
  out[n++] = mix(38, helpers > subject ? at(helpers - 1) : -3, stem);
  out[n++] = mix(39, helpers > subject ? at(helpers - 1) : -3, own);
  out[n++] = mix(40, stem, at(i + 2));
  out[n++] = mix(41, helpers < i ? at(helpers) : -4, stem);
  out[n++] = mix(42, helpers < i ? at(helpers) : -4, own * 4 + Math.min(3, i - helpers));
  out[n++] = mix(43, Math.min(12, i - from), own * 4 + quoted);
  out[n++] = mix(44, Math.min(12, to - i), own * 4 + quoted);
  out[n++] = mix(45, at(object), stem);
  out[n++] = mix(46, at(object), middle);
  out[n++] = mix(47, stem, Math.min(3, to - i - 1) * 4 + Math.min(3, i - from));
  out[n++] = mix(
    48,
    own,
    Math.min(4, (r.verbs[i] ?? 0) - (r.verbs[from] ?? 0)) * 5 + Math.min(4, (r.verbs[to] ?? 0) - (r.verbs[i + 1] ?? 0)),
  );
  out[n++] = mix(49, middle, Math.min(2, (r.verbs[to] ?? 0) - (r.verbs[i + 1] ?? 0)) * 100 + n1);
  out[n++] = mix(50, own, kindAt(i + 3) * 100 + n1);
  out[n++] = mix(51, own === 15 || own >= 17 ? 1 : 0, quotes * 10 + (t.sentence[i - 1] === s ? 1 : 0));
  // Whether the sentence before or after is quoted, for cues that stand apart from their quotation.
  const p = t.paragraph[i] ?? 0;
  const nextQuoted =
    to < t.count && t.paragraph[to] === p ? (t.quoted[to] ?? 0) : to < t.count ? 3 + (t.mark[to] === marks.open ? 1 : 0) : 5;
  const lastQuoted = from > 0 && t.paragraph[from - 1] === p ? (t.quoted[from - 1] ?? 0) : 3;
  out[n++] = mix(52, stem, nextQuoted * 12 + (t.mark[to - 1] ?? 0));
  out[n++] = mix(53, middle, (nextQuoted * 6 + lastQuoted) * 12 + (t.mark[to - 1] ?? 0));
  return n;
}
/** Parts of speech a cue can be told by. */
export function mayBeCue(r: Reading, i: number): boolean {
  const p = r.pos[i];
  const m = r.t.mark[i];
  if (m !== marks.none) return m === marks.colon || m === marks.dash;
  return p === VERB || p === NOUN || p === ADJ || p === ADP || p === AUX || p === ADV || p === PROPN || p === PART;
}
