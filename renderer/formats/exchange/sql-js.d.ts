/** The part of sql.js that is used, without the DOM types its own declarations need. */
declare module 'sql.js/dist/sql-asm-memory-growth.js' {
  interface Statement {
    step(): boolean;
    getAsObject(): Record<string, unknown>;
    free(): boolean;
  }
  interface Database {
    exec(sql: string): unknown;
    prepare(sql: string): Statement;
    export(): Uint8Array;
    close(): void;
  }
  const initSqlJs: () => Promise<{ readonly Database: new (bytes?: Uint8Array) => Database }>;
  export default initSqlJs;
}
