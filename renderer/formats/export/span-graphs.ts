import { bySpanOrder } from '../../anchoring/spans.ts';
import type { Attribution, Claim } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { Block, Source } from '../../domain/source.ts';
import { contentLabel, cueLabel, type LabelledSpan, type SpanGraph, type SpanLink, sourceLabel } from '../exchange/span-graph.ts';
import { byKey, type CaseData, RowsBy } from './case-data.ts';
import { type ExportWork, stepping } from './export-format.ts';

export interface GraphedSource {
  readonly source: Source;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly graph: SpanGraph;
}

/** Each source of a case as labelled spans with links; see {@link SpanGraph}. One at a time, so that a large case is not held twice. */
export function* spanGraphs(data: CaseData, work?: ExportWork): Generator<GraphedSource> {
  const texts = new Map(data.texts.map((row) => [row.id, row]));
  const claims = new RowsBy(data.claims, (row) => row.sourceId);
  const attributions = new RowsBy(data.attributions, (row) => row.claimId);
  const names = new Map(data.speakers.map((row) => [row.id, row.name]));
  const codes = new Map(data.codes.map((row) => [row.id, row.name]));
  const sources = [...data.sources].sort(byKey((row) => `${row.importedAt} ${row.id}`));
  for (const source of stepping(sources, work)) {
    const builder = new GraphBuilder(names, codes);
    const inOrder = claims.get(source.id).sort((a, b) => bySpanOrder(a.spans[0] ?? nowhere, b.spans[0] ?? nowhere));
    for (const claim of inOrder) {
      builder.add(
        claim,
        attributions.get(claim.id).sort((a, b) => a.order - b.order),
      );
    }
    const row = texts.get(source.id);
    yield { source, text: row?.text ?? '', blocks: row?.blocks ?? [], graph: builder };
  }
}

const nowhere: Span = { start: 0, end: 0 };

class GraphBuilder implements SpanGraph {
  readonly spans: LabelledSpan[] = [];
  readonly links: SpanLink[] = [];

  constructor(
    private readonly names: ReadonlyMap<string, string>,
    private readonly codes: ReadonlyMap<string, string>,
  ) {}

  add(claim: Claim, rows: readonly Attribution[]): void {
    const [first, ...parts] = claim.spans;
    if (!first) return;
    const id = this.#span(contentLabel, first, this.#facts(claim, rows));
    for (const part of parts) this.#link(id, 'part', contentLabel, part);
    rows.forEach((row, i) => {
      const end = i === 0 ? '' : String(i + 1);
      for (const cue of row.cue) this.#link(id, `cue${end}`, cueLabel, cue);
      for (const words of row.speakerWords) this.#link(id, `source${end}`, sourceLabel, words);
    });
  }

  #facts(claim: Claim, rows: readonly Attribution[]): Record<string, string> {
    const facts: Record<string, string> = {
      statement: claim.statement,
      verdict: claim.verdict,
      confidence: claim.confidence > 0 ? String(claim.confidence) : '',
      statedAt: claim.statedAt,
      note: claim.note,
      noContent: claim.noContent ? 'yes' : '',
      author: claim.createdBy,
      createdAt: claim.createdAt,
    };
    claim.topics.forEach((topic, i) => {
      facts[`topic${i === 0 ? '' : i + 1}`] = this.codes.get(topic) ?? '';
    });
    rows.forEach((row, i) => {
      const end = i === 0 ? '' : String(i + 1);
      facts[`attribution${end}`] = row.speakerId !== '' ? 'attributed' : row.unattributed ? 'unattributed' : 'open';
      facts[`speaker${end}`] = this.names.get(row.speakerId) ?? '';
      facts[`quotation${end}`] = row.quotation;
      facts[`role${end}`] = row.role;
      facts[`via${end}`] = this.names.get(row.viaId) ?? '';
    });
    return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
  }

  #span(label: string, span: Span, facts: Record<string, string> = {}): string {
    const id = String(this.spans.length + 1);
    this.spans.push({ id, label, span, facts });
    return id;
  }

  #link(from: string, type: string, label: string, span: Span): void {
    this.links.push({ from, to: this.#span(label, span), type });
  }
}
