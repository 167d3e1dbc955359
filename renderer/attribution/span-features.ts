import { beforeHelpers, phraseEnd, phraseStart } from './cue-features.ts';
import { mix } from './part-of-speech.ts';
import type { Reading } from './reading.ts';
import { marks } from './tokens.ts';

/** Labels of the span model, in the order of its weights. */
export const labels = { none: 0, content: 1, source: 2, cue: 3 } as const;
export const labelCount = 4;

/** Most features of one token, and of the gap before it. */
export const nodeFeatureLimit = 48;
export const edgeFeatureLimit = 36;

/** Where the cue model saw cues: lets the span model know whose words a sentence already carries. */
export interface CueNotes {
  /** 0 no cue, 1 doubtful, 2 likely, 3 sure. */
  readonly grade: Uint8Array;
  /** Running count of likely cues before each token; one longer than the tokens. */
  readonly likely: Int32Array;
  /** Per sentence: the strongest cue outside quotation marks and the one after it; -1 where there is none. */
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Grades every token's cue score (log-odds; -Infinity where none was computed). */
export function noteCues(r: Reading, score: Float32Array): CueNotes {
  const n = r.t.count;
  const grade = new Uint8Array(n);
  const likely = new Int32Array(n + 1);
  const first = new Int32Array(r.sentenceStart.length).fill(-1);
  const second = new Int32Array(r.sentenceStart.length).fill(-1);
  for (let i = 0; i < n; i++) {
    const z = score[i] ?? -9;
    const g = z > 1.5 ? 3 : z > -0.3 ? 2 : z > -1.4 ? 1 : 0;
    grade[i] = g;
    likely[i + 1] = (likely[i] ?? 0) + (g > 1 ? 1 : 0);
    if (g === 0 || r.t.quoted[i] === 1) continue;
    const s = r.t.sentence[i] ?? 0;
    const f = first[s] ?? -1;
    const o = second[s] ?? -1;
    if (f < 0 || z > (score[f] ?? -9)) {
      second[s] = f;
      first[s] = i;
    } else if (o < 0 || z > (score[o] ?? -9)) second[s] = i;
  }
  return { grade, likely, first, second };
}

/** What the span model knows about a cue before it looks at single tokens. */
export interface CueSite {
  readonly head: number;
  /** Tokens the model labels: [from, to). */
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly stem: number;
  readonly fine: number;
  readonly middle: number;
  readonly helpers: number;
  readonly subject: number;
  readonly object: number;
  /** What stands round the cue, as small numbers. */
  readonly shape: number;
  readonly wide: number;
  readonly quotes: number;
  readonly next: number;
  readonly notes: CueNotes;
}

const REACH = 260;

/** How far from a cue its source and content can lie: its sentence, neighbours joined by quotation, and what a colon announces. */
export function siteOf(r: Reading, head: number, notes: CueNotes): CueSite {
  const { t, kind } = r;
  const sentence = t.sentence[head] ?? 0;
  const paragraph = t.paragraph[head] ?? 0;
  const first = r.sentenceStart[sentence] ?? 0;
  const last = r.sentenceEnd[sentence] ?? 0;
  let from = first;
  let to = last;
  const top = r.paragraphStart[paragraph] ?? 0;
  let bottom = r.paragraphEnd[paragraph] ?? 0;
  // Backwards: sentences of the paragraph while they are quoted; one more in any case.
  for (let step = 0; step < 8 && from > top && last - from < REACH; step++) {
    const s = t.sentence[from - 1] ?? 0;
    const touches = t.quoted[from - 1] !== 0 || t.quoted[from] !== 0;
    if (!touches && step > 0) break;
    if (!touches && (r.quoteMarks[from] ?? 0) === (r.quoteMarks[top] ?? 0)) break;
    from = r.sentenceStart[s] ?? 0;
  }
  const nextParagraph = bottom;
  for (let step = 0; step < 12 && to < bottom && to - first < REACH; step++) {
    const quoted = t.quoted[to] !== 0 || t.quoted[to - 1] !== 0;
    if (!quoted && step > 1) break;
    to = r.sentenceEnd[t.sentence[to] ?? 0] ?? 0;
  }
  if (to === bottom && nextParagraph < t.count) {
    const announced = t.mark[last - 1] === marks.colon || (t.mark[nextParagraph] === marks.open && to === last);
    if (announced) {
      bottom = r.paragraphEnd[t.paragraph[nextParagraph] ?? 0] ?? 0;
      while (to < bottom && to - first < REACH) to = r.sentenceEnd[t.sentence[to] ?? 0] ?? 0;
    }
  }
  from = Math.max(from, head - REACH);
  to = Math.min(to, head + REACH);
  const helpers = beforeHelpers(r, head, first);
  const subject = phraseStart(r, helpers, first);
  const object = phraseEnd(r, head + 1, last);
  const at = (j: number) => (j < first ? 90 : j >= last ? 91 : (kind[j] ?? 0));
  const next = at(head + 1);
  const before = at(subject - 1);
  const hasSubject = helpers > subject ? 1 : 0;
  const quotesBefore = (r.quoteMarks[head] ?? 0) > (r.quoteMarks[from] ?? 0) ? 1 : 0;
  const quotesAfter = (r.quoteMarks[to] ?? 0) > (r.quoteMarks[head + 1] ?? 0) ? 1 : 0;
  return {
    head,
    from,
    to,
    sentence,
    stem: r.k.stem[head] ?? 0,
    fine: r.k.fine[head] ?? 0,
    middle: r.k.middle[head] ?? 0,
    helpers,
    subject,
    object,
    shape: (next * 100 + before) * 2 + hasSubject,
    wide: ((next * 100 + at(object)) * 100 + at(helpers - 1)) * 2 + hasSubject,
    quotes: quotesBefore * 6 + quotesAfter * 3 + (t.quoted[head] ?? 0),
    next,
    notes,
  };
}

/** Distance in steps that grow: exact to 6, then in ever wider bands; signed. */
export function band(d: number): number {
  const a = Math.abs(d);
  const b = a <= 6 ? a : a <= 8 ? 7 : a <= 12 ? 8 : a <= 18 ? 9 : a <= 30 ? 10 : a <= 60 ? 11 : 12;
  return d < 0 ? -b : b;
}

/** Place of a token relative to the cue: side, sentences apart, quotation, clauses between. */
function placeOf(r: Reading, c: CueSite, i: number): { side: number; where: number; between: number; quote: number } {
  const { t, commas, verbs, links, quoteMarks } = r;
  const side = i < c.head ? 0 : i > c.head ? 2 : 1;
  const apart = Math.max(-3, Math.min(3, (t.sentence[i] ?? 0) - c.sentence)) + 3;
  const lo = Math.min(i, c.head) + (i < c.head ? 1 : 1);
  const hi = Math.max(i, c.head);
  const count = (a: Int32Array, cap: number) => Math.min(cap, Math.max(0, (a[hi] ?? 0) - (a[lo] ?? 0)));
  const paragraphs = t.paragraph[i] === t.paragraph[c.head] ? 0 : 1;
  return {
    side,
    where: (side * 8 + apart) * 2 + paragraphs,
    between: (count(commas, 3) * 4 + count(verbs, 3)) * 3 + count(links, 2),
    quote: ((t.quoted[i] ?? 0) * 3 + (t.quoted[c.head] ?? 0)) * 4 + count(quoteMarks, 3),
  };
}

/** Features of token i for the cue at c. Returns how many were written. */
export function nodeFeatures(r: Reading, c: CueSite, i: number, out: Int32Array): number {
  const { t, k, kind } = r;
  const w = t.word;
  const { side, where, between, quote } = placeOf(r, c, i);
  const d = band(i - c.head);
  const own = kind[i] ?? 0;
  const k1 = kind[i - 1] ?? 90;
  const n1 = kind[i + 1] ?? 91;
  const word = w[i] ?? 0;
  const near = where * 20 + Math.abs(d);
  // In the phrase before the cue, in the one after it, or at its helpers.
  const zone =
    i >= c.subject && i < c.helpers ? 1 : i >= c.helpers && i < c.head ? 2 : i === c.head ? 3 : i > c.head && i < c.object ? 4 : 0;
  const zw = zone * 60 + where;
  let n = 0;
  out[n++] = mix(101, where);
  out[n++] = mix(102, word, where);
  out[n++] = mix(103, word, near);
  out[n++] = mix(104, own * 100 + k1, n1 * 100 + where);
  out[n++] = mix(105, k.middle[i] ?? 0, where);
  out[n++] = mix(106, c.stem, near);
  out[n++] = mix(107, c.stem, own * 100 + where);
  out[n++] = mix(108, c.middle, near);
  out[n++] = mix(109, between, where);
  out[n++] = mix(110, between, where * 100 + own);
  out[n++] = mix(111, quote, where);
  out[n++] = mix(112, quote * 100 + own, where);
  out[n++] = mix(113, near, own);
  out[n++] = mix(114, w[i - 1] ?? 1, Math.imul(word, 31) + where);
  out[n++] = mix(115, word, Math.imul(w[i + 1] ?? 1, 31) + where);
  out[n++] = mix(116, c.shape, where);
  out[n++] = mix(117, c.shape, near);
  out[n++] = mix(118, c.shape, where * 200 + between);
  out[n++] = mix(119, c.wide, zw);
  out[n++] = mix(120, c.stem, c.next * 1000 + zw);
  out[n++] = mix(121, zw, own * 100 + c.next);
  out[n++] = mix(122, c.quotes * 50 + quote, where);
  out[n++] = mix(123, c.quotes * 50 + quote, c.shape);
  out[n++] = mix(124, c.stem, quote * 100 + where);
  out[n++] = mix(125, c.fine, c.next * 1000 + near);
  out[n++] = mix(126, zw, k.coarse[i] ?? 0);
  out[n++] = mix(127, c.middle, (k.middle[i] ?? 0) * 100 + where);
  out[n++] = mix(128, c.stem, Math.imul(word, 31) + side + Math.min(7, Math.abs(d)) * 4);
  out[n++] = mix(129, w[i - 1] ?? 1, where);
  out[n++] = mix(130, w[i + 1] ?? 1, where);
  out[n++] = mix(131, t.shape[i] ?? 0, zw);
  out[n++] = mix(132, c.shape, own * 100 + where);
  const f = segmentStart(r, c, i);
  const fw = f < 0 ? -5 : (w[f] ?? 1);
  const fk = f < 0 ? 92 : (kind[f] ?? 0);
  out[n++] = mix(133, fw, where);
  out[n++] = mix(134, fw, c.shape * 3 + side);
  out[n++] = mix(135, fk * 100 + (kind[f + 1] ?? 91), where * 1000 + between);
  out[n++] = mix(136, c.stem, fk * 100 + where);
  const { grade, others, rival, nearer } = rivalsOf(r, c, i);
  out[n++] = mix(137, grade, zw);
  out[n++] = mix(138, rival * 10 + others, where * 20 + quote);
  out[n++] = mix(139, others * 4 + nearer, (where * 100 + own) * 3 + (t.quoted[i] ?? 0));
  out[n++] = mix(140, nearer * 10 + rival, where * 100 + between);
  out[n++] = mix(141, c.shape, (rival * 10 + others) * 50 + where);
  out[n++] = mix(142, c.quotes * 50 + quote, (rival * 10 + others) * 50 + where);
  out[n++] = mix(143, c.stem, (rival * 10 + others) * 50 + where);
  return n;
}

/** The other cues as seen from token i: its own grade, how many lie between it and the cue, the strongest in its sentence, which is nearer. */
function rivalsOf(r: Reading, c: CueSite, i: number): { grade: number; others: number; rival: number; nearer: number } {
  const { grade, likely, first, second } = c.notes;
  const s = r.t.sentence[i] ?? 0;
  let top = first[s] ?? -1;
  if (top === c.head) top = second[s] ?? -1;
  const lo = Math.min(i, c.head) + 1;
  const hi = Math.max(i, c.head);
  const others = Math.min(2, Math.max(0, (likely[hi] ?? 0) - (likely[lo] ?? 0)));
  const rival = top < 0 ? 0 : (grade[top] ?? 0) * 2 + (top > i ? 1 : 0);
  const nearer = top < 0 ? 0 : Math.abs(top - i) < Math.abs(c.head - i) ? 2 : 1;
  return { grade: grade[i] ?? 0, others, rival, nearer };
}

/** First token of the stretch between commas, dashes and the like that token i is in; -1 if the cue is in it too. */
function segmentStart(r: Reading, c: CueSite, i: number): number {
  let j = i;
  const floor = Math.max(c.from, i - 40);
  while (j > floor && !(r.t.mark[j - 1] !== marks.none && r.t.mark[j - 1] !== marks.other)) {
    if (j === c.head) return -1;
    j--;
  }
  return j === c.head ? -1 : j;
}

/** Features of the gap between tokens i - 1 and i. Returns how many were written. */
export function edgeFeatures(r: Reading, c: CueSite, i: number, out: Int32Array): number {
  const { t, k, kind, verbs } = r;
  const w = t.word;
  const { where, between, quote } = placeOf(r, c, i);
  const d = band(i - c.head);
  const own = kind[i] ?? 91;
  const k1 = kind[i - 1] ?? 90;
  const k2 = kind[i - 2] ?? 90;
  const n1 = kind[i + 1] ?? 91;
  const new1 = t.sentence[i] !== t.sentence[i - 1] ? (t.paragraph[i] !== t.paragraph[i - 1] ? 2 : 1) : 0;
  const q = (t.quoted[i - 1] ?? 0) * 3 + (t.quoted[i] ?? 0);
  const end = r.sentenceEnd[t.sentence[i] ?? 0] ?? 0;
  // Whether a verb follows before the next comma: a clause goes on, or a phrase.
  let stop = i;
  while (stop < end && stop - i < 25 && !(kind[stop] !== undefined && (kind[stop] ?? 0) > 51 && stop > i)) stop++;
  const clause = Math.min(2, (verbs[stop] ?? 0) - (verbs[i] ?? 0)) * 4 + Math.min(3, stop - i > 6 ? 3 : stop - i > 3 ? 2 : 1);
  let n = 0;
  out[n++] = mix(201, where);
  out[n++] = mix(202, w[i] ?? 1, where);
  out[n++] = mix(203, w[i - 1] ?? 1, where);
  out[n++] = mix(204, k1 * 100 + own, where);
  out[n++] = mix(205, k1 * 100 + own, (n1 * 100 + where) * 4 + new1);
  out[n++] = mix(206, k2 * 100 + k1, own * 100 + where);
  out[n++] = mix(207, w[i - 1] ?? 1, Math.imul(w[i] ?? 1, 31) + (where >> 4));
  out[n++] = mix(208, c.stem, d);
  out[n++] = mix(209, c.shape, d);
  out[n++] = mix(210, (q * 100 + k1) * 100 + own, where);
  out[n++] = mix(211, q * 100 + c.quotes, where * 4 + new1);
  out[n++] = mix(212, q * 100 + quote, own * 100 + where);
  out[n++] = mix(213, between, (k1 * 100 + own) * 50 + where);
  out[n++] = mix(214, clause, (k1 * 100 + own) * 50 + where);
  out[n++] = mix(215, c.stem, (k1 * 100 + own) * 3 + (where >> 4));
  out[n++] = mix(216, c.stem, Math.imul(w[i] ?? 1, 31) + (where >> 4));
  out[n++] = mix(217, c.shape, k1 * 100 + own);
  out[n++] = mix(
    218,
    (i === c.subject ? 1 : 0) + (i === c.helpers ? 2 : 0) + (i === c.object ? 4 : 0) + (i === c.head ? 8 : 0) + (i === c.head + 1 ? 16 : 0),
    c.next * 100 + own,
  );
  out[n++] = mix(219, new1 * 100 + (t.mark[i - 1] ?? 0), where * 50 + quote);
  out[n++] = mix(220, d, own * 100 + k1);
  out[n++] = mix(221, (k.middle[i] ?? 0) + 1, where * 100 + k1);
  out[n++] = mix(222, c.middle, d * 100 + own);
  out[n++] = mix(223, w[i] ?? 1, c.next * 100 + where);
  out[n++] = mix(225, w[i] ?? 1, (n1 * 100 + (kind[c.head] ?? 0)) * 3 + (where >> 4));
  out[n++] = mix(226, w[i] ?? 1, ((k.coarse[i + 1] ?? 0) * 130 + c.middle) * 3 + (where >> 4));
  out[n++] = mix(227, w[i] ?? 1, (c.next * 130 + (k.middle[i + 1] ?? 0)) * 3 + (where >> 4));
  out[n++] = mix(228, w[i - 1] ?? 1, Math.imul(w[i] ?? 1, 31) + Math.imul(w[i + 1] ?? 1, 17));
  out[n++] = mix(229, (t.mark[stop] ?? 0) * 100 + own, (clause * 100 + where) * 20 + (t.mark[i - 1] ?? 0));
  out[n++] = mix(230, k1 * 100 + own, (kind[i + 2] ?? 91) * 100 + n1);
  const { grade, others, rival } = rivalsOf(r, c, i);
  const graded = grade * 4 + (c.notes.grade[i - 1] ?? 0);
  out[n++] = mix(231, graded, where * 100 + own);
  out[n++] = mix(232, rival * 10 + others, (q * 100 + where) * 4 + new1);
  out[n++] = mix(233, (c.notes.grade[i + 1] ?? 0) * 4 + others, (where * 100 + own) * 100 + k1);
  out[n++] = mix(224, t.quoted[c.head] === 0 ? 1 : 0, q * 100 + where);
  return n;
}
