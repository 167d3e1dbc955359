import { toCodePoints } from '../../anchoring/code-points.ts';
import { escapeSpaces, factsLine } from '../exchange/conll-lines.ts';
import { contentLabel } from '../exchange/span-graph.ts';
import { chosenCase } from './chosen-case.ts';
import { exportOf } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { type GraphedSource, spanGraphs } from './span-graphs.ts';
import { TokensInSpans, tokenSentences, withoutOuterSpace } from './token-sentences.ts';

/**
 * A source as CoNLL-U Plus: a token a line, a blank line behind each sentence. Three columns of IOB tags say which tokens are words that
 * name a speaker, a cue and a content: `B-3` begins something of claim 3, `I-3` goes on with it, `|` parts what overlaps, and `B-3.2`
 * belongs to the second attribution of claim 3. `MISC` has what UD puts there: `TokenRange` (code points) and `SpacesAfter`. What else is
 * known of a claim stands in a `# claim` comment as JSON.
 * @see https://universaldependencies.org/ext-format.html
 */
function conllOf({ source, text, graph: whole }: GraphedSource): string[] {
  const graph = withoutOuterSpace(text, whole);
  const spans = graph.spans.map((one) => one.span);
  const sentences = tokenSentences(text, spans);
  const tokens = sentences.flat();
  const inSpans = new TokensInSpans(sentences, spans);
  const points = toCodePoints(
    text,
    tokens.flatMap((token) => [token.start, token.end]),
  );
  const links = new Map(graph.links.map((link) => [link.to, link]));
  const numbers = new Map<string, number>();
  for (const one of graph.spans) if (one.label === contentLabel && !links.has(one.id)) numbers.set(one.id, numbers.size + 1);
  const lines = [`# newdoc id = ${source.id}`, ...['title', 'language'].flatMap((fact) => headLine(fact, source))];
  const before = text.slice(0, tokens[0]?.start ?? text.length);
  if (before !== '') lines.push(`# SpacesBefore = ${escapeSpaces(before)}`);
  /** Of each span: its column and the name of what it belongs to. */
  const tags = graph.spans.map((one) => {
    const link = links.get(one.id);
    const claim = numbers.get(link?.from ?? one.id) ?? 0;
    const which = /^(source|cue)(\d*)$/.exec(link?.type ?? '');
    if (!link) lines.push(factsLine(claim, one.facts));
    return { column: which?.[1] ?? 'content', name: which?.[2] ? `${claim}.${which[2]}` : String(claim) };
  });
  const begun = new Set<number>();
  const walk = inSpans.walk(tokens.length);
  let number = 0;
  for (const sentence of sentences) {
    for (const [i, token] of sentence.entries()) {
      const here = walk.next().value ?? [];
      const cells: Record<string, string[]> = { source: [], cue: [], content: [] };
      for (const index of here) {
        const tag = tags[index];
        if (tag) cells[tag.column]?.push(`${begun.has(index) ? 'I' : 'B'}-${tag.name}`);
        begun.add(index);
      }
      const after = text.slice(token.end, tokens[number + 1]?.start ?? text.length);
      const spaces = after === ' ' ? '' : after === '' ? '|SpaceAfter=No' : `|SpacesAfter=${escapeSpaces(after)}`;
      const misc = `TokenRange=${points[number * 2]}:${points[number * 2 + 1]}${spaces}`;
      const tagged = ['source', 'cue', 'content'].map((column) => cells[column]?.join('|') || 'O');
      lines.push([i + 1, text.slice(token.start, token.end), misc, ...tagged].join('\t'));
      number += 1;
    }
    lines.push('');
  }
  if (tokens.length === 0) lines.push('');
  return lines;
}

function headLine(fact: string, source: GraphedSource['source']): string[] {
  const value = fact === 'title' ? source.title : source.language;
  return value === '' ? [] : [`# ${fact} = ${value.replace(/\s+/g, ' ').trim()}`];
}

export const conllExport = exportOf(exportList.conll, function* (whole, options, work) {
  yield* utf8Pieces(['# global.columns = ID FORM MISC HEARSAY:SOURCE HEARSAY:CUE HEARSAY:CONTENT\n']);
  for (const graphed of spanGraphs(chosenCase(whole, options), work)) {
    const lines = conllOf({ ...graphed, text: graphed.text.toWellFormed() });
    yield* utf8Pieces([`${lines.join('\n')}\n`]);
  }
});
