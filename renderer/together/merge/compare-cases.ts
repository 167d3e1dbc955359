import type { Attribution } from '../../domain/claim.ts';
import type { Row } from '../../domain/edit.ts';
import type { CaseData } from '../../formats/export/case-data.ts';
import { groupBy } from '../../formats/export/case-data.ts';
import { type CommonPast, commonPast } from './common-past.ts';
import { type InOurTerms, inOurTerms, type JoinOptions } from './in-our-terms.ts';
import { attributionFields, type ComparedTable, fieldValue, isEmptyField, mergeFields } from './merge-fields.ts';

export type Side = 'mine' | 'theirs';

/**
 * One field of a record that the two cases do not have alike. theirs: only they changed it, so theirs is taken. mine: only we did.
 * conflict: both did, or nobody knows who did.
 */
export interface FieldDifference {
  readonly name: string;
  readonly label: string;
  readonly state: 'theirs' | 'mine' | 'conflict';
  /** Which of them was changed last, where that is known. */
  readonly newer: Side | null;
}

export type ItemKind = 'same' | 'added' | 'changed' | 'conflict';

/** A record of either case and how it stands in the other. */
export interface MergeItem {
  /** Unlike any other in one comparison, and the same in the next one. */
  readonly key: string;
  readonly table: ComparedTable;
  /** Our id of it. */
  readonly id: string;
  readonly kind: ItemKind;
  readonly fields: readonly FieldDifference[];
}

export interface CaseComparison {
  readonly mine: CaseData;
  readonly theirs: InOurTerms;
  readonly items: readonly MergeItem[];
  readonly past: CommonPast;
  /** How many records are the same, added, changed, in conflict. */
  readonly counts: Readonly<Record<ItemKind, number>>;
  /** What a record is called in choices: the same in every comparison of the two cases, whatever ids are given in it. */
  keyOf(table: string, id: string): string;
}

/** Fields that are not columns: whether the record stays at all, and all attributions of a claim at once. */
export const wholeRecord = 'record';
export const wholeAttribution = 'said';

/**
 * What another case brings to ours: each source, speaker, topic, claim, piece of evidence and note as the same, added, changed or in
 * conflict. Where both come from one case, their history tells who changed what; else a filled field counts more than an empty one, and two
 * filled ones that differ are a conflict. Linear in the records.
 */
export function compareCases(mine: CaseData, theirs: CaseData, options: JoinOptions): CaseComparison {
  const ours = inOurTerms(mine, theirs, options);
  const past = commonPast(mine.edits, theirs.edits);
  const keyOf = (table: string, id: string) => {
    const original = ours.original.get(id);
    return original === undefined ? `${table} ${id}` : `${table} of theirs ${original}`;
  };
  const context = { past, keyOf };
  const attributions = {
    mine: groupBy(mine.attributions, (row) => row.claimId),
    theirs: groupBy(ours.data.attributions, (row) => row.claimId),
  };
  const items = [
    ...compareRows('sources', mine.sources, ours.data.sources, context),
    ...compareRows('speakers', mine.speakers, ours.data.speakers, context, (row, other) => speakerExtras(row, other, ours.calledToo)),
    ...compareRows('codes', mine.codes, ours.data.codes, context),
    ...compareRows('claims', mine.claims, ours.data.claims, context, (row, other) => [
      ...saidDifferences(attributions.mine.get(row.id) ?? [], attributions.theirs.get(row.id) ?? [], past),
      ...addedIds('tension', 'In tension', row.tension, other.tension),
      ...linkedElsewhere(row, other, past),
    ]),
    ...compareRows('evidence', mine.evidence, ours.data.evidence, context),
    ...compareRows('notes', mine.notes, ours.data.notes, context),
    ...compareRows('templates', mine.templates, ours.data.templates, context),
  ];
  const counts = { same: 0, added: 0, changed: 0, conflict: 0 };
  for (const item of items) counts[item.kind] += 1;
  return { mine, theirs: ours, items, past, counts, keyOf };
}

interface Context {
  readonly past: CommonPast;
  readonly keyOf: CaseComparison['keyOf'];
}

function compareRows<T extends ComparedTable>(
  table: T,
  mine: readonly Row<T>[],
  theirs: readonly Row<T>[],
  { past, keyOf }: Context,
  extras: (mine: Row<T>, theirs: Row<T>) => readonly FieldDifference[] = () => [],
): MergeItem[] {
  const ourRows = new Map(mine.map((row) => [row.id, row]));
  const theirIds = new Set(theirs.map((row) => row.id));
  const item = (id: string, kind: ItemKind, fields: readonly FieldDifference[] = []): MergeItem => ({
    key: keyOf(table, id),
    table,
    id,
    kind,
    fields,
  });
  // what others still refer to comes back; a passage that was deleted is a decision to be asked about
  const asks = table === 'claims' || table === 'evidence' || table === 'notes' || table === 'templates';
  const gone = (newer: Side | null): FieldDifference => ({ name: wholeRecord, label: 'Deleted', state: 'conflict', newer });
  const items = theirs.map((row) => {
    const ours = ourRows.get(row.id);
    if (!ours) {
      if (!asks || !past.removed('mine', table, row.id)) return item(row.id, 'added');
      const before = past.row(table, row.id);
      const changed = before === undefined || before === null || before.id !== row.id ? false : differs(table, before, row);
      return changed ? item(row.id, 'conflict', [gone(newerOf(past, row.id))]) : item(row.id, 'same');
    }
    const fields = [...differences(table, ours, row, past), ...extras(ours, row)];
    const kind = fields.some((field) => field.state === 'conflict')
      ? 'conflict'
      : fields.some((field) => field.state === 'theirs')
        ? 'changed'
        : 'same';
    return item(row.id, kind, fields);
  });
  const removed = asks
    ? mine
        .filter((row) => !theirIds.has(row.id) && past.removed('theirs', table, row.id))
        .map((row) => item(row.id, 'conflict', [gone(newerOf(past, row.id))]))
    : [];
  return [...items, ...removed];
}

function differs<T extends ComparedTable>(table: T, a: Row<T>, b: Row<T>): boolean {
  return mergeFields[table].some((field) => fieldValue(a, field.columns) !== fieldValue(b, field.columns));
}

function differences<T extends ComparedTable>(table: T, mine: Row<T>, theirs: Row<T>, past: CommonPast): FieldDifference[] {
  const before = past.row(table, mine.id);
  return mergeFields[table].flatMap((field) => {
    const state = stateOf(mine, theirs, before, field.columns);
    return state === null ? [] : [{ name: field.name, label: field.label, state, newer: newerOf(past, mine.id, mine, theirs) }];
  });
}

function stateOf(
  mine: object,
  theirs: object,
  before: object | null | undefined,
  columns: readonly string[],
): FieldDifference['state'] | null {
  const [ours, other] = [fieldValue(mine, columns), fieldValue(theirs, columns)];
  if (ours === other) return null;
  if (before) {
    const then = fieldValue(before, columns);
    if (then === ours) return 'theirs';
    if (then === other) return 'mine';
    return 'conflict';
  }
  if (isEmptyField(mine, columns)) return 'theirs';
  if (isEmptyField(theirs, columns)) return 'mine';
  return 'conflict';
}

function newerOf(past: CommonPast, id: string, mine?: object, theirs?: object): Side | null {
  const [ours, other] = [latest(past.touched('mine', id), mine), latest(past.touched('theirs', id), theirs)];
  return ours === other ? null : ours > other ? 'mine' : 'theirs';
}

function latest(touched: string, row: object | undefined): string {
  const at = row && 'updatedAt' in row && typeof row.updatedAt === 'string' ? row.updatedAt : '';
  return at > touched ? at : touched;
}

/** Names a speaker is also called by: all of them are kept, so that they never are in conflict. */
function speakerExtras(mine: Row<'speakers'>, theirs: Row<'speakers'>, calledToo: ReadonlyMap<string, string>): FieldDifference[] {
  const added = [...theirs.aliases, calledToo.get(mine.id) ?? ''].filter((name) => name !== '' && name !== mine.name);
  return addedIds('aliases', 'Aliases', mine.aliases, added);
}

function addedIds(name: string, label: string, mine: readonly string[], theirs: readonly string[]): FieldDifference[] {
  const ours = new Set(mine);
  return theirs.some((one) => !ours.has(one)) ? [{ name, label, state: 'theirs', newer: null }] : [];
}

/** Which claims it is one statement with: their link is taken where we have none, and ours kept where both have one. */
function linkedElsewhere(mine: Row<'claims'>, theirs: Row<'claims'>, past: CommonPast): FieldDifference[] {
  const before = past.row('claims', mine.id);
  const taken = mine.sameAs === undefined && stateOf(mine, theirs, before, ['sameAs']) === 'theirs';
  return taken ? [{ name: 'sameAs', label: 'Same statement', state: 'theirs', newer: null }] : [];
}

/** Who said a claim and how: field by field where each has one attribution for it. */
function saidDifferences(mine: readonly Attribution[], theirs: readonly Attribution[], past: CommonPast): FieldDifference[] {
  const [ours, other] = [mine[0], theirs[0]];
  if (!other) return [];
  if (!ours) return [{ name: wholeAttribution, label: 'Who said it', state: 'theirs', newer: null }];
  if (mine.length === 1 && theirs.length === 1) {
    const before = past.row('attributions', ours.id);
    return attributionFields.flatMap(({ name, label, columns }) => {
      const state = stateOf(ours, other, before, columns);
      return state === null ? [] : [{ name, label, state, newer: newerOf(past, ours.id) }];
    });
  }
  if (saidValue(mine) === saidValue(theirs)) return [];
  const before = [...mine, ...theirs].map((row) => past.row('attributions', row.id));
  // rows that stand as they were on one side, all of them: only the other side changed something
  const kept = (rows: readonly Attribution[]) =>
    past.known && rows.length > 0 && before.every((row) => row === undefined || row === null || rows.some((one) => same(one, row)));
  const state = kept(mine) ? 'theirs' : kept(theirs) ? 'mine' : 'conflict';
  return [{ name: wholeAttribution, label: 'Who said it', state, newer: newerOf(past, ours.id) }];
}

const saidColumns = attributionFields.flatMap((field) => [...field.columns]);
const same = (a: Attribution, b: Attribution) => a.id === b.id && fieldValue(a, saidColumns) === fieldValue(b, saidColumns);

function saidValue(rows: readonly Attribution[]): string {
  return JSON.stringify([...rows].sort((a, b) => a.order - b.order).map((row) => fieldValue(row, saidColumns)));
}
