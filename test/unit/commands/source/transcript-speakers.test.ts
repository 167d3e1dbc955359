import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markClaim } from '../../../../renderer/commands/claim/claim-acts.ts';
import { buildSource } from '../../../../renderer/commands/source/build-source.ts';
import { decideVoice, noChoices } from '../../../../renderer/commands/source/review-choices.ts';
import { addSources, type SourceBundle } from '../../../../renderer/commands/source/source-acts.ts';
import { answerWho } from '../../../../renderer/commands/speaker/answer-who.ts';
import { deleteSpeaker, mergeSpeakers, setVoice, splitSpeaker } from '../../../../renderer/commands/speaker/speaker-acts.ts';
import { sourceSchema } from '../../../../renderer/domain/source.ts';
import { timeAt } from '../../../../renderer/domain/times.ts';
import { asNewCase } from '../../../../renderer/formats/export/as-new-case.ts';
import { readCaseFile, writeCaseFile } from '../../../../renderer/formats/export/case-file.ts';
import { withPseudonyms } from '../../../../renderer/formats/export/pseudonyms.ts';
import { readSource } from '../../../../renderer/formats/import/read-source.ts';
import { gatherCase } from '../../../../renderer/storage/case-archive.ts';
import { turnsOf } from '../../../../renderer/storage/turn-counts.ts';
import { type OpenedServices, openServices } from '../../../support/open-services.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const vtt = `WEBVTT

00:00:04.000 --> 00:00:09.000
<v The Chair>Good morning.

00:00:10.000 --> 00:00:14.000
<v Sen. Jane Doe (D-OH)>The fees rose by forty per cent.

00:00:14.000 --> 00:00:19.000
<v Sen. Jane Doe (D-OH)>The port said that it would pay.

00:00:20.000 --> 00:00:24.000
<v TOM LINDQVIST, PORT DIRECTOR>It never did.

00:01:00.000 --> 00:01:04.000
<v Tom Lindqvist>Nobody signed that.
`;
const bytes = new TextEncoder().encode(vtt);
let services: OpenedServices;
let bundle: SourceBundle;
beforeEach(async () => {
  services = await openServices(sampleCase());
  const read = await readSource({ name: 'hearing.vtt', mediaType: '', bytes });
  bundle = buildSource({
    caseId: services.open.inHand.caseId,
    fileName: 'hearing.vtt',
    bytes,
    sha256: 'a'.repeat(64),
    read,
    choices: decideVoice(noChoices, 'The Chair', { name: 'Ruth Okafor' }),
    by: 'Ada',
    at: '2026-01-02T03:04:05.678Z',
    register: services.open.inHand.all('speakers'),
  });
  await addSources(services, [bundle]);
});
afterEach(() => services.close());

const hand = () => services.open.inHand;
const voices = () => hand().get('sources', bundle.source.id)?.voices ?? [];
const speaker = (name: string) => [...hand().all('speakers')].find((row) => row.name === name);
const spanOf = (words: string) => {
  const start = bundle.text.text.indexOf(words);
  return { start, end: start + words.length };
};
const mark = (words: string) => {
  const claimId = markClaim(services, bundle.text, [spanOf(words)], 'Ada');
  return { claimId, row: () => hand().attributionsByClaim.of(claimId)[0] };
};

describe('importing a transcript', () => {
  test('brings its speakers in with it, in one step that undo and redo take back and do again', async () => {
    expect(sourceSchema.parse(bundle.source)).toEqual(bundle.source);
    expect(voices().map(({ label, turns }) => [label, turns])).toEqual([
      ['The Chair', 1],
      ['Sen. Jane Doe (D-OH)', 1],
      ['TOM LINDQVIST, PORT DIRECTOR', 1],
      ['Tom Lindqvist', 1],
    ]);
    expect(speaker('Jane Doe')).toMatchObject({ role: 'Senator', affiliation: 'D-OH', kind: 'person' });
    expect(speaker('Ruth Okafor')?.role).toBe('Chair');
    const before = hand().count('speakers');
    await services.open.journal.undo();
    expect([hand().count('speakers'), hand().get('sources', bundle.source.id)]).toEqual([before - 3, undefined]);
    await services.open.journal.redo();
    expect([hand().count('speakers'), voices().length]).toEqual([before, 4]);
  });

  test('knows who is in the register already', async () => {
    const again = buildSource({
      caseId: hand().caseId,
      fileName: 'b.vtt',
      bytes,
      sha256: 'b'.repeat(64),
      read: await readSource({ name: 'b.vtt', mediaType: '', bytes }),
      choices: noChoices,
      by: '',
      at: '2026-01-02T03:04:05.678Z',
      register: hand().all('speakers'),
    });
    expect(again.speakers?.map((row) => row.name)).toEqual(['The Chair']);
    expect(again.source.voices?.[1]?.speakerId).toBe(speaker('Jane Doe')?.id);
  });

  test('travels in the case file, under other ids too, and gives no name away', async () => {
    const data = await gatherCase(services.database, hand(), { originals: true, history: true });
    const opened = await readCaseFile(await writeCaseFile(data, '2026-01-02T03:04:05.678Z'));
    expect(opened.problems).toEqual([]);
    const source = opened.data.sources.find((row) => row.id === bundle.source.id);
    expect(source).toEqual(bundle.source);
    expect(opened.data.texts.find((row) => row.id === bundle.source.id)?.times).toEqual(bundle.text.times);
    const copy = asNewCase(data);
    const ids = new Set(copy.speakers.map((row) => row.id));
    expect(copy.sources.flatMap((row) => row.voices ?? []).every((voice) => ids.has(voice.speakerId))).toBe(true);
    const hidden = JSON.stringify({ ...withPseudonyms(data).data, originals: [] });
    expect(hidden).not.toMatch(/Doe|Lindqvist|LINDQVIST|Okafor|D-OH/);
    expect(hidden).toContain('Person A');
  });
});

describe('a claim in a turn', () => {
  test('has the turn’s speaker at once, quoted directly, and the time of its caption', async () => {
    const { claimId, row } = mark('The port said');
    expect(row()).toMatchObject({
      speakerId: speaker('Jane Doe')?.id,
      quotation: 'direct',
      role: 'original',
      viaId: '',
      unattributed: false,
    });
    expect(timeAt(bundle.text, hand().get('claims', claimId)?.spans[0]?.start ?? 0)).toBe(14);
    expect(await services.open.journal.undo()).toBe('mark claim');
    expect(hand().get('claims', claimId)).toBeUndefined();
  });

  test('of somebody whom the speaker quotes came through the speaker, and back again', () => {
    const { claimId, row } = mark('it would pay');
    const jane = speaker('Jane Doe')?.id ?? '';
    const turn = { speakerId: jane, quotation: 'indirect' as const };
    const found = () => ({ turn });
    const tom = answerWho(services, [{ claimId, attributionId: row()?.id ?? '' }], { kind: 'new', draft: { name: 'The port' } }, found);
    expect(row()).toMatchObject({ speakerId: tom, viaId: jane, quotation: 'indirect' });
    answerWho(services, [{ claimId, attributionId: row()?.id ?? '' }], { kind: 'known', speakerId: jane }, found);
    expect(row()).toMatchObject({ speakerId: jane, viaId: '', quotation: 'direct' });
  });
});

describe('turns follow their speakers', () => {
  test('when speakers become one, and undo parts them again', async () => {
    const tom = speaker('Tom Lindqvist')?.id ?? '';
    const jane = speaker('Jane Doe')?.id ?? '';
    await mergeSpeakers(services, jane, [tom]);
    expect(voices().filter((voice) => voice.speakerId === jane)).toHaveLength(3);
    expect(turnsOf(hand(), jane)).toMatchObject([
      { turns: 3, labels: ['Sen. Jane Doe (D-OH)', 'TOM LINDQVIST, PORT DIRECTOR', 'Tom Lindqvist'] },
    ]);
    await services.open.journal.undo();
    expect(voices().filter((voice) => voice.speakerId === tom)).toHaveLength(2);
    expect(turnsOf(hand(), jane)).toMatchObject([{ turns: 1 }]);
  });

  test('when one is split off or deleted', async () => {
    const tom = speaker('Tom Lindqvist')?.id ?? '';
    const sourceId = bundle.source.id;
    const other = splitSpeaker(services, tom, { name: 'T. Lindqvist' }, [], [{ sourceId, label: 'Tom Lindqvist' }]);
    expect(
      voices()
        .map((voice) => voice.speakerId)
        .slice(2),
    ).toEqual([tom, other]);
    await deleteSpeaker(services, tom);
    expect(voices().map((voice) => voice.label)).toEqual(['The Chair', 'Sen. Jane Doe (D-OH)', 'Tom Lindqvist']);
    expect(mark('It never did').row()).toMatchObject({ speakerId: '', quotation: 'indirect' });
    await services.open.journal.undo();
    await services.open.journal.undo();
    expect(voices()).toHaveLength(4);
  });

  test('when the analyst says who a label is', async () => {
    const id = setVoice(services, bundle.source.id, 'The Chair', 1, { kind: 'new', draft: { name: 'Ann Ray' } });
    expect(voices()[0]).toEqual({ label: 'The Chair', speakerId: id, turns: 1 });
    setVoice(services, bundle.source.id, 'The Chair', 1, { kind: 'open' });
    expect(voices().map((voice) => voice.label)).not.toContain('The Chair');
    await services.open.journal.undo();
    await services.open.journal.undo();
    expect(voices()[0]?.speakerId).toBe(speaker('Ruth Okafor')?.id);
  });
});
