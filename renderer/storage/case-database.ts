import Dexie, { type Table } from 'dexie';
import type { Edit, Row, TableName } from '../domain/edit.ts';
import type { Original, SourceText } from '../domain/source.ts';
import { databaseVersions } from './migrations/all-versions.ts';

/** A row as IndexedDB holds it. It may come from an older or damaged database, so it is validated before it is used. */
export type StoredRow = Record<string, unknown> & { readonly id: string };

/** The name under which every case is kept, in the origin's IndexedDB. */
export const databaseName = 'hearsay';

/**
 * The database of all cases on this computer. Rows other than texts, originals and drafts are written by the edit journal only.
 * `upTo` opens an older version, for the migration tests.
 */
export class CaseDatabase extends Dexie {
  declare readonly cases: Table<StoredRow, string>;
  declare readonly sources: Table<StoredRow, string>;
  declare readonly texts: Table<SourceText, string>;
  declare readonly originals: Table<Original, string>;
  declare readonly speakers: Table<StoredRow, string>;
  declare readonly mentions: Table<StoredRow, string>;
  declare readonly claims: Table<StoredRow, string>;
  declare readonly attributions: Table<StoredRow, string>;
  declare readonly codes: Table<StoredRow, string>;
  declare readonly evidence: Table<StoredRow, string>;
  declare readonly notes: Table<StoredRow, string>;
  declare readonly decisions: Table<StoredRow, string>;
  declare readonly templates: Table<StoredRow, string>;
  declare readonly pictures: Table<StoredRow, string>;
  declare readonly edits: Table<Edit, string>;

  constructor(name: string = databaseName, upTo: number = Number.POSITIVE_INFINITY) {
    // strict: a change is called saved only when the disk has it, not when the browser's cache has it
    super(name, { chromeTransactionDurability: 'strict' });
    for (const version of databaseVersions) {
      if (version.number > upTo) break;
      const declared = this.version(version.number).stores(version.stores);
      if (version.upgrade) declared.upgrade(version.upgrade);
    }
  }

  /** The table that holds rows of one kind. */
  rows<T extends TableName>(name: T): Table<StoredRow, string> {
    return this.table(name);
  }
}

/** Rows as the journal writes them: validated, so any {@link Row} is a {@link StoredRow}. */
export function toStored<T extends TableName>(row: Row<T>): StoredRow {
  return { ...row };
}
