import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkFolder } from '../../../../electron/files/walk-folder.ts';
import { folderOfFiles, writeFiles } from '../../../support/folder-of-files.ts';

let folder = '';
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'hearsay-walk-')), 'Inquiry');
  await writeFiles(folder, folderOfFiles());
  await symlink('/', join(folder, 'all'));
  await mkdir(join(folder, 'locked'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('walking a folder on disk', () => {
  it('finds every file with its folder and size, and names what it leaves out', async () => {
    const { name, files, leftOut } = await walkFolder(folder);
    expect(name).toBe('Inquiry');
    expect(files).toHaveLength(35);
    expect(files.map((file) => `${file.folder}/${file.name}`)).toContain('Inquiry/Pages/نص عربي 🌉.txt');
    expect(files.find((file) => file.name === 'empty.txt')).toMatchObject({ byteLength: 0, folder: 'Inquiry/Pages' });
    expect(Object.fromEntries(leftOut.map(({ path, why }) => [path, why]))).toEqual({
      'Inquiry/.DS_Store': 'hidden',
      'Inquiry/Statements/Thumbs.db': 'system',
      'Inquiry/Letters/~$letter.docx': 'lock',
      'Inquiry/all': 'link',
    });
  });

  it('has the files of a folder before those of its folders', async () => {
    const names = (await walkFolder(join(folder, 'Statements'))).files.map((file) => `${file.folder}/${file.name}`);
    expect(names.indexOf('Statements/Jarrow.txt')).toBeLessThan(names.indexOf('Statements/2025/Aldmouth.md'));
  });

  it('stays within its limits and says so', async () => {
    const { files, leftOut } = await walkFolder(folder, { limits: { depth: 2, files: 3, leftOut: 100 } });
    expect(files).toHaveLength(3);
    expect(leftOut.filter(({ why }) => why === 'too-many')).not.toHaveLength(0);
    expect(leftOut.filter(({ why }) => why === 'too-deep').map(({ path }) => path)).toEqual([
      'Inquiry/Statements/2025',
      'Inquiry/Statements/old',
    ]);
  });

  it('takes names of every kind, as long as the system allows', async () => {
    const odd = join(folder, 'odd');
    await mkdir(odd);
    const names = [`${'n'.repeat(251)}.txt`, 'e\u0301.txt', '\u202ereversed.txt', '🌉🌉.txt', 'a\nb.txt'];
    for (const name of names) await writeFile(join(odd, name), 'x');
    expect((await walkFolder(odd)).files.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it('fails with what the system says when the folder is not there', async () => {
    await expect(walkFolder(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
