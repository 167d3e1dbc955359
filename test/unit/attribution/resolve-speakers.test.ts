import { describe, expect, test } from 'vitest';
import { suggestLine } from '../../../renderer/attribution/command-lines.ts';
import { resolveSpeakers } from '../../../renderer/attribution/resolve-speakers.ts';
import type { Suggestion } from '../../../renderer/attribution/suggestion.ts';
import { learnedModel } from './learned-model.ts';

/** A suggestion whose source is the n-th place of some words. */
function saying(text: string, source: string, content: string): Suggestion {
  const at = (words: string) => {
    const start = text.indexOf(words);
    return start < 0 || words === '' ? [] : [{ start, end: start + words.length }];
  };
  return {
    source: at(source),
    cue: at(' said'),
    content: at(content),
    manner: 'indirect',
    score: 0.9,
    rule: 'reported clause',
    why: 'A test.',
  };
}
const speakers = (text: string, ...list: [string, string][]) =>
  resolveSpeakers(
    text,
    list.map(([s, c]) => saying(text, s, c)),
  ).map((s) => s.speaker);

test('words that somebody is quoted with by another came through the other', () => {
  const text = 'The deputy mayor, Ana Ruiz, said, as quoted by The Quay Gazette, that the quay would close. Ruiz said nothing else.';
  const [first, second] = resolveSpeakers(text, [
    saying(text, 'Ana Ruiz', 'that the quay would close'),
    { ...saying(text, 'Ruiz', 'nothing else'), cue: [{ start: text.lastIndexOf('said'), end: text.lastIndexOf('said') + 4 }] },
  ]);
  expect(first?.speaker.name).toBe('Ana Ruiz');
  expect(first?.via?.name).toBe('Quay Gazette');
  expect(second?.via).toBeNull();
});

describe('speakers of suggestions', () => {
  test('a last name and a pronoun lead to the full name with its title', () => {
    const text = 'Finnish Deputy Trade Minister Paavo Laine said talks failed. However, he noted progress. Laine stressed patience.';
    const found = speakers(
      text,
      ['Finnish Deputy Trade Minister Paavo Laine', 'talks failed'],
      ['he', 'progress'],
      ['Laine stressed', 'patience'],
    );
    expect(found[0]).toMatchObject({ name: 'Paavo Laine', kind: 'person', role: 'Finnish Deputy Trade Minister' });
    expect(found[1]).toMatchObject({ name: 'Paavo Laine', kind: 'person' });
    expect(found[1]?.how).toContain('"he"');
  });

  test('organisations, documents and unnamed sources are told apart', () => {
    const text = 'The Coastal Ministry said it. A note from the harbour service said so. A senior official said no.';
    const found = speakers(text, ['The Coastal Ministry', 'it'], ['A note from the harbour service', 'so'], ['A senior official', 'no']);
    expect(found.map((s) => s.kind)).toEqual(['organisation', 'document', 'unnamed']);
    expect(found[1]?.affiliation).toBe('harbour service');
  });

  test('a description beside the name becomes the role', () => {
    const text = 'Kari Moen, a spokeswoman for the Harbour Board, said the pier is safe.';
    expect(speakers(text, ['Kari Moen, a spokeswoman for the Harbour Board,', 'the pier is safe'])[0]).toMatchObject({
      name: 'Kari Moen',
      role: 'spokeswoman for the Harbour Board',
      affiliation: 'Harbour Board',
    });
  });

  test('a missing source stays open', () => {
    expect(speakers('It was said that rain would come.', ['', 'that rain would come'])[0]?.name).toBe('');
  });
});

describe('lines for the command line', () => {
  test('count code points, and resolve "he" from the text alone', () => {
    const text =
      '🚢🚢 Deputy Harbour Minister Erik Sund said that the port will stay closed. However, he noted that ferries would sail again in May.';
    const points = [...text];
    const found = suggestLine(text, learnedModel(), { language: 'en' });
    const words = (spans: [number, number][]) => spans.map(([a, b]) => points.slice(a, b).join('')).join(' … ');
    expect(found.map((s) => words(s.content))).toEqual(['that the port will stay closed', 'that ferries would sail again in May']);
    expect(found.map((s) => s.speaker.name)).toEqual(['Erik Sund', 'Erik Sund']);
  });

  test('a chain names the one through whom the words came', () => {
    const text = 'The Daily Herald reported that Minister Olav Berg said the dam would hold.';
    const found = suggestLine(text, learnedModel(), { language: 'en' });
    expect(found.find((s) => s.speaker.name === 'Olav Berg')?.via).toContain('Daily Herald');
  });

  test('a chain whose inner speaker the model doubts has both in their roles', () => {
    const text = 'Interfax reported that Lavrov told lawmakers the treaty was dead.';
    const found = suggestLine(text, learnedModel(), { language: 'en' });
    expect(found.map((s) => [s.speaker.name, s.via])).toEqual([
      ['Interfax', ''],
      ['Lavrov', 'Interfax'],
    ]);
  });

  test('somebody who tells of their own words, or may, is not two speakers', () => {
    const one = 'Prime Minister Ida Lund said she had told lawmakers that the treaty was dead.';
    expect(suggestLine(one, learnedModel(), { language: 'en' }).filter((s) => s.rule === 'chain')).toEqual([]);
    const open = 'Ida Lund left. An official said he had told lawmakers that the treaty was dead.';
    expect(suggestLine(open, learnedModel(), { language: 'en' }).filter((s) => s.rule === 'chain')).toEqual([]);
  });
});
