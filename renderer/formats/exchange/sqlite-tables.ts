/// <reference path="./sql-js.d.ts" />
import { ExchangeRefusal } from './exchange-format.ts';

export type SqliteRow = Readonly<Record<string, unknown>>;

/** Most rows of one table that are read. */
const mostRows = 2_000_000;

const magic = 'SQLite format 3\0';

/** Whether bytes are a SQLite database. */
export function isSqlite(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && bytes.length > 100 && new TextDecoder('latin1').decode(bytes.subarray(0, 16)) === magic;
}

/** Whether a database seems to have a table of this name, from its bytes alone: the schema stands in it as text. */
export function mentionsTable(bytes: Uint8Array, name: string): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400_000));
  return new RegExp(`CREATE TABLE (?:IF NOT EXISTS )?["'\`[]?${name}\\b`, 'i').test(head);
}

/**
 * Rows of the named tables. Only tables proper are read, never views or virtual tables, and nothing is written, so that no trigger and
 * no SQL of the file's own is run. A table that is missing has no rows.
 * @throws ExchangeRefusal when the bytes are no database that can be read.
 */
export async function sqliteTables<const N extends string>(bytes: Uint8Array, names: readonly N[]): Promise<Record<N, SqliteRow[]>> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-asm-memory-growth.js');
  const { Database } = await initSqlJs();
  const rows = Object.fromEntries(names.map((name) => [name, [] as SqliteRow[]])) as Record<N, SqliteRow[]>;
  let database: InstanceType<typeof Database> | undefined;
  try {
    database = new Database(bytes);
    database.exec('PRAGMA trusted_schema = OFF');
    const real = new Set(
      read(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").map((row) =>
        String(row.name).toLowerCase(),
      ),
    );
    for (const name of names) if (real.has(name.toLowerCase())) rows[name] = read(database, `SELECT * FROM "${name}" LIMIT ${mostRows}`);
  } catch {
    throw new ExchangeRefusal('is a damaged database, or encrypted');
  } finally {
    database?.close();
  }
  return rows;
}

interface Readable {
  prepare(sql: string): { step(): boolean; getAsObject(): Record<string, unknown>; free(): boolean };
}

function read(database: Readable, sql: string): SqliteRow[] {
  const statement = database.prepare(sql);
  const found: SqliteRow[] = [];
  try {
    while (statement.step()) found.push(statement.getAsObject());
  } finally {
    statement.free();
  }
  return found;
}

/** A column as text; '' for NULL and blobs. */
export function textOf(row: SqliteRow | undefined, column: string): string {
  const value = row?.[column];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A column as a whole number; NaN where it is none. */
export function numberOf(row: SqliteRow | undefined, column: string): number {
  const value = row?.[column];
  return typeof value === 'number' && Number.isInteger(value) ? value : Number.NaN;
}
