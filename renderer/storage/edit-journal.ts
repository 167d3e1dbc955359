import Dexie from 'dexie';
import { type Change, type Edit, type Row, rowSchemas, type TableName } from '../domain/edit.ts';
import type { Original, SourceText } from '../domain/source.ts';
import { type CaseDatabase, type StoredRow, toStored } from './case-database.ts';
import type { CaseInHand } from './case-in-hand.ts';
import { describeTrouble } from './open-database.ts';
import { rowsEqual } from './rows-equal.ts';

/** How a piece of work changes rows. Reads see the writes before them. */
export interface Writer {
  get<T extends TableName>(table: T, id: string): Row<T> | undefined;
  put<T extends TableName>(table: T, row: Row<T>): void;
  /** The same for a row whose type is not known here, such as one of a list of changes. @throws ZodError when it is none of its table. */
  putRecord(table: TableName, id: string, row: Readonly<Record<string, unknown>>): void;
  remove(table: TableName, id: string): void;
  /** Adds a text and its original bytes. They are kept even when the import is undone, so that redo finds them. */
  keepText(text: SourceText, original: Original): void;
}

/** What undo and redo would do now, for their buttons. */
export interface HistoryHead {
  readonly undo: string | null;
  readonly redo: string | null;
}

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string };

/** A change that could not be made because the rows were changed elsewhere since they were read. */
export class ChangedElsewhere extends Error {
  constructor() {
    super('Another window changed this first, so this change was not made. The newer state is shown now.');
    this.name = 'ChangedElsewhere';
  }
}

interface JournalHost {
  readonly database: CaseDatabase;
  readonly inHand: CaseInHand;
  /** Who edits, for the audit trail. */
  readonly analyst: () => string;
  /** Reads the rows anew after a change failed. */
  readonly reload: () => Promise<void>;
  /** Tells other windows of the same case. */
  readonly publish: (message: JournalMessage) => void;
}

/** Whether rows could not be added because there are rows of their ids, not because the disk is full or gone. */
const isThere = (error: { readonly failures: readonly unknown[] }) =>
  error.failures.some((one) => one instanceof Error && one.name === Dexie.errnames.Constraint);

/** Sent to other windows after a change has been stored. */
export interface JournalMessage {
  readonly changes: readonly Change[];
  readonly head: HistoryHead;
}

interface Pending {
  readonly label: string;
  readonly changes: Change[];
  readonly texts: SourceText[];
  readonly originals: Original[];
  readonly join: string;
}

/**
 * The one way to change a case. A change is shown at once, stored in one transaction, and becomes one undoable step that is kept
 * as the audit trail. Changes are stored in the order they were made; "saved" is said only when the disk has all of them.
 */
export class EditJournal {
  readonly #host: JournalHost;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #head: HistoryHead = { undo: null, redo: null };
  #save: SaveState;
  #lastJoin: { token: string; editId: string } | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #refused = new Set<(message: string) => void>();

  constructor(host: JournalHost, head: HistoryHead, savedAt: string) {
    this.#host = host;
    this.#head = head;
    this.#save = { kind: 'saved', at: savedAt };
  }

  get head(): HistoryHead {
    return this.#head;
  }

  get saveState(): SaveState {
    return this.#save;
  }

  /** Told when the history's head or the saved state changes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Told in a sentence when a change was not made because another window was first. */
  onRefused(listener: (message: string) => void): () => void {
    this.#refused.add(listener);
    return () => this.#refused.delete(listener);
  }

  /** Another window stored a change. */
  receive(message: JournalMessage): void {
    this.#host.inHand.apply(message.changes);
    this.#lastJoin = null;
    this.#setHead(message.head);
  }

  /**
   * Makes a change: `work` runs at once on the rows in hand, the result is on screen before this returns, and the promise settles
   * when it is stored.
   * @param label what was done, as undo will name it ("delete claim 7").
   * @param join changes in a row with the same token become one step, such as the keystrokes of one visit to a text field.
   * @throws ZodError at once when a row is not valid: a programming error, nothing is changed.
   * @throws ChangedElsewhere, or an error described by the saved state, when storing fails; the rows are then read anew.
   */
  commit(label: string, work: (writer: Writer) => void, join = ''): Promise<void> {
    const pending = this.#perform(label, work, join);
    if (pending.changes.length === 0) return this.#queue.then(() => undefined);
    this.#host.inHand.apply(pending.changes);
    this.#setHead({ undo: label, redo: null });
    const stored = this.#enqueue(() => this.#store(pending));
    // the saved state and `onRefused` tell of a failure, so a caller need not wait for it
    stored.catch(() => undefined);
    return stored;
  }

  /**
   * Stores texts and their original bytes ahead of the change that brings their sources in, so that a step of many sources never has to hold
   * all of them at once. By themselves they are not part of the case, and no step of its history. Rejects when they cannot be stored.
   */
  keepTexts(kept: readonly { readonly text: SourceText; readonly original: Original }[]): Promise<void> {
    const { database } = this.#host;
    const stored = this.#enqueue(() =>
      database.transaction('rw', database.table('texts'), database.table('originals'), async () => {
        for (const { text, original } of kept) {
          await database.texts.add(text);
          await database.originals.add(original);
        }
      }),
    );
    stored.catch(() => undefined);
    return stored;
  }

  /** Takes the newest step back. Resolves to its label, or null when there is none. @throws ChangedElsewhere */
  undo(): Promise<string | null> {
    return this.#enqueue(() => this.#step('undo'));
  }

  /** Does the last undone step again. Resolves to its label, or null when there is none. @throws ChangedElsewhere */
  redo(): Promise<string | null> {
    return this.#enqueue(() => this.#step('redo'));
  }

  /** Settles when everything asked for so far is stored or has failed. */
  async settled(): Promise<void> {
    await this.#queue.catch(() => undefined);
  }

  #perform(label: string, work: (writer: Writer) => void, join: string): Pending {
    const { inHand } = this.#host;
    const changes = new Map<string, Change>();
    const texts: SourceText[] = [];
    const originals: Original[] = [];
    const note = (table: TableName, id: string, after: StoredRow | null) => {
      const key = `${table} ${id}`;
      const first = changes.get(key);
      const present = inHand.get(table, id);
      const before = first ? first.before : present ? toStored(present) : null;
      changes.set(key, { table, id, before, after });
    };
    work({
      get: <T extends TableName>(table: T, id: string) => {
        const change = changes.get(`${table} ${id}`);
        if (!change) return inHand.get(table, id);
        // put() parsed this row with the schema of the same table
        return change.after === null ? undefined : (change.after as Row<T>);
      },
      put: (table, row) => note(table, row.id, toStored(rowSchemas[table].parse(row) as Row<typeof table>)),
      putRecord: (table, id, row) => note(table, id, toStored(rowSchemas[table].parse({ ...row, id }))),
      remove: (table, id) => note(table, id, null),
      keepText: (text, original) => {
        texts.push(text);
        originals.push(original);
      },
    });
    const real = [...changes.values()].filter((change) => !rowsEqual(change.before, change.after));
    return { label, changes: real, texts, originals, join };
  }

  async #store(pending: Pending): Promise<void> {
    const { database, inHand, analyst } = this.#host;
    const caseId = inHand.caseId;
    await database.transaction('rw', this.#tables(pending.changes, pending.texts.length > 0), async () => {
      await this.#check(pending.changes, 'before');
      for (const text of pending.texts) if (!(await database.texts.get(text.id))) await database.texts.add(text);
      for (const original of pending.originals) if (!(await database.originals.get(original.id))) await database.originals.add(original);
      await this.#write(pending.changes, 'after');
      const joined = pending.join && this.#lastJoin?.token === pending.join ? await database.edits.get(this.#lastJoin.editId) : undefined;
      if (joined?.state === 'done' && joined.seq === (await this.#lastSeq())) {
        await database.edits.put({ ...joined, at: now(), changes: joinChanges(joined.changes, pending.changes) });
        return;
      }
      await database.edits
        .where('[caseId+state+seq]')
        .between([caseId, 'undone', 0], [caseId, 'undone', Dexie.maxKey])
        .modify({ state: 'abandoned' });
      const id = crypto.randomUUID();
      await database.edits.add({
        seq: (await this.#lastSeq()) + 1,
        id,
        caseId,
        label: pending.label,
        at: now(),
        by: analyst(),
        state: 'done',
        undoneAt: '',
        changes: pending.changes,
      });
      this.#lastJoin = pending.join ? { token: pending.join, editId: id } : null;
    });
    this.#host.publish({ changes: pending.changes, head: { undo: pending.label, redo: null } });
  }

  async #step(direction: 'undo' | 'redo'): Promise<string | null> {
    const { database, inHand } = this.#host;
    const caseId = inHand.caseId;
    this.#lastJoin = null;
    let changes: Change[] = [];
    const label = await database.transaction('rw', this.#tables('all', false), async () => {
      const edit = direction === 'undo' ? await lastEdit(database, caseId, 'done') : await firstEdit(database, caseId, 'undone');
      if (!edit) return null;
      changes = direction === 'undo' ? edit.changes.map(inverse).reverse() : edit.changes;
      await this.#check(changes, 'before');
      await this.#write(changes, 'after');
      await database.edits.put({ ...edit, state: direction === 'undo' ? 'undone' : 'done', undoneAt: direction === 'undo' ? now() : '' });
      return edit.label;
    });
    const head = await readHead(database, caseId);
    if (label !== null) inHand.apply(changes);
    this.#setHead(head);
    if (label !== null) this.#host.publish({ changes, head });
    return label;
  }

  /** Tables a change touches, as the transaction must name them. */
  #tables(changes: readonly Change[] | 'all', texts: boolean) {
    const { database } = this.#host;
    const names = changes === 'all' ? (Object.keys(rowSchemas) as TableName[]) : [...new Set(changes.map((change) => change.table))];
    const tables = names.map((name) => database.table(name));
    tables.push(database.table('edits'));
    if (texts) tables.push(database.table('texts'), database.table('originals'));
    return tables;
  }

  /** Refuses when a row is no longer what the change was made from. That a new row is not there already, `#write` finds out as it adds it. */
  async #check(changes: readonly Change[], side: 'before'): Promise<void> {
    for (const [table, group] of byTable(changes.filter((change) => change[side] !== null || change.after === null))) {
      const stored = await this.#host.database.rows(table).bulkGet(group.map((change) => change.id));
      group.forEach((change, i) => {
        if (!rowsEqual(stored[i] ?? null, change[side])) throw new ChangedElsewhere();
      });
    }
  }

  async #write(changes: readonly Change[], side: 'after'): Promise<void> {
    for (const [table, group] of byTable(changes)) {
      const rows = this.#host.database.rows(table);
      const written = (one: Change) => (one[side] === null ? [] : [{ ...one[side], id: one.id }]);
      const adds = group.filter((change) => change.before === null).flatMap(written);
      const puts = group.filter((change) => change.before !== null).flatMap(written);
      const removed = group.filter((change) => change[side] === null).map((change) => change.id);
      // asking first whether each new row is there costs more than writing it
      if (adds.length > 0)
        await rows.bulkAdd(adds).catch(Dexie.BulkError, (error) => Promise.reject(isThere(error) ? new ChangedElsewhere() : error));
      if (puts.length > 0) await rows.bulkPut(puts);
      if (removed.length > 0) await rows.bulkDelete(removed);
    }
  }

  async #lastSeq(): Promise<number> {
    const { database, inHand } = this.#host;
    const last = await database.edits.where('[caseId+seq]').between([inHand.caseId, 0], [inHand.caseId, Dexie.maxKey]).last();
    return last?.seq ?? 0;
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    if (this.#save.kind !== 'failed') this.#setSave({ kind: 'saving' });
    const run = this.#queue
      .catch(() => undefined)
      .then(async () => {
        try {
          const result = await task();
          this.#finish({ kind: 'saved', at: now() });
          return result;
        } catch (error) {
          await this.#recover(error);
          throw error;
        }
      });
    this.#queue = run;
    return run;
  }

  async #recover(error: unknown): Promise<void> {
    this.#lastJoin = null;
    try {
      await this.#host.reload();
      this.#setHead(await readHead(this.#host.database, this.#host.inHand.caseId));
    } catch {
      // the database itself is gone: the saved state below says so
    }
    if (error instanceof ChangedElsewhere) {
      this.#finish({ kind: 'saved', at: now() });
      for (const listener of this.#refused) listener(error.message);
    } else this.#finish({ kind: 'failed', message: describeTrouble(error).message });
  }

  #finish(state: SaveState): void {
    this.#waiting -= 1;
    if (state.kind === 'failed' || this.#waiting === 0) this.#setSave(state);
  }

  #setSave(state: SaveState): void {
    this.#save = state;
    for (const listener of this.#listeners) listener();
  }

  #setHead(head: HistoryHead): void {
    this.#head = head;
    for (const listener of this.#listeners) listener();
  }
}

/** What undo and redo would do, read from the database. */
export async function readHead(database: CaseDatabase, caseId: string): Promise<HistoryHead> {
  const [undo, redo] = await Promise.all([lastEdit(database, caseId, 'done'), firstEdit(database, caseId, 'undone')]);
  return { undo: undo?.label ?? null, redo: redo?.label ?? null };
}

function lastEdit(database: CaseDatabase, caseId: string, state: Edit['state']): Promise<Edit | undefined> {
  return database.edits.where('[caseId+state+seq]').between([caseId, state, 0], [caseId, state, Dexie.maxKey]).last();
}

function firstEdit(database: CaseDatabase, caseId: string, state: Edit['state']): Promise<Edit | undefined> {
  return database.edits.where('[caseId+state+seq]').between([caseId, state, 0], [caseId, state, Dexie.maxKey]).first();
}

function inverse(change: Change): Change {
  return { table: change.table, id: change.id, before: change.after, after: change.before };
}

/** Two edits in a row as one: the earlier `before` with the later `after`. */
function joinChanges(first: readonly Change[], then: readonly Change[]): Change[] {
  const joined = new Map(first.map((change) => [`${change.table} ${change.id}`, change]));
  for (const change of then) {
    const key = `${change.table} ${change.id}`;
    const earlier = joined.get(key);
    joined.set(key, earlier ? { ...earlier, after: change.after } : change);
  }
  return [...joined.values()];
}

function byTable(changes: readonly Change[]): Map<TableName, Change[]> {
  const groups = new Map<TableName, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.table);
    if (group) group.push(change);
    else groups.set(change.table, [change]);
  }
  return groups;
}

function now(): string {
  return new Date().toISOString();
}
