import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../../renderer/commands/run-command.ts';
import { answerVia, answerWho } from '../../../renderer/commands/speaker/answer-who.ts';
import { type OpenedServices, openServices } from '../../support/open-services.ts';
import { sampleCase, spanOf } from '../../support/sample-case.ts';

let services: OpenedServices;
const sourceId = sampleCase().sources[0]?.id ?? '';
beforeEach(async () => {
  services = await openServices(sampleCase());
});
afterEach(() => services.close());

const rowOf = (claimId: string) => services.open.inHand.attributionsByClaim.of(claimId)[0];
const hold = (claimId: string) => services.ui.setState({ claimId });

describe('answering who says it', () => {
  test('a claim without an attribution gets one along with its new speaker, in one step', async () => {
    expect(rowOf('c4')).toBeUndefined();
    const id = answerWho(services, [{ claimId: 'c4', attributionId: '' }], { kind: 'new', draft: { name: 'Jo Fisher' } }, () => ({
      cue: [spanOf('stated')],
      speakerWords: [spanOf('a letter')],
    }));
    expect(services.open.inHand.get('speakers', id)?.name).toBe('Jo Fisher');
    expect(rowOf('c4')).toMatchObject({ speakerId: id, cue: [spanOf('stated')], speakerWords: [spanOf('a letter')] });
    expect(await services.open.journal.undo()).toBe('set speaker of claim 4');
    expect(rowOf('c4')).toBeUndefined();
    expect(services.open.inHand.get('speakers', id)).toBeUndefined();
  });

  test('what the analyst marked stays; words that named somebody else go', () => {
    const found = () => ({ cue: [spanOf('noted')], speakerWords: [spanOf('Harbour Office')] });
    const row = rowOf('c1');
    answerWho(services, [{ claimId: 'c1', attributionId: row?.id ?? '' }], { kind: 'known', speakerId: 's3' }, found);
    expect(rowOf('c1')).toMatchObject({ speakerId: 's3', cue: [spanOf('said')], speakerWords: [spanOf('Harbour Office')] });
  });

  test('the article’s own voice has the role of the outlet and no cue of its own', () => {
    answerWho(services, [{ claimId: 'c4', attributionId: '' }], { kind: 'known', speakerId: 's4' }, () => ({ cue: [spanOf('stated')] }));
    expect(rowOf('c4')).toMatchObject({ speakerId: 's4', role: 'outlet', cue: [] });
    answerWho(services, [{ claimId: 'c4', attributionId: rowOf('c4')?.id ?? '' }], { kind: 'unattributed' });
    expect(rowOf('c4')).toMatchObject({ speakerId: '', unattributed: true, role: 'original' });
  });

  test('several claims are answered in one step', async () => {
    const targets = ['c4', 'c6'].map((claimId) => ({ claimId, attributionId: rowOf(claimId)?.id ?? '' }));
    answerWho(services, targets, { kind: 'known', speakerId: 's1' });
    expect(['c4', 'c6'].map((id) => rowOf(id)?.speakerId)).toEqual(['s1', 's1']);
    expect(rowOf('c6')?.unattributed).toBe(false);
    expect(await services.open.journal.undo()).toBe('set speaker of 2 claims');
  });

  test('through whom it came can be set and taken away', () => {
    const id = rowOf('c1')?.id ?? '';
    answerVia(services, id, { kind: 'known', speakerId: 's3' });
    expect(rowOf('c1')?.viaId).toBe('s3');
    answerVia(services, id, { kind: 'open' });
    expect(rowOf('c1')?.viaId).toBe('');
  });
});

describe('keys on the claim in hand', () => {
  test('S with words selected makes them the speaker words; without, the question opens', () => {
    hold('c2');
    services.select({ sourceId, spans: [spanOf('Mayor Ines Okafor')] });
    runCommand(services, 'claim.speaker');
    expect(rowOf('c2')?.speakerWords).toEqual([spanOf('Mayor Ines Okafor')]);
    expect(services.ui.getState()).toMatchObject({ who: null, selection: null });
    runCommand(services, 'claim.speaker');
    expect(services.ui.getState().who).toMatchObject({ claimId: 'c2', place: 'text', asks: 'speaker' });
  });

  test('S on a claim that nobody says yet takes the words and asks', () => {
    hold('c4');
    services.select({ sourceId, spans: [spanOf('a letter')] });
    runCommand(services, 'claim.speaker');
    expect(rowOf('c4')?.speakerWords).toEqual([spanOf('a letter')]);
    expect(services.ui.getState().who).toMatchObject({ claimId: 'c4', attributionId: rowOf('c4')?.id });
  });

  test('Q takes the selected words as cue and says so when there are none', () => {
    hold('c1');
    runCommand(services, 'claim.cue');
    expect(services.said.at(-1)).toBe('Select the words of the cue first');
    services.select({ sourceId, spans: [spanOf('noted')] });
    runCommand(services, 'claim.cue');
    expect(rowOf('c1')?.cue).toEqual([spanOf('noted')]);
  });

  test('D goes round the ways of quoting', () => {
    hold('c1');
    const seen = [1, 2, 3].map(() => {
      runCommand(services, 'speaker.quotation');
      return rowOf('c1')?.quotation;
    });
    expect(seen).toEqual(['mixed', 'direct', 'indirect']);
  });

  test('U repeats the speaker set last, else that of the claim before', () => {
    hold('c4');
    runCommand(services, 'speaker.same');
    expect(rowOf('c4')?.speakerId).toBe('s2');
    answerWho(services, [{ claimId: 'c1', attributionId: rowOf('c1')?.id ?? '' }], { kind: 'known', speakerId: 's3' });
    runCommand(services, 'speaker.same');
    expect(rowOf('c4')?.speakerId).toBe('s3');
  });

  test('without a claim the keys say what is missing and change nothing', () => {
    for (const id of ['claim.speaker', 'claim.cue', 'speaker.quotation', 'claim.delete', 'verdict.1', 'evidence.add']) {
      runCommand(services, id);
      expect(services.said.at(-1)).toBe('Choose a claim first');
    }
    expect(services.open.journal.head.undo).toBe(sampleCase().edits[0]?.label);
  });
});

test('a speaker is tagged throughout its source and untagged again', async () => {
  hold('c1');
  runCommand(services, 'speaker.tag');
  await expect.poll(() => services.said.at(-1)).toBe('Tagged Ines Okafor in 1 place');
  const places = () =>
    services.open.inHand.mentionsBySource.of(sourceId).map((row) => sampleCase().texts[0]?.text.slice(row.span.start, row.span.end));
  expect(places()).toEqual(['Ines Okafor', 'Okafor']);
  runCommand(services, 'speaker.untag');
  expect(places()).toEqual([]);
});

describe('judging', () => {
  test('digits give the verdicts of the scale, 0 takes them away with the confidence', () => {
    hold('c5');
    runCommand(services, 'confidence.2');
    expect(services.said.at(-1)).toBe('Give a verdict first');
    runCommand(services, 'verdict.4');
    runCommand(services, 'confidence.2');
    expect(services.open.inHand.get('claims', 'c5')).toMatchObject({ verdict: 'refuted', confidence: 2 });
    runCommand(services, 'verdict.clear');
    expect(services.open.inHand.get('claims', 'c5')).toMatchObject({ verdict: '', confidence: 0 });
    runCommand(services, 'verdict.7');
    expect(services.said.at(-1)).toBe('This case’s scale has 5 verdicts');
  });

  test('selected words become evidence', async () => {
    hold('c5');
    services.select({ sourceId, spans: [spanOf('There were only two')] });
    runCommand(services, 'evidence.selection');
    await expect.poll(() => services.open.inHand.evidenceByClaim.of('c5')).toHaveLength(1);
    expect(services.open.inHand.evidenceByClaim.of('c5')[0]).toMatchObject({ kind: 'passage', quotes: [{ exact: 'There were only two' }] });
  });

  test('deleting takes the next claim in hand and can be undone', async () => {
    hold('c2');
    runCommand(services, 'claim.delete');
    expect(services.ui.getState().claimId).toBe('c3');
    expect(services.said.at(-1)).toBe('Deleted claim 2');
    await services.open.journal.undo();
    expect(services.open.inHand.get('claims', 'c2')?.quotes[0]?.exact).toContain('not ready for winter');
    hold('c6');
    runCommand(services, 'claim.delete');
    expect(services.ui.getState().claimId).toBe('c5');
  });
});
