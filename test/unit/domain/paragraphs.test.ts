import { expect, test } from 'vitest';
import { paragraphNumbers, placeName } from '../../../renderer/domain/paragraphs.ts';
import type { Block } from '../../../renderer/domain/source.ts';

test('a place is named by its paragraph, and by its page where pages are known', () => {
  const blocks: Block[] = [
    { kind: 'heading', start: 0, end: 5, page: 1 },
    { kind: 'paragraph', start: 7, end: 20, page: 1 },
    { kind: 'paragraph', start: 22, end: 40, page: 4 },
    { kind: 'paragraph', start: 42, end: 50 },
  ];
  const numbers = paragraphNumbers(blocks, [{ start: 7, reason: 'repeated' }]);
  const named = [0, 8, 30, 45].map((offset) => placeName(blocks, numbers, offset));
  expect(named).toEqual(['Heading, p. 1', 'Set aside, p. 1', '¶1, p. 4', '¶2']);
});
