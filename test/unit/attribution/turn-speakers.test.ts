import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTurnLabel } from '../../../renderer/attribution/turn-label.ts';
import { proposeVoices, type VoiceChoice, voiceRows } from '../../../renderer/attribution/turn-speakers.ts';
import { voiceSchema } from '../../../renderer/domain/source.ts';
import { type Speaker, speakerSchema } from '../../../renderer/domain/speaker.ts';

const at = '2026-01-02T03:04:05.678Z';
const known = (name: string, more: Partial<Speaker> = {}): Speaker => ({
  id: `id ${name}`,
  caseId: 'c',
  name,
  kind: 'person',
  role: '',
  affiliation: '',
  aliases: [],
  note: '',
  slot: 1,
  createdAt: at,
  ...more,
});
const labels = (...names: string[]) => names.map((label, first) => ({ label, turns: first + 1, length: 10 * (first + 1), first }));
const rowsOf = (names: readonly string[], register: readonly Speaker[] = [], choices?: ReadonlyMap<string, VoiceChoice>, title = '') => {
  let n = 0;
  return voiceRows(proposeVoices(labels(...names), register, choices, title), register, { caseId: 'c', at, id: () => `new ${++n}` });
};

describe('the label of a turn', () => {
  it.each([
    ['Sen. Jane Doe (D-OH)', 'Jane Doe', 'person', 'Senator', 'D-OH'],
    ['JANE DOE, HARBOUR NEWS ANCHOR', 'Jane Doe', 'person', 'harbour news anchor', ''],
    ['Hon. Ruth Okafor (Harbour—North, Lib.)', 'Ruth Okafor', 'person', '', 'Harbour—North, Lib.'],
    ['The Acting Chair (Mr. Tom Lind (Bay, Ind.))', 'Tom Lind', 'person', 'Acting Chair', 'Bay, Ind.'],
    ['Hon. Ann Ray (Minister of Ports)', 'Ann Ray', 'person', 'Minister of Ports', ''],
    ['Dr. Wolf SCHÄFER', 'Wolf Schäfer', 'person', 'Dr.', ''],
    ['Mr. McCOY of Ohio', 'Mr. McCoy', 'person', '', 'Ohio'],
    ["JOHN O'NEIL JR.", "John O'Neil Jr.", 'person', '', ''],
    ['Präsidentin Dr. Anna Weide', 'Anna Weide', 'person', 'Präsidentin Dr.', ''],
    ['محمد علي', 'محمد علي', 'person', '', ''],
    ['田中太郎', '田中太郎', 'person', '', ''],
    ['THE CHAIR', 'The Chair', 'unnamed', '', ''],
    ['Speaker 1', 'Speaker 1', 'unnamed', '', ''],
    ['SPEAKER_00', 'Speaker 00', 'unnamed', '', ''],
    ['UNIDENTIFIED FEMALE', 'Unidentified Female', 'unnamed', '', ''],
    ['Prime Minister', 'Prime Minister', 'unnamed', '', ''],
    ['Some hon. members', 'Some hon. members', 'unnamed', '', ''],
    ['Ведущий', 'Ведущий', 'unnamed', '', ''],
    ['Department of Ports', 'Department of Ports', 'organisation', '', ''],
  ])('%s is read', (label, name, kind, role, affiliation) => {
    expect(readTurnLabel(label)).toEqual({ name, kind, role, affiliation });
  });

  it('never comes out empty for one that says something, and reads the same each time', () => {
    const part = fc.constantFrom(
      'Mr.',
      'JANE',
      'Doe',
      'The',
      'Chair',
      '(D-OH)',
      '(',
      ')',
      ',',
      'PhD',
      '1',
      'of',
      'O’NEIL',
      '田中',
      'علي',
      'É',
      '-',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const label = parts.join(' ');
        const read = readTurnLabel(label);
        expect(readTurnLabel(label)).toEqual(read);
        if (/[\p{L}\p{N}]/u.test(label)) expect(read.name).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });
});

describe('the speakers of a transcript', () => {
  it('are one for each person, whichever way the text calls them', () => {
    const names = [
      'JANE DOE, HOST',
      'DOE',
      'Ms. Doe',
      'Tom Lind',
      'Tom Ray',
      'LIND',
      'The Chair (Ann Ray)',
      'The Chair',
      'Mr. Smith',
      'Mrs. Smith',
    ];
    const { voices, speakers } = rowsOf(names);
    const nameOf = (label: string) => speakers.find((row) => row.id === voices.find((voice) => voice.label === label)?.speakerId)?.name;
    expect(names.map(nameOf)).toEqual([
      'Jane Doe',
      'Jane Doe',
      'Jane Doe',
      'Tom Lind',
      'Tom Ray',
      'Tom Lind',
      'Ann Ray',
      'Ann Ray',
      'Mr. Smith',
      'Mrs. Smith',
    ]);
    expect(speakers.find((row) => row.name === 'Ann Ray')).toMatchObject({ role: 'Chair', aliases: ['The Chair (Ann Ray)'] });
    expect(speakers.find((row) => row.name === 'Jane Doe')?.aliases).toContain('DOE');
  });

  it('are looked up in the register by name, alias and last name; roles without a name never are', () => {
    const register = [known('Jane Doe', { aliases: ['J. D.-O.'] }), known('The Chair', { kind: 'unnamed' })];
    const { voices, speakers } = rowsOf(['Sen. DOE', 'J. D.-O.', 'THE CHAIR', 'Doe Ray'], register, undefined, 'Budget day');
    expect(voices.map((voice) => voice.speakerId)).toEqual(['id Jane Doe', 'id Jane Doe', 'new 1', 'new 2']);
    expect(speakers.map((row) => row.name)).toEqual(['The Chair (Budget day)', 'Doe Ray']);
  });

  it('are renamed, made one and left out as the analyst says; turns without a name are nobody until they get one', () => {
    const choices = new Map<string, VoiceChoice>([
      ['Speaker 1', { name: 'Jane Doe' }],
      ['Speaker 2', { name: ' jane  doe ' }],
      ['Speaker 3', { out: true }],
      ['', { name: 'Tom Lind' }],
    ]);
    const { voices, speakers } = rowsOf(['Speaker 1', 'Speaker 2', 'Speaker 3', ''], [], choices);
    expect(speakers.map((row) => [row.name, row.kind, row.role, row.aliases])).toEqual([
      ['Jane Doe', 'person', 'Speaker 1', []],
      ['Tom Lind', 'person', '', []],
    ]);
    expect(voices.map(({ label, speakerId, turns }) => [label, speakerId, turns])).toEqual([
      ['Speaker 1', 'new 1', 1],
      ['Speaker 2', 'new 1', 2],
      ['', 'new 2', 4],
    ]);
    expect(rowsOf([''])).toEqual({ voices: [], speakers: [] });
    const register = [known('Jane Doe')];
    expect(rowsOf(['Speaker 1'], register, choices)).toEqual({
      voices: [{ label: 'Speaker 1', speakerId: 'id Jane Doe', turns: 1 }],
      speakers: [],
    });
  });

  it('give valid rows, each label at most once and each speaker known, with the colours of those who speak most', () => {
    const label = fc.constantFrom(
      'The Chair',
      'The Chair (Ann Ray)',
      'ANN RAY',
      'Ray',
      'Mr. Lind',
      'Tom Lind (Bay)',
      'Speaker 1',
      'Q',
      '',
      'x'.repeat(400),
      '田中',
    );
    const register = fc.subarray([known('Ann Ray'), known('Lind', { slot: 2 }), known('The Chair', { kind: 'unnamed', slot: 0 })]);
    fc.assert(
      fc.property(
        fc.uniqueArray(label, { maxLength: 9 }),
        register,
        fc.dictionary(label, fc.record({ name: label, out: fc.boolean() })),
        (names, rows, choices) => {
          const { voices, speakers } = rowsOf(names, rows, new Map(Object.entries(choices)), 'T');
          for (const voice of voices) expect(voiceSchema.parse(voice)).toEqual(voice);
          for (const speaker of speakers) expect(speakerSchema.parse(speaker)).toEqual(speaker);
          expect(new Set(voices.map((voice) => voice.label)).size).toBe(voices.length);
          const ids = new Set([...rows, ...speakers].map((row) => row.id));
          expect(voices.every((voice) => ids.has(voice.speakerId))).toBe(true);
          const slots = [...rows, ...speakers].map((row) => row.slot).filter((slot) => slot > 0 && slot !== 1);
          expect(new Set(slots).size).toBe(slots.length);
          expect(speakers.every((row) => voices.some((voice) => voice.speakerId === row.id))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
