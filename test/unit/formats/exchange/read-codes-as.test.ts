import { expect, test } from 'vitest';
import { doccano } from '../../../../renderer/formats/exchange/doccano.ts';
import { inNumber, openProject, projectReadAs } from '../../../../renderer/formats/exchange/open-project.ts';
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
  const { data: read, leftOut } = readCodesAs(data, byId, () => `new-${next++}`);
  expect(read.codes.map((code) => code.name)).toEqual(['Claim']);
  expect(read.claims.map((claim) => claim.quotes[0]?.exact)).toEqual(['the dam will hold', 'the dam will hold']);
  const words = (spans: readonly { start: number; end: number }[]) => spans.map((span) => text.slice(span.start, span.end));
  expect(read.attributions.flatMap((row) => words(row.cue))).toEqual(['said']);
  expect(read.attributions.flatMap((row) => words(row.speakerWords))).toEqual(['Anna']);
  expect(read.speakers.map((row) => row.name)).toEqual(['Anna']);
  expect(read.attributions.some((row) => row.speakerId === read.speakers[0]?.id)).toBe(true);
  expect(leftOut).toEqual([{ what: 'coded passages', count: 1, why: 'their codes stand for nothing' }]);
});

test('what was understood and left out is counted as the codes are read, and nothing noted about words is lost', async () => {
  const one = {
    text,
    entities: [
      { id: 1, label: 'Verb', start_offset: 5, end_offset: 9 },
      { id: 2, label: 'Claim', start_offset: 10, end_offset: 27 },
    ],
    relations: [{ id: 3, from_id: 1, to_id: 2, type: 'reports' }],
  };
  const alone = { text: 'Ben said so.', entities: [{ id: 4, label: 'Verb', start_offset: 4, end_offset: 8 }], relations: [] };
  const bytes = new TextEncoder().encode([one, alone].map((each) => JSON.stringify(each)).join('\n'));
  let next = 0;
  const makeId = () => `id-${next++}`;
  const opened = await openProject({ name: 'a.jsonl', bytes }, { at: '2026-01-01T00:00:00.000Z', by: '', makeId });
  const verb = opened.data.codes.find((code) => code.name === 'Verb')?.id ?? '';
  const { data, from } = projectReadAs(opened, new Map([[verb, 'cue']]), makeId);
  expect(opened.from?.understood).toEqual(['2 texts', '3 claims', '2 topics']);
  expect(from?.understood).toEqual(['2 texts', '1 claim', '1 topic']);
  expect(from?.leftOut).toEqual(['1 cues and words naming a speaker (no claim is in their text)']);
  expect(data.claims.map((claim) => claim.note)).toEqual(['reports: the dam will hold']);
});

test('a count of one is said in the singular', () => {
  const one = (what: string) => inNumber({ count: 1, what });
  expect(['notes', 'journal entries', 'pieces of evidence', 'texts with their annotations', 'PDF sources'].map(one)).toEqual([
    ...['1 note', '1 journal entry', '1 piece of evidence', '1 text with their annotations', '1 PDF source'],
  ]);
  expect([one('tokens and sentences'), inNumber({ count: 0, what: 'notes' })]).toEqual(['1 tokens and sentences', '0 notes']);
});
