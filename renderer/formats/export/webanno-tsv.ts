import { escapeText, escapeValue } from '../exchange/webanno-escapes.ts';
import { chosenCase } from './chosen-case.ts';
import { exportOf } from './export-format.ts';
import { exportList } from './export-list.ts';
import { filesOfSources } from './source-files.ts';
import type { GraphedSource } from './span-graphs.ts';
import { TokensInSpans, tokenSentences, withoutOuterSpace } from './token-sentences.ts';
import { zipPieces } from './zip-files.ts';

/**
 * A source in WebAnno TSV 3.3, which INCEpTION reads and writes. Contents, cues and the words that name speakers are annotations of one
 * span layer (`webanno.custom.Attribution`, told apart by `label`), tied by relations of `webanno.custom.AttributionLink`. Offsets are
 * UTF-16 units, as the format counts. A sentence's text goes on to the next sentence, so that white space between them comes back.
 */
function* webannoTsv({ text, graph: whole }: GraphedSource): Generator<string> {
  const graph = withoutOuterSpace(text, whole);
  const spans = graph.spans.map((one) => one.span);
  const sentences = tokenSentences(text, spans);
  const inSpans = new TokensInSpans(sentences, spans);
  const features = [...new Set(graph.spans.flatMap((one) => Object.keys(one.facts)))];
  const columns = ['label', ...features];
  const unmarked = columns.map(() => '_').join('\t');
  const cells = (index: number) => {
    const one = graph.spans[index];
    return columns.map((name, at) => `${escapeValue(at === 0 ? (one?.label ?? '') : (one?.facts[name] ?? ''))}[${index + 1}]`);
  };
  /** What stands in a token's columns is the same over all tokens of a span, so it is put together once for each run of them. */
  let last = '';
  let marked = unmarked;
  const columnsOf = (here: readonly number[]) => {
    const key = here.join(' ');
    if (key !== last) {
      const lists = here.map(cells);
      marked = here.length === 0 ? unmarked : columns.map((_, i) => lists.map((list) => list[i] ?? '*').join('|')).join('\t');
      last = key;
    }
    return marked;
  };
  const units = sentences.flatMap((tokens, i) => tokens.map((_, j) => `${i + 1}-${j + 1}`));
  const indexes = new Map(graph.spans.map((one, i) => [one.id, i]));
  /** Relations by the token that their target begins with: the format writes them there. */
  const relations = new Map<number, { readonly type: string; readonly ref: string }[]>();
  for (const link of graph.links) {
    const [from, to] = [indexes.get(link.from), indexes.get(link.to)];
    const [at, unit] = from === undefined || to === undefined ? [] : [inSpans.first(to), units[inSpans.first(from) ?? -1]];
    if (from === undefined || to === undefined || at === undefined || unit === undefined) continue;
    const known = relations.get(at);
    const relation = { type: escapeValue(link.type), ref: `${unit}[${from + 1}_${to + 1}]` };
    if (known) known.push(relation);
    else relations.set(at, [relation]);
  }
  yield `#FORMAT=WebAnno TSV 3.3\n#T_SP=${layer}|${columns.join('|')}\n#T_RL=${layer}Link|type|BT_${layer}\n\n`;
  const walk = inSpans.walk(units.length);
  let number = 0;
  for (const [i, tokens] of sentences.entries()) {
    const from = tokens[0]?.start ?? 0;
    const to = sentences[i + 1]?.[0]?.start ?? text.length;
    yield '\n';
    for (const line of text.slice(from, to).split('\n')) yield `#Text=${escapeText(line)}\n`;
    for (const token of tokens) {
      const here: readonly number[] = walk.next().value ?? [];
      const ends = relations.get(number) ?? [];
      const types = ends.map((one) => one.type).join('|') || '_';
      const refs = ends.map((one) => one.ref).join('|') || '_';
      const words = text.slice(token.start, token.end);
      yield `${units[number]}\t${token.start}-${token.end}\t${words}\t${columnsOf(here)}\t${types}\t${refs}\t\n`;
      number += 1;
    }
  }
}

const layer = 'webanno.custom.Attribution';

export const webannoTsvExport = exportOf(exportList.webannoTsv, (whole, options, work) =>
  zipPieces(filesOfSources(chosenCase(whole, options), '.tsv', webannoTsv, work)),
);
