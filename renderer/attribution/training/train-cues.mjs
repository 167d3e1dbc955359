import { cueFeatureLimit, cueFeatures, mayBeCue } from '../cue-features.ts';
import { seeded, shuffle } from './seeded.mjs';

export const CUE_BITS = 21;
const mask = (1 << CUE_BITS) - 1;

/** Collects candidates of the documents: features, label, document. */
export function cueExamples(docs) {
  const rows = [];
  const f = new Int32Array(cueFeatureLimit);
  docs.forEach((d, di) => {
    const heads = new Set(d.golds.map((g) => g.head));
    for (let i = 0; i < d.r.t.count; i++) {
      if (!mayBeCue(d.r, i)) continue;
      const n = cueFeatures(d.r, i, f);
      const x = new Int32Array(n);
      for (let j = 0; j < n; j++) x[j] = f[j] & mask;
      rows.push({ x, y: heads.has(i) ? 1 : 0, d: di, i });
    }
  });
  return rows;
}
export const sigmoid = (z) => 1 / (1 + Math.exp(-z));
export function scoreCue(w, x) {
  let z = w[w.length - 1];
  for (let j = 0; j < x.length; j++) z += w[x[j]];
  return z;
}

/** Logistic regression by AdaGrad with a little weight decay on the features touched. */
export function trainCues(rows, { epochs = 5, rate = 0.1, l2 = 2e-6, seed = 7, drop = 0.3 } = {}) {
  const w = new Float32Array(mask + 2),
    g2 = new Float32Array(mask + 2).fill(1e-6);
  w[mask + 1] = -4;
  const random = seeded(seed);
  const sum = new Float32Array(mask + 2);
  let times = 0;
  const order = shuffle(Int32Array.from(rows.keys()), random);
  const use = new Uint8Array(cueFeatureLimit);
  for (let e = 0; e < epochs; e++) {
    shuffle(order, random);
    for (const o of order) {
      const { x, y } = rows[o];
      let z = w[mask + 1];
      for (let j = 0; j < x.length; j++) {
        use[j] = random() < drop ? 0 : 1;
        if (use[j]) z += w[x[j]] / (1 - drop);
      }
      const err = sigmoid(z) - y;
      if (Math.abs(err) < 1e-3) continue;
      for (let j = 0; j < x.length; j++) {
        if (!use[j]) continue;
        const q = x[j];
        const g = err + l2 * w[q];
        g2[q] += g * g;
        w[q] -= (rate * g) / Math.sqrt(g2[q] + 1);
      }
      w[mask + 1] -= 0.002 * err;
    }
    if (e > 0) {
      times++;
      for (let i = 0; i < w.length; i++) sum[i] += w[i];
    }
  }
  if (times > 0) for (let i = 0; i < w.length; i++) w[i] = sum[i] / times;
  return w;
}
