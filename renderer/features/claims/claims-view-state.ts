import { create } from 'zustand';
import type { Arrangement } from './arrange-claims.ts';

export const columnNames = ['check', 'n', 'where', 'cue', 'claim', 'verdict', 'conf', 'topic', 'ev'] as const;
export type ColumnName = (typeof columnNames)[number];

export const columnTitles: Record<ColumnName, string> = {
  check: 'Select',
  n: 'No.',
  where: 'Where',
  cue: 'Cue',
  claim: 'Claim',
  verdict: 'Verdict',
  conf: 'Confidence',
  topic: 'Topic',
  ev: 'Evidence',
};

/** Columns an analyst can take off the table. */
export const optionalColumns: readonly ColumnName[] = ['where', 'cue', 'verdict', 'conf', 'topic', 'ev'];

/** How the claims table is arranged and where the keyboard is in it, kept while other views are open. */
export interface ClaimsViewState extends Omit<Arrangement, 'filter'> {
  readonly caseId: string;
  readonly hidden: ReadonlySet<ColumnName>;
  readonly selected: ReadonlySet<string>;
  /** Item under the keyboard: the id of a {@link TableItem}; '' before the table was entered. */
  readonly active: string;
  readonly column: ColumnName;
  /** Where a range selected with Shift began. */
  readonly anchor: string;
}

const initial: ClaimsViewState = {
  caseId: '',
  list: 'all',
  verdicts: [],
  speakers: [],
  group: 'speaker',
  sort: 'position',
  descending: false,
  folded: new Set(),
  hidden: new Set(),
  selected: new Set(),
  active: '',
  column: 'claim',
  anchor: '',
};

export const useClaimsView = create<ClaimsViewState>(() => initial);

/** Starts afresh for another case. */
export function resetClaimsView(caseId: string): void {
  if (useClaimsView.getState().caseId !== caseId) useClaimsView.setState({ ...initial, caseId });
}

/** Adds a value to a list, or takes it out. */
export function toggled<T>(values: readonly T[], value: T): readonly T[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

/** Adds a value to a set, or takes it out; a new set. */
export function toggledSet<T>(values: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}
