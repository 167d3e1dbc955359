import { expect, test } from 'vitest';
import { rankLine } from '../../../renderer/attribution/command-lines.ts';
import { ModelFileError, readSections, readTable } from '../../../renderer/attribution/model-file.ts';
import { learnedModel } from './learned-model.ts';

test('a figure about the past ranks before greeting and opinion', () => {
  const list = [
    'Thank you all so much for coming tonight.',
    'Unemployment has gone up by 12 percent since they raised taxes in 2009.',
    'I think this is a beautiful town.',
  ];
  const text = list.join(' ');
  const sentences = list.map((s) => ({ start: text.indexOf(s), end: text.indexOf(s) + s.length }));
  const [greeting = 0, figure = 0, opinion = 0] = rankLine(text, sentences, learnedModel());
  expect(figure).toBeGreaterThan(greeting);
  expect(figure).toBeGreaterThan(opinion);
});

test('gives one score between 0 and 1 for each sentence, none for none', () => {
  const scores = rankLine(
    'A b. C d.',
    [
      { start: 0, end: 4 },
      { start: 5, end: 9 },
      { start: 9, end: 9 },
    ],
    learnedModel(),
  );
  expect(scores).toHaveLength(3);
  for (const s of scores) expect(s >= 0 && s <= 1).toBe(true);
  expect(rankLine('', [], learnedModel())).toEqual([]);
});

test('a weights file that is none, or cut off, is refused with a reason', () => {
  expect(() => readSections(new Uint8Array([1, 2, 3]))).toThrow(ModelFileError);
  expect(() => readSections(new Uint8Array([72, 83, 65, 49, 4, 110, 111]))).toThrow('cut off');
  expect(() => readTable(new Uint8Array(4))).toThrow(ModelFileError);
  expect(() => readTable(new Uint8Array([1, 30, 0, 0, 0, 0, 255, 255, 255, 255]))).toThrow(ModelFileError);
});
