import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hearsay, jsonLines } from '../../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-reanchor-'));
const oldText = '🌉 The bridge was late. Nobody answered the letter. The council paid.';
const newText = 'New: 🌉 The bridge was late. The council paid twice.';
const at = (words: string) => {
  const start = [...oldText.slice(0, oldText.indexOf(words))].length;
  return { start, end: start + [...words].length };
};

test('finds spans of an old text in a new one, in code points', async () => {
  writeFileSync(join(folder, 'old.txt'), oldText);
  writeFileSync(join(folder, 'new.txt'), newText);
  writeFileSync(
    join(folder, 'spans.json'),
    JSON.stringify([
      { id: 'a', ...at('The bridge was late') },
      { id: 'b', ...at('Nobody answered the letter') },
    ]),
  );
  const run = await hearsay([
    'reanchor',
    '--old',
    join(folder, 'old.txt'),
    '--new',
    join(folder, 'new.txt'),
    '--spans',
    join(folder, 'spans.json'),
    '--json',
  ]);
  expect(run.code).toBe(0);
  const start = [...newText.slice(0, newText.indexOf('The bridge'))].length;
  expect(jsonLines(run.out)).toMatchObject([
    { id: 'a', state: 'moved', start, end: start + 19 },
    { id: 'b', state: 'lost', start: null, end: null },
  ]);
});

test('does lines, and refuses a bad one by number', async () => {
  const path = join(folder, 'lines.jsonl');
  writeFileSync(path, `${JSON.stringify({ id: 1, old: oldText, new: oldText, anchors: [at('The council paid')] })}\n{"id": 2}\n`);
  const run = await hearsay(['reanchor', '--jsonl', path]);
  expect(run.code).toBe(1);
  expect(jsonLines(run.out)).toEqual([{ id: 1, places: [[at('The council paid').start, at('The council paid').end]], states: ['exact'] }]);
  expect(run.err).toContain('line 2');
});

test('wrong usage ends with code 2', async () => {
  expect((await hearsay(['reanchor', '--old', 'x'])).code).toBe(2);
});
