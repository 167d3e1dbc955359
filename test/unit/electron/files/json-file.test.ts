import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { JsonFile, type JsonFileKind } from '../../../../electron/files/json-file.ts';
import { hostMemoryFile, withRecentFile } from '../../../../electron/settings/host-memory.ts';

interface Colours {
  readonly colour: string;
  readonly size?: number | undefined;
}
const kind: JsonFileKind<Colours> = {
  version: 3,
  schema: z.strictObject({ colour: z.string(), size: z.number().optional() }),
  defaults: { colour: 'ink' },
  upgrades: { 1: (old) => ({ colour: String(old) }), 2: (old) => ({ ...z.object({ colour: z.string() }).parse(old), size: 1 }) },
};

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-json-'));
  path = join(folder, 'settings.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a settings file', () => {
  it('has its defaults until something is stored, and then what was stored', async () => {
    expect(await new JsonFile(path, kind).read()).toEqual({ colour: 'ink' });
    await new JsonFile(path, kind).change((content) => ({ ...content, size: 2 }));
    expect(await new JsonFile(path, kind).read()).toEqual({ colour: 'ink', size: 2 });
  });

  it('is brought up to date step by step', async () => {
    await writeFile(path, JSON.stringify({ version: 1, content: 'red' }));
    expect(await new JsonFile(path, kind).read()).toEqual({ colour: 'red', size: 1 });
  });

  it.each([
    ['cut off', '{"version": 3, "cont'],
    ['of another shape', '{"version": 3, "content": {"colour": 7}}'],
    ['written by a newer version', '{"version": 4, "content": {"colour": "red"}}'],
    ['empty', ''],
  ])('that is %s is set aside, not lost', async (_how, text) => {
    await writeFile(path, text);
    const told = vi.fn();
    expect(await new JsonFile(path, kind, told).read()).toEqual({ colour: 'ink' });
    expect(told).toHaveBeenCalledOnce();
    expect(await readFile(`${path}.broken`, 'utf8')).toBe(text);
  });

  it('loses no change of many at once', async () => {
    const file = new JsonFile(path, { ...kind, defaults: { colour: '' } });
    await Promise.all([...'abcdefgh'].map((letter) => file.change(({ colour }) => ({ colour: colour + letter }))));
    expect(await new JsonFile(path, kind).read()).toEqual({ colour: 'abcdefgh' });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('refuses a change that does not fit and keeps what it had', async () => {
    const file = new JsonFile(path, kind);
    await file.change(() => ({ colour: 'red' }));
    await expect(file.change(() => ({ colour: 'red', size: Number.NaN }))).rejects.toThrow();
    expect(await file.read()).toEqual({ colour: 'red' });
  });
});

describe('recent cases', () => {
  it('stand newest first, once each, twelve at most', () => {
    expect(withRecentFile(['b', 'a'], 'a')).toEqual(['a', 'b']);
    const many = Array.from({ length: 12 }, (_, index) => `case ${index}`);
    expect(withRecentFile(many, 'new')).toHaveLength(12);
    expect(hostMemoryFile.schema.safeParse({ ...hostMemoryFile.defaults, recentFiles: withRecentFile(many, 'new') }).success).toBe(true);
  });
});
