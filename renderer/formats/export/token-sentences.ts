import { readTokens } from '../../attribution/tokens.ts';
import type { Span } from '../../domain/schema.ts';
import type { LabelledSpan, SpanGraph } from '../exchange/span-graph.ts';

/**
 * The words and marks of a text, a list for each sentence, cut wherever one of `spans` begins or ends so that every span is a run of whole
 * tokens. White space belongs to no token: a span that begins or ends in it loses that edge. Offsets are UTF-16 units.
 */
export function tokenSentences(text: string, spans: readonly Span[]): Span[][] {
  const tokens = readTokens(text);
  const cuts = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const sentences: Span[][] = [];
  let last = -1;
  let next = 0;
  for (let i = 0; i < tokens.count; i++) {
    let start = tokens.start[i] ?? 0;
    const end = tokens.end[i] ?? 0;
    const sentence = tokens.sentence[i] ?? 0;
    if (sentence !== last) sentences.push([]);
    last = sentence;
    while ((cuts[next] ?? end) <= start) next += 1;
    for (; (cuts[next] ?? end) < end; next++) {
      sentences.at(-1)?.push({ start, end: cuts[next] ?? end });
      start = cuts[next] ?? end;
    }
    sentences.at(-1)?.push({ start, end });
  }
  return sentences;
}

/** For each token (in order, over all sentences) which of `spans` it lies in; the first of a span is told from those that go on. */
export class TokensInSpans {
  readonly #at: readonly { readonly index: number; readonly first: number; readonly last: number }[];

  constructor(sentences: readonly (readonly Span[])[], spans: readonly Span[]) {
    const tokens = sentences.flat();
    this.#at = spans.map(({ start, end }, index) => {
      const first = firstFrom(tokens, (token) => token.start >= start);
      return { index, first, last: firstFrom(tokens, (token) => token.start >= end) - 1 };
    });
  }

  /** Number of the first token of a span, or undefined where no token lies in it. */
  first(index: number): number | undefined {
    const at = this.#at[index];
    return at && at.first <= at.last ? at.first : undefined;
  }

  /** Walks the tokens in order: who is in each, by index of span. Costs what the spans are long, not spans times tokens. */
  *walk(count: number): Generator<readonly number[]> {
    const inOrder = this.#at.filter((one) => one.first <= one.last).sort((a, b) => a.first - b.first || a.index - b.index);
    let open: { readonly index: number; readonly last: number }[] = [];
    let next = 0;
    for (let token = 0; token < count; token++) {
      if (open.some((one) => one.last < token)) open = open.filter((one) => one.last >= token);
      for (let one = inOrder[next]; one && one.first === token; one = inOrder[++next]) open.push(one);
      yield open.map((one) => one.index);
    }
  }
}

function firstFrom(tokens: readonly Span[], holds: (token: Span) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle];
    if (token && !holds(token)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A graph without the white space that its spans begin and end with, for formats of tokens. What is nothing else is gone, and with it all
 * that belonged to it; where that was the first part of a claim the next one takes its place.
 */
export function withoutOuterSpace(text: string, graph: SpanGraph): SpanGraph {
  const kept = new Map<string, LabelledSpan>();
  for (const one of graph.spans) {
    const words = text.slice(one.span.start, one.span.end);
    if (words.trim() === '') continue;
    const span = { start: one.span.end - words.trimStart().length, end: one.span.start + words.trimEnd().length };
    kept.set(one.id, { ...one, span });
  }
  const facts = new Map(graph.spans.map((one) => [one.id, one.facts]));
  const inPlace = new Map<string, string>();
  for (const { from, to, type } of graph.links) {
    const part = kept.get(to);
    if (type !== 'part' || !part || kept.has(inPlace.get(from) ?? from)) continue;
    inPlace.set(from, to);
    kept.set(to, { ...part, facts: facts.get(from) ?? {} });
  }
  const links = graph.links.flatMap((link) => {
    const from = inPlace.get(link.from) ?? link.from;
    return from === link.to || !kept.has(link.to) ? [] : [{ ...link, from }];
  });
  const lost = new Set(links.flatMap((link) => (kept.has(link.from) ? [] : [link.to])));
  return {
    spans: [...kept.values()].filter((one) => !lost.has(one.id)),
    links: links.filter((link) => !lost.has(link.to)),
  };
}
