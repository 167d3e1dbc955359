import { mkdtemp, open, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atomicWrite } from '../../../../electron/files/atomic-write.ts';
import { refusalFor } from '../../../../electron/files/why-it-failed.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const failing = (code: string) => Object.assign(new Error(code), { code });

describe('writing a file', () => {
  it('replaces the old bytes and leaves nothing else behind', async () => {
    const path = join(folder, 'case.hearsay');
    await writeFile(path, 'old and much longer');
    await atomicWrite(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['case.hearsay']);
  });

  it('makes the folder it needs', async () => {
    await atomicWrite(join(folder, 'a', 'b', 'c.txt'), 'x');
    expect(await readFile(join(folder, 'a', 'b', 'c.txt'), 'utf8')).toBe('x');
  });

  it('writes through a link instead of replacing it', async () => {
    await writeFile(join(folder, 'real.txt'), 'old');
    await symlink(join(folder, 'real.txt'), join(folder, 'link.txt'));
    await atomicWrite(join(folder, 'link.txt'), 'new');
    expect(await readFile(join(folder, 'real.txt'), 'utf8')).toBe('new');
  });

  it('waits for a file another program holds for a moment', async () => {
    const path = join(folder, 'a.txt');
    let tries = 0;
    const patient: typeof rename = async (from, to) => {
      tries += 1;
      if (tries < 3) throw failing('EPERM');
      await rename(from, to);
    };
    await atomicWrite(path, 'x', { open, rename: patient, rm });
    expect(tries).toBe(3);
    expect(await readFile(path, 'utf8')).toBe('x');
  });

  it('keeps the old file and clears up when it fails', async () => {
    const path = join(folder, 'a.txt');
    await writeFile(path, 'old');
    const full: typeof rename = async () => {
      throw failing('ENOSPC');
    };
    await expect(atomicWrite(path, 'new', { open, rename: full, rm })).rejects.toThrow('ENOSPC');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a.txt']);
  });

  it.each([
    ['ENOSPC', 'no-space'],
    ['EACCES', 'no-permission'],
    ['EROFS', 'no-permission'],
    ['EBUSY', 'busy'],
    ['ENOENT', 'not-found'],
    ['EIO', 'failed'],
  ])('says why: %s is %s', (code, expected) => {
    expect(refusalFor(failing(code)).code).toBe(expected);
  });
});
