import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeClaims, setVerdict } from '../../../renderer/commands/claim/claim-acts.ts';
import { answerWho } from '../../../renderer/commands/speaker/answer-who.ts';
import { claimTimes } from '../../../renderer/storage/claim-times.ts';
import { type OpenedServices, openServices } from '../../support/open-services.ts';
import { sampleCase } from '../../support/sample-case.ts';

let services: OpenedServices;
beforeEach(async () => {
  services = await openServices(sampleCase());
});
afterEach(() => services.close());

const last = async (...ids: string[]) => (await claimTimes(services.database, services.open.inHand.caseId, ids))?.what;

test('names the newest step that changed a claim or what hangs on it, in words of the past', async () => {
  expect(await last('c1')).toBe('marked');
  expect(await last('c5')).toBeUndefined();
  await setVerdict(services, ['c1'], 'disputed');
  expect(await last('c1')).toBe('verdict set');
  answerWho(services, [{ claimId: 'c1', attributionId: 'a-c1-0' }], { kind: 'known', speakerId: 's3' });
  await changeClaims(services, ['c5'], 'reword claim 5', () => ({ statement: 'other' }));
  expect(await last('c1', 'a-c1-0')).toBe('speaker set');
  expect(await last('c5')).toBe('changed');
});

test('a step taken back is not what was last done', async () => {
  await setVerdict(services, ['c5'], 'disputed');
  await services.open.journal.undo();
  expect(await last('c5')).toBeUndefined();
});

test('a claim that came with an import was marked by it, not changed', async () => {
  const claim = services.open.inHand.get('claims', 'c5');
  if (!claim) throw new Error('no claim c5');
  await services.open.journal.commit('import statement.docx', (writer) => writer.put('claims', { ...claim, id: 'brought-in' }));
  expect(await last('brought-in')).toBe('marked');
});
