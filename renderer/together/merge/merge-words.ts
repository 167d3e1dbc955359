import type { Verdict } from '../../domain/case.ts';
import type { Attribution } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import { type CaseData, groupBy } from '../../formats/export/case-data.ts';
import {
  type CaseComparison,
  type FieldDifference,
  type ItemKind,
  type MergeItem,
  type Side,
  wholeAttribution,
  wholeRecord,
} from './compare-cases.ts';
import { attributionFields, type ComparedTable, mergeFields } from './merge-fields.ts';

/** A field of an item in words, for somebody who has to decide. */
export interface FieldInWords extends FieldDifference {
  readonly mine: string;
  readonly theirs: string;
}

/** A record of two cases in words. */
export interface ItemInWords extends Omit<MergeItem, 'fields'> {
  /** "Claim", "Speaker". */
  readonly what: string;
  readonly title: string;
  /** Who marked or noted it; '' where nobody is named. */
  readonly by: string;
  readonly fields: readonly FieldInWords[];
}

/** What an analyst is shown before a merge: everything but what is the same. */
export interface ComparedCases {
  readonly items: readonly ItemInWords[];
  readonly counts: Readonly<Record<ItemKind, number>>;
  /** Sources of theirs that are ours, and how many of them have another text. */
  readonly shared: number;
  readonly carried: number;
  /** Claims that have no place in our text. */
  readonly unplaced: number;
}

const whats: Record<ComparedTable, string> = {
  sources: 'Source',
  speakers: 'Speaker',
  codes: 'Topic',
  claims: 'Claim',
  evidence: 'Evidence',
  notes: 'Note',
};

/** A comparison in words, without what is the same. */
export function comparedCases(comparison: CaseComparison): ComparedCases {
  const words = new MergeWords(comparison);
  const { items, counts, theirs } = comparison;
  return {
    items: items.filter((item) => item.kind !== 'same').map((item) => words.item(item)),
    counts,
    shared: theirs.matches.length,
    carried: theirs.matches.filter((match) => match.how === 'carried').length,
    unplaced: theirs.unplaced,
  };
}

const nothing = 'Nothing';

class MergeWords {
  readonly #rows: Record<Side, ReadonlyMap<string, ReadonlyMap<string, object>>>;
  readonly #said: Record<Side, ReadonlyMap<string, Attribution[]>>;
  readonly #names = new Map<string, string>();
  readonly #verdicts: ReadonlyMap<string, Verdict>;
  readonly #texts: ReadonlyMap<string, string>;

  constructor({ mine, theirs }: CaseComparison) {
    this.#rows = { mine: rowsOf(mine), theirs: rowsOf(theirs.data) };
    this.#said = {
      mine: groupBy(mine.attributions, (row) => row.claimId),
      theirs: groupBy(theirs.data.attributions, (row) => row.claimId),
    };
    for (const row of [...theirs.data.speakers, ...theirs.data.codes, ...mine.speakers, ...mine.codes]) this.#names.set(row.id, row.name);
    for (const row of [...theirs.data.sources, ...mine.sources]) this.#names.set(row.id, row.title || row.fileName);
    this.#verdicts = new Map(theirs.scale.map((verdict) => [verdict.key, verdict]));
    this.#texts = new Map([...theirs.data.texts, ...mine.texts].map((row) => [row.id, row.text]));
  }

  item(item: MergeItem): ItemInWords {
    const row = this.#row('mine', item) ?? this.#row('theirs', item) ?? {};
    return {
      ...item,
      what: whats[item.table],
      title: this.#title(item.table, row),
      by: text(row, 'createdBy'),
      fields: item.fields.map((field) => ({
        ...field,
        mine: this.#field('mine', item, field),
        theirs: this.#field('theirs', item, field),
      })),
    };
  }

  #row(side: Side, item: Pick<MergeItem, 'table' | 'id'>): object | undefined {
    return this.#rows[side].get(item.table)?.get(item.id);
  }

  #title(table: ComparedTable, row: object): string {
    if (table === 'claims') return quoted(row);
    if (table === 'notes') return text(row, 'exact');
    if (table === 'evidence') return text(row, 'title') || quoted(row) || text(row, 'url');
    return text(row, 'name') || text(row, 'title') || text(row, 'fileName');
  }

  #field(side: Side, item: MergeItem, field: FieldDifference): string {
    const row = this.#row(side, item);
    if (field.name === wholeRecord) return row ? 'Keep it' : 'Delete it';
    if (!row) return nothing;
    if (field.name === wholeAttribution) return this.#whole(this.#said[side].get(item.id) ?? []);
    const said = attributionFields.find((one) => one.name === field.name);
    const attribution = this.#said[side].get(item.id)?.[0];
    if (said && item.table === 'claims') return attribution ? this.#attribution(field.name, attribution) : nothing;
    const own = Reflect.get(row, field.name);
    if (field.name === 'passage') return quoted(row) || nothing;
    if (field.name === 'verdict') return this.#verdicts.get(text(row, 'verdict'))?.label ?? 'Not checked';
    if (field.name === 'confidence') return ['Not given', 'Low', 'Moderate', 'High'][Number(own)] ?? nothing;
    if (field.name === 'adjudged') return own === 'stands' ? 'Stands' : own === 'set-aside' ? 'Set aside' : 'Not decided';
    if (field.name === 'sameAs') return own === undefined ? 'Not linked' : 'Linked';
    if (Array.isArray(own)) return own.map((id: unknown) => this.#names.get(String(id)) ?? String(id)).join(', ') || nothing;
    const [column] = mergeFields[item.table].find((one) => one.name === field.name)?.columns ?? [field.name];
    return text(row, column ?? field.name) || nothing;
  }

  #attribution(name: string, row: Attribution): string {
    if (name === 'quotation') return row.quotation.replace(/^./, (letter) => letter.toUpperCase());
    if (name === 'via') return this.#names.get(row.viaId) ?? 'Nobody';
    if (name === 'cue') return this.#words(row.sourceId, [...row.cue, ...row.speakerWords]) || nothing;
    return row.unattributed ? 'Unattributed' : (this.#names.get(row.speakerId) ?? 'Not decided');
  }

  #whole(rows: readonly Attribution[]): string {
    return rows.map((row) => `${this.#attribution('speaker', row)} (${row.quotation})`).join('; ') || nothing;
  }

  #words(sourceId: string, spans: readonly Span[]): string {
    const words = this.#texts.get(sourceId) ?? '';
    return [...spans]
      .sort((a, b) => a.start - b.start)
      .map((span) => words.slice(span.start, span.end))
      .join(' […] ');
  }
}

function rowsOf(data: CaseData): Map<string, Map<string, object>> {
  const byId = (rows: readonly { readonly id: string }[]) => new Map<string, object>(rows.map((row) => [row.id, row]));
  return new Map([
    ['sources', byId(data.sources)],
    ['speakers', byId(data.speakers)],
    ['codes', byId(data.codes)],
    ['claims', byId(data.claims)],
    ['evidence', byId(data.evidence)],
    ['notes', byId(data.notes)],
  ]);
}

function text(row: object, column: string): string {
  const value: unknown = Reflect.get(row, column);
  return typeof value === 'string' ? value : '';
}

function quoted(row: object): string {
  const quotes: unknown = Reflect.get(row, 'quotes');
  if (!Array.isArray(quotes)) return '';
  return quotes.map((quote: { readonly exact: string }) => quote.exact.replace(/\s+/gu, ' ')).join(' […] ');
}
