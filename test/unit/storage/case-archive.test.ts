import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { byKey, type CaseData } from '../../../renderer/formats/export/case-data.ts';
import { readCaseFile, writeCaseFile } from '../../../renderer/formats/export/case-file.ts';
import { gatherCase, storeCase } from '../../../renderer/storage/case-archive.ts';
import { CaseDatabase } from '../../../renderer/storage/case-database.ts';
import { openCase, readCase } from '../../../renderer/storage/open-case.ts';
import { anyCase } from '../../support/random-case.ts';
import { sampleCase } from '../../support/sample-case.ts';

const at = '2026-11-24T10:00:00.000Z';
const all = { originals: true, history: true };
const opened: CaseDatabase[] = [];
let count = 0;

async function emptyDatabase(): Promise<CaseDatabase> {
  const database = new CaseDatabase(`archive ${count++}`);
  await database.open();
  opened.push(database);
  return database;
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

function ordered(data: CaseData): CaseData {
  const sorted = Object.entries(data).map(([name, rows]) => [
    name,
    Array.isArray(rows) ? [...rows].sort(byKey((row: { id: string }) => row.id)) : rows,
  ]);
  return Object.fromEntries(sorted);
}

describe('storing a case and gathering it again', () => {
  it('gives the same case', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const database = await emptyDatabase();
        const { caseId, copied } = await storeCase(database, data, at, 'Ada');
        expect(copied).toBe(false);
        expect(ordered(await gatherCase(database, await readCase(database, caseId), all))).toEqual(ordered(data));
      }),
      { numRuns: 15 },
    );
  });

  it('leaves out what a report does not need', async () => {
    const database = await emptyDatabase();
    const { caseId } = await storeCase(database, sampleCase(), at, '');
    const data = await gatherCase(database, await readCase(database, caseId), { originals: false, history: false });
    expect([data.originals, data.edits]).toEqual([[], []]);
    expect(data.texts).toEqual(sampleCase().texts);
  });
});

describe('opening a case that is here already', () => {
  it('makes a second case beside the first, with a title of its own, and undo takes the title back', async () => {
    const database = await emptyDatabase();
    const first = await storeCase(database, sampleCase(), at, '');
    const file = await readCaseFile(await writeCaseFile(sampleCase(), at));
    const second = await storeCase(database, file.data, at, 'Ada');
    expect(second).toEqual({ caseId: expect.not.stringMatching(first.caseId), copied: true });
    const copy = await openCase(
      database,
      second.caseId,
      () => 'Ada',
      () => undefined,
    );
    expect(copy.inHand.get('cases', second.caseId)?.title).toBe('Ferry (2)');
    expect(copy.inHand.count('claims')).toBe(sampleCase().claims.length);
    expect(await copy.journal.undo()).toBe('change title of the copy');
    expect(copy.inHand.get('cases', second.caseId)?.title).toBe('Ferry');
    copy.close();
    const untouched = await gatherCase(database, await readCase(database, first.caseId), all);
    expect(ordered(untouched)).toEqual(ordered(sampleCase()));
  });

  it('stores nothing at all when one row cannot be stored', async () => {
    const database = await emptyDatabase();
    const data = sampleCase();
    const twice = { ...data, claims: [...data.claims, ...data.claims] };
    await expect(storeCase(database, twice, at, '')).rejects.toThrow();
    expect(await database.cases.count()).toBe(0);
    expect(await database.texts.count()).toBe(0);
  });
});
