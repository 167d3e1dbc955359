import { escapeText, escapeValue } from '../exchange/webanno-escapes.ts';
import { chosenCase } from './chosen-case.ts';
import type { ExportFormat } from './export-format.ts';
import { exportList } from './export-list.ts';
import { filesOfSources } from './source-files.ts';
import type { GraphedSource } from './span-graphs.ts';
import { TokensInSpans, tokenSentences, withoutOuterSpace } from './token-sentences.ts';
import { zipFiles } from './zip-files.ts';

/**
 * A source in WebAnno TSV 3.3, which INCEpTION reads and writes. Contents, cues and the words that name speakers are annotations of one
 * span layer (`webanno.custom.Attribution`, told apart by `label`), tied by relations of `webanno.custom.AttributionLink`. Offsets are
 * UTF-16 units, as the format counts. A sentence's text goes on to the next sentence, so that white space between them comes back.
 */
function webannoTsv({ text, graph: whole }: GraphedSource): string {
  const graph = withoutOuterSpace(text, whole);
  const spans = graph.spans.map((one) => one.span);
  const sentences = tokenSentences(text, spans);
  const inSpans = new TokensInSpans(sentences, spans);
  const features = [...new Set(graph.spans.flatMap((one) => Object.keys(one.facts)))];
  const columns = ['label', ...features];
  const unmarked = columns.map(() => '_').join('\t');
  const cells = graph.spans.map(({ label, facts }, i) =>
    columns.map((name, at) => `${escapeValue(at === 0 ? label : (facts[name] ?? ''))}[${i + 1}]`),
  );
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
  const lines = ['#FORMAT=WebAnno TSV 3.3', `#T_SP=${layer}|${columns.join('|')}`, `#T_RL=${layer}Link|type|BT_${layer}`, ''];
  const walk = inSpans.walk(units.length);
  let number = 0;
  for (const [i, tokens] of sentences.entries()) {
    const from = tokens[0]?.start ?? 0;
    const to = sentences[i + 1]?.[0]?.start ?? text.length;
    lines.push('');
    for (const line of text.slice(from, to).split('\n')) lines.push(`#Text=${escapeText(line)}`);
    for (const token of tokens) {
      const here: readonly number[] = walk.next().value ?? [];
      const ends = relations.get(number) ?? [];
      lines.push(
        [
          units[number],
          `${token.start}-${token.end}`,
          text.slice(token.start, token.end),
          here.length === 0 ? unmarked : columns.map((_, i) => here.map((index) => cells[index]?.[i] ?? '*').join('|')).join('\t'),
          ends.map((one) => one.type).join('|') || '_',
          ends.map((one) => one.ref).join('|') || '_',
          '',
        ].join('\t'),
      );
      number += 1;
    }
  }
  return `${lines.join('\n')}\n`;
}

const layer = 'webanno.custom.Attribution';

export const webannoTsvExport: ExportFormat = {
  ...exportList.webannoTsv,
  render: async (whole, options, work) => zipFiles(filesOfSources(chosenCase(whole, options), '.tsv', webannoTsv, work)),
};
