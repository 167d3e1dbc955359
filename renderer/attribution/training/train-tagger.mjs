// Learns the part-of-speech tagger from the tags wink-nlp gives the training texts (averaged perceptron, seed 5).
//   node train-tagger.mjs TEXTS.jsonl CLASSES.bin OUT.table   (needs wink-nlp and wink-eng-lite-web-model beside it: see README.md)
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tagFeatureCount, tagFeatures, tagNumber, tags } from '../part-of-speech.ts';
import { marks, readTokens } from '../tokens.ts';
import { describeWords, readWordClasses } from '../word-kinds.ts';
import { seeded, shuffle } from './seeded.mjs';
import { packTable } from './write-model.mjs';

const [texts, classesPath, out] = process.argv.slice(2);
const require = createRequire(`${process.cwd()}/`);
const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos']);
const classes = readWordClasses(readFileSync(classesPath));
const BITS = 17;
const W = tags.length;
const docs = readFileSync(texts, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const { text } = JSON.parse(line);
    const at = new Int16Array(text.length).fill(-1);
    let from = 0;
    nlp
      .readDoc(text)
      .tokens()
      .each((token) => {
        const word = token.out();
        const start = text.indexOf(word, from);
        if (start < 0 || start > from + 50) return;
        from = start + word.length;
        const tag = tagNumber[token.out(nlp.its.pos)];
        if (tag !== undefined) at.fill(tag, start, from);
      });
    const t = readTokens(text);
    const gold = Array.from(t.start, (s) => at[s]);
    return { t, k: describeWords(t, classes), gold };
  });
const weights = new Float32Array(W << BITS);
const sum = new Float32Array(W << BITS);
const random = seeded(5);
const f = new Int32Array(tagFeatureCount);
const held = docs.filter((_, i) => i % 20 === 0);
const learn = docs.filter((_, i) => i % 20 !== 0);
const mask = (1 << BITS) - 1;
let step = 0;
const run = (doc, train) => {
  let right = 0,
    all = 0,
    b = tagNumber.PUNCT,
    bb = b;
  for (let i = 0; i < doc.t.count; i++) {
    let best = tagNumber.PUNCT;
    if (doc.t.mark[i] === marks.none || doc.t.mark[i] === marks.other) {
      tagFeatures(doc.t, doc.k, i, b, bb, f);
      let top = -Infinity;
      for (let c = 0; c < W; c++) {
        let s = 0;
        for (let x = 0; x < tagFeatureCount; x++) s += weights[(f[x] & mask) * W + c];
        if (s > top) {
          top = s;
          best = c;
        }
      }
      const gold = doc.gold[i];
      if (gold >= 0) {
        all++;
        if (best === gold) right++;
        if (train) {
          step++;
          if (best !== gold)
            for (let x = 0; x < tagFeatureCount; x++) {
              const row = (f[x] & mask) * W;
              weights[row + gold] += 1;
              sum[row + gold] += step;
              weights[row + best] -= 1;
              sum[row + best] -= step;
            }
        }
      }
    }
    bb = b;
    b = best;
  }
  return [right, all];
};
for (let round = 0; round < 5; round++) {
  shuffle(learn, random);
  let r = 0,
    a = 0;
  for (const d of learn) {
    const [x, y] = run(d, true);
    r += x;
    a += y;
  }
  let hr = 0,
    ha = 0;
  for (const d of held) {
    const [x, y] = run(d, false);
    hr += x;
    ha += y;
  }
  console.log('round', round, 'learned', (r / a).toFixed(4), 'held back', (hr / ha).toFixed(4));
}
for (let i = 0; i < weights.length; i++) weights[i] -= sum[i] / step;
const { bytes, used, kept } = packTable(weights, W, BITS, 28_000);
writeFileSync(out, bytes);
console.log('rows', used, 'kept', kept, 'bytes', bytes.length);
