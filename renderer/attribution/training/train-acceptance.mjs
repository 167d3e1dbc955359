import { acceptanceFeatureLimit, acceptanceFeatures, sharedCount } from '../acceptance.ts';
import { seeded, shuffle } from './seeded.mjs';
import { sigmoid } from './train-cues.mjs';

export const ACCEPT_BITS = 16;
const mask = (1 << ACCEPT_BITS) - 1;

/** Which proposals the scorer would count: matched one to one with gold by content, best first, and sharing a source token. */
export function judge(golds, proposals) {
  const pairs = [];
  golds.forEach((g, i) => {
    proposals.forEach((p, j) => {
      if (!g.content.length || !p.content.length) return;
      const n = sharedCount(g.content, p.content),
        jac = n / (g.content.length + p.content.length - n);
      if (jac >= 0.5) pairs.push([jac, i, j]);
    });
  });
  pairs.sort((a, b) => b[0] - a[0]);
  const gi = new Set(),
    out = proposals.map(() => 0);
  for (const [, i, j] of pairs)
    if (!gi.has(i) && !out[j]) {
      gi.add(i);
      out[j] =
        (golds[i].source.length === 0 && proposals[j].source.length === 0) || sharedCount(golds[i].source, proposals[j].source) > 0 ? 2 : 1;
    }
  return out;
}
export function acceptanceExamples(r, golds, proposals) {
  const f = new Int32Array(acceptanceFeatureLimit);
  const y = golds ? judge(golds, proposals) : proposals.map(() => 0);
  return proposals.map((_, j) => {
    const n = acceptanceFeatures(r, proposals, j, f);
    return { x: Int32Array.from(f.subarray(0, n), (h) => h & mask), y: y[j] };
  });
}
export const acceptanceScore = (w, x) => {
  let z = w[mask + 1];
  for (const q of x) z += w[q];
  return z;
};
/** Found counts for 0.7, found with the right source for 1. */
export function trainAcceptance(rows, { epochs = 10, rate = 0.05, l2 = 2e-4, seed = 3, half = 0.7 } = {}) {
  const w = new Float32Array(mask + 2),
    g2 = new Float32Array(mask + 2).fill(1),
    sum = new Float32Array(mask + 2);
  const random = seeded(seed);
  const order = Array.from(rows.keys());
  let times = 0;
  for (let e = 0; e < epochs; e++) {
    shuffle(order, random);
    for (const o of order) {
      const { x, y } = rows[o];
      const err = sigmoid(acceptanceScore(w, x)) - (y === 2 ? 1 : y === 1 ? half : 0);
      for (const q of x) {
        const g = err + l2 * w[q];
        g2[q] += g * g;
        w[q] -= (rate * g) / Math.sqrt(g2[q]);
      }
      w[mask + 1] -= 0.002 * err;
    }
    if (e >= 2) {
      times++;
      for (let i = 0; i < w.length; i++) sum[i] += w[i];
    }
  }
  return sum.map((v) => v / times);
}
