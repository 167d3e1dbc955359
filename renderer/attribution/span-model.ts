import type { WeightTable } from './model-file.ts';
import type { Reading } from './reading.ts';
import { type CueSite, edgeFeatureLimit, edgeFeatures, labelCount, nodeFeatureLimit, nodeFeatures } from './span-features.ts';

const L = labelCount;

/** The labels of a cue's surroundings, and how sure the model is of each token (0 to 1). */
export interface Labelling {
  readonly from: number;
  readonly label: Uint8Array;
  /** Log-odds-like gap: score of the best labelling minus the log-sum of all, at most 0. */
  readonly logProbability: number;
}

const nodeScratch = new Int32Array(nodeFeatureLimit);
const edgeScratch = new Int32Array(edgeFeatureLimit);
const edgeSums = new Int32Array(16);

let scores = new Float64Array(600 * L);
let steps = new Float64Array(600 * L * L);

/** Labels the tokens round a cue: the best sequence under a linear-chain conditional random field (Lafferty et al. 2001). */
export function labelSpans(r: Reading, c: CueSite, node: WeightTable, edge: WeightTable): Labelling {
  const n = c.to - c.from;
  if (scores.length < n * L) {
    scores = new Float64Array(n * L);
    steps = new Float64Array(n * L * L);
  }
  const nodes = node.data;
  const edges = edge.data;
  const nodeMask = node.mask;
  const edgeMask = edge.mask;
  const nodeScale = node.scale;
  const edgeScale = edge.scale;
  const nodePresent = node.present;
  const edgePresent = edge.present;
  for (let j = 0; j < n; j++) {
    const i = c.from + j;
    const nf = nodeFeatures(r, c, i, nodeScratch);
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let f = 0; f < nf; f++) {
      const h = (nodeScratch[f] ?? 0) & nodeMask;
      if (((nodePresent[h >> 5] ?? 0) & (1 << (h & 31))) === 0) continue;
      const row = h * 4;
      s0 += nodes[row] ?? 0;
      s1 += nodes[row + 1] ?? 0;
      s2 += nodes[row + 2] ?? 0;
      s3 += nodes[row + 3] ?? 0;
    }
    const at = j * 4;
    scores[at] = s0 * nodeScale;
    scores[at + 1] = s1 * nodeScale;
    scores[at + 2] = s2 * nodeScale;
    scores[at + 3] = s3 * nodeScale;
    if (j === 0) continue;
    edgeSums.fill(0);
    const ef = edgeFeatures(r, c, i, edgeScratch);
    for (let f = 0; f < ef; f++) {
      const h = (edgeScratch[f] ?? 0) & edgeMask;
      if (((edgePresent[h >> 5] ?? 0) & (1 << (h & 31))) === 0) continue;
      const row = h * 16;
      for (let y = 0; y < 16; y++) edgeSums[y] = (edgeSums[y] ?? 0) + (edges[row + y] ?? 0);
    }
    const to = j * 16;
    for (let y = 0; y < 16; y++) steps[to + y] = (edgeSums[y] ?? 0) * edgeScale;
  }
  return best(c.from, n, scores, steps);
}

/** Viterbi and the forward sum over the same scores. */
export function best(from: number, n: number, scores: Float64Array, steps: Float64Array): Labelling {
  const back = new Uint8Array(n * L);
  let top = Float64Array.from(scores.subarray(0, L));
  let sum = Float64Array.from(top);
  let nextTop = new Float64Array(L);
  let nextSum = new Float64Array(L);
  for (let j = 1; j < n; j++) {
    for (let y = 0; y < L; y++) {
      let most = -Infinity;
      let arg = 0;
      let peak = -Infinity;
      for (let x = 0; x < L; x++) {
        const s = steps[j * L * L + x * L + y] ?? 0;
        if ((top[x] ?? 0) + s > most) {
          most = (top[x] ?? 0) + s;
          arg = x;
        }
        peak = Math.max(peak, (sum[x] ?? 0) + s);
      }
      let total = 0;
      for (let x = 0; x < L; x++) total += Math.exp((sum[x] ?? 0) + (steps[j * L * L + x * L + y] ?? 0) - peak);
      nextTop[y] = most + (scores[j * L + y] ?? 0);
      nextSum[y] = peak + Math.log(total) + (scores[j * L + y] ?? 0);
      back[j * L + y] = arg;
    }
    [top, nextTop] = [nextTop, top];
    [sum, nextSum] = [nextSum, sum];
  }
  let y = 0;
  for (let x = 1; x < L; x++) if ((top[x] ?? 0) > (top[y] ?? 0)) y = x;
  const peak = Math.max(...sum);
  let total = 0;
  for (let x = 0; x < L; x++) total += Math.exp((sum[x] ?? 0) - peak);
  const logProbability = n > 0 ? (top[y] ?? 0) - peak - Math.log(total) : 0;
  const label = new Uint8Array(n);
  for (let j = n - 1; j >= 0; j--) {
    label[j] = y;
    y = back[j * L + y] ?? 0;
  }
  return { from, label, logProbability };
}
