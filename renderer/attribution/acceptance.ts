import { mix, tagNumber } from './part-of-speech.ts';
import type { Reading } from './reading.ts';
import { band, labels } from './span-features.ts';
import { marks } from './tokens.ts';

/** What the span model made of one cue: tokens of the source, the cue and the content. */
export interface Proposal {
  readonly head: number;
  /** Log-odds of the cue model. */
  readonly cueScore: number;
  /** Log-probability of the labelling. */
  readonly logProbability: number;
  readonly source: readonly number[];
  readonly cue: readonly number[];
  readonly content: readonly number[];
  /** What a plain rule found rather than the model. */
  readonly rule?: 'signature' | 'chain';
}

/** Sorts a labelling into its tokens. */
export function proposalOf(
  head: number,
  cueScore: number,
  labelling: { from: number; label: Uint8Array; logProbability: number },
): Proposal {
  const source: number[] = [];
  const cue: number[] = [];
  const content: number[] = [];
  labelling.label.forEach((label, j) => {
    if (label === labels.content) content.push(labelling.from + j);
    else if (label === labels.source) source.push(labelling.from + j);
    else if (label === labels.cue) cue.push(labelling.from + j);
  });
  return { head, cueScore, logProbability: labelling.logProbability, source, cue, content };
}

export const acceptanceFeatureLimit = 48;
const step = (x: number, size: number, cap: number) => Math.max(-cap, Math.min(cap, Math.round(x / size)));

/** How many tokens two sorted lists share. */
export function sharedCount(a: readonly number[], b: readonly number[]): number {
  let n = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) {
      n++;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return n;
}

/** Features by which a proposal is accepted or dropped, seen beside the others near it. */
export function acceptanceFeatures(r: Reading, all: readonly Proposal[], at: number, out: Int32Array): number {
  const p = all[at];
  if (!p) return 0;
  const { t, k, kind } = r;
  const size = p.content.length;
  const first = p.content[0] ?? -1;
  const last = p.content[size - 1] ?? -1;
  let spans = 0;
  let quotedTokens = 0;
  for (let i = 0; i < size; i++) {
    if (i === 0 || (p.content[i] ?? 0) !== (p.content[i - 1] ?? 0) + 1) spans++;
    if (t.quoted[p.content[i] ?? 0] === 1) quotedTokens++;
  }
  const direct = first >= 0 && (t.mark[first] === marks.open ? 2 : quotedTokens > 0 ? 1 : 0);
  const manner = Number(direct) + (quotedTokens === size ? 3 : 0);
  const cs = step(p.cueScore, 0.5, 10);
  const lp = step(Math.log(-p.logProbability + 0.003), 0.7, 12);
  const n = band(size);
  const lastSource = p.source[p.source.length - 1] ?? -1;
  const sourceKind = lastSource < 0 ? 99 : (kind[lastSource] ?? 0);
  const sourceWord = lastSource < 0 ? 1 : r.pos[lastSource] === tagNumber.PRON ? (t.word[lastSource] ?? 0) : (k.middle[lastSource] ?? 0);
  const apart = first < 0 ? 0 : (t.sentence[first] ?? 0) - (t.sentence[p.head] ?? 0);
  // The rival: another proposal for nearly the same words.
  let rival = 0;
  let rivalGap = 0;
  let inside = 0;
  let holds = 0;
  for (let j = Math.max(0, at - 14); j < Math.min(all.length, at + 15); j++) {
    const q = all[j];
    if (!q || j === at || size === 0 || q.content.length === 0) continue;
    const both = sharedCount(p.content, q.content);
    const jaccard = both / (size + q.content.length - both);
    if (jaccard > rival) {
      rival = jaccard;
      rivalGap = p.cueScore - q.cueScore;
    }
    if (q.cueScore > 0 && q.content.length > size && sharedCount([p.head], q.content) > 0) inside = 1;
    if (q.cueScore > 0 && sharedCount([q.head], p.content) > 0) holds = 1;
  }
  const rb = rival >= 0.5 ? 3 : rival > 0.2 ? 2 : rival > 0 ? 1 : 0;
  const rg = step(rivalGap, 1, 4);
  const stem = k.stem[p.head] ?? 0;
  const fine = k.fine[p.head] ?? 0;
  const own = kind[p.head] ?? 0;
  const quotedCue = t.quoted[p.head] ?? 0;
  const endMark = last < 0 ? 99 : (t.mark[last] ?? 0) * 20 + (t.mark[last + 1] ?? 0);
  const firstKind = first < 0 ? 99 : (kind[first] ?? 0);
  let c = 0;
  out[c++] = mix(301, cs);
  out[c++] = mix(302, cs, lp);
  out[c++] = mix(303, cs, n);
  out[c++] = mix(304, cs, sourceKind);
  out[c++] = mix(305, cs, manner);
  out[c++] = mix(306, cs, rb * 20 + rg);
  out[c++] = mix(307, lp, n);
  out[c++] = mix(308, lp, manner);
  out[c++] = mix(309, stem, n);
  out[c++] = mix(310, stem, sourceKind);
  out[c++] = mix(311, stem, firstKind);
  out[c++] = mix(312, stem, manner);
  out[c++] = mix(313, fine, firstKind);
  out[c++] = mix(314, fine, n);
  out[c++] = mix(315, fine, sourceKind);
  out[c++] = mix(316, rb, rg * 10 + quotedCue);
  out[c++] = mix(317, inside * 2 + holds, cs);
  out[c++] = mix(318, inside * 2 + holds, quotedCue * 10 + manner);
  out[c++] = mix(319, endMark, firstKind);
  out[c++] = mix(320, endMark, manner);
  out[c++] = mix(321, sourceWord, own);
  out[c++] = mix(322, sourceWord, lp);
  out[c++] = mix(323, Math.min(4, spans) * 10 + manner, lp);
  out[c++] = mix(324, step(apart, 1, 4), manner * 10 + Math.min(3, spans));
  out[c++] = mix(325, own, manner * 20 + n);
  out[c++] = mix(326, own, sourceKind);
  out[c++] = mix(327, firstKind, n * 10 + manner);
  out[c++] = mix(328, stem);
  out[c++] = mix(329, fine, manner);
  out[c++] = mix(330, Math.min(20, p.source.length), sourceKind);
  out[c++] = mix(331, lastSource < 0 ? 99 : step(lastSource - p.head, 2, 8), sourceKind);
  out[c++] = mix(332, first < 0 ? 99 : step(first - p.head, 2, 8), firstKind);
  out[c++] = mix(333, rb * 100 + n, manner * 20 + rg);
  out[c++] = mix(334, step(p.cueScore, 0.2, 30));
  out[c++] = mix(335, step(Math.log(-p.logProbability + 0.003), 0.3, 30));
  return c;
}
