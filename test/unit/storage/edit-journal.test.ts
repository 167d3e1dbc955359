import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCase } from '../../../renderer/commands/case/case-acts.ts';
import type { Speaker } from '../../../renderer/domain/speaker.ts';
import { CaseDatabase, databaseName } from '../../../renderer/storage/case-database.ts';
import { ChangedElsewhere } from '../../../renderer/storage/edit-journal.ts';
import { type OpenCase, openCase, readCase } from '../../../renderer/storage/open-case.ts';

let database: CaseDatabase;
let caseId: string;
const opened: OpenCase[] = [];

async function open(): Promise<OpenCase> {
  const it = await openCase(
    database,
    caseId,
    () => 'Ada',
    () => undefined,
  );
  opened.push(it);
  return it;
}

function speaker(id: string, name = id): Speaker {
  return {
    id,
    caseId,
    name,
    kind: 'person',
    role: '',
    affiliation: '',
    aliases: [],
    note: '',
    slot: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
  };
}

beforeEach(async () => {
  database = new CaseDatabase(`${databaseName} ${Math.random()}`);
  await database.open();
  caseId = await createCase(database, 'Test');
});
afterEach(() => {
  for (const it of opened.splice(0)) it.close();
  database.close();
});

describe('a change', () => {
  test('is in hand at once and stored when the promise settles', async () => {
    const { inHand, journal } = await open();
    const stored = journal.commit('add speaker', (writer) => writer.put('speakers', speaker('a')));
    expect(inHand.get('speakers', 'a')?.name).toBe('a');
    expect(journal.saveState.kind).toBe('saving');
    await stored;
    expect(journal.saveState.kind).toBe('saved');
    expect((await readCase(database, caseId)).get('speakers', 'a')?.name).toBe('a');
  });

  test('that is not valid changes nothing', async () => {
    const { inHand, journal } = await open();
    expect(() => journal.commit('add speaker', (writer) => writer.put('speakers', { ...speaker('a'), name: '' }))).toThrow();
    expect(inHand.count('speakers')).toBe(0);
    expect(await database.edits.count()).toBe(0);
  });

  test('that changes nothing is no step', async () => {
    const { journal } = await open();
    await journal.commit('add', (writer) => writer.put('speakers', speaker('a')));
    await journal.commit('same again', (writer) => writer.put('speakers', speaker('a')));
    expect(journal.head.undo).toBe('add');
    expect(await database.edits.count()).toBe(1);
  });

  test('is kept in the history with who, when and what', async () => {
    const { journal } = await open();
    await journal.commit('add speaker a', (writer) => writer.put('speakers', speaker('a')));
    const [edit] = await database.edits.toArray();
    expect(edit).toMatchObject({ seq: 1, label: 'add speaker a', by: 'Ada', state: 'done' });
    expect(edit?.changes).toHaveLength(1);
  });
});

describe('undo and redo', () => {
  test('go back and forth over any list of changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), name: fc.string({ minLength: 1, maxLength: 5 }), remove: fc.boolean() }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (steps) => {
          const { inHand, journal } = await open();
          const rows = () => JSON.stringify([...inHand.all('speakers')].sort((x, y) => x.id.localeCompare(y.id)));
          const states = [rows()];
          for (const step of steps) {
            await journal.commit('step', (writer) =>
              step.remove ? writer.remove('speakers', step.id) : writer.put('speakers', speaker(step.id, step.name)),
            );
            if (rows() !== states.at(-1)) states.push(rows());
          }
          for (const state of states.slice(0, -1).toReversed()) {
            await journal.undo();
            expect(rows()).toBe(state);
          }
          for (const state of states.slice(1)) {
            await journal.redo();
            expect(rows()).toBe(state);
          }
          for (const id of ['a', 'b', 'c']) await journal.commit('clear', (writer) => writer.remove('speakers', id));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('survive a restart', async () => {
    const first = await open();
    await first.journal.commit('add a', (writer) => writer.put('speakers', speaker('a')));
    await first.journal.commit('add b', (writer) => writer.put('speakers', speaker('b')));
    await first.journal.undo();
    first.close();
    const again = await open();
    expect(again.journal.head).toEqual({ undo: 'add a', redo: 'add b' });
    await again.journal.redo();
    expect(again.inHand.get('speakers', 'b')).toBeDefined();
    await again.journal.undo();
    await again.journal.undo();
    expect(again.inHand.count('speakers')).toBe(0);
    expect(await again.journal.undo()).toBeNull();
  });

  test('a new change closes the way to redo, and the undone step stays in the history', async () => {
    const { journal } = await open();
    await journal.commit('add a', (writer) => writer.put('speakers', speaker('a')));
    await journal.undo();
    await journal.commit('add b', (writer) => writer.put('speakers', speaker('b')));
    expect(await journal.redo()).toBeNull();
    expect((await database.edits.toArray()).map((edit) => edit.state).sort()).toEqual(['abandoned', 'done']);
  });

  test('changes of one visit to a field are one step', async () => {
    const { inHand, journal } = await open();
    await journal.commit('add a', (writer) => writer.put('speakers', speaker('a', 'R')));
    for (const name of ['Ry', 'Rya', 'Ryab'])
      await journal.commit('rename', (writer) => writer.put('speakers', speaker('a', name)), 'visit 1');
    await journal.commit('rename', (writer) => writer.put('speakers', speaker('a', 'Ryabkov')), 'visit 2');
    await journal.undo();
    expect(inHand.get('speakers', 'a')?.name).toBe('Ryab');
    await journal.undo();
    expect(inHand.get('speakers', 'a')?.name).toBe('R');
  });
});

describe('two windows', () => {
  test('see each other’s changes and undo them in order', async () => {
    const left = await open();
    const right = await open();
    await left.journal.commit('add a', (writer) => writer.put('speakers', speaker('a')));
    await expect.poll(() => right.inHand.get('speakers', 'a')?.name).toBe('a');
    expect(right.journal.head.undo).toBe('add a');
    await right.journal.undo();
    await expect.poll(() => left.inHand.count('speakers')).toBe(0);
    expect(left.journal.head.redo).toBe('add a');
  });

  test('a change made on rows that another window changed is refused, says so, and shows the newer rows', async () => {
    const left = await open();
    await left.journal.commit('add a', (writer) => writer.put('speakers', speaker('a')));
    await database.speakers.put({ ...speaker('a'), name: 'changed behind its back' });
    await expect(left.journal.commit('rename', (writer) => writer.put('speakers', speaker('a', 'mine')))).rejects.toThrow(ChangedElsewhere);
    expect(left.inHand.get('speakers', 'a')?.name).toBe('changed behind its back');
    expect(await database.edits.count()).toBe(1);
  });

  test('a step that adds a row which is there already is refused whole', async () => {
    const left = await open();
    await database.speakers.put({ ...speaker('b'), name: 'added behind its back' });
    const both = left.journal.commit('add two', (writer) => {
      writer.put('speakers', speaker('a'));
      writer.putRecord('speakers', 'b', { ...speaker('b', 'mine') });
    });
    await expect(both).rejects.toThrow(ChangedElsewhere);
    expect((await database.speakers.toArray()).map((row) => row.name)).toEqual(['added behind its back']);
    expect(await database.edits.count()).toBe(0);
  });
});

test('a full disk is told in words and the screen shows what is stored', async () => {
  const { inHand, journal } = await open();
  const it = opened.at(-1);
  await journal.commit('add a', (writer) => writer.put('speakers', speaker('a')));
  const full = vi.spyOn(database.edits, 'add').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await expect(journal.commit('add b', (writer) => writer.put('speakers', speaker('b')))).rejects.toThrow();
  full.mockRestore();
  expect(journal.saveState).toMatchObject({ kind: 'failed' });
  expect(journal.saveState.kind === 'failed' ? journal.saveState.message : '').toMatch(/disk is full.*save a copy/i);
  expect(it?.inHand.get('speakers', 'b')).toBeUndefined();
  expect(inHand.caseId).toBe(caseId);
});

test('a damaged record is set apart and hides nothing else', async () => {
  await database.speakers.bulkPut([{ ...speaker('good') }, { id: 'bad', caseId, name: 7 }]);
  const inHand = await readCase(database, caseId);
  expect([...inHand.all('speakers')].map((row) => row.id)).toEqual(['good']);
  expect(inHand.broken).toMatchObject([{ table: 'speakers', id: 'bad' }]);
  expect(inHand.broken[0]?.problem).toContain('name');
});
