import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ResolvedSpeaker } from '../../../../renderer/attribution/resolve-speakers.ts';
import { runCommand } from '../../../../renderer/commands/run-command.ts';
import {
  acceptSuggestions,
  bringBack,
  rejectSuggestions,
  resetLowering,
} from '../../../../renderer/commands/suggestion/decide-suggestions.ts';
import { speakerInRegister } from '../../../../renderer/commands/suggestion/speaker-in-register.ts';
import { noteReading, type Proposed, suggestionDesk } from '../../../../renderer/commands/suggestion/suggestion-desk.ts';
import { waitingIn } from '../../../../renderer/commands/suggestion/waiting-suggestions.ts';
import { acceptAndGoOn } from '../../../../renderer/commands/suggestion/walk-suggestions.ts';
import type { Span } from '../../../../renderer/domain/schema.ts';
import { asNewCase } from '../../../../renderer/formats/export/as-new-case.ts';
import { readCaseFile, writeCaseFile } from '../../../../renderer/formats/export/case-file.ts';
import { gatherCase } from '../../../../renderer/storage/case-archive.ts';
import { type OpenedServices, openServices } from '../../../support/open-services.ts';
import { sampleCase, spanOf } from '../../../support/sample-case.ts';

let services: OpenedServices;
const data = sampleCase();
const text = data.texts[0] ?? { id: '', caseId: '', text: '', blocks: [], repairs: [] };
const source = data.sources[0];
if (!source) throw new Error('the sample has no source');

beforeEach(async () => {
  services = await openServices(sampleCase());
});
afterEach(() => services.close());

const person = (name: string, more: Partial<ResolvedSpeaker> = {}): ResolvedSpeaker => ({
  name,
  kind: 'person',
  role: '',
  affiliation: '',
  how: `The text names ${name}.`,
  ...more,
});
let made = 0;
function proposed(content: readonly Span[], more: Partial<Proposed> = {}): Proposed {
  return {
    id: `p${made++}`,
    source: [spanOf('Mayor Ines Okafor')],
    cue: [spanOf('blamed')],
    content,
    manner: 'indirect',
    score: 0.8,
    rule: 'that clause',
    why: 'Because.',
    speaker: person('Ines Okafor'),
    via: null,
    kind: 'speech',
    cueWord: 'noted',
    ...more,
  };
}
const letter = spanOf('a letter from the Harbour Office');
const winter = spanOf('not ready for winter');
const counts = () => (['claims', 'attributions', 'speakers', 'decisions'] as const).map((table) => services.open.inHand.count(table));

describe('accepting', () => {
  test('makes claim, attribution and decision, and finds the speaker in the register', async () => {
    const before = counts();
    const [claimId = ''] = acceptSuggestions(services, text, [proposed([winter], { manner: 'mixed' })]);
    const { inHand } = services.open;
    const row = inHand.attributionsByClaim.of(claimId)[0];
    expect(inHand.get('claims', claimId)?.quotes[0]?.exact).toBe('not ready for winter');
    expect(inHand.get('speakers', row?.speakerId ?? '')?.name).toBe('Ines Okafor');
    expect(row).toMatchObject({ quotation: 'mixed', cue: [spanOf('blamed')], speakerWords: [spanOf('Mayor Ines Okafor')] });
    expect(counts()).toEqual([before[0] ?? 0, before[1] ?? 0, before[2] ?? 0, before[3] ?? 0].map((n, i) => (i === 2 ? n : n + 1)));
    expect(await services.open.journal.undo()).toBe('accept suggestion');
    expect(counts()).toEqual(before);
    await services.open.journal.redo();
    expect(inHand.attributionsByClaim.of(claimId)[0]?.speakerId).toBe(row?.speakerId);
  });

  test('keeps a quotation in two parts, and the speaker through whom it came', () => {
    const parts = [spanOf('We counted the boats ourselves.'), spanOf('There were only two')];
    const [claimId = ''] = acceptSuggestions(services, text, [
      proposed(parts, {
        manner: 'direct',
        source: [letter],
        speaker: person('a letter from the Harbour Office', { kind: 'document' }),
        via: person('The Quay Gazette', { kind: 'organisation' }),
      }),
    ]);
    const { inHand } = services.open;
    const row = inHand.attributionsByClaim.of(claimId)[0];
    expect(inHand.get('claims', claimId)?.spans).toHaveLength(2);
    expect(inHand.get('speakers', row?.viaId ?? '')).toMatchObject({ name: 'The Quay Gazette', kind: 'organisation' });
    expect(inHand.get('speakers', row?.speakerId ?? '')).toMatchObject({ kind: 'document', name: 'Letter from the Harbour Office' });
  });

  test('makes one new speaker for many suggestions, in one step', async () => {
    const before = counts();
    const list = [
      proposed([spanOf('carry 400')], { speaker: person('Bo Lind', { role: 'harbour master' }) }),
      proposed([winter], { speaker: person('Lind') }),
    ];
    const ids = acceptSuggestions(services, text, list);
    const { inHand } = services.open;
    const speakers = ids.map((id) => inHand.attributionsByClaim.of(id)[0]?.speakerId);
    expect(new Set(speakers).size).toBe(1);
    expect(inHand.get('speakers', speakers[0] ?? '')).toMatchObject({ name: 'Bo Lind', role: 'harbour master', aliases: ['Lind'] });
    await services.open.journal.undo();
    expect(counts()).toEqual(before);
  });

  test('leaves the words of nobody unattributed, and a pronoun without antecedent open', () => {
    const [nobody = '', pronoun = ''] = acceptSuggestions(services, text, [
      proposed([winter], { source: [], speaker: person('', { kind: 'unnamed' }) }),
      proposed([spanOf('carry 400')], { speaker: person('', { kind: 'unnamed', how: 'No name before "he" fits it.' }) }),
    ]);
    const row = (id: string) => services.open.inHand.attributionsByClaim.of(id)[0];
    expect(row(nobody)).toMatchObject({ speakerId: '', unattributed: true });
    expect(row(pronoun)).toMatchObject({ speakerId: '', unattributed: false });
  });

  test('with something changed is kept as changed, with what was proposed', () => {
    const one = proposed([winter]);
    const [claimId = ''] = acceptSuggestions(services, text, [one], { spans: [spanOf('for winter')], quotation: 'direct' });
    const decision = [...services.open.inHand.all('decisions')].find((row) => row.claimId === claimId);
    expect(decision).toMatchObject({ decision: 'adjusted', content: [winter], exact: 'not ready for winter' });
    expect(services.open.inHand.get('claims', claimId)?.quotes[0]?.exact).toBe('for winter');
  });
});

describe('a decision', () => {
  const waiting = () => waitingIn(services.open, text.id).list.map((one) => one.id);
  const propose = (list: readonly Proposed[]) => noteReading(services.open, text.id, { state: 'done', found: list });

  test('stays away after a new run, and comes back with undo', async () => {
    const one = proposed([winter]);
    propose([one]);
    expect(waiting()).toEqual([one.id]);
    rejectSuggestions(services, text, [one]);
    expect(waiting()).toEqual([]);
    const again = proposed([{ start: winter.start, end: winter.end - 1 }]);
    propose([again]);
    expect(waiting()).toEqual([]);
    await services.open.journal.undo();
    expect(waiting()).toEqual([again.id]);
  });

  test('travels in the case file, also into a copy of the case', async () => {
    const one = proposed([winter]);
    rejectSuggestions(services, text, [one]);
    await services.open.journal.settled();
    const saved = await writeCaseFile(
      await gatherCase(services.database, services.open.inHand, { originals: true, history: true }),
      '2026-11-25T00:00:00.000Z',
    );
    const opened = await readCaseFile(saved);
    const copy = await openServices(asNewCase(opened.data));
    const copied = [...copy.open.inHand.all('sources')][0]?.id ?? '';
    noteReading(copy.open, copied, { state: 'done', found: [one] });
    expect(waitingIn(copy.open, copied).list).toEqual([]);
    await copy.close();
  });

  test('can be taken back for one alone', () => {
    const one = proposed([winter]);
    propose([one]);
    rejectSuggestions(services, text, [one]);
    const row = [...services.open.inHand.all('decisions')].find((decision) => decision.exact === 'not ready for winter');
    bringBack(services, row?.id ?? '');
    expect(waiting()).toEqual([one.id]);
  });

  test('that rejects a rule again and again holds it back, until it is reset', () => {
    const words = ['Harbour', 'second line', 'passengers', 'the port', 'There were', 'blamed'];
    const list = words.map((word) => proposed([spanOf(word)], { rule: 'speech noun', cueWord: word }));
    propose(list);
    const [last, ...others] = list.toReversed();
    rejectSuggestions(services, text, others);
    expect(waitingIn(services.open, text.id)).toEqual({ list: [], lowered: 1 });
    resetLowering(services, 'rule', 'speech noun');
    expect(waiting()).toEqual([last?.id]);
  });

  test('is not needed where a claim covers the words, in kinds not asked for, or below the score', () => {
    propose([
      proposed([spanOf('the second line would carry 400 passengers a day')]),
      proposed([spanOf('400 passengers')], { cue: [spanOf('said')] }),
      proposed([winter], { kind: 'belief' }),
      proposed([letter], { score: 0.4 }),
    ]);
    suggestionDesk(services.open).setState({ choice: { on: true, kinds: ['speech'], threshold: 0.5 } });
    expect(waiting()).toEqual([]);
  });
});

describe('walking', () => {
  test('R takes the first, A accepts and goes on, X rejects, J skips', async () => {
    const list = [proposed([spanOf('second line')]), proposed([winter]), proposed([letter])];
    noteReading(services.open, text.id, { state: 'done', found: list });
    const inHand = () => suggestionDesk(services.open).getState().inHandId;
    runCommand(services, 'suggestion.next');
    expect(inHand()).toBe(list[0]?.id);
    runCommand(services, 'claim.next');
    expect(inHand()).toBe(list[1]?.id);
    await acceptAndGoOn(services, list[1] ?? proposed([winter]));
    expect(inHand()).toBe(list[2]?.id);
    runCommand(services, 'suggestion.reject');
    await expect.poll(inHand).toBe(list[0]?.id);
    expect(services.said.at(-1)).toMatch(/^Rejected\. Suggested/);
    expect(services.open.journal.head.undo).toBe('reject suggestion');
  });

  test('a verdict digit accepts with that verdict in one step and goes on; one beyond the scale changes nothing', async () => {
    const list = [proposed([winter]), proposed([spanOf('carry 400')])];
    noteReading(services.open, text.id, { state: 'done', found: list });
    const before = counts();
    runCommand(services, 'suggestion.next');
    runCommand(services, 'verdict.9');
    runCommand(services, 'verdict.clear');
    expect(services.said.at(-1)).toMatch(/no verdict yet/);
    expect(counts()).toEqual(before);
    runCommand(services, 'verdict.2');
    await expect.poll(() => services.open.inHand.count('claims')).toBe((before[0] ?? 0) + 1);
    const [decision] = [...services.open.inHand.all('decisions')].filter((row) => row.exact === 'not ready for winter');
    expect(decision?.decision).toBe('accepted');
    expect(services.open.inHand.get('claims', decision?.claimId ?? '')?.verdict).toBe('disputed');
    expect(suggestionDesk(services.open).getState().inHandId).toBe(list[1]?.id);
    await services.open.journal.undo();
    expect(counts()).toEqual(before);
  });

  test('changing the quotation accepts it as changed and takes the claim in hand', async () => {
    const one = proposed([winter]);
    noteReading(services.open, text.id, { state: 'done', found: [one] });
    runCommand(services, 'suggestion.next');
    runCommand(services, 'speaker.quotation');
    await expect.poll(() => services.ui.getState().claimId).not.toBe('');
    const row = services.open.inHand.attributionsByClaim.of(services.ui.getState().claimId)[0];
    expect(row?.quotation).toBe('mixed');
  });
});

describe('the register', () => {
  const led = (speaker: ResolvedSpeaker) => {
    const found = speakerInRegister(services.open.inHand, source, speaker);
    return found.kind === 'known' ? found.speaker.name : found.kind;
  };
  test('knows a person by last name when only one fits, never by a different first name', () => {
    expect(led(person('Okafor'))).toBe('Ines Okafor');
    expect(led(person('Ines A. Okafor'))).toBe('Ines Okafor');
    expect(led(person('Tom Okafor'))).toBe('new');
  });
  test('takes an unnamed source of another article for somebody else', () => {
    expect(led(person('a harbour official', { kind: 'unnamed' }))).toBe('new');
  });
});
