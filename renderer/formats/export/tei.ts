import type { Speaker } from '../../domain/speaker.ts';
import { contentLabel, cueLabel, type LabelledSpan, type SpanLink } from '../exchange/span-graph.ts';
import { chosenCase } from './chosen-case.ts';
import { exportOf } from './export-format.ts';
import { exportList } from './export-list.ts';
import { filesOfSources } from './source-files.ts';
import type { GraphedSource } from './span-graphs.ts';
import { teiBody } from './tei-body.ts';
import { xml, xmlText } from './xml-writer.ts';
import { zipPieces } from './zip-files.ts';

/** How the spans of a graph hang together, as TEI says it: what each is, of which content, and what is known of it. */
export class TeiMarks {
  readonly persons = new Map<string, { readonly id: string; readonly name: string; readonly row: Speaker | undefined }>();
  readonly #links: ReadonlyMap<string, SpanLink>;
  readonly #facts: ReadonlyMap<string, LabelledSpan>;
  /** The part before and the one behind, by part. */
  readonly #before = new Map<string, string>();
  readonly #behind = new Map<string, string>();

  constructor(graph: GraphedSource['graph'], rows: ReadonlyMap<string, Speaker>) {
    this.#links = new Map(graph.links.map((link) => [link.to, link]));
    this.#facts = new Map(graph.spans.map((one) => [one.id, one]));
    const last = new Map<string, string>();
    for (const link of graph.links) {
      if (link.type !== 'part') continue;
      const before = last.get(link.from) ?? link.from;
      this.#before.set(link.to, before);
      this.#behind.set(before, link.to);
      last.set(link.from, link.to);
    }
    for (const { facts } of graph.spans) {
      for (const [fact, name] of Object.entries(facts)) {
        if (!/^(?:speaker|via)\d*$/.test(fact) || this.persons.has(name)) continue;
        this.persons.set(name, { id: `p${this.persons.size + 1}`, name, row: rows.get(name) });
      }
    }
  }

  /** Attributes that a mark has, whether it stands in the text or apart from it. */
  attributes(one: LabelledSpan): Record<string, string | undefined> {
    const link = this.#links.get(one.id);
    const which = /\d+$/.exec(link?.type ?? '')?.[0];
    const pointer = (id: string | undefined) => (id === undefined ? undefined : `#s${id}`);
    if (one.label === contentLabel) {
      const ana = Object.keys(one.facts).length > 0 ? `#f${one.id}` : undefined;
      return { 'xml:id': `s${one.id}`, prev: pointer(this.#before.get(one.id)), next: pointer(this.#behind.get(one.id)), ana };
    }
    return { 'xml:id': `s${one.id}`, corresp: pointer(link?.from), n: which };
  }

  /** The start tag's name and attributes of a mark that stands in the text. */
  inline(one: LabelledSpan): { readonly name: string; readonly attributes: Record<string, string | undefined> } {
    const attributes = this.attributes(one);
    if (one.label === cueLabel) return { name: 'seg', attributes: { type: 'cue', ...attributes } };
    const facts = this.#facts.get(this.#root(one.id))?.facts ?? {};
    const who = (number: string) => this.persons.get(facts[`speaker${number}`] ?? '')?.id;
    if (one.label !== contentLabel) {
      const id = who(attributes.n ?? '');
      return { name: 'rs', attributes: { type: 'source', ref: id && `#${id}`, ...attributes } };
    }
    const speaking = ['', ...Array.from({ length: 8 }, (_, i) => String(i + 2))].flatMap((number) => who(number) ?? []);
    const direct =
      facts.quotation === undefined
        ? 'unknown'
        : facts.quotation === 'direct'
          ? 'true'
          : facts.quotation === 'indirect'
            ? 'false'
            : 'unknown';
    return { name: 'said', attributes: { who: speaking.map((id) => `#${id}`).join(' ') || undefined, direct, ...attributes } };
  }

  #root(id: string): string {
    return this.#links.get(id)?.from ?? id;
  }
}

/**
 * A source in TEI P5: its text as it is, with what is said as `said` (`who`, `direct`), cues as `seg`, the words that name a speaker as
 * `rs`, and those who speak in a `listPerson`. What crosses a paragraph or another passage stands in `standOff` and points at anchors;
 * parts of one claim are tied by `prev` and `next`; what else is known of a claim is a feature structure that `ana` points at.
 * @see https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-said.html
 */
function teiOf({ source, text, graph, blocks }: GraphedSource, rows: ReadonlyMap<string, Speaker>): string {
  const marks = new TeiMarks(graph, rows);
  const { body, apart } = teiBody(text, blocks, graph.spans, (one) => marks.inline(one));
  const spans = apart.map((one) => {
    const ends = { from: `#a${one.span.start}`, to: `#a${one.span.end}` };
    return xml('span', { type: one.label.toLowerCase(), ...ends, ...marks.attributes(one) });
  });
  const structures = graph.spans.flatMap((one) => {
    const facts = Object.entries(one.facts);
    if (facts.length === 0) return [];
    return [
      xml(
        'fs',
        { 'xml:id': `f${one.id}`, type: 'claim' },
        ...facts.map(([name, value]) => xml('f', { name }, xml('string', {}, xmlText(value)))),
      ),
    ];
  });
  const persons = [...marks.persons.values()].map(({ id, name, row }) => personOf(id, name, row));
  const element = (name: string, value: string, attributes: Record<string, string> = {}) =>
    value === '' ? '' : xml(name, attributes, xmlText(value));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    '<teiHeader>',
    '<fileDesc>',
    xml('titleStmt', {}, xml('title', {}, xmlText(source.title))),
    xml('publicationStmt', {}, xml('p', {}, 'Written by Hearsay.')),
    xml(
      'sourceDesc',
      {},
      xml(
        'bibl',
        {},
        xml('title', {}, xmlText(source.title)),
        element('author', source.byline),
        element('publisher', source.publisher),
        element('date', source.publishedAt),
        element('idno', source.url, { type: 'URL' }),
      ),
    ),
    '</fileDesc>',
    xml(
      'profileDesc',
      {},
      source.language === '' ? '' : xml('langUsage', {}, xml('language', { ident: source.language })),
      persons.length === 0 ? '' : xml('particDesc', {}, xml('listPerson', {}, ...persons)),
    ),
    '</teiHeader>',
    `<text>${body}</text>`,
    ...(spans.length + structures.length === 0
      ? []
      : [xml('standOff', {}, spans.length > 0 && xml('spanGrp', {}, ...spans), ...structures)]),
    '</TEI>',
  ];
  return `${lines.join('\n')}\n`;
}

function personOf(id: string, name: string, row: Speaker | undefined): string {
  const named = row && row.kind !== 'person' && row.kind !== 'unnamed' ? 'orgName' : 'persName';
  const type = row?.kind === 'person' ? undefined : row?.kind;
  const facts = [
    xml(named, {}, xmlText(name)),
    ...(row?.aliases ?? []).map((alias) => xml(named, { type: 'alias' }, xmlText(alias))),
    ...(row?.role ? [named === 'orgName' ? xml('desc', {}, xmlText(row.role)) : xml('occupation', {}, xmlText(row.role))] : []),
    ...(row?.affiliation && named === 'persName' ? [xml('affiliation', {}, xmlText(row.affiliation))] : []),
    ...(row?.note ? [xml('note', {}, xmlText(row.note))] : []),
  ];
  return named === 'orgName' ? xml('org', { 'xml:id': id, role: type }, ...facts) : xml('person', { 'xml:id': id, role: type }, ...facts);
}

export const teiExport = exportOf(exportList.tei, (whole, options, work) => {
  const data = chosenCase(whole, options);
  const rows = new Map(data.speakers.toReversed().map((row) => [row.name, row]));
  return zipPieces(filesOfSources(data, '.xml', (graphed) => [teiOf(graphed, rows)], work));
});
