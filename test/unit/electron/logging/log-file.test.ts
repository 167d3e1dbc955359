import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogFile } from '../../../../electron/logging/log-file.ts';
import { redact } from '../../../../electron/logging/redact.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('is one JSON line an event, one file a day, fourteen of them', async () => {
    let day = 1;
    const log = new LogFile(folder, () => new Date(Date.UTC(2026, 9, day)));
    for (day = 1; day <= 20; day += 1) await log.write('page', { level: 'info', event: 'opened', facts: { count: day } });
    const files = (await readdir(folder)).sort();
    expect(files).toHaveLength(14);
    expect(files.at(-1)).toBe('2026-10-20.jsonl');
    const line = JSON.parse(await readFile(join(folder, '2026-10-20.jsonl'), 'utf8'));
    expect(line).toEqual({ at: '2026-10-20T00:00:00.000Z', from: 'page', level: 'info', event: 'opened', facts: { count: 20 } });
  });

  it('never stops the app when it cannot be written', async () => {
    await new LogFile(join('/dev/null', 'nowhere')).write('main', { level: 'error', event: 'x' });
  });
});

describe('what is left out of the log', () => {
  it.each([
    'Ryabkov did not rule out a halt',
    '/home/ana/leak.txt',
    'C:\\Users\\ana\\leak.txt',
    'https://example.org/leak',
    '“We will not sign”',
    'Sergei Ryabkov',
    'Ryabkov',
    'ana@example.org',
    'Рябков',
    'two words',
  ])('%j, as a fact or as an event', (content) => {
    expect(redact({ level: 'info', event: 'opened', facts: { about: content } })).toEqual({
      level: 'info',
      event: 'opened',
      facts: { about: 'left out' },
    });
  });

  it('leaves codes, numbers and versions in', () => {
    const facts = {
      code: 'too-large',
      errno: 'ENOSPC',
      version: '1.2.3',
      count: 3,
      fine: true,
      kind: 'source.import',
      name: 'QuotaExceededError',
    };
    expect(redact({ level: 'error', event: 'import failed', facts })).toEqual({ level: 'error', event: 'import failed', facts });
  });

  it('holds nothing that has a space, a separator or another script in it, whatever is logged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (event, name, value) => {
        const { event: kept, facts = {} } = redact({ level: 'info', event, facts: { [name]: value } });
        expect(kept).toMatch(/^[A-Za-z][a-z0-9 ,-]*$/);
        for (const [key, each] of Object.entries(facts)) {
          expect(key).toMatch(/^[A-Za-z0-9-]+$/);
          expect(each === 'left out' || /^[\w.:-]{1,40}$/.test(String(each))).toBe(true);
        }
      }),
    );
  });
});
