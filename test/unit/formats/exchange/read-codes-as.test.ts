import { expect, test } from 'vitest';
import { doccano } from '../../../../renderer/formats/exchange/doccano.ts';
import { type CodeUse, readCodesAs } from '../../../../renderer/formats/exchange/read-codes-as.ts';
import { readFiles } from './said-in-case.ts';

const text = 'Anna said the dam will hold. It rained.';
const line = JSON.stringify({
  text,
  label: [
    [10, 27, 'Claim'],
    [5, 9, 'Verb'],
    [0, 4, 'Name'],
    [10, 27, 'Anna'],
    [29, 39, 'Weather'],
  ],
});

test('codes of another tool become speakers, cues and words, or nothing, as the analyst says', async () => {
  const { data } = await readFiles([{ name: 'a.jsonl', bytes: new TextEncoder().encode(line) }], doccano);
  const uses = new Map<string, CodeUse>([
    ['Verb', 'cue'],
    ['Name', 'speaker-words'],
    ['Anna', 'speaker'],
    ['Weather', 'none'],
  ]);
  const byId = new Map(data.codes.flatMap((code) => (uses.has(code.name) ? [[code.id, uses.get(code.name) ?? 'topic'] as const] : [])));
  let next = 0;
  const read = readCodesAs(data, byId, () => `new-${next++}`);
  expect(read.codes.map((code) => code.name)).toEqual(['Claim']);
  expect(read.claims.map((claim) => claim.quotes[0]?.exact)).toEqual(['the dam will hold', 'the dam will hold']);
  const words = (spans: readonly { start: number; end: number }[]) => spans.map((span) => text.slice(span.start, span.end));
  expect(read.attributions.flatMap((row) => words(row.cue))).toEqual(['said']);
  expect(read.attributions.flatMap((row) => words(row.speakerWords))).toEqual(['Anna']);
  expect(read.speakers.map((row) => row.name)).toEqual(['Anna']);
  expect(read.attributions.some((row) => row.speakerId === read.speakers[0]?.id)).toBe(true);
});
