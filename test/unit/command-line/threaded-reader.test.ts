import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readerLimits, ThreadedReader } from '../../../electron/command-line/threaded-reader.ts';
import { ImportRefusal } from '../../../renderer/formats/import/import-format.ts';
import { hearsay } from '../../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that does what the first line of a file says, as a parser does that a file has got the better of. */
const program = join(folder, 'thread.mjs');
writeFileSync(
  program,
  `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ kind, input }) => {
  if (kind !== 'read') return parentPort.postMessage({ kind: 'done', answer: 'no table' });
  const text = new TextDecoder().decode(input.bytes);
  if (text === 'hang') while (true);
  if (text === 'swell') for (const kept = []; ; ) kept.push(new Uint8Array(1 << 20).fill(1));
  if (text === 'fall') setTimeout(() => { throw new Error('fell'); });
  else if (text === 'leave') process.exit(3);
  else if (text === 'secret') parentPort.postMessage({ kind: 'failed', failure: { of: 'import', reason: 'is encrypted', needs: { kind: 'password', wrong: false } } });
  else parentPort.postMessage({ kind: 'done', answer: {
    kind: 'text', mediaType: 'text/plain', encoding: { name: 'utf-8', from: 'text' }, text, warnings: [], repairs: [],
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    facts: { title: text, byline: '', publisher: '', publishedAt: '', language: '', url: '' } } });
});`,
);
const url = pathToFileURL(program);
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('a file made to do harm', () => {
  it.each([
    ['takes too long', 'hang', 'took longer than 2 seconds to read, so it was stopped'],
    ['takes too much memory', 'swell', 'took more than 100 MB of memory to read, so it was stopped'],
    ['makes its reader throw outside of any request', 'fall', 'made its reader fail, so nothing was read from it'],
    ['makes its reader end', 'leave', 'made its reader fail, so nothing was read from it'],
  ])('that %s is refused by name, and those after it are read', async (_what, does, reason) => {
    const limits = { ...readerLimits, ...(does === 'hang' ? { seconds: 2 } : {}), ...(does === 'swell' ? { megabytes: 100 } : {}) };
    const reader = new ThreadedReader(url, limits);
    const files = [file('one.txt', 'first'), file('two.txt', does), file('three.txt', 'third')];
    const { code, out, err } = await hearsay(['import', ...files], [], { reader });
    await reader.close();
    expect(code).toBe(1);
    expect(err).toBe(`hearsay: ${files[1]}: ${reason}\n`);
    expect(out).toMatch(/one\.txt: first .*\n.*three\.txt: third/);
  });
});

it('a reader in a thread refuses as one here does, with what it needs', async () => {
  const reader = new ThreadedReader(url);
  const reading = reader.read({ name: 'a.pdf', mediaType: '', bytes: new TextEncoder().encode('secret') });
  await expect(reading).rejects.toBeInstanceOf(ImportRefusal);
  await expect(reading).rejects.toMatchObject({ reason: 'is encrypted', needs: { kind: 'password', wrong: false } });
  await reader.close();
});
