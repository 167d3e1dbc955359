import { describe, expect, test } from 'vitest';
import type { Speaker } from '../../../../renderer/domain/speaker.ts';
import { type Candidate, kindOfName, registerCandidates, whoChoices } from '../../../../renderer/features/who/who-choices.ts';

function speaker(id: string, name: string, more: Partial<Speaker> = {}): Speaker {
  const base = { caseId: 'c', kind: 'person', role: '', affiliation: '', aliases: [], note: '', slot: 1, createdAt: '2026-01-01' } as const;
  return { id, name, ...base, aliases: [], ...more };
}

function named(name: string, more: Partial<Candidate> = {}): Candidate {
  return { speakerId: '', name, kind: 'person', slot: 0, role: '', affiliation: '', aliases: [], reason: '', words: [], ...more };
}

const okafor = speaker('s1', 'Ines Okafor', { aliases: ['Mayor Okafor'] });
const office = speaker('s2', 'Harbour Office', { kind: 'organisation' });
const article = speaker('s3', 'The Quay', { kind: 'outlet', slot: 0 });

function choices(typed: string, more: Partial<Parameters<typeof whoChoices>[0]> = {}) {
  const register = [okafor, office];
  return whoChoices({
    typed,
    asks: 'speaker',
    candidates: [],
    register,
    outlet: undefined,
    outletName: 'The article itself',
    described: '',
    naming: false,
    ...more,
  });
}
const labels = (typed: string, more = {}) => choices(typed, more).map((choice) => choice.label);

describe('while nothing is typed', () => {
  test('the candidates come first with a digit each, five at most, then the short ways', () => {
    const candidates = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => named(name));
    const all = choices('', { candidates });
    expect(all.map((choice) => choice.label)).toEqual([
      ...['A', 'B', 'C', 'D', 'E'],
      'New speaker …',
      'Anonymous source',
      'Unattributed',
      'The article itself',
    ]);
    expect(all.map((choice) => choice.digit).join('')).toBe('12345');
  });

  test('a new speaker has to be named before anything is set', () => {
    const ask = choices('').find((choice) => choice.id === 'new');
    expect(ask?.answer).toEqual({ kind: 'ask' });
    expect(labels('', { naming: true })).toEqual([]);
    expect(labels('Jo', { naming: true })).toEqual(['New speaker "Jo"']);
  });

  test('the article is offered once', () => {
    const candidates = registerCandidates([article]);
    expect(labels('', { candidates, outlet: article }).filter((label) => /article|Quay/.test(label))).toEqual(['The Quay']);
  });

  test('an anonymous source is called as the marked words describe it, each by its own name', () => {
    const draft = (register: Speaker[], described: string) =>
      choices('', { register, described }).find((one) => one.id === 'anonymous')?.answer;
    expect(draft([], 'a senior official')).toEqual({ kind: 'new', draft: { name: 'a senior official', kind: 'unnamed' } });
    expect(draft([speaker('x', 'Anonymous source')], '')).toEqual({
      kind: 'new',
      draft: { name: 'Anonymous source (2)', kind: 'unnamed' },
    });
  });

  test('through whom: nobody can be the answer, the article cannot', () => {
    expect(labels('', { asks: 'via' })).toEqual(['New speaker …', 'Nobody between']);
  });
});

describe('while typing', () => {
  test('names and aliases are found by any word, without case and accents', () => {
    expect(labels('okaf')[0]).toBe('Ines Okafor');
    expect(labels('MAYOR')[0]).toBe('Ines Okafor');
    expect(labels('ofice', { register: [speaker('x', 'Ofíce')] })[0]).toBe('Ofíce');
  });

  test('a new speaker of the typed name is always there, and first when no name begins so', () => {
    expect(labels('Harbour')).toContain('New speaker "Harbour"');
    expect(labels('Sergei Ryabkov')[0]).toBe('New speaker "Sergei Ryabkov"');
    const longer = choices('Dr Ines Okafor', { register: [speaker('x', 'Okafor')] });
    expect(longer.map((choice) => choice.label)).toEqual(['New speaker "Dr Ines Okafor"', 'Okafor', 'Anonymous source "Dr Ines Okafor"']);
  });

  test('somebody of the register comes before a name from the text', () => {
    const candidates = [named('Harbour Master')];
    expect(labels('harb', { candidates }).slice(0, 2)).toEqual(['Harbour Office', 'Harbour Master']);
  });

  test('a name of the text is taken as typed when only its article differs, and what the text tells comes along', () => {
    const words = [{ start: 3, end: 9 }];
    const candidates = [named('a note from the ministry', { kind: 'document', affiliation: 'Ministry', words })];
    const first = choices('The note from the ministry', { candidates })[0];
    expect(first?.label).toBe('The note from the ministry');
    expect(first?.answer).toEqual({
      kind: 'new',
      draft: { name: 'The note from the ministry', kind: 'document', role: '', affiliation: 'Ministry', aliases: [] },
    });
    expect(first?.words).toEqual(words);
  });

  test('a new name that is part of one in the text keeps its kind, role and place', () => {
    const words = [{ start: 0, end: 20 }];
    const candidates = [named('Deputy Minister Jan Novak', { role: 'Deputy Minister', words })];
    const fresh = choices('Jan Novak', { candidates }).find((choice) => choice.id === 'new');
    expect(fresh?.words).toEqual(words);
    expect(fresh?.answer).toMatchObject({ kind: 'new', draft: { name: 'Jan Novak', role: 'Deputy Minister' } });
  });

  test('unattributed and the article can be typed', () => {
    expect(labels('unattr')[0]).toBe('Unattributed');
    expect(labels('article')[0]).toBe('The article itself');
  });
});

test.each([
  ['Sergei Ryabkov', 'person'],
  ['The Russian Foreign Ministry', 'organisation'],
  ['Harbour Office', 'organisation'],
  ['a note from the Russian diplomatic service', 'document'],
  ['the letter', 'document'],
  ['a senior official', 'unnamed'],
  ['officials', 'unnamed'],
] as const)('%s is most likely a %s', (name, kind) => {
  expect(kindOfName(name)).toBe(kind);
});
