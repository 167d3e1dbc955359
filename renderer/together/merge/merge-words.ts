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
import { alongside } from './merge-cases.ts';
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
  /** Keys of items that come in as well and without which this one has no place. */
  readonly needs: readonly string[];
  /** Of a claim that comes in: who says it, each with its key, so that it can be left out. */
  readonly said: readonly { readonly key: string; readonly words: string }[];
}

/** Something that comes along without being listed one by one. */
export interface AlongsideInWords {
  readonly key: (typeof alongside)[number];
  readonly what: string;
  readonly count: number;
}

/** What an analyst is shown before a merge: everything but what is the same. */
export interface ComparedCases {
  readonly items: readonly ItemInWords[];
  readonly alongside: readonly AlongsideInWords[];
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
  templates: 'Report template',
};

/** A comparison in words, without what is the same. */
export function comparedCases(comparison: CaseComparison): ComparedCases {
  const words = new MergeWords(comparison);
  const { items, counts, theirs } = comparison;
  return {
    items: words.inPlace(items.filter((item) => item.kind !== 'same')).map((item) => words.item(item)),
    alongside: alongside.flatMap((key) => {
      const ours = new Set(comparison.mine[key].map((row) => row.id));
      const count = theirs.data[key].filter((row) => !ours.has(row.id)).length;
      return count === 0 ? [] : [{ key, what: alongsideWords[key], count }];
    }),
    counts,
    shared: theirs.matches.length,
    carried: theirs.matches.filter((match) => match.how === 'carried').length,
    unplaced: theirs.unplaced,
  };
}

const alongsideWords = { mentions: 'Places where speakers are named', decisions: 'Decisions on suggestions' } as const;

const nothing = 'Nothing';

class MergeWords {
  readonly #rows: Record<Side, ReadonlyMap<string, ReadonlyMap<string, object>>>;
  readonly #said: Record<Side, ReadonlyMap<string, Attribution[]>>;
  readonly #names = new Map<string, string>();
  readonly #verdicts: ReadonlyMap<string, Verdict>;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #added: ReadonlyMap<string, string>;
  readonly #keyOf: CaseComparison['keyOf'];

  constructor({ mine, theirs, items, keyOf }: CaseComparison) {
    this.#keyOf = keyOf;
    this.#added = new Map(items.flatMap((item) => (item.kind === 'added' ? [[`${item.table} ${item.id}`, item.key] as const] : [])));
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

  /** What stands in a text in the order it stands there, the rest as it came. */
  inPlace(items: readonly MergeItem[]): MergeItem[] {
    const sources = new Map([...this.#texts.keys()].map((id, i) => [id, i]));
    const placed = items.map((item, i) => {
      const row = this.#row('mine', item) ?? this.#row('theirs', item) ?? {};
      const spans: unknown = item.table === 'notes' ? [Reflect.get(row, 'span')] : Reflect.get(row, 'spans');
      const first: unknown = Array.isArray(spans) ? spans[0] : undefined;
      const start = typeof first === 'object' && first !== null ? Number(Reflect.get(first, 'start')) : 0;
      const stands = item.table === 'claims' || item.table === 'notes';
      return { item, i, source: stands ? (sources.get(text(row, 'sourceId')) ?? 0) : 0, start: stands ? start : 0 };
    });
    const tables = [...new Set(items.map((item) => item.table))];
    const table = new Map(tables.map((name, i) => [name, i]));
    const order = (one: (typeof placed)[number]) => table.get(one.item.table) ?? 0;
    return placed.sort((a, b) => order(a) - order(b) || a.source - b.source || a.start - b.start || a.i - b.i).map(({ item }) => item);
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
      needs: item.kind === 'added' ? this.#needs(item.table, row) : [],
      said: item.kind === 'added' && item.table === 'claims' ? this.#saidOf(item.id) : [],
    };
  }

  #needs(table: ComparedTable, row: object): string[] {
    if (table !== 'claims' && table !== 'evidence' && table !== 'notes') return [];
    const claim = this.#rows.theirs.get('claims')?.get(text(row, 'claimId'));
    const owners = [
      ['sources', text(row, 'sourceId')],
      ['claims', text(row, 'claimId')],
      ['sources', claim ? text(claim, 'sourceId') : ''],
    ];
    return [...new Set(owners.flatMap(([of, id]) => this.#added.get(`${of} ${id}`) ?? []))];
  }

  #saidOf(claimId: string): ItemInWords['said'] {
    return (this.#said.theirs.get(claimId) ?? []).map((row) => {
      const cue = this.#words(row.sourceId, row.cue);
      const via = row.viaId === '' ? '' : `, through ${this.#names.get(row.viaId) ?? 'somebody'}`;
      const who = this.#attribution('speaker', row);
      return {
        key: this.#keyOf('attributions', row.id),
        words: `${who === 'Not decided' ? 'Speaker not decided' : who}${via}, ${row.quotation}${cue ? `, “${cue}”` : ''}`,
      };
    });
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
    if (field.name === 'choices') return side === 'mine' ? 'As they are in this case' : 'As they are in theirs';
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
    ['templates', byId(data.templates)],
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
