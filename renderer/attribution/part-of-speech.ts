import { rowAt, type WeightTable } from './model-file.ts';
import { marks, type Tokens } from './tokens.ts';
import type { WordKinds } from './word-kinds.ts';

/** Universal part-of-speech tags (universaldependencies.org/u/pos), with verbs told apart by their ending. */
export const tags = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;
export const tagNumber = Object.fromEntries(tags.map((tag, i) => [tag, i])) as Readonly<Record<(typeof tags)[number], number>>;

export const tagFeatureCount = 15;

/** Mixes a template's number and two values into one row of a table. */
export function mix(template: number, a: number, b = 0): number {
  let h = Math.imul(template + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(a, 0xc2b2ae35) ^ Math.imul(b + 0x165667b1, 0x27d4eb2f);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h;
}

/** Features of token i for the tagger, given the two tags before it. */
export function tagFeatures(t: Tokens, k: WordKinds, i: number, before: number, beforeThat: number, out: Int32Array): void {
  const w = t.word;
  const first = i === 0 || t.sentence[i] !== t.sentence[i - 1] ? 1 : 0;
  const word = w[i] ?? 0;
  const next = w[i + 1] ?? 1;
  out[0] = mix(1, word);
  out[1] = mix(2, k.suffix[i] ?? 0, (t.shape[i] ?? 0) * 2 + first);
  out[2] = mix(3, (t.shape[i] ?? 0) * 2 + first, before);
  out[3] = mix(4, w[i - 1] ?? 1);
  out[4] = mix(5, next);
  out[5] = mix(6, before, beforeThat);
  out[6] = mix(7, before, word);
  out[7] = mix(8, word, next);
  out[8] = mix(9, k.fine[i] ?? 0, before);
  out[9] = mix(10, k.middle[i + 1] ?? 0, k.middle[i] ?? 0);
  out[10] = mix(11, w[i - 1] ?? 1, word);
  out[11] = mix(12, k.suffix[i + 1] ?? 0, before);
  out[12] = mix(13, w[i + 2] ?? 1, k.suffix[i] ?? 0);
  out[13] = mix(14, k.fine[i] ?? 0, k.ending[i] ?? 0);
  out[14] = mix(15, w[i - 2] ?? 1, k.suffix[i] ?? 0);
}

/** Tags every token, left to right. */
export function tagWords(t: Tokens, k: WordKinds, table: WeightTable): Uint8Array {
  const out = new Uint8Array(t.count);
  const features = new Int32Array(tagFeatureCount);
  let before = tagNumber.PUNCT;
  let beforeThat = tagNumber.PUNCT;
  for (let i = 0; i < t.count; i++) {
    let tag: number = tagNumber.PUNCT;
    if (t.mark[i] === marks.none || t.mark[i] === marks.other) {
      tagFeatures(t, k, i, before, beforeThat, features);
      tag = bestTag(table, features);
    }
    out[i] = tag;
    beforeThat = before;
    before = tag;
  }
  return out;
}

const sums = new Int32Array(20);

/**
 * The tag whose weights sum highest. Two sums share a number, 16 bits each; every row adds 128 to all of them alike, which changes
 * nothing in their order.
 */
function bestTag(table: WeightTable, features: Int32Array): number {
  const { lanes } = table;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  let last = 0;
  for (let n = 0; n < tagFeatureCount; n++) {
    const row = rowAt(table, features[n] ?? 0);
    if (row < 0) continue;
    const p = lanes[row] ?? 0;
    const q = lanes[row + 1] ?? 0;
    const r = lanes[row + 2] ?? 0;
    const s = lanes[row + 3] ?? 0;
    a += p & 0xff00ff;
    b += (p >>> 8) & 0xff00ff;
    c += q & 0xff00ff;
    d += (q >>> 8) & 0xff00ff;
    e += r & 0xff00ff;
    f += (r >>> 8) & 0xff00ff;
    g += s & 0xff00ff;
    h += (s >>> 8) & 0xff00ff;
    last += (lanes[row + 4] ?? 0) & 255;
  }
  spread(0, a, b);
  spread(4, c, d);
  spread(8, e, f);
  spread(12, g, h);
  sums[16] = last;
  let best = 0;
  for (let n = 1; n < tags.length; n++) if ((sums[n] ?? 0) > (sums[best] ?? 0)) best = n;
  return best;
}

function spread(at: number, even: number, odd: number): void {
  sums[at] = even & 0xffff;
  sums[at + 1] = odd & 0xffff;
  sums[at + 2] = even >>> 16;
  sums[at + 3] = odd >>> 16;
}
