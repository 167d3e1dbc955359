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

/**
 * The edge table packed for speed: only rows that hold something, each as eight numbers of two 16-bit lanes. Lanes hold weight + 128,
 * so that sums of up to 250 rows stay positive and never run into each other.
 */
interface PackedEdges {
  readonly index: Int32Array;
  readonly lanes: Int32Array;
}
const packedEdges = new WeakMap<WeightTable, PackedEdges>();

function packEdges(table: WeightTable): PackedEdges {
  const known = packedEdges.get(table);
  if (known) return known;
  const rows = table.mask + 1;
  const index = new Int32Array(rows);
  let kept = 0;
  for (let h = 0; h < rows; h++) if (((table.present[h >> 5] ?? 0) & (1 << (h & 31))) !== 0) index[h] = kept++ * 8;
  const lanes = new Int32Array(kept * 8);
  for (let h = 0; h < rows; h++) {
    if (((table.present[h >> 5] ?? 0) & (1 << (h & 31))) === 0) continue;
    const to = index[h] ?? 0;
    for (let y = 0; y < 8; y++)
      lanes[to + y] = ((table.data[h * 16 + y * 2] ?? 0) + 128) | (((table.data[h * 16 + y * 2 + 1] ?? 0) + 128) << 16);
  }
  const packed = { index, lanes };
  packedEdges.set(table, packed);
  return packed;
}

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
  const { index, lanes } = packEdges(edge);
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
    const ef = edgeFeatures(r, c, i, edgeScratch);
    let rows = 0;
    let e0 = 0;
    let e1 = 0;
    let e2 = 0;
    let e3 = 0;
    let e4 = 0;
    let e5 = 0;
    let e6 = 0;
    let e7 = 0;
    for (let f = 0; f < ef; f++) {
      const h = (edgeScratch[f] ?? 0) & edgeMask;
      if (((edgePresent[h >> 5] ?? 0) & (1 << (h & 31))) === 0) continue;
      const row = index[h] ?? 0;
      rows++;
      e0 += lanes[row] ?? 0;
      e1 += lanes[row + 1] ?? 0;
      e2 += lanes[row + 2] ?? 0;
      e3 += lanes[row + 3] ?? 0;
      e4 += lanes[row + 4] ?? 0;
      e5 += lanes[row + 5] ?? 0;
      e6 += lanes[row + 6] ?? 0;
      e7 += lanes[row + 7] ?? 0;
    }
    const to = j * 16;
    const bias = rows * 128;
    unpack(to, e0, bias, edgeScale);
    unpack(to + 2, e1, bias, edgeScale);
    unpack(to + 4, e2, bias, edgeScale);
    unpack(to + 6, e3, bias, edgeScale);
    unpack(to + 8, e4, bias, edgeScale);
    unpack(to + 10, e5, bias, edgeScale);
    unpack(to + 12, e6, bias, edgeScale);
    unpack(to + 14, e7, bias, edgeScale);
  }
  return best(c.from, n, scores, steps);
}

function unpack(to: number, sum: number, bias: number, scale: number): void {
  steps[to] = ((sum & 0xffff) - bias) * scale;
  steps[to + 1] = ((sum >>> 16) - bias) * scale;
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
