import { mix } from './part-of-speech.ts';
import type { Reading } from './reading.ts';
import { type CueSite, type Look, lookAt, newLook } from './span-features.ts';

/** Most features of the gap before a token. */
export const edgeFeatureLimit = 36;

const scratch = newLook();

/** 2 where token i begins a paragraph, 1 where it begins a sentence, else 0. */
const beginsAt = ({ t }: Reading, i: number) => (t.sentence[i] !== t.sentence[i - 1] ? (t.paragraph[i] !== t.paragraph[i - 1] ? 2 : 1) : 0);
const quotesAt = ({ t }: Reading, i: number) => (t.quoted[i - 1] ?? 0) * 3 + (t.quoted[i] ?? 0);

/** Features of the gap before token i and where it stands: the same for every cue that sees it from the same side. */
export function wordEdges(r: Reading, where: number, i: number, out: Int32Array, n: number): number {
  const { t, k, kind, verbs } = r;
  const w = t.word;
  const word = w[i] ?? 1;
  const own = kind[i] ?? 91;
  const k1 = kind[i - 1] ?? 90;
  const n1 = kind[i + 1] ?? 91;
  const end = r.sentenceEnd[t.sentence[i] ?? 0] ?? 0;
  // Whether a verb follows before the next comma: a clause goes on, or a phrase.
  let stop = i;
  while (stop < end && stop - i < 25 && !(stop > i && (kind[stop] ?? 0) > 51)) stop++;
  const clause = Math.min(2, (verbs[stop] ?? 0) - (verbs[i] ?? 0)) * 4 + Math.min(3, stop - i > 6 ? 3 : stop - i > 3 ? 2 : 1);
  out[n++] = mix(202, word, where);
  out[n++] = mix(203, w[i - 1] ?? 1, where);
  out[n++] = mix(204, k1 * 100 + own, where);
  out[n++] = mix(205, k1 * 100 + own, (n1 * 100 + where) * 4 + beginsAt(r, i));
  out[n++] = mix(206, (kind[i - 2] ?? 90) * 100 + k1, own * 100 + where);
  out[n++] = mix(207, w[i - 1] ?? 1, Math.imul(word, 31) + (where >> 4));
  out[n++] = mix(214, clause, (k1 * 100 + own) * 50 + where);
  out[n++] = mix(221, (k.middle[i] ?? 0) + 1, where * 100 + k1);
  out[n++] = mix(228, w[i - 1] ?? 1, Math.imul(word, 31) + Math.imul(w[i + 1] ?? 1, 17));
  out[n++] = mix(229, (t.mark[stop] ?? 0) * 100 + own, (clause * 100 + where) * 20 + (t.mark[i - 1] ?? 0));
  out[n++] = mix(230, k1 * 100 + own, (kind[i + 2] ?? 91) * 100 + n1);
  return n;
}

/** Features of the distance. */
export function farEdges(c: CueSite, { distance }: Look, out: Int32Array, n: number): number {
  out[n++] = mix(208, c.stem, distance);
  out[n++] = mix(209, c.shape, distance);
  return n;
}

/** One number for all that `placeEdges` depends on. */
export function placeEdgeKey(r: Reading, i: number, look: Look): number {
  return (((look.where * 16 + quotesAt(r, i)) * 4 + beginsAt(r, i)) * 8 + look.rival) * 4 + look.others;
}

/** Features of the place and of rivals. */
export function placeEdges(r: Reading, c: CueSite, i: number, look: Look, out: Int32Array, n: number): number {
  const { where } = look;
  const q = quotesAt(r, i);
  const begins = beginsAt(r, i);
  out[n++] = mix(201, where);
  out[n++] = mix(211, q * 100 + c.quotes, where * 4 + begins);
  out[n++] = mix(224, r.t.quoted[c.head] === 0 ? 1 : 0, q * 100 + where);
  out[n++] = mix(232, look.rival * 10 + look.others, (q * 100 + where) * 4 + begins);
  return n;
}

/** Features of this gap for this cue alone. */
export function ownEdges(r: Reading, c: CueSite, i: number, look: Look, out: Int32Array, n: number): number {
  const { t, k, kind } = r;
  const { where, quote, distance } = look;
  const word = t.word[i] ?? 1;
  const own = kind[i] ?? 91;
  const k1 = kind[i - 1] ?? 90;
  const n1 = kind[i + 1] ?? 91;
  const q = quotesAt(r, i);
  const far = where >> 4;
  const edges =
    (i === c.subject ? 1 : 0) + (i === c.helpers ? 2 : 0) + (i === c.object ? 4 : 0) + (i === c.head ? 8 : 0) + (i === c.head + 1 ? 16 : 0);
  out[n++] = mix(210, (q * 100 + k1) * 100 + own, where);
  out[n++] = mix(212, q * 100 + quote, own * 100 + where);
  out[n++] = mix(213, look.between, (k1 * 100 + own) * 50 + where);
  out[n++] = mix(215, c.stem, (k1 * 100 + own) * 3 + far);
  out[n++] = mix(216, c.stem, Math.imul(word, 31) + far);
  out[n++] = mix(217, c.shape, k1 * 100 + own);
  out[n++] = mix(218, edges, c.next * 100 + own);
  out[n++] = mix(219, beginsAt(r, i) * 100 + (t.mark[i - 1] ?? 0), where * 50 + quote);
  out[n++] = mix(220, distance, own * 100 + k1);
  out[n++] = mix(222, c.middle, distance * 100 + own);
  out[n++] = mix(223, word, c.next * 100 + where);
  out[n++] = mix(225, word, (n1 * 100 + (kind[c.head] ?? 0)) * 3 + far);
  out[n++] = mix(226, word, ((k.coarse[i + 1] ?? 0) * 130 + c.middle) * 3 + far);
  out[n++] = mix(227, word, (c.next * 130 + (k.middle[i + 1] ?? 0)) * 3 + far);
  out[n++] = mix(231, look.grade * 4 + (c.notes.grade[i - 1] ?? 0), where * 100 + own);
  out[n++] = mix(233, (c.notes.grade[i + 1] ?? 0) * 4 + look.others, (where * 100 + own) * 100 + k1);
  return n;
}

/** Features of the gap between tokens i - 1 and i, all groups. Returns how many were written. */
export function edgeFeatures(r: Reading, c: CueSite, i: number, out: Int32Array): number {
  lookAt(r, c, i, scratch);
  let n = wordEdges(r, scratch.where, i, out, 0);
  n = farEdges(c, scratch, out, n);
  n = placeEdges(r, c, i, scratch, out, n);
  return ownEdges(r, c, i, scratch, out, n);
}
