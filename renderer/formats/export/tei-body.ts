import type { Block } from '../../domain/source.ts';
import type { LabelledSpan } from '../exchange/span-graph.ts';
import { startTag, xml, xmlText } from './xml-writer.ts';

interface Tag {
  readonly name: string;
  readonly attributes: Record<string, string | undefined>;
}

/** Marks lie in each other at most so deep; what would lie deeper stands apart. Readers of XML have a limit. */
const deepest = 40;

/**
 * The body of a TEI document whose characters are exactly those of `text`: a `p` (or a typed `ab`) for each block with what lies inside
 * one block and crosses nothing marked in it, and anchors where the others (`apart`) begin and end: `a` and the UTF-16 offset.
 */
export function teiBody(
  text: string,
  blocks: readonly Block[],
  spans: readonly LabelledSpan[],
  tagOf: (one: LabelledSpan) => Tag,
): { readonly body: string; readonly apart: readonly LabelledSpan[] } {
  const places = blocksOver(text, blocks);
  const inOrder = spans.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const opening = new Map<number, LabelledSpan[]>();
  const apart: LabelledSpan[] = [];
  const anchors = new Set<number>();
  let around: LabelledSpan[] = [];
  let at = 0;
  for (const one of inOrder) {
    const { start, end } = one.span;
    while ((places[at]?.end ?? text.length) <= start && at < places.length) at += 1;
    const block = places[at];
    around = around.filter((other) => other.span.end > start);
    const crosses = around.some((other) => other.span.end < end);
    if (!block || start < block.start || end > block.end || crosses || around.length >= deepest) {
      apart.push(one);
      anchors.add(start).add(end);
      continue;
    }
    around.push(one);
    const here = opening.get(start);
    if (here) here.push(one);
    else opening.set(start, [one]);
  }
  return { body: xml('body', { 'xml:space': 'preserve' }, write(text, places, opening, anchors, tagOf) || '<ab/>'), apart };
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly kind: Block['kind'];
}

/** Blocks in order and apart, so that all that is visible lies in one. */
function blocksOver(text: string, blocks: readonly Block[]): Place[] {
  const places: Place[] = [];
  let at = 0;
  const between = (end: number) => {
    const part = text.slice(at, end);
    if (part.trim() === '') return;
    const start = at + part.length - part.trimStart().length;
    places.push({ start, end: at + part.trimEnd().length, kind: 'paragraph' });
  };
  for (const { start, end, kind } of blocks.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > text.length || start >= end) continue;
    between(start);
    places.push({ start, end, kind });
    at = end;
  }
  between(text.length);
  return places;
}

function write(
  text: string,
  places: readonly Place[],
  opening: ReadonlyMap<number, readonly LabelledSpan[]>,
  anchors: ReadonlySet<number>,
  tagOf: (one: LabelledSpan) => Tag,
): string {
  const marked = [...opening.values()].flat();
  const stops = new Set([0, text.length, ...anchors, ...marked.flatMap(({ span }) => [span.start, span.end])]);
  for (const { start, end } of places) stops.add(start).add(end);
  const parts: string[] = [];
  const open: { readonly name: string; readonly end: number }[] = [];
  const begins = new Map(places.map((place) => [place.start, place]));
  let from = 0;
  for (const stop of [...stops].sort((a, b) => a - b)) {
    parts.push(xmlText(text.slice(from, stop)).replaceAll('&#10;', '\n').replaceAll('&quot;', '"'));
    from = stop;
    for (let last = open.at(-1); last && last.end <= stop; last = open.at(-1)) {
      parts.push(`</${last.name}>`);
      open.pop();
    }
    if (anchors.has(stop)) parts.push(xml('anchor', { 'xml:id': `a${stop}` }));
    const block = begins.get(stop);
    const tags = [
      ...(block ? [{ ...blockTag(block.kind), end: block.end }] : []),
      ...(opening.get(stop) ?? []).map((one) => ({ ...tagOf(one), end: one.span.end })),
    ];
    for (const { name, attributes, end } of tags) {
      parts.push(startTag(name, attributes));
      open.push({ name, end });
    }
  }
  return parts.join('');
}

function blockTag(kind: Block['kind']): Tag {
  return kind === 'paragraph' ? { name: 'p', attributes: {} } : { name: 'ab', attributes: { type: kind } };
}
