import { describe, expect, it } from 'vitest';
import type { Block } from '../../../renderer/domain/source.ts';
import { turnNotes } from '../../../renderer/domain/turn-notes.ts';
import { startsTurn, turnLabels, turnsBySpeaker, withVoices } from '../../../renderer/domain/turns.ts';

function blocksOf(lines: readonly [kind: Block['kind'], speaker: string | undefined, words: string, time?: number][]): {
  text: string;
  blocks: Block[];
} {
  let text = '';
  const blocks = lines.map(([kind, speaker, words, time]): Block => {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += words;
    return { kind, start, end: text.length, ...(speaker ? { speaker } : {}), ...(time === undefined ? {} : { time }) };
  });
  return { text, blocks };
}

const talk = blocksOf([
  ['title', undefined, 'A talk'],
  ['turn', 'ANN', 'Good day.', 4],
  ['turn', 'ANN', 'Sit down.'],
  ['paragraph', undefined, '(Laughter)'],
  ['turn', 'ANN', 'Thank you.'],
  ['turn', 'BOB LEE', 'BOB LEE: I will.', 9],
  ['turn', undefined, 'Who was that?', 12],
  ['heading', undefined, 'Afternoon'],
  ['turn', 'ANN', 'Again, good day.'],
]);

describe('turns', () => {
  it('go on over paragraphs and laughter, and end at another speaker or a heading', () => {
    expect(talk.blocks.map((_, i) => startsTurn(talk.blocks, i))).toEqual([false, true, false, false, false, true, true, false, true]);
    expect(turnLabels(talk.blocks).map(({ label, turns }) => [label, turns])).toEqual([
      ['ANN', 2],
      ['BOB LEE', 1],
      ['', 1],
    ]);
  });

  it('are counted by speaker, and go with them', () => {
    const voices = [
      { label: 'ANN', speakerId: 'a', turns: 2 },
      { label: 'BOB LEE', speakerId: 'b', turns: 1 },
      { label: '', speakerId: 'a', turns: 1 },
    ];
    expect([...turnsBySpeaker({ voices })]).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
    expect(withVoices(voices, (id) => (id === 'b' ? 'a' : id))?.map((voice) => voice.speakerId)).toEqual(['a', 'a', 'a']);
    expect(withVoices(voices, (id) => (id === 'a' ? '' : id))).toEqual([voices[1]]);
    expect(withVoices(voices, (id) => id)).toBe(voices);
  });

  it('tell who speaks where the words do not, and when', () => {
    const ann = { id: 'a', name: 'Ann Ray' };
    const bob = { id: 'b', name: 'Bob Lee' };
    const source = {
      voices: [
        { label: 'ANN', speakerId: 'a', turns: 2 },
        { label: 'BOB LEE', speakerId: 'b', turns: 1 },
      ],
    };
    const speaker = (id: string) => {
      const known = [ann, bob].find((one) => one.id === id);
      return (
        known && {
          ...known,
          caseId: 'c',
          kind: 'person' as const,
          role: '',
          affiliation: '',
          aliases: [],
          note: '',
          slot: 1,
          createdAt: 'x',
        }
      );
    };
    const notes = turnNotes(talk.text, talk.blocks, source, speaker);
    expect(notes.map((note) => note && [note.who, note.time, note.speakerId])).toEqual([
      undefined,
      ['Ann Ray', '0:00:04', 'a'],
      ['', '', 'a'],
      undefined,
      ['', '', 'a'],
      ['', '0:00:09', 'b'],
      ['Not named', '0:00:12', ''],
      undefined,
      ['Ann Ray', '', 'a'],
    ]);
    expect(notes[5]?.named).toBe('BOB LEE'.length);
    expect(turnNotes(talk.text, talk.blocks, {}, () => undefined)[1]?.who).toBe('ANN');
  });
});
