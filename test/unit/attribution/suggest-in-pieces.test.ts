import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf, suggestInPieces, suggestionLanguage } from '../../../renderer/attribution/suggest-in-pieces.ts';
import { wordsOf } from '../../../renderer/attribution/suggestion.ts';
import { learnedModel } from './learned-model.ts';

const paragraph = (i: number) =>
  `The harbour board said on day ${i} that the ferry would not sail.\n\nIngrid Halvorsen, who chairs it, said the repairs would cost ${i} million kroner. “Nobody wants to repeat last winter,” she added.\n\n`;
const long = Array.from({ length: 30 }, (_, i) => paragraph(i + 1)).join('');

function readAll(text: string, options: { from?: number; size?: number; language?: string } = {}) {
  const reading = suggestInPieces(text, { model: learnedModel(), ...options });
  const pieces = [];
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) return { pieces, all: step.value };
    pieces.push(step.value);
  }
}

describe('reading a text in pieces', () => {
  test('pieces cover the text in order and part no character', () => {
    const part = fc.constantFrom('a', '👩‍👩‍👧 ', '. ', '\n', 'said', '“', ' ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 200 }), fc.integer({ min: 4, max: 60 }), (parts, size) => {
        const text = parts.join('');
        const pieces = piecesOf(text, size);
        expect(pieces.map((piece) => text.slice(piece.start, piece.end)).join('')).toBe(text);
        for (const piece of pieces) expect(text.slice(piece.start, piece.end).isWellFormed()).toBe(true);
      }),
    );
  });

  test('gives what reading at once gives, the piece on screen first', () => {
    const whole = readAll(long).all.map((one) => [wordsOf(long, one.content), one.speaker.name]);
    const from = long.indexOf('day 20');
    const { pieces, all } = readAll(long, { size: 900, from });
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces[0]?.piece.start).toBeLessThanOrEqual(from);
    expect(pieces[0]?.piece.end).toBeGreaterThan(from);
    expect(pieces.at(-1)?.fraction).toBe(1);
    expect(all.map((one) => [wordsOf(long, one.content), one.speaker.name])).toEqual(whole);
    const first = pieces[0]?.found.find((one) => wordsOf(long, one.content).includes('million'));
    expect(first?.speaker.name).toBe('Ingrid Halvorsen');
  });
});

test('a long text gives what is on screen before all else, and the same in the end', () => {
  const text = Array.from({ length: 90 }, (_, i) => paragraph(i + 1)).join('');
  const from = text.indexOf('day 50');
  const whole = readAll(text).all;
  const { pieces, all } = readAll(text, { from });
  expect(pieces[0]?.fraction).toBe(0);
  expect(pieces[0]?.piece.start).toBe(text.lastIndexOf('\n', from) + 1);
  expect((pieces[0]?.piece.end ?? 0) - (pieces[0]?.piece.start ?? 0)).toBeLessThan(text.length / 2);
  const shown = pieces[0]?.found.map((one) => wordsOf(text, one.content)) ?? [];
  expect(shown[0]).toContain('the ferry would not sail');
  expect(all).toEqual(whole);
});

describe('which languages are read', () => {
  const cases: [string, string, string][] = [
    ['de', '„Die Brücke wird im Herbst gesperrt“, sagte Bürgermeisterin Jana Vogt am Montag.', 'Jana Vogt'],
    ['fr', '« Le pont sera fermé cet automne », a déclaré Jeanne Morel lundi à la presse.', 'Jeanne Morel'],
    ['es', '«El puente se cerrará en otoño», dijo Marta Ruiz este lunes a la prensa.', 'Marta Ruiz'],
    ['it', '«Il ponte sarà chiuso in autunno», ha detto Paola Conti ai giornalisti della città.', 'Paola Conti'],
    ['ru', '«Мост закроют осенью», — заявила Мария Орлова журналистам в понедельник.', 'Мария Орлова'],
    ['ar', 'قال الوزير أحمد سالم: «سيغلق الجسر في الخريف» خلال مؤتمر صحفي في المدينة.', 'أحمد سالم'],
  ];
  test.each(cases)('%s is read as the window reads it, with a speaker', (language, text, who) => {
    expect(suggestionLanguage(text, language)).toBe(language);
    const [first] = readAll(text, { language }).all;
    expect(first?.speaker.name).toContain(who);
  });

  test('one without rules is said to be unread, unless it is a transcript', () => {
    const polish = '„Most zostanie zamknięty jesienią” – powiedziała Anna Nowak w poniedziałek.';
    expect(suggestionLanguage(polish, 'pl')).toBe('');
    expect(readAll(polish, { language: 'pl' }).all).toEqual([]);
    const talk = 'ANNA: Dzień dobry.\nPIOTR: Dzień dobry.\nANNA: Kto zapłacił?\nPIOTR: Powiat zapłacił.\n';
    expect(suggestionLanguage(talk, 'pl')).not.toBe('');
    expect(readAll(talk, { language: 'pl' }).all).toHaveLength(4);
  });
});

describe('quotations with words left out by whoever quotes', () => {
  test('are proposed as the parts the speaker said', () => {
    const text =
      'The museum opens in May.\n\n“We counted the boats ourselves at the pier. […] There were only two of them that morning,” stated a letter from the harbour office.\n';
    const quoted = readAll(text, { language: 'en' }).all.find((one) => one.manner !== 'indirect');
    expect(quoted?.content.map((span) => text.slice(span.start, span.end))).toEqual([
      expect.stringContaining('We counted the boats ourselves at the pier.'),
      expect.stringContaining('There were only two of them that morning'),
    ]);
    expect(quoted && wordsOf(text, quoted.source)).toContain('letter');
  });
});
