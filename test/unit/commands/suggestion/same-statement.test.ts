import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  allTension,
  appearancesOf,
  linkRepeats,
  tensionOffers,
  unlinkAppearance,
} from '../../../../renderer/commands/suggestion/same-statement.ts';
import { type OpenedServices, openServices } from '../../../support/open-services.ts';
import { sampleCase, spanOf } from '../../../support/sample-case.ts';

let services: OpenedServices;
const sourceId = sampleCase().sources[0]?.id ?? '';
beforeEach(async () => {
  services = await openServices(sampleCase());
});
afterEach(() => services.close());

function claim(id: string) {
  const found = services.open.inHand.get('claims', id);
  if (!found) throw new Error(`no claim ${id}`);
  return found;
}
const linkedTo = (id: string) => appearancesOf(services.open.inHand, claim(id)).map((other) => other.id);
const place = (claimId: string) => ({ sourceId, span: spanOf('a delay'), claimId, words: '' });

test('places are linked in one step, unmarked ones become claims, and groups grow together', async () => {
  await linkRepeats(services, claim('c5'), [place('c6')]);
  await linkRepeats(services, claim('c1'), [place('c6'), place('')]);
  const all = linkedTo('c1');
  expect(all).toEqual(expect.arrayContaining(['c5', 'c6']));
  expect(all).toHaveLength(3);
  const made = all.find((id) => !id.startsWith('c')) ?? all.find((id) => id.length > 3) ?? '';
  expect(claim(made).quotes[0]?.exact).toBe('a delay');
  await services.open.journal.undo();
  expect(linkedTo('c5')).toEqual(['c6']);
  expect(linkedTo('c1')).toEqual([]);
});

test('a group that is left with one claim is none', async () => {
  await linkRepeats(services, claim('c5'), [place('c6')]);
  unlinkAppearance(services, 'c6');
  expect(claim('c5')).not.toHaveProperty('sameAs');
  expect(claim('c6')).not.toHaveProperty('sameAs');
});

test('a speaker’s statements at odds with a claim are offered, and those linked already are not', () => {
  const { inHand, journal } = services.open;
  const change = (id: string, exact: string) =>
    journal.commit('reword', (writer) => writer.put('claims', { ...claim(id), quotes: [{ exact, prefix: '', suffix: '' }] }));
  void change('c1', 'the second ferry line would carry 400 passengers a day');
  void change('c2', 'the second ferry line carries 250 passengers each day');
  expect(tensionOffers(inHand, claim('c1')).map((offer) => [offer.claim.id, offer.why])).toEqual([
    ['c2', 'The figures differ: 400 and 250.'],
  ]);
  const pairs = allTension(inHand).map(({ one, other }) => [one.id, other.id].sort());
  expect(pairs.filter((pair) => pair.join() === 'c1,c2')).toHaveLength(1);
  void journal.commit('tie', (writer) => writer.put('claims', { ...claim('c1'), tension: ['c2'] }));
  expect(tensionOffers(inHand, claim('c1'))).toEqual([]);
});
