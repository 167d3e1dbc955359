import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseSpans } from '../../../renderer/anchoring/spans.ts';
import { spansOfWords, wordsAt } from '../../../renderer/formats/words-in-text.ts';

test('places of a text come back from their words, whatever the words are and wherever they stand', () => {
  const text = fc.oneof(
    fc
      .array(fc.constantFrom('said', ' ', 'the', '\n', '💩', 'é', ' (2nd before)', ' […] ', '(', 'a'), { minLength: 1, maxLength: 30 })
      .map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  );
  const place = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(text, fc.array(place, { maxLength: 3 }), place, (words, places, [from, length]) => {
      const inside = ([start, size]: [number, number]) => ({
        start: Math.min(start, words.length - 1),
        end: Math.min(words.length, start + size),
      });
      const spans = normaliseSpans(places.map(inside).filter(({ start, end }) => end > start));
      const near = { start: Math.min(from, words.length - 1), end: Math.min(words.length, from + length) };
      const said = wordsAt(words, spans, near);
      // words with the mark between parts in them, or half of it at an end, cannot be told apart
      if (!spans.some(({ start, end }) => /[[…\]]/.test(words.slice(start, end))) && spans.length > 0) expect(said).not.toBe('');
      if (said !== '') expect(spansOfWords(words, said, near)).toEqual(spans);
    }),
    { numRuns: 300 },
  );
});

test('they are said as anybody would, and counted only where they are not the nearest', () => {
  const text = 'Ann said so. Ben said that the dam will hold, and Cay said nothing.';
  const claim = { start: text.indexOf('the dam'), end: text.indexOf(', and') };
  const said = [4, 17, 54].map((start) => ({ start, end: start + 4 }));
  expect(said.map((span) => wordsAt(text, [span], claim))).toEqual(['said (2nd before)', 'said', 'said (1st after)']);
  expect([spansOfWords(text, 'denied', claim), spansOfWords(text, 'said (3rd before)', claim), spansOfWords(text, '', claim)]).toEqual([
    null,
    null,
    null,
  ]);
});
