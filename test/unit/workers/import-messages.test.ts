import { expect, test } from 'vitest';
import { checkRead, readSourceSchema } from '../../../renderer/workers/import-messages.ts';

const blocks = (count: number) => Array.from({ length: count }, (_, i) => ({ kind: 'paragraph', start: i * 3, end: i * 3 + 2 }));
const answer = (count: number) => ({
  kind: 'text',
  mediaType: 'text/plain',
  encoding: { name: 'utf-8', from: 'text' },
  text: 'ab\n'.repeat(count),
  blocks: blocks(count),
  facts: { title: '', byline: '', publisher: '', publishedAt: '', language: '', url: '' },
  warnings: [],
  repairs: [],
});

test.each([0, 1000, 1001, 2500])('an answer of %i blocks is checked as its schema does it', async (count) => {
  expect(await checkRead(answer(count))).toEqual(readSourceSchema.parse(answer(count)));
});

test.each([0, 999, 1000, 2499])('a wrong entry at %i of a long list refuses the whole', async (at) => {
  const list: unknown[] = blocks(2500);
  list[at] = { kind: 'paragraph', start: 'a', end: 2 };
  expect(await checkRead({ ...answer(2500), blocks: list })).toBeNull();
});

test.each([null, undefined, 'text', 7, [], { ...answer(1), blocks: 'none' }, { ...answer(1), more: 1 }])(
  '%j is no answer',
  async (what) => {
    expect(await checkRead(what)).toBeNull();
  },
);
