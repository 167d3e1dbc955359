import Dexie from 'dexie';
import { CaseDatabase } from './case-database.ts';
import { databaseVersions } from './migrations/all-versions.ts';

/** Why the database cannot be used, in a sentence for the analyst. */
export interface DatabaseTrouble {
  readonly kind: 'unavailable' | 'newer' | 'blocked' | 'replaced' | 'quota' | 'other';
  readonly message: string;
}

export class DatabaseUnusable extends Error {
  readonly trouble: DatabaseTrouble;
  constructor(trouble: DatabaseTrouble) {
    super(trouble.message);
    this.name = 'DatabaseUnusable';
    this.trouble = trouble;
  }
}

/**
 * Opens the database and asks the browser to keep it for good.
 * @param onTrouble is told when another window blocks or replaces the database later on.
 * @throws DatabaseUnusable with a sentence: no IndexedDB (private mode), data of a newer Hearsay, another window in the way.
 */
export async function openDatabase(onTrouble: (trouble: DatabaseTrouble) => void, database = new CaseDatabase()): Promise<CaseDatabase> {
  database.on('blocked', () => onTrouble(troubles.blocked));
  database.on('versionchange', () => {
    database.close();
    onTrouble(troubles.replaced);
  });
  try {
    // Dexie opens a newer database too, as far as it understands it: that would lose what the newer version added
    if ((await storedVersion(database.name)) > newestVersion) throw new DatabaseUnusable(troubles.newer);
    await database.open();
  } catch (error) {
    throw error instanceof DatabaseUnusable ? error : new DatabaseUnusable(describeTrouble(error));
  }
  return database;
}

/** Asks for storage that the browser does not clear by itself. Never throws: it is a request. */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}

const newestVersion = Math.max(...databaseVersions.map((version) => version.number));

/** The version of the database on this computer, 0 when there is none. Dexie numbers native versions in tens. */
async function storedVersion(name: string): Promise<number> {
  const found = (await indexedDB.databases()).find((database) => database.name === name);
  return (found?.version ?? 0) / 10;
}

const troubles = {
  newer: {
    kind: 'newer',
    message: 'These cases were saved by a newer Hearsay. Update Hearsay to open them; nothing was changed.',
  },
  blocked: {
    kind: 'blocked',
    message: 'Hearsay is open in another window with an older version. Close that window to go on; nothing is lost.',
  },
  replaced: {
    kind: 'replaced',
    message: 'Hearsay was updated in another window. Reload this window to go on; everything saved is still there.',
  },
} as const satisfies Record<string, DatabaseTrouble>;

/** What went wrong with the database, as a sentence that says what to do. */
export function describeTrouble(error: unknown): DatabaseTrouble {
  const name = errorName(error);
  if (name === 'VersionError') return troubles.newer;
  if (name === 'QuotaExceededError')
    return { kind: 'quota', message: 'The disk is full, so the last change was not saved. Free some space, or save a copy of the case.' };
  if (
    name === 'MissingAPIError' ||
    name === 'InvalidStateError' ||
    name === 'SecurityError' ||
    name === 'OpenFailedError' ||
    name === 'UnknownError'
  )
    return {
      kind: 'unavailable',
      message: 'This window cannot keep data, as in private browsing. Open Hearsay in a normal window so that your work is saved.',
    };
  return { kind: 'other', message: `The change could not be saved (${name}). Save a copy of the case, then reload.` };
}

function errorName(error: unknown): string {
  if (error instanceof Dexie.DexieError && error.inner instanceof Error && error.inner.name !== 'Error') return error.inner.name;
  if (error instanceof Error) return error.name;
  return 'unknown error';
}
