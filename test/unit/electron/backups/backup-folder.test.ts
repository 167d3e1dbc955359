import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackupFolder } from '../../../../electron/backups/backup-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-backups-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the backup folder', () => {
  it('gives back what was kept, newest first, with the title of the case', async () => {
    let now = new Date('2026-11-24T10:00:00Z');
    const backups = new BackupFolder(folder, () => now);
    await backups.write({ caseId: 'case-1', title: 'Ports', bytes: new Uint8Array([1]) });
    now = new Date('2026-11-24T12:00:00Z');
    await backups.write({ caseId: 'case-2', title: 'Notes “и”', bytes: new Uint8Array([2, 2]) });
    const list = await backups.list();
    expect(list).toMatchObject([
      { caseId: 'case-2', title: 'Notes “и”', at: '2026-11-24T12:00:00.000Z', byteLength: 2 },
      { caseId: 'case-1', title: 'Ports', at: '2026-11-24T10:00:00.000Z', byteLength: 1 },
    ]);
    expect(await backups.read(list[1]?.id ?? '')).toEqual(new Uint8Array([1]));
  });

  it('thins to ten hourly and fourteen daily ones of each case', async () => {
    let hours = 0;
    const backups = new BackupFolder(folder, () => new Date(Date.UTC(2026, 9, 1) + hours * 3_600_000));
    for (hours = 0; hours < 24 * 20; hours += 3) await backups.write({ caseId: 'case-1', title: 'Ports', bytes: new Uint8Array([1]) });
    const list = await backups.list();
    expect(new Set(list.map(({ at }) => at.slice(0, 10))).size).toBe(14);
    expect(list.length).toBeLessThanOrEqual(24);
    expect(await readdir(join(folder, 'case-1'))).toHaveLength(list.length * 2);
  });

  it('is not troubled by what does not belong there', async () => {
    const backups = new BackupFolder(folder, () => new Date('2026-11-24T10:00:00Z'));
    await backups.write({ caseId: 'case-1', title: 'Ports', bytes: new Uint8Array([1]) });
    await writeFile(join(folder, 'stray.txt'), 'x');
    await writeFile(join(folder, 'case-1', 'stray.hearsay'), 'x');
    await writeFile(join(folder, 'case-1', '20261124T100000000Z.json'), 'cut off {');
    expect(await backups.list()).toMatchObject([{ caseId: 'case-1', title: 'Untitled case' }]);
    expect(await new BackupFolder(join(folder, 'missing')).list()).toEqual([]);
    expect(await backups.read('case-1/20200101T000000000Z')).toBeNull();
  });
});
