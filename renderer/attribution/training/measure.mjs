// Runs the engine over labelled articles, writes lines for the scorer and says how long it took.
//   node measure.mjs GOLD.jsonl OUT.jsonl [THRESHOLD]
import { readFileSync, writeFileSync } from 'node:fs';
import { loadAttributionModel } from '../attribution-model.ts';
import { suggestLine } from '../command-lines.ts';

const [gold, out, threshold] = process.argv.slice(2);
const model = loadAttributionModel(readFileSync(new URL('../model/attribution.weights', import.meta.url)));
const docs = readFileSync(gold, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const started = process.cpuUsage();
const lines = docs.map((d) =>
  JSON.stringify({
    id: d.id,
    attributions: suggestLine(d.text, model, { language: 'en', ...(threshold ? { threshold: Number(threshold) } : {}) }),
  }),
);
const spent = process.cpuUsage(started);
writeFileSync(out, lines.join('\n'));
const size = docs.reduce((n, d) => n + d.text.length, 0);
console.log(
  `${docs.length} texts, ${size} characters, ${((spent.user / size) * 1000).toFixed(0)} ms of processor time per million, ${Math.round(process.memoryUsage().rss / 1e6)} MB in memory`,
);
