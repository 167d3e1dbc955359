// Turns classes.json of word-classes.mjs into the section word-kinds.ts reads: hashes only, no words.
//   node pack-classes.mjs classes.json OUT.bin
import { readFileSync, writeFileSync } from 'node:fs';
import { hashOf } from '../tokens.ts';

const { words, fine, middle, coarse } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rows = new Map();
words.forEach((w, i) => {
  const h = /^\d+$/.test(w) && w.length !== 4 ? hashOf(w.replace(/\d/g, '0')) : hashOf(w);
  if (!rows.has(h)) rows.set(h, fine[i]);
});
const sorted = [...rows].sort((a, b) => a[0] - b[0]);
const bytes = new Uint8Array(4 + sorted.length * 6 + 2048);
const view = new DataView(bytes.buffer);
view.setUint32(0, sorted.length, true);
sorted.forEach(([h, c], i) => {
  view.setInt32(4 + i * 4, h, true);
  view.setUint16(4 + sorted.length * 4 + i * 2, c, true);
});
bytes.set(middle, 4 + sorted.length * 6);
bytes.set(coarse, 4 + sorted.length * 6 + 1024);
writeFileSync(process.argv[3], bytes);
