import type { Row } from '../../domain/edit.ts';

/** Tables whose rows are compared field by field. The rest is only added. */
export type ComparedTable = 'sources' | 'speakers' | 'codes' | 'claims' | 'evidence' | 'notes' | 'templates';

/** A field of a record as an analyst knows it, and the columns that make it up. */
export interface MergeField<T extends ComparedTable> {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly (keyof Row<T> & string)[];
}

type Fields = { readonly [T in ComparedTable]: readonly MergeField<T>[] };

/** What is compared. Ids, times, colours and who made a record are not: they stay as they are with us. */
export const mergeFields: Fields = {
  sources: [
    { name: 'title', label: 'Title', columns: ['title'] },
    { name: 'byline', label: 'Author', columns: ['byline'] },
    { name: 'publisher', label: 'Publisher', columns: ['publisher'] },
    { name: 'publishedAt', label: 'Date', columns: ['publishedAt'] },
    { name: 'language', label: 'Language', columns: ['language'] },
    { name: 'url', label: 'Address', columns: ['url'] },
    { name: 'note', label: 'Note', columns: ['note'] },
  ],
  speakers: [
    { name: 'name', label: 'Name', columns: ['name'] },
    { name: 'kind', label: 'Kind', columns: ['kind'] },
    { name: 'role', label: 'Role', columns: ['role'] },
    { name: 'affiliation', label: 'Affiliation', columns: ['affiliation'] },
    { name: 'note', label: 'Note', columns: ['note'] },
  ],
  codes: [
    { name: 'name', label: 'Name', columns: ['name'] },
    { name: 'description', label: 'Description', columns: ['description'] },
  ],
  claims: [
    { name: 'passage', label: 'Passage', columns: ['sourceId', 'spans', 'quotes', 'placement', 'noContent'] },
    { name: 'statement', label: 'Statement', columns: ['statement'] },
    { name: 'verdict', label: 'Verdict', columns: ['verdict'] },
    { name: 'confidence', label: 'Confidence', columns: ['confidence'] },
    { name: 'topics', label: 'Topics', columns: ['topics'] },
    { name: 'statedAt', label: 'Said on', columns: ['statedAt'] },
    { name: 'note', label: 'Note', columns: ['note'] },
    { name: 'adjudged', label: 'Decision', columns: ['adjudged'] },
  ],
  evidence: [
    { name: 'stance', label: 'Stance', columns: ['stance'] },
    { name: 'title', label: 'Title', columns: ['title'] },
    { name: 'url', label: 'Address', columns: ['url'] },
    { name: 'note', label: 'Note', columns: ['note'] },
  ],
  notes: [{ name: 'text', label: 'Note', columns: ['text'] }],
  // two of one name are named apart, so that names never are in conflict
  templates: [{ name: 'choices', label: 'Choices', columns: ['format', 'options'] }],
};

/** What is compared where each side has one attribution for a claim; with more of them they are compared as a whole. */
export const attributionFields: readonly {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly (keyof Row<'attributions'> & string)[];
}[] = [
  { name: 'speaker', label: 'Speaker', columns: ['speakerId', 'unattributed', 'role'] },
  { name: 'via', label: 'Through whom', columns: ['viaId'] },
  { name: 'quotation', label: 'Quotation', columns: ['quotation'] },
  { name: 'cue', label: 'Cue', columns: ['cue', 'speakerWords'] },
];

/** What of a row a field holds, so that two of them are equal as text when they mean the same. */
export function fieldValue(row: object, columns: readonly string[]): string {
  const values = new Map(Object.entries(row));
  return JSON.stringify(
    columns.map((column) => {
      const value: unknown = values.get(column);
      // quotes and placements go along with spans and do not differ by themselves
      if (column === 'quotes' || column === 'placement') return null;
      if (column === 'topics' && Array.isArray(value)) return [...value].sort();
      return inOneOrder(value ?? null);
    }),
  );
}

/** A value with the fields of its objects in one order, so that two of them are equal as text when they hold the same. */
export function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, inOneOrder(one)]),
  );
}

/** Whether a field says nothing: an empty text, no spans, not given. A quotation and a kind always say something. */
export function isEmptyField(row: object, columns: readonly string[]): boolean {
  const values = new Map(Object.entries(row));
  return columns.every((column) => {
    const value: unknown = values.get(column);
    if (column === 'unattributed') return value === false;
    if (column === 'role') return true;
    return value === undefined || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
  });
}
