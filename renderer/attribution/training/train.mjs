// Learns everything from labelled articles and writes the weights file. See MODEL.md.
//   node train.mjs TRAIN.jsonl CLASSES.bin TAGGER.table WORK_FOLDER OUT.weights
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { proposalOf } from '../acceptance.ts';
import { CUE_FLOOR, withSignatures } from '../proposals.ts';
import { noteCues } from '../span-features.ts';
import { best } from './decode.mjs';
import { assignHeads, cueWeights, readGold } from './gold.mjs';
import { ACCEPT_BITS, acceptanceExamples, trainAcceptance } from './train-acceptance.mjs';
import { CUE_BITS, cueExamples, scoreCue, trainCues } from './train-cues.mjs';
import { EDGE_BITS, NODE_BITS, spanExample, spanScores, trainSpans } from './train-spans.mjs';
import { packSections, packTable } from './write-model.mjs';

const [trainPath, classesPath, taggerPath, work, out] = process.argv.slice(2);
const KEEP = { cue: 230_000, node: 330_000, edge: 92_000, accept: 20_000 };
const FOLDS = 4;
const CUES = { epochs: 5, rate: 0.15, drop: 0.3, seed: 7 };
const SPANS = { epochs: 6, rate: 0.15, drop: 0.4, seed: 13 };
const started = performance.now();
const say = (...words) => console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`, ...words);

const docs = readGold(trainPath, classesPath, taggerPath);
assignHeads(docs, cueWeights(docs));
const spansOf = (list) =>
  list.flatMap((d) => d.golds.filter((g) => g.head >= 0 && g.content.length > 0).map((g) => spanExample(d.r, g.head, d.notes, g)));

// Scores of cues the model has not seen, so that what builds on them learns how far to trust them.
const rows = cueExamples(docs);
for (const d of docs) d.cues = new Float32Array(d.r.t.count).fill(-9);
for (let k = 0; k < FOLDS; k++) {
  const w = trainCues(
    rows.filter((r) => r.d % FOLDS !== k),
    CUES,
  );
  for (const r of rows) if (r.d % FOLDS === k) docs[r.d].cues[r.i] = scoreCue(w, r.x);
}
for (const d of docs) d.notes = noteCues(d.r, d.cues);
const cue = trainCues(rows, CUES);
say('cues learned from', rows.length, 'tokens');

const cache = `${work}/proposals.jsonl`;
if (existsSync(cache)) {
  const kept = readFileSync(cache, 'utf8')
    .split('\n')
    .map((l) => JSON.parse(l));
  docs.forEach((d, i) => {
    d.proposals = kept[i];
  });
} else {
  for (let k = 0; k < FOLDS; k++) {
    const m = trainSpans(spansOf(docs.filter((_, i) => i % FOLDS !== k)), SPANS);
    docs.forEach((d, i) => {
      if (i % FOLDS !== k) return;
      const found = [];
      d.cues.forEach((s, at) => {
        if (s < CUE_FLOOR) return;
        const x = spanExample(d.r, at, d.notes);
        const q = spanScores(m, x);
        found.push(proposalOf(at, s, best(x.c.from, x.n, q.s, q.e)));
      });
      d.proposals = withSignatures(d.r, found);
    });
    say('spans held back, part', k);
  }
  writeFileSync(cache, docs.map((d) => JSON.stringify(d.proposals)).join('\n'));
}
const accept = trainAcceptance(docs.flatMap((d) => acceptanceExamples(d.r, d.golds, d.proposals)));
say('acceptance learned');
const spans = trainSpans(spansOf(docs), { ...SPANS, log: (e, l) => say('spans, round', e, 'loss', l.toFixed(3)) });

const numbers = new Uint8Array(8);
new DataView(numbers.buffer).setFloat32(0, cue[cue.length - 1], true);
new DataView(numbers.buffer).setFloat32(4, accept[accept.length - 1], true);
const pack = (name, weights, width, bits) => {
  const { bytes, used, kept } = packTable(weights, width, bits, KEEP[name]);
  say(name, 'rows', used, 'kept', kept, 'bytes', bytes.length);
  return [name, bytes];
};
const file = packSections([
  ['numbers', numbers],
  ['classes', readFileSync(classesPath)],
  ['tagger', readFileSync(taggerPath)],
  pack('cue', cue.subarray(0, 1 << CUE_BITS), 1, CUE_BITS),
  pack('accept', accept.subarray(0, 1 << ACCEPT_BITS), 1, ACCEPT_BITS),
  pack('node', spans.node, 4, NODE_BITS),
  pack('edge', spans.edge, 16, EDGE_BITS),
]);
writeFileSync(out, file);
say('wrote', file.length, 'bytes');
