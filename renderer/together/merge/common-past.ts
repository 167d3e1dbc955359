import type { Change, Edit, Row, TableName } from '../../domain/edit.ts';

/** What the two cases were when they parted, as far as their histories tell. */
export interface CommonPast {
  /** Whether they have a history in common at all. */
  readonly known: boolean;
  /** A row as it was then: `null` where it was not there yet, `undefined` where neither side has touched it since. */
  row<T extends TableName>(table: T, id: string): Row<T> | null | undefined;
  /** Whether one side has removed a row that was once there. */
  removed(side: 'mine' | 'theirs', table: TableName, id: string): boolean;
  /** When one side last changed a row; '' where its history does not say. */
  touched(side: 'mine' | 'theirs', id: string): string;
}

/** Reads from two histories where they part. Linear in their changes. */
export function commonPast(mine: readonly Edit[], theirs: readonly Edit[]): CommonPast {
  let shared = 0;
  while (shared < mine.length && shared < theirs.length && mine[shared]?.id === theirs[shared]?.id) shared++;
  const first = new Map<string, Record<string, unknown> | null>();
  const note = (change: Change, side: 'before' | 'after') => {
    const key = `${change.table} ${change.id}`;
    if (!first.has(key)) first.set(key, change[side]);
  };
  // a step of the past that only one of them took back: it stood when they parted, as far as can be told
  for (let i = 0; i < shared; i++) {
    const [ours, other] = [mine[i], theirs[i]];
    if (ours && other && (ours.state === 'done') !== (other.state === 'done')) for (const change of ours.changes) note(change, 'after');
  }
  for (const edits of [mine, theirs]) {
    for (const edit of edits.slice(shared)) if (edit.state === 'done') for (const change of edit.changes) note(change, 'before');
  }
  const ends = { mine: lastOf(mine), theirs: lastOf(theirs) };
  return {
    known: shared > 0,
    row: <T extends TableName>(table: T, id: string) => {
      const key = `${table} ${id}`;
      // rows in histories were checked with the schema of their table when they were written
      return shared > 0 && first.has(key) ? (first.get(key) as Row<T> | null) : undefined;
    },
    removed: (side, table, id) => ends[side].get(`${table} ${id}`)?.gone === true,
    touched: (side, id) => ends[side].get(id)?.at ?? '',
  };
}

/** Of each row: whether the last step in force removed it, and when that was; by table and id, and by id alone. */
function lastOf(edits: readonly Edit[]): Map<string, { readonly gone: boolean; readonly at: string }> {
  const last = new Map<string, { readonly gone: boolean; readonly at: string }>();
  for (const edit of edits) {
    if (edit.state !== 'done') continue;
    for (const change of edit.changes) {
      const one = { gone: change.after === null, at: edit.at };
      last.set(`${change.table} ${change.id}`, one);
      last.set(change.id, one);
    }
  }
  return last;
}
