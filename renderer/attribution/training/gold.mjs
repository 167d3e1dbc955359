import { readFileSync } from 'node:fs';
import { readTable } from '../model-file.ts';
import { readText } from '../reading.ts';
import { marks } from '../tokens.ts';
import { readWordClasses } from '../word-kinds.ts';

/** Reads labelled articles and marks, per attribution, which tokens are source, cue and content. */
export function readGold(path, classesPath, taggerPath) {
  const classes = readWordClasses(readFileSync(classesPath));
  const tagger = readTable(readFileSync(taggerPath));
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { id, text, attributions } = JSON.parse(line);
      const points = new Int32Array(text.length + 1);
      let p = 0;
      for (let u = 0; u < text.length; p++) {
        points[p] = u;
        u += text.codePointAt(u) > 0xffff ? 2 : 1;
      }
      points[p] = text.length;
      const r = readText(text, classes, tagger);
      const tokensIn = (spans) => {
        const set = [];
        for (const [s, e] of spans) {
          const a = points[s],
            b = points[e];
          // binary search for the first token ending after a
          let lo = 0,
            hi = r.t.count;
          while (lo < hi) {
            const m = (lo + hi) >> 1;
            if (r.t.end[m] <= a) lo = m + 1;
            else hi = m;
          }
          for (let i = lo; i < r.t.count && r.t.start[i] < b; i++) set.push(i);
        }
        return set;
      };
      const golds = attributions.map((a) => ({ source: tokensIn(a.source), cue: tokensIn(a.cue), content: tokensIn(a.content) }));
      return { id, text, r, golds, attributions };
    });
}

/** How much each stem is a cue: chosen heads are those that are cues by themselves most often. */
export function cueWeights(docs) {
  const single = new Map(),
    any = new Map(),
    total = new Map();
  const up = (m, key) => m.set(key, (m.get(key) ?? 0) + 1);
  for (const d of docs) {
    for (let i = 0; i < d.r.t.count; i++) up(total, d.r.k.stem[i]);
    for (const g of d.golds) {
      for (const i of g.cue) up(any, d.r.k.stem[i]);
      if (g.cue.length === 1) up(single, d.r.k.stem[g.cue[0]]);
    }
  }
  return (stem) => ((single.get(stem) ?? 0) + 0.25 * (any.get(stem) ?? 0) + 0.05) / ((total.get(stem) ?? 0) + 4);
}
const bonus = (d, i) => (d.r.pos[i] === 15 ? 2 : d.r.pos[i] === 7 ? 1 : d.r.t.mark[i] !== marks.none ? 0.3 : 0.5);
/** Gives each attribution the token its cue is told by, -1 where it has none. */
export function assignHeads(docs, weight) {
  for (const d of docs)
    for (const g of d.golds) {
      g.head = -1;
      let best = -1;
      for (const i of g.cue) {
        const w = weight(d.r.k.stem[i]) * bonus(d, i);
        if (w > best) {
          best = w;
          g.head = i;
        }
      }
    }
}
