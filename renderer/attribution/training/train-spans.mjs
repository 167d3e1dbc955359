import { edgeFeatureLimit, edgeFeatures } from '../edge-features.ts';
import { labelCount as L, labels, nodeFeatureLimit, nodeFeatures, siteOf } from '../span-features.ts';
import { seeded, shuffle } from './seeded.mjs';

export const NODE_BITS = 22,
  EDGE_BITS = 20;
const NM = (1 << NODE_BITS) - 1,
  EM = (1 << EDGE_BITS) - 1;
const nf = new Int32Array(nodeFeatureLimit),
  ef = new Int32Array(edgeFeatureLimit);

/** Features of every token round one cue, with the right labels where known. */
export function spanExample(r, head, notes, gold) {
  const c = siteOf(r, head, notes);
  const n = c.to - c.from;
  const y = new Uint8Array(n);
  if (gold) {
    const put = (list, label) => {
      for (const i of list) if (i >= c.from && i < c.to) y[i - c.from] = label;
    };
    put(gold.content, labels.content);
    put(gold.source, labels.source);
    put(gold.cue, labels.cue);
  }
  let nn = 0,
    en = 0;
  const nodes = [],
    edges = [];
  for (let j = 0; j < n; j++) {
    nn = nodeFeatures(r, c, c.from + j, nf);
    for (let f = 0; f < nn; f++) nodes.push((nf[f] & NM) * L);
    if (j > 0) {
      en = edgeFeatures(r, c, c.from + j, ef);
      for (let f = 0; f < en; f++) edges.push((ef[f] & EM) * L * L);
    }
  }
  return { c, n, y, nn, en, nodes: Int32Array.from(nodes), edges: Int32Array.from(edges) };
}
const kept = (n, drop, random) => Float64Array.from({ length: n }, () => (random() < drop ? 0 : 1 / (1 - drop)));
export function spanScores(m, x, kn, ke) {
  if (kn) {
    const s = new Float64Array(x.n * L),
      e = new Float64Array(x.n * L * L);
    for (let j = 0, p = 0; j < x.n; j++)
      for (let f = 0; f < x.nn; f++, p++) {
        const k = kn[f];
        if (k === 0) continue;
        const q = x.nodes[p];
        if (q < 0) continue;
        for (let y = 0; y < L; y++) s[j * L + y] += k * m.node[q + y];
      }
    for (let j = 1, p = 0; j < x.n; j++)
      for (let f = 0; f < x.en; f++, p++) {
        const k = ke[f];
        if (k === 0) continue;
        const q = x.edges[p];
        if (q < 0) continue;
        for (let y = 0; y < L * L; y++) e[j * L * L + y] += k * m.edge[q + y];
      }
    return { s, e };
  }
  const s = new Float64Array(x.n * L),
    e = new Float64Array(x.n * L * L);
  for (let j = 0, p = 0; j < x.n; j++)
    for (let f = 0; f < x.nn; f++, p++) {
      const q = x.nodes[p];
      if (q < 0) continue;
      for (let y = 0; y < L; y++) s[j * L + y] += m.node[q + y];
    }
  for (let j = 1, p = 0; j < x.n; j++)
    for (let f = 0; f < x.en; f++, p++) {
      const q = x.edges[p];
      if (q < 0) continue;
      for (let y = 0; y < L * L; y++) e[j * L * L + y] += m.edge[q + y];
    }
  return { s, e };
}
/** Features seen round fewer than `least` cues learn nothing: their places in the examples become -1. */
function dropRare(examples, key, rows, shift, least) {
  const seen = new Uint8Array(rows),
    last = new Int32Array(rows).fill(-1);
  examples.forEach((x, i) => {
    for (const q of x[key])
      if (q >= 0) {
        const r = q >> shift;
        if (last[r] !== i && seen[r] < 255) {
          last[r] = i;
          seen[r]++;
        }
      }
  });
  for (const x of examples) {
    const list = x[key];
    for (let p = 0; p < list.length; p++) if (list[p] >= 0 && seen[list[p] >> shift] < least) list[p] = -1;
  }
}
/** CRF by stochastic gradient with AdaGrad. */
export function trainSpans(examples, { epochs = 4, rate = 0.15, seed = 13, drop = 0.4, average = true, least = 3, log } = {}) {
  const m = { node: new Float32Array(L << NODE_BITS), edge: new Float32Array((L * L) << EDGE_BITS) };
  const gn = new Float32Array(m.node.length).fill(1),
    ge = new Float32Array(m.edge.length).fill(1);
  dropRare(examples, 'nodes', 1 << NODE_BITS, 2, least);
  dropRare(examples, 'edges', 1 << EDGE_BITS, 4, least);
  const sn = new Float32Array(average ? m.node.length : 0),
    se = new Float32Array(average ? m.edge.length : 0);
  let times = 0;
  const random = seeded(seed);
  const order = shuffle(Int32Array.from(examples.keys()), random);
  const size = 700;
  const A = new Float64Array(size * L),
    B = new Float64Array(size * L),
    G = new Float64Array(size * L),
    H = new Float64Array(size * L * L);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    shuffle(order, random);
    for (const o of order) {
      const x = examples[o];
      const { n, y } = x;
      if (n < 2) continue;
      const kn = kept(x.nn, drop, random),
        ke = kept(x.en, drop, random);
      const { s, e } = spanScores(m, x, kn, ke);
      for (let b = 0; b < L; b++) A[b] = s[b];
      for (let j = 1; j < n; j++)
        for (let b = 0; b < L; b++) {
          let peak = -Infinity;
          for (let a = 0; a < L; a++) {
            const v = A[(j - 1) * L + a] + e[j * L * L + a * L + b];
            if (v > peak) peak = v;
          }
          let t = 0;
          for (let a = 0; a < L; a++) t += Math.exp(A[(j - 1) * L + a] + e[j * L * L + a * L + b] - peak);
          A[j * L + b] = peak + Math.log(t) + s[j * L + b];
        }
      for (let b = 0; b < L; b++) B[(n - 1) * L + b] = 0;
      for (let j = n - 2; j >= 0; j--)
        for (let a = 0; a < L; a++) {
          let peak = -Infinity;
          for (let b = 0; b < L; b++) {
            const v = e[(j + 1) * L * L + a * L + b] + s[(j + 1) * L + b] + B[(j + 1) * L + b];
            if (v > peak) peak = v;
          }
          let t = 0;
          for (let b = 0; b < L; b++) t += Math.exp(e[(j + 1) * L * L + a * L + b] + s[(j + 1) * L + b] + B[(j + 1) * L + b] - peak);
          B[j * L + a] = peak + Math.log(t);
        }
      let Z = -Infinity,
        t = 0;
      for (let b = 0; b < L; b++) Z = Math.max(Z, A[(n - 1) * L + b]);
      for (let b = 0; b < L; b++) t += Math.exp(A[(n - 1) * L + b] - Z);
      Z += Math.log(t);
      let gold = s[y[0]];
      for (let j = 1; j < n; j++) gold += s[j * L + y[j]] + e[j * L * L + y[j - 1] * L + y[j]];
      loss += Z - gold;
      for (let j = 0; j < n; j++)
        for (let b = 0; b < L; b++) G[j * L + b] = Math.exp(A[j * L + b] + B[j * L + b] - Z) - (y[j] === b ? 1 : 0);
      for (let j = 1; j < n; j++)
        for (let a = 0; a < L; a++)
          for (let b = 0; b < L; b++)
            H[j * L * L + a * L + b] =
              Math.exp(A[(j - 1) * L + a] + e[j * L * L + a * L + b] + s[j * L + b] + B[j * L + b] - Z) -
              (y[j - 1] === a && y[j] === b ? 1 : 0);
      for (let j = 0, p = 0; j < n; j++) {
        let big = 0;
        for (let b = 0; b < L; b++) big = Math.max(big, Math.abs(G[j * L + b]));
        if (big < 0.004) {
          p += x.nn;
          continue;
        }
        for (let f = 0; f < x.nn; f++, p++) {
          const q = x.nodes[p];
          if (kn[f] === 0 || q < 0) continue;
          for (let b = 0; b < L; b++) {
            const g = G[j * L + b];
            gn[q + b] += g * g;
            m.node[q + b] -= (rate * g) / Math.sqrt(gn[q + b]);
          }
        }
      }
      for (let j = 1, p = 0; j < n; j++) {
        let big = 0;
        for (let b = 0; b < L * L; b++) big = Math.max(big, Math.abs(H[j * L * L + b]));
        if (big < 0.004) {
          p += x.en;
          continue;
        }
        for (let f = 0; f < x.en; f++, p++) {
          const q = x.edges[p];
          if (ke[f] === 0 || q < 0) continue;
          for (let b = 0; b < L * L; b++) {
            const g = H[j * L * L + b];
            if (g > 1e-4 || g < -1e-4) {
              ge[q + b] += g * g;
              m.edge[q + b] -= (rate * g) / Math.sqrt(ge[q + b]);
            }
          }
        }
      }
    }
    if (average && epoch > 0) {
      times++;
      for (let i = 0; i < m.node.length; i++) sn[i] += m.node[i];
      for (let i = 0; i < m.edge.length; i++) se[i] += m.edge[i];
    }
    log?.(epoch, loss / examples.length);
  }
  if (times > 0) {
    for (let i = 0; i < sn.length; i++) m.node[i] = sn[i] / times;
    for (let i = 0; i < se.length; i++) m.edge[i] = se[i] / times;
  }
  return m;
}
