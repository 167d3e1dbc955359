import { edgeFeatureLimit, farEdges, ownEdges, placeEdgeKey, placeEdges, wordEdges } from './edge-features.ts';
import { rowAt, type WeightTable } from './model-file.ts';
import type { Reading } from './reading.ts';
import {
  type CueSite,
  labelCount,
  lookAt,
  nearNodes,
  newLook,
  nodeFeatureLimit,
  ownNodes,
  placeKey,
  placeNodes,
  stretchNodes,
  wordNodes,
  zoneNodes,
} from './span-features.ts';

const L = labelCount;

/** The labels of a cue's surroundings, and how sure the model is of them. */
export interface Labelling {
  readonly from: number;
  readonly label: Uint8Array;
  /** Score of the best labelling minus the log-sum of all, at most 0. */
  readonly logProbability: number;
}

const features = new Int32Array(Math.max(nodeFeatureLimit, edgeFeatureLimit));
let back = new Uint8Array(600 * L);

/** Sums of whole weights raised to e: they are few, and looking them up is many times faster than Math.exp. */
interface Powers {
  readonly of: Float64Array;
  readonly zero: number;
}
const powers = new WeakMap<WeightTable, Powers>();

function powersOf(table: WeightTable, most: number): Powers {
  const known = powers.get(table);
  if (known) return known;
  const zero = most * 128;
  const made = { of: Float64Array.from({ length: zero * 2 + 1 }, (_, sum) => Math.exp((sum - zero) * table.scale)), zero };
  powers.set(table, made);
  return made;
}

/** Sums beyond these are scaled back to about 1, with the logarithm kept. */
const HIGH = 1e150;
const LOW = 1e-150;

/** Sums of the rows of some features: per number two weights, each with 128 added per row, and last how many rows there were. */
const nodeWidth = 3;
const edgeWidth = 9;

function sumNodes(table: WeightTable, count: number, into: Int32Array, at: number): void {
  const { lanes } = table;
  let rows = 0;
  let even = 0;
  let odd = 0;
  for (let f = 0; f < count; f++) {
    const row = rowAt(table, features[f] ?? 0);
    if (row < 0) continue;
    const v = lanes[row] ?? 0;
    rows++;
    even += v & 0xff00ff;
    odd += (v >>> 8) & 0xff00ff;
  }
  into[at] = even;
  into[at + 1] = odd;
  into[at + 2] = rows;
}

function sumEdges(table: WeightTable, count: number, into: Int32Array, at: number): void {
  const { lanes } = table;
  let rows = 0;
  let e0 = 0;
  let o0 = 0;
  let e1 = 0;
  let o1 = 0;
  let e2 = 0;
  let o2 = 0;
  let e3 = 0;
  let o3 = 0;
  for (let f = 0; f < count; f++) {
    const row = rowAt(table, features[f] ?? 0);
    if (row < 0) continue;
    const v0 = lanes[row] ?? 0;
    const v1 = lanes[row + 1] ?? 0;
    const v2 = lanes[row + 2] ?? 0;
    const v3 = lanes[row + 3] ?? 0;
    rows++;
    e0 += v0 & 0xff00ff;
    o0 += (v0 >>> 8) & 0xff00ff;
    e1 += v1 & 0xff00ff;
    o1 += (v1 >>> 8) & 0xff00ff;
    e2 += v2 & 0xff00ff;
    o2 += (v2 >>> 8) & 0xff00ff;
    e3 += v3 & 0xff00ff;
    o3 += (v3 >>> 8) & 0xff00ff;
  }
  into[at] = e0;
  into[at + 1] = o0;
  into[at + 2] = e1;
  into[at + 3] = o1;
  into[at + 4] = e2;
  into[at + 5] = o2;
  into[at + 6] = e3;
  into[at + 7] = o3;
  into[at + 8] = rows;
}

/** Places of the groups in the sums of one look. */
const groups = { place: 0, near: 1, zone: 2, stretch: 3, own: 4 } as const;
const edgeGroups = { place: 0, far: 1, own: 2 } as const;

/**
 * Labels the surroundings of the cues of one reading. Most of what a look costs is looking up weights, so a group of features is summed
 * anew only where a number it depends on has changed since the token before, or since another cue looked at the same token.
 */
export class SpanReader {
  readonly #r: Reading;
  readonly #node: WeightTable;
  readonly #edge: WeightTable;
  readonly #nodePower: Powers;
  readonly #edgePower: Powers;
  readonly #look = newLook();
  /** Per token: the sums of its words, and from where it was looked at. */
  readonly #words: Int32Array;
  readonly #wordsFrom: Int8Array;
  readonly #gaps: Int32Array;
  readonly #gapsFrom: Int8Array;
  readonly #nodes = new Int32Array(nodeWidth * 5);
  readonly #edges = new Int32Array(edgeWidth * 3);

  constructor(r: Reading, node: WeightTable, edge: WeightTable) {
    this.#r = r;
    this.#node = node;
    this.#edge = edge;
    this.#nodePower = powersOf(node, nodeFeatureLimit);
    this.#edgePower = powersOf(edge, edgeFeatureLimit);
    this.#words = new Int32Array(r.t.count * nodeWidth);
    this.#wordsFrom = new Int8Array(r.t.count).fill(-1);
    this.#gaps = new Int32Array(r.t.count * edgeWidth);
    this.#gapsFrom = new Int8Array(r.t.count).fill(-1);
  }

  /**
   * The best labels under a linear-chain conditional random field (Lafferty et al. 2001), by Viterbi, beside the sum over all
   * labellings.
   */
  label(c: CueSite): Labelling {
    const r = this.#r;
    const node = this.#node;
    const edge = this.#edge;
    const look = this.#look;
    const words = this.#words;
    const gaps = this.#gaps;
    const sums = this.#nodes;
    const steps = this.#edges;
    const n = c.to - c.from;
    if (back.length < n * L) back = new Uint8Array(n * L);
    const pn = this.#nodePower.of;
    const pe = this.#edgePower.of;
    const nodeScale = node.scale;
    const edgeScale = edge.scale;
    // best score of a sequence that ends in each label, and the sum over all such sequences divided by e to the power of `kept`
    let t0 = 0;
    let t1 = 0;
    let t2 = 0;
    let t3 = 0;
    let a0 = 1;
    let a1 = 1;
    let a2 = 1;
    let a3 = 1;
    let kept = 0;
    let lastPlace = -1;
    let lastNear = -1;
    let lastZone = -1;
    let lastStretch = -2;
    let lastStretchPlace = -1;
    let lastGapPlace = -1;
    let lastFar = 99;
    for (let j = 0; j < n; j++) {
      const i = c.from + j;
      lookAt(r, c, i, look);
      const { where } = look;
      const word = i * nodeWidth;
      if (this.#wordsFrom[i] !== where) {
        this.#wordsFrom[i] = where;
        sumNodes(node, wordNodes(r, where, i, features, 0), words, word);
      }
      const place = placeKey(look);
      if (place !== lastPlace) {
        lastPlace = place;
        sumNodes(node, placeNodes(c, look, features, 0), sums, groups.place * nodeWidth);
      }
      if (look.near !== lastNear) {
        lastNear = look.near;
        sumNodes(node, nearNodes(c, look, features, 0), sums, groups.near * nodeWidth);
      }
      const zone = look.zone * 4 + look.grade;
      if (zone !== lastZone) {
        lastZone = zone;
        sumNodes(node, zoneNodes(c, look, features, 0), sums, groups.zone * nodeWidth);
      }
      const stretchPlace = where * 64 + look.between;
      if (look.stretch !== lastStretch || stretchPlace !== lastStretchPlace) {
        lastStretch = look.stretch;
        lastStretchPlace = stretchPlace;
        sumNodes(node, stretchNodes(r, c, look, features, 0), sums, groups.stretch * nodeWidth);
      }
      sumNodes(node, ownNodes(r, c, i, look, features, 0), sums, groups.own * nodeWidth);
      const even = (words[word] ?? 0) + (sums[0] ?? 0) + (sums[3] ?? 0) + (sums[6] ?? 0) + (sums[9] ?? 0) + (sums[12] ?? 0);
      const odd = (words[word + 1] ?? 0) + (sums[1] ?? 0) + (sums[4] ?? 0) + (sums[7] ?? 0) + (sums[10] ?? 0) + (sums[13] ?? 0);
      let bias = ((words[word + 2] ?? 0) + (sums[2] ?? 0) + (sums[5] ?? 0) + (sums[8] ?? 0) + (sums[11] ?? 0) + (sums[14] ?? 0)) * 128;
      const s0 = (even & 0xffff) - bias;
      const s1 = (odd & 0xffff) - bias;
      const s2 = (even >>> 16) - bias;
      const s3 = (odd >>> 16) - bias;
      const zn = this.#nodePower.zero;
      const p0 = pn[s0 + zn] ?? 0;
      const p1 = pn[s1 + zn] ?? 0;
      const p2 = pn[s2 + zn] ?? 0;
      const p3 = pn[s3 + zn] ?? 0;
      if (j === 0) {
        t0 = s0 * nodeScale;
        t1 = s1 * nodeScale;
        t2 = s2 * nodeScale;
        t3 = s3 * nodeScale;
        a0 = p0;
        a1 = p1;
        a2 = p2;
        a3 = p3;
        continue;
      }
      const gap = i * edgeWidth;
      if (this.#gapsFrom[i] !== where) {
        this.#gapsFrom[i] = where;
        sumEdges(edge, wordEdges(r, where, i, features, 0), gaps, gap);
      }
      const gapPlace = placeEdgeKey(r, i, look);
      if (gapPlace !== lastGapPlace) {
        lastGapPlace = gapPlace;
        sumEdges(edge, placeEdges(r, c, i, look, features, 0), steps, edgeGroups.place * edgeWidth);
      }
      if (look.distance !== lastFar) {
        lastFar = look.distance;
        sumEdges(edge, farEdges(c, look, features, 0), steps, edgeGroups.far * edgeWidth);
      }
      sumEdges(edge, ownEdges(r, c, i, look, features, 0), steps, edgeGroups.own * edgeWidth);
      const e0 = (gaps[gap] ?? 0) + (steps[0] ?? 0) + (steps[9] ?? 0) + (steps[18] ?? 0);
      const o0 = (gaps[gap + 1] ?? 0) + (steps[1] ?? 0) + (steps[10] ?? 0) + (steps[19] ?? 0);
      const e1 = (gaps[gap + 2] ?? 0) + (steps[2] ?? 0) + (steps[11] ?? 0) + (steps[20] ?? 0);
      const o1 = (gaps[gap + 3] ?? 0) + (steps[3] ?? 0) + (steps[12] ?? 0) + (steps[21] ?? 0);
      const e2 = (gaps[gap + 4] ?? 0) + (steps[4] ?? 0) + (steps[13] ?? 0) + (steps[22] ?? 0);
      const o2 = (gaps[gap + 5] ?? 0) + (steps[5] ?? 0) + (steps[14] ?? 0) + (steps[23] ?? 0);
      const e3 = (gaps[gap + 6] ?? 0) + (steps[6] ?? 0) + (steps[15] ?? 0) + (steps[24] ?? 0);
      const o3 = (gaps[gap + 7] ?? 0) + (steps[7] ?? 0) + (steps[16] ?? 0) + (steps[25] ?? 0);
      bias = ((gaps[gap + 8] ?? 0) + (steps[8] ?? 0) + (steps[17] ?? 0) + (steps[26] ?? 0)) * 128;
      const z = this.#edgePower.zero - bias;
      // one line per label arrived at, with the steps to it from each of the four
      const to = j * L;
      const b0 = p0 * from(pe, z, a0, a1, a2, a3, e0 & 0xffff, e1 & 0xffff, e2 & 0xffff, e3 & 0xffff);
      const b1 = p1 * from(pe, z, a0, a1, a2, a3, o0 & 0xffff, o1 & 0xffff, o2 & 0xffff, o3 & 0xffff);
      const b2 = p2 * from(pe, z, a0, a1, a2, a3, e0 >>> 16, e1 >>> 16, e2 >>> 16, e3 >>> 16);
      const b3 = p3 * from(pe, z, a0, a1, a2, a3, o0 >>> 16, o1 >>> 16, o2 >>> 16, o3 >>> 16);
      const n0 = arrive(
        to,
        t0,
        t1,
        t2,
        t3,
        (e0 & 0xffff) - bias,
        (e1 & 0xffff) - bias,
        (e2 & 0xffff) - bias,
        (e3 & 0xffff) - bias,
        edgeScale,
      );
      const n1 = arrive(
        to + 1,
        t0,
        t1,
        t2,
        t3,
        (o0 & 0xffff) - bias,
        (o1 & 0xffff) - bias,
        (o2 & 0xffff) - bias,
        (o3 & 0xffff) - bias,
        edgeScale,
      );
      const n2 = arrive(to + 2, t0, t1, t2, t3, (e0 >>> 16) - bias, (e1 >>> 16) - bias, (e2 >>> 16) - bias, (e3 >>> 16) - bias, edgeScale);
      const n3 = arrive(to + 3, t0, t1, t2, t3, (o0 >>> 16) - bias, (o1 >>> 16) - bias, (o2 >>> 16) - bias, (o3 >>> 16) - bias, edgeScale);
      t0 = n0 + s0 * nodeScale;
      t1 = n1 + s1 * nodeScale;
      t2 = n2 + s2 * nodeScale;
      t3 = n3 + s3 * nodeScale;
      const total = b0 + b1 + b2 + b3;
      const by = total > HIGH || total < LOW ? total : 1;
      if (by !== 1) kept += Math.log(by);
      a0 = b0 / by;
      a1 = b1 / by;
      a2 = b2 / by;
      a3 = b3 / by;
    }
    const most = Math.max(t0, t1, t2, t3);
    let y = t0 === most ? 0 : t1 === most ? 1 : t2 === most ? 2 : 3;
    const label = new Uint8Array(n);
    for (let j = n - 1; j >= 0; j--) {
      label[j] = y;
      y = back[j * L + y] ?? 0;
    }
    return { from: c.from, label, logProbability: n > 0 ? Math.min(0, most - kept - Math.log(a0 + a1 + a2 + a3)) : 0 };
  }
}

/** The sum over all sequences that arrive at a label, from those at the four before it. */
function from(
  power: Float64Array,
  zero: number,
  a0: number,
  a1: number,
  a2: number,
  a3: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): number {
  return a0 * (power[s0 + zero] ?? 0) + a1 * (power[s1 + zero] ?? 0) + a2 * (power[s2 + zero] ?? 0) + a3 * (power[s3 + zero] ?? 0);
}

/** The best way to a label from the four before it; notes which that was. */
function arrive(
  to: number,
  t0: number,
  t1: number,
  t2: number,
  t3: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
  scale: number,
): number {
  let most = t0 + s0 * scale;
  let from = 0;
  const by1 = t1 + s1 * scale;
  if (by1 > most) {
    most = by1;
    from = 1;
  }
  const by2 = t2 + s2 * scale;
  if (by2 > most) {
    most = by2;
    from = 2;
  }
  const by3 = t3 + s3 * scale;
  if (by3 > most) {
    most = by3;
    from = 3;
  }
  back[to] = from;
  return most;
}
