import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeFeatureLimit, edgeFeatures } from '../../../renderer/attribution/edge-features.ts';
import { readTable, rowAt, sumOfRows, type WeightTable } from '../../../renderer/attribution/model-file.ts';
import { type Reading, readText } from '../../../renderer/attribution/reading.ts';
import { type CueSite, nodeFeatureLimit, nodeFeatures, noteCues, siteOf } from '../../../renderer/attribution/span-features.ts';
import { SpanReader } from '../../../renderer/attribution/span-model.ts';
import { learnedModel } from './learned-model.ts';

/** A table as the weights file holds it. */
function tableOf(width: number, bits: number, rows: ReadonlyMap<number, readonly number[]>): WeightTable {
  const head = new DataView(new ArrayBuffer(10));
  head.setUint8(0, width);
  head.setUint8(1, bits);
  head.setFloat32(2, 0.5, true);
  head.setUint32(6, rows.size, true);
  const hashes = [...rows.keys()].sort((a, b) => a - b);
  const steps = hashes.flatMap((hash, i) => {
    const bytes: number[] = [];
    let step = hash - (hashes[i - 1] ?? 0);
    for (; step > 127; step >>= 7) bytes.push((step & 127) | 128);
    return [...bytes, step];
  });
  return readTable(new Uint8Array([...new Uint8Array(head.buffer), ...steps, ...hashes.flatMap((hash) => [...(rows.get(hash) ?? [])])]));
}

test('a table gives back the weights of every hash, and nothing for the others', () => {
  const weight = fc.integer({ min: -128, max: 127 });
  const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 1023 }), fc.tuple(weight, weight)), { selector: ([hash]) => hash });
  fc.assert(
    fc.property(rows, (list) => {
      const pairs = tableOf(2, 10, new Map(list));
      const singles = tableOf(1, 10, new Map(list.map(([hash, [first]]) => [hash, [first]])));
      const known = new Map(list);
      for (let hash = 0; hash < 1024; hash++) {
        const row = rowAt(pairs, hash);
        const lanes = row < 0 ? undefined : (pairs.lanes[row] ?? 0);
        const found = lanes === undefined ? undefined : [(lanes & 255) - 128, ((lanes >>> 8) & 255) - 128];
        expect(found).toEqual(known.get(hash));
        expect(sumOfRows(singles, Int32Array.of(hash), 1)).toBe(known.get(hash)?.[0] ?? 0);
      }
    }),
    { numRuns: 30 },
  );
});

const text = `The harbour board said on Monday that the ferry would not sail before June, adding that it “regrets” the delay.

“We found rust in two of the tanks,” said Ingrid Halvorsen, who chairs the board. “Nobody wants to repeat last winter.” She believes the yard knew, he thinks.
`;

/** Score of a labelling, feature by feature. */
function scoreOf(r: Reading, c: CueSite, label: ArrayLike<number>): number {
  const { node, edge } = learnedModel();
  const weightAt = (table: WeightTable, hash: number, k: number) => {
    const row = rowAt(table, hash);
    return row < 0 ? 0 : (((table.lanes[row + (k >> 2)] ?? 0) >>> ((k & 3) * 8)) & 255) - 128;
  };
  const out = new Int32Array(Math.max(nodeFeatureLimit, edgeFeatureLimit));
  let score = 0;
  for (let j = 0; j < c.to - c.from; j++) {
    const own = label[j] ?? 0;
    const nodes = nodeFeatures(r, c, c.from + j, out);
    for (let f = 0; f < nodes; f++) score += weightAt(node, out[f] ?? 0, own) * node.scale;
    if (j === 0) continue;
    const edges = edgeFeatures(r, c, c.from + j, out);
    for (let f = 0; f < edges; f++) score += weightAt(edge, out[f] ?? 0, (label[j - 1] ?? 0) * 4 + own) * edge.scale;
  }
  return score;
}

test('no change of a single label scores higher than the labelling found, whichever cues were read before', () => {
  const { classes, tagger, node, edge } = learnedModel();
  const r = readText(text, classes, tagger);
  const notes = noteCues(r, new Float32Array(r.t.count).fill(-9));
  const heads = ['said', 'adding', 'regrets', 'said Ingrid', 'believes', 'thinks'].map((word) => r.t.start.indexOf(text.indexOf(word)));
  const spans = new SpanReader(r, node, edge);
  for (const head of [...heads, ...heads.toReversed()]) {
    const c = siteOf(r, head, notes);
    const { label, logProbability } = spans.label(c);
    expect(logProbability).toBeLessThanOrEqual(0);
    const best = scoreOf(r, c, label);
    for (let j = 0; j < label.length; j += 3)
      for (let y = 0; y < 4; y++) expect(scoreOf(r, c, label.with(j, y))).toBeLessThanOrEqual(best + 1e-6);
  }
});
