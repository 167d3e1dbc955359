import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { CaseDatabase } from '../../../renderer/storage/case-database.ts';
import { databaseVersions } from '../../../renderer/storage/migrations/all-versions.ts';
import { DatabaseUnusable, openDatabase } from '../../../renderer/storage/open-database.ts';

const row = {
  id: 'k',
  title: 'Kept',
  note: '',
  verdicts: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

test('versions are numbered in order, without gaps', () => {
  expect(databaseVersions.map((version) => version.number)).toEqual(databaseVersions.map((_, i) => i + 1));
});

test.each(databaseVersions.map((version) => version.number))(
  'a case stored by version %i is there after the newest is opened',
  async (version) => {
    const name = `migration ${version}`;
    const old = new CaseDatabase(name, version);
    await old.open();
    await old.cases.put(row);
    old.close();
    const now = new CaseDatabase(name);
    await now.open();
    expect(await now.cases.get('k')).toMatchObject({ title: 'Kept' });
    now.close();
  },
);

test('data of a newer Hearsay is left alone, and that is said', async () => {
  const name = 'newer';
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, (databaseVersions.length + 5) * 10);
    request.onupgradeneeded = () => request.result.createObjectStore('cases', { keyPath: 'id' });
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
  const opening = openDatabase(() => undefined, new CaseDatabase(name));
  await expect(opening).rejects.toBeInstanceOf(DatabaseUnusable);
  await expect(opening).rejects.toThrow(/newer Hearsay/);
});
