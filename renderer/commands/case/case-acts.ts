import { type Case, type Code, defaultVerdicts, type Verdict } from '../../domain/case.ts';
import type { CaseDatabase } from '../../storage/case-database.ts';
import { toStored } from '../../storage/case-database.ts';
import { changeClaims } from '../claim/claim-acts.ts';
import type { Services } from '../services.ts';

/** Makes an empty case. Not a step of any history: the history begins with it. Returns its id. */
export async function createCase(database: CaseDatabase, title: string): Promise<string> {
  const at = new Date().toISOString();
  const row: Case = { id: crypto.randomUUID(), title, note: '', verdicts: [...defaultVerdicts], createdAt: at, updatedAt: at };
  await database.cases.add(toStored<'cases'>(row));
  return row.id;
}

/** Removes a case with everything in it. Cannot be undone: ask first, and write a backup. */
export async function deleteCase(database: CaseDatabase, caseId: string): Promise<void> {
  const tables = database.tables.filter((table) => table.name !== 'cases');
  await database.transaction('rw', database.tables, async () => {
    for (const table of tables) await table.where('caseId').equals(caseId).delete();
    await database.cases.delete(caseId);
  });
}

/** Changes the title, note or verdict scale of the open case. */
export function changeCase(
  services: Services,
  label: string,
  change: Partial<Pick<Case, 'title' | 'note' | 'verdicts'>>,
  join = '',
): Promise<void> {
  return services.open.journal.commit(
    label,
    (writer) => {
      const row = writer.get('cases', services.open.inHand.caseId);
      if (row) writer.put('cases', { ...row, ...change, updatedAt: new Date().toISOString() });
    },
    join,
  );
}

/** The verdicts of the open case, in the order of their keys. */
export function verdictsOf(services: Pick<Services, 'open'>): readonly Verdict[] {
  return services.open.inHand.get('cases', services.open.inHand.caseId)?.verdicts ?? defaultVerdicts;
}

/** Adds a topic to the codebook. Returns its id. */
export function createCode(services: Services, name: string): string {
  const { inHand, journal } = services.open;
  const codes = [...inHand.all('codes')];
  const row: Code = {
    id: crypto.randomUUID(),
    caseId: inHand.caseId,
    name: name.trim(),
    description: '',
    slot: (codes.length % 7) + 1,
    letter: freeLetter(name, new Set(codes.map((code) => code.letter))),
    order: Math.max(-1, ...codes.map((code) => code.order)) + 1,
  };
  void journal.commit(`add topic ${row.name}`.slice(0, 400), (writer) => writer.put('codes', row));
  return row.id;
}

/** Changes a topic. */
export function changeCode(services: Services, id: string, change: Partial<Code>, join = ''): Promise<void> {
  return services.open.journal.commit(
    'change topic',
    (writer) => {
      const row = writer.get('codes', id);
      if (row) writer.put('codes', { ...row, ...change });
    },
    join,
  );
}

/** Removes a topic from the codebook and from every claim, in one step. */
export function deleteCode(services: Services, id: string): Promise<void> {
  const { inHand, journal } = services.open;
  const row = inHand.get('codes', id);
  if (!row) return Promise.resolve();
  return journal.commit(`delete topic ${row.name}`.slice(0, 400), (writer) => {
    writer.remove('codes', id);
    for (const claim of inHand.all('claims')) {
      if (claim.topics.includes(id)) writer.put('claims', { ...claim, topics: claim.topics.filter((topic) => topic !== id) });
    }
  });
}

function freeLetter(name: string, taken: ReadonlySet<string>): string {
  const letters = [...name.toLocaleUpperCase().replace(/[^\p{L}\p{N}]/gu, ''), ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.find((letter) => !taken.has(letter)) ?? '';
}

export { changeClaims };
