import { normaliseSpans } from '../../anchoring/spans.ts';
import { attributionRoles, quotations } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import {
  bareAttribution,
  bareClaim,
  bareSpeaker,
  type FoundAttribution,
  type FoundCase,
  type FoundClaim,
  type FoundCode,
  type FoundSource,
  type FoundSpeaker,
  type LeavingOut,
} from './found-case.ts';

/**
 * How tools that label spans see an attribution: labelled spans of one text with links between them. Shared by doccano, Label Studio,
 * UIMA CAS and INCEpTION. The content's first part carries what is known of the claim in `facts` and is linked to its other parts
 * (`part`), to cues (`cue`) and to the words that name the speaker (`source`); links and facts of a second attribution end in `2`, and so on.
 * Offsets are UTF-16 units.
 */
export interface SpanGraph {
  readonly spans: readonly LabelledSpan[];
  readonly links: readonly SpanLink[];
}

export interface LabelledSpan {
  readonly id: string;
  readonly label: string;
  /** Labels it has beside the first. */
  readonly more?: readonly string[];
  readonly span: Span;
  readonly facts: Readonly<Record<string, string>>;
}

export interface SpanLink {
  readonly from: string;
  readonly to: string;
  readonly type: string;
}

export const contentLabel = 'Content';
export const cueLabel = 'Cue';
export const sourceLabel = 'Source';

/** What the graphs of one reading add to, so that the same name is one speaker and the same label one topic. */
export class GraphReading {
  readonly speakers = new Map<string, FoundSpeaker>();
  readonly codes = new Map<string, FoundCode>();

  /** What was read, as a case. */
  found(sources: readonly FoundSource[], claims: readonly FoundClaim[], leaving: LeavingOut): FoundCase {
    return {
      title: '',
      sources,
      speakers: [...this.speakers.values()],
      codes: [...this.codes.values()],
      verdicts: [],
      claims,
      notes: [],
      understood: [
        { what: 'texts', count: sources.length },
        { what: 'claims', count: claims.length },
        { what: 'topics', count: this.codes.size },
        { what: 'speakers', count: this.speakers.size },
      ],
      leftOut: leaving.list,
    };
  }

  /** Claims of one text. A span with a label of its own becomes a claim under that topic; links nothing else is known of go into its note. */
  claims(source: string, text: string, graph: SpanGraph): FoundClaim[] {
    const byId = new Map(graph.spans.map((one) => [one.id, one]));
    const links = new Map<string, SpanLink[]>();
    const belongs = new Set<string>();
    for (const link of graph.links) {
      const known = links.get(link.from);
      if (known) known.push(link);
      else links.set(link.from, [link]);
      if (byId.get(link.from)?.label === contentLabel && /^(?:part|cue|source)\d*$/.test(link.type)) belongs.add(link.to);
    }
    return graph.spans.flatMap((one) => {
      if (belongs.has(one.id)) return [];
      const own = links.get(one.id) ?? [];
      return [one.label === contentLabel ? this.#content(source, one, own, byId) : this.#labelled(source, text, one, own, byId)];
    });
  }

  #content(source: string, one: LabelledSpan, links: readonly SpanLink[], byId: ReadonlyMap<string, LabelledSpan>): FoundClaim {
    const spansOf = (type: string) => normaliseSpans(links.flatMap((link) => (link.type === type ? (byId.get(link.to)?.span ?? []) : [])));
    const { facts } = one;
    const attributions: FoundAttribution[] = [];
    for (let i = 1; i <= 50; i++) {
      const end = i === 1 ? '' : String(i);
      const [cue, speakerWords] = [spansOf(`cue${end}`), spansOf(`source${end}`)];
      const named = facts[`speaker${end}`] ?? '';
      const state = facts[`attribution${end}`] ?? '';
      if (cue.length === 0 && speakerWords.length === 0 && named === '' && state === '') break;
      attributions.push({
        ...bareAttribution(this.#speaker(named)),
        unattributed: state === 'unattributed',
        quotation: quotations.find((known) => known === facts[`quotation${end}`]) ?? 'indirect',
        role: attributionRoles.find((known) => known === facts[`role${end}`]) ?? 'original',
        via: this.#speaker(facts[`via${end}`] ?? ''),
        cue,
        speakerWords,
      });
    }
    return {
      ...bareClaim(source, normaliseSpans([one.span, ...spansOf('part')])),
      statement: facts.statement ?? '',
      verdict: facts.verdict ?? '',
      confidence: Number(facts.confidence) || 0,
      topics: Object.entries(facts)
        .filter(([name]) => /^topic\d*$/.test(name))
        .map(([, name]) => this.#code(name)),
      statedAt: facts.statedAt ?? '',
      note: facts.note ?? '',
      ...(facts.noContent === 'yes' ? { noContent: true } : {}),
      author: facts.author ?? '',
      createdAt: facts.createdAt ?? '',
      attributions,
    };
  }

  #labelled(
    source: string,
    text: string,
    one: LabelledSpan,
    links: readonly SpanLink[],
    byId: ReadonlyMap<string, LabelledSpan>,
  ): FoundClaim {
    const { note = '', author = '', createdAt = '', ...rest } = one.facts;
    const lines = [
      note,
      ...Object.entries(rest).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])),
      ...links.map((link) => {
        const other = byId.get(link.to);
        return `${link.type || 'linked'}: ${other ? text.slice(other.span.start, other.span.end) : link.to}`;
      }),
    ];
    return {
      ...bareClaim(source, [one.span]),
      topics: [one.label, ...(one.more ?? [])].filter((label) => label !== '').map((label) => this.#code(label)),
      note: lines.filter((line) => line !== '').join('\n'),
      author,
      createdAt,
    };
  }

  #speaker(name: string): string {
    if (name !== '' && !this.speakers.has(name)) this.speakers.set(name, bareSpeaker(name, name));
    return name;
  }

  #code(name: string): string {
    if (!this.codes.has(name)) this.codes.set(name, { key: name, name, description: '' });
    return name;
  }
}
