import type { Transaction } from 'dexie';
import { version1 } from './version-1.ts';
import { version2 } from './version-2.ts';
import { version3 } from './version-3.ts';

/** One step of the database's history. `stores` is Dexie's schema language; `upgrade` brings rows of the step before into the new shape. */
export interface DatabaseVersion {
  readonly number: number;
  readonly stores: Record<string, string | null>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

/**
 * Every version that was ever released, in order. To change the database: add a file with the next number, add it here, and add a
 * test in `test/unit/storage/migrations.test.ts` that fills the version before and checks the rows after.
 */
export const databaseVersions: readonly DatabaseVersion[] = [version1, version2, version3];
