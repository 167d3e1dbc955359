import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from '../../../renderer/domain/schema.ts';
import { hearsay, jsonLines } from '../../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-suggest-'));
const text =
  '🌉 The harbour council met on Monday. Council leader Ines Okafor said that the fees had emptied the fish market. “We counted every boat,” she told reporters, “and there were two.”';
const points = [...text];
const lines = join(folder, 'lines.jsonl');
writeFileSync(
  lines,
  `${JSON.stringify({
    id: 'a',
    text,
    sentences: [
      { start: 0, end: 37 },
      { start: 38, end: 110 },
    ],
  })}\n`,
);

const spans = z.array(z.tuple([z.int(), z.int()]));
const suggested = z.object({
  id: z.string(),
  attributions: z.array(
    z.object({
      source: spans,
      cue: spans,
      content: spans,
      type: z.enum(['direct', 'indirect', 'mixed']),
      speaker: z.object({ name: z.string() }),
      score: z.number(),
      rule: z.string(),
    }),
  ),
});
const words = (list: z.infer<typeof spans>) => list.map(([start, end]) => points.slice(start, end).join('')).join(' | ');

test('suggest finds who says what, in code points', async () => {
  const run = await hearsay(['suggest', '--jsonl', lines]);
  expect(run.code).toBe(0);
  const [document] = jsonLines(run.out).map((value) => suggested.parse(value));
  const said = document?.attributions.find((one) => words(one.cue) === 'said');
  expect(words(said?.content ?? [])).toContain('the fees had emptied the fish market');
  expect(said?.speaker.name).toBe('Ines Okafor');
  const quoted = document?.attributions.find((one) => words(one.content).includes('We counted every boat'));
  expect(words(quoted?.content ?? [])).toContain('and there were two');
  expect(quoted?.type).toBe('direct');
  expect(quoted?.speaker.name).toBe('Ines Okafor');
});

test('speakers leads the forms of a name together', async () => {
  const path = join(folder, 'names.jsonl');
  writeFileSync(path, `${JSON.stringify({ id: 1, text: 'Ines Okafor spoke first. Okafor then left. Pavel Lindqvist stayed.' })}\n`);
  const run = await hearsay(['speakers', '--jsonl', path]);
  const [document] = jsonLines(run.out).map((value) => z.object({ id: z.number(), groups: z.array(z.array(z.string())) }).parse(value));
  expect(document?.groups.some((group) => group.includes('Ines Okafor') && group.includes('Okafor'))).toBe(true);
});

test('rank scores each sentence', async () => {
  const run = await hearsay(['rank', '--jsonl', lines]);
  const [document] = jsonLines(run.out).map((value) => z.object({ id: z.string(), scores: z.array(z.number()) }).parse(value));
  expect(document?.scores).toHaveLength(2);
});
