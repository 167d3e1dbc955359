import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { newClaim } from '../../../renderer/commands/claim/claim-acts.ts';
import { allTension, appearancesOf, tensionOffers, unlinkAppearance } from '../../../renderer/commands/suggestion/same-statement.ts';
import { rejectedIn } from '../../../renderer/commands/suggestion/suggestion-desk.ts';
import { loweringOf } from '../../../renderer/commands/suggestion/waiting-suggestions.ts';
import { adjudicate, composedFrom, composeVersions, reopenDifference } from '../../../renderer/commands/together/adjudicate.ts';
import { standingClaims } from '../../../renderer/formats/export/standing-claims.ts';
import { gatherCase } from '../../../renderer/storage/case-archive.ts';
import { CaseInHand } from '../../../renderer/storage/case-in-hand.ts';
import { claimLinesOf } from '../../../renderer/storage/claim-lines.ts';
import { tensionOf } from '../../../renderer/storage/claim-words.ts';
import { voicesIn } from '../../../renderer/storage/voice-counts.ts';
import { codedCase } from '../../../renderer/together/agreement/coded-case.ts';
import { type OpenedServices, openServices } from '../../support/open-services.ts';
import { sampleCase } from '../../support/sample-case.ts';

const data = sampleCase();
const [first, second] = data.claims;
const sourceId = first?.sourceId ?? '';
let services: OpenedServices | null = null;
afterEach(async () => {
  await services?.close();
  services = null;
});

describe('a difference that was decided', () => {
  it('leaves what was set aside out of the text, tables, counts and reports, keeps it in the case file, and undo brings it back', async () => {
    services = await openServices(data);
    const { inHand } = services.open;
    const lines = claimLinesOf(inHand);
    const shown = () => [inHand.claimsIn(sourceId).size, inHand.shownCount, lines.all().length];
    const voices = () => [...voicesIn(inHand, sourceId).values()].reduce((sum, count) => sum + count, 0);
    const all = data.claims.length;
    expect(shown()).toEqual([all, all, all]);
    const before = voices();
    await adjudicate(services, { claims: [first?.id ?? '', second?.id ?? ''], stands: [second?.id ?? ''] });
    expect(shown()).toEqual([all - 1, all - 1, all - 1]);
    expect(voices()).toBeLessThan(before);
    expect(inHand.everyClaimIn(sourceId).size).toBe(all);
    expect(inHand.get('claims', second?.id ?? '')?.adjudged).toBe('stands');
    const report = await gatherCase(services.database, inHand, { originals: false, history: false });
    expect(report.claims.length).toBe(all - 1);
    expect(report.attributions.some((row) => row.claimId === first?.id)).toBe(false);
    const file = await gatherCase(services.database, inHand, { originals: true, history: true });
    expect(file.claims.length).toBe(all);
    expect(standingClaims(file).claims.map((row) => row.id)).not.toContain(first?.id);
    await services.open.journal.undo();
    expect(shown()).toEqual([all, all, all]);
    expect(voices()).toBe(before);
    await services.open.journal.redo();
    await reopenDifference(services, [first?.id ?? '', second?.id ?? '']);
    expect(shown()).toEqual([all, all, all]);
    expect(inHand.get('claims', first?.id ?? '')).not.toHaveProperty('adjudged');
  });
});

describe('a difference decided field by field', () => {
  it('is one claim of who decides, with each field and all evidence of the versions, in one step; agreement is as it was', async () => {
    const [mine, other] = data.claims;
    if (!mine || !other) throw new Error('no claims');
    const ben = { ...mine, id: 'of-ben', verdict: 'supported', confidence: 3, topics: [], createdBy: 'Ben', tension: [other.id] };
    const said = data.attributions.find((row) => row.claimId === mine.id);
    if (!said) throw new Error('no attribution');
    const speaker = data.speakers.find((row) => row.id !== said.speakerId);
    const linked = { ...other, tension: [...other.tension, 'of-ben'] };
    const both = {
      ...data,
      claims: [mine, linked, ...data.claims.slice(2), ben],
      attributions: [
        ...data.attributions,
        { ...said, id: 'said-by-ben', claimId: 'of-ben', speakerId: speaker?.id ?? '', quotation: 'direct' as const },
      ],
    };
    services = await openServices(both);
    const { inHand, journal } = services.open;
    const coded = () =>
      codedCase({
        sources: inHand.all('sources'),
        claims: inHand.all('claims'),
        attributionsOf: (id) => inHand.attributionsByClaim.of(id),
      });
    const before = coded();
    const rows = () => [[...inHand.all('claims')].length, [...inHand.all('attributions')].length, [...inHand.all('evidence')].length];
    const counted = rows();
    const picks = { passage: mine.id, speaker: 'of-ben', quotation: mine.id, verdict: 'of-ben', confidence: 'of-ben', topics: mine.id };
    await composeVersions(services, [mine.id, 'of-ben'], picks);
    const composed = composedFrom(services, [mine.id, 'of-ben']);
    expect(composed).toMatchObject({
      ...{ spans: mine.spans, topics: mine.topics, statement: mine.statement, verdict: 'supported', confidence: 3 },
      ...{ createdBy: 'Ada', adjudged: 'stands', composedOf: [mine.id, 'of-ben'] },
    });
    expect(inHand.attributionsByClaim.of(composed?.id ?? '')).toMatchObject([{ speakerId: speaker?.id, quotation: said.quotation }]);
    expect([...inHand.evidenceByClaim.of(composed?.id ?? '')].length).toBe([...inHand.evidenceByClaim.of(mine.id)].length);
    expect(inHand.get('claims', other.id)?.tension).toContain(composed?.id);
    expect([mine.id, 'of-ben'].map((id) => inHand.get('claims', id)?.adjudged)).toEqual(['set-aside', 'set-aside']);
    expect(coded()).toEqual(before);
    await journal.undo();
    expect([rows(), inHand.get('claims', 'of-ben')]).toEqual([counted, ben]);
    await journal.redo();
    await reopenDifference(services, [mine.id, 'of-ben']);
    expect([rows(), inHand.get('claims', 'of-ben'), composedFrom(services, [mine.id])]).toEqual([counted, ben, undefined]);

    // all of one version: that one stands, and nothing is made
    const ofBen = { passage: 'of-ben', speaker: 'of-ben', quotation: 'of-ben', verdict: 'of-ben', confidence: 'of-ben', topics: 'of-ben' };
    await composeVersions(services, [mine.id, 'of-ben'], ofBen);
    expect([rows(), inHand.get('claims', 'of-ben')?.adjudged, inHand.get('claims', mine.id)?.adjudged]).toEqual([
      counted,
      'stands',
      'set-aside',
    ]);
  });
});

describe('working blind', () => {
  it('shows nothing that others marked or noted, and loses none of it', () => {
    const others = data.claims.map((claim, i) => ({ ...claim, createdBy: i === 0 ? 'Ada' : 'Ben' }));
    const notes = data.notes.map((note) => ({ ...note, createdBy: 'Ben' }));
    const inHand = new CaseInHand(
      data.case.id,
      { ...data, cases: [data.case], claims: others, notes },
      [],
      (row) => row.createdBy !== 'Ada',
    );
    expect(inHand.claimsIn(sourceId).size).toBe(1);
    expect([...inHand.shownClaims()].map((claim) => claim.createdBy)).toEqual(['Ada']);
    expect([...inHand.shownAttributions()].every((row) => row.claimId === first?.id)).toBe(true);
    expect(inHand.shownNotesIn(sourceId)).toEqual([]);
    expect(inHand.hidden).toBe(others.length - 1);
    expect(inHand.everyClaimIn(sourceId).size).toBe(others.length);
    expect([...inHand.all('claims')].length).toBe(others.length);
  });

  /** Ada's first claim and Ben's others, all of one speaker, one statement and in tension. */
  const bothCoders = () => ({
    ...data,
    claims: data.claims.map((claim, i) => ({
      ...claim,
      createdBy: i === 0 ? 'Ada' : 'Ben',
      sameAs: first?.id ?? '',
      tension: i === 0 ? [second?.id ?? ''] : [],
      quotes: [{ exact: `the second ferry line carries ${i + 2}00 passengers a day`, prefix: '', suffix: '' }],
    })),
    attributions: data.attributions.map((row) => ({ ...row, speakerId: data.speakers[0]?.id ?? '', unattributed: false })),
  });

  it('does not tell of others’ claims by what is said again, in tension or suggested', async () => {
    const [decision] = data.decisions;
    if (!decision) throw new Error('no decision');
    const decisions = Array.from({ length: 20 }, (_, i) => ({
      ...decision,
      id: `ben ${i}`,
      decision: 'rejected' as const,
      claimId: '',
      decidedBy: 'Ben',
    }));
    services = await openServices({ ...bothCoders(), decisions }, { blind: true });
    const { inHand } = services.open;
    const own = inHand.get('claims', first?.id ?? '');
    if (!own) throw new Error('no claim');
    expect(inHand.shownClaim(second?.id ?? '')).toBeUndefined();
    expect(appearancesOf(inHand, own)).toEqual([]);
    expect(tensionOffers(inHand, { ...own, tension: [] })).toEqual([]);
    expect(allTension(inHand)).toEqual([]);
    expect(rejectedIn(inHand, sourceId)).toEqual([]);
    expect(loweringOf(inHand).factorOf(decision.rule, decision.cueWord)).toBe(1);
    const line = claimLinesOf(inHand).line(own.id);
    expect(line && tensionOf(line, claimLinesOf(inHand), inHand)).toBe('');
    // nobody's group is broken up by it: what is hidden stays linked among itself
    unlinkAppearance(services, own.id);
    expect(inHand.get('claims', second?.id ?? '')?.sameAs).toBe(first?.id);
  });

  it('keeps showing what an analyst marks who changes their name meanwhile', async () => {
    let name = 'Ada';
    services = await openServices(bothCoders(), { blind: true, analyst: () => name });
    const { inHand, journal } = services.open;
    const text = data.texts[0];
    if (!text) throw new Error('no text');
    const hidden = inHand.hidden;
    name = 'Ada Lovelace';
    const made = newClaim(text, [{ start: 0, end: 7 }], services.analyst());
    void journal.commit('mark', (writer) => writer.put('claims', made));
    expect(inHand.claimsIn(sourceId).size).toBe(2);
    expect(inHand.shownClaim(made.id)).toBeDefined();
    expect(inHand.shownClaim(first?.id ?? '')).toBeDefined();
    expect(inHand.hidden).toBe(hidden);
    void journal.commit('delete', (writer) => writer.remove('claims', first?.id ?? ''));
    expect(inHand.hidden).toBe(hidden);
  });
});
