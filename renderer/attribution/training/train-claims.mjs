// Learns which sentences are worth checking. Prints the mean average precision of leave-one-debate-out, then writes the table.
//   node train-claims.mjs DEBATES.jsonl SENTENCES.jsonl CLASSES.bin TAGGER.table OUT.table
import { readFileSync, writeFileSync } from 'node:fs';
import { claimFeatureLimit, claimFeatures } from '../claim-features.ts';
import { readTable } from '../model-file.ts';
import { sentenceSites } from '../rank-claims.ts';
import { readText } from '../reading.ts';
import { readWordClasses } from '../word-kinds.ts';
import { seeded, shuffle } from './seeded.mjs';
import { packTable } from './write-model.mjs';

const [debatesPath, sentencesPath, classesPath, taggerPath, out] = process.argv.slice(2);
const classes = readWordClasses(readFileSync(classesPath));
const tagger = readTable(readFileSync(taggerPath));
export const CLAIM_BITS = 18;
const mask = (1 << CLAIM_BITS) - 1;
const f = new Int32Array(claimFeatureLimit);
const lines = (p) =>
  readFileSync(p, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l));
const points = (text) => {
  const m = [0];
  let u = 0;
  for (const c of text) {
    u += c.length;
    m.push(u);
  }
  return m;
};
const featuresOf = (text, spans) => {
  const r = readText(text, classes, tagger);
  return sentenceSites(r, spans).map((s) => {
    const n = claimFeatures(r, s, f);
    return Int32Array.from(f.subarray(0, n), (h) => h & mask);
  });
};
const debates = lines(debatesPath).map((d) => {
  const m = points(d.text);
  const x = featuresOf(
    d.text,
    d.sentences.map((s) => ({ start: m[s.start], end: m[s.end] })),
  );
  const positives = d.sentences.filter((s) => s.label).length;
  return { id: d.id, rows: x.map((x, i) => ({ x, y: d.sentences[i].label, p: positives / d.sentences.length })) };
});
const extra = lines(sentencesPath).map((s) => ({ x: featuresOf(s.text, [{ start: 0, end: s.text.length }])[0], y: s.label }));
const sigmoid = (z) => 1 / (1 + Math.exp(-z));
const score = (w, x) => {
  let z = 0;
  for (const q of x) z += w[q];
  return w[mask + 1] + z / Math.sqrt(x.length + 10);
};
function train(rows, { epochs, rate, l2, seed, drop }) {
  const w = new Float32Array(mask + 2),
    g2 = new Float32Array(mask + 2).fill(1),
    sum = new Float32Array(mask + 2);
  const random = seeded(seed);
  const order = Array.from(rows.keys());
  let times = 0;
  w[mask + 1] = -2;
  for (let e = 0; e < epochs; e++) {
    shuffle(order, random);
    for (const o of order) {
      const { x, y, w: weight } = rows[o];
      const norm = 1 / Math.sqrt(x.length + 10);
      let z = 0;
      const use = x.filter(() => random() >= drop);
      for (const q of use) z += w[q];
      const err = (sigmoid(w[mask + 1] + (z * norm) / (1 - drop)) - y) * weight;
      for (const q of use) {
        const g = err * norm + l2 * w[q] * weight;
        g2[q] += g * g;
        w[q] -= (rate * g) / Math.sqrt(g2[q]);
      }
      w[mask + 1] -= 0.01 * err;
    }
    if (e >= epochs / 2) {
      times++;
      for (let i = 0; i < w.length; i++) sum[i] += w[i];
    }
  }
  return sum.map((v) => v / times);
}
function averagePrecision(rows, s) {
  const order = [...rows.keys()].sort((a, b) => s[b] - s[a] || a - b);
  let hits = 0,
    total = 0;
  order.forEach((o, k) => {
    if (rows[o].y) {
      hits++;
      total += hits / (k + 1);
    }
  });
  return hits ? total / hits : 0;
}
const options = {
  epochs: 8,
  rate: 0.8,
  l2: 0.06,
  seed: 21,
  drop: 0.4,
  extra: 0.1,
  seeds: 3,
  even: 0.5,
  ...JSON.parse(process.env.CLAIM_OPTIONS ?? '{}'),
};
/** The mean of models learned in different orders. */
function several(rows, options) {
  const all = Array.from({ length: options.seeds ?? 1 }, (_, k) => train(rows, { ...options, seed: options.seed + k }));
  return all[0].map((_, i) => all.reduce((a, w) => a + w[i], 0) / all.length);
}
/** Neighbours lend a little: checkable claims come in runs. */
const smooth = (z, share) => z.map((v, i) => v + share * ((z[i - 1] ?? v) + (z[i + 1] ?? v)));
/** Debates with few picked sentences count their picks for more. */
function weigh(options) {
  for (const d of debates) for (const r of d.rows) r.w = r.y ? Math.min(2, (0.04 / r.p) ** options.even) : 1;
}
function leaveOneOut(options) {
  const extraRows = extra.map((r) => ({ ...r, w: options.extra }));
  const sums = {};
  const parts = [];
  weigh(options);
  for (const d of debates) {
    const w = several([...debates.filter((o) => o !== d).flatMap((o) => o.rows), ...extraRows], options);
    const z = d.rows.map((r) => score(w, r.x));
    for (const share of [0, 0.1, 0.2, 0.35]) sums[share] = (sums[share] ?? 0) + averagePrecision(d.rows, smooth(z, share)) / debates.length;
    parts.push(averagePrecision(d.rows, z).toFixed(2));
  }
  console.log(
    JSON.stringify(options),
    Object.entries(sums)
      .map(([k, v]) => `${k}: ${v.toFixed(4)}`)
      .join('  '),
    parts.join(' '),
  );
}
if (process.env.CLAIM_SKIP) console.log('not measured');
else if (process.env.CLAIM_SWEEP) for (const o of JSON.parse(process.env.CLAIM_SWEEP)) leaveOneOut({ ...options, ...o });
else leaveOneOut(options);
const extraRows = extra.map((r) => ({ ...r, w: options.extra }));
if (out) {
  weigh(options);
  const w = several([...debates.flatMap((o) => o.rows), ...extraRows], options);
  const { bytes, kept } = packTable(w.subarray(0, mask + 1), 1, CLAIM_BITS, 60_000);
  const bias = new Uint8Array(4);
  new DataView(bias.buffer).setFloat32(0, w[mask + 1], true);
  writeFileSync(out, new Uint8Array([...bias, ...bytes]));
  console.log('rows', kept, 'bytes', bytes.length);
}
