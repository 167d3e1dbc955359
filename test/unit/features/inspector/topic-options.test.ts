import { expect, test } from 'vitest';
import type { Code } from '../../../../renderer/domain/case.ts';
import { topicOptions } from '../../../../renderer/features/inspector/topic-options.ts';

const codes = ['Transport', 'Sport', 'Money'].map(
  (name, i): Code => ({ id: `t${i}`, caseId: 'c', name, description: '', slot: 1, letter: name[0] ?? '', order: i }),
);
const names = (typed: string) => topicOptions(codes, [], typed).map((option) => (option.code ? option.name : `new ${option.name}`));

test('without words every topic is there in the order of the codebook, and those on the claim say so', () => {
  expect(topicOptions(codes, ['t1'], '').map((option) => [option.name, option.held])).toEqual([
    ['Transport', false],
    ['Sport', true],
    ['Money', false],
  ]);
});

test('topics that begin so come first, then those that hold the words, then a new one', () => {
  expect(names('sport')).toEqual(['Sport', 'Transport']);
  expect(names('spo')).toEqual(['Sport', 'Transport', 'new spo']);
  expect(names('  Sea  level ')).toEqual(['new Sea level']);
});
