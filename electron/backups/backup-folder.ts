import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { backupsToKeep } from '../bridge/backups-to-keep.ts';
import type { BackupMessage } from '../bridge/contract.ts';
import { atomicWrite } from '../files/atomic-write.ts';

const label = z.object({ title: z.string().max(500) });

/**
 * Case files kept under the app's data folder, one folder a case, named by their time. Written whole, then thinned to ten hourly and
 * fourteen daily ones. The title of the case stands in a small file beside each, so that a list needs no unpacking.
 */
export class BackupFolder {
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Keeps one more backup of a case and removes those that are no longer needed. */
  write(backup: { readonly caseId: string; readonly title: string; readonly bytes: Uint8Array }): Promise<void> {
    const done = this.writing
      .catch(() => {})
      .then(async () => {
        const path = join(this.folder, backup.caseId, fileTime(this.now()));
        await atomicWrite(`${path}.json`, JSON.stringify({ title: backup.title }));
        await atomicWrite(`${path}.hearsay`, backup.bytes);
        await this.thin(backup.caseId);
      });
    this.writing = done;
    return done;
  }

  /** Every backup of every case, newest first. */
  async list(): Promise<BackupMessage[]> {
    const caseIds = (await namesIn(this.folder)).filter((name) => /^[\w-]{1,64}$/.test(name));
    const lists = await Promise.all(caseIds.map((caseId) => this.listCase(caseId)));
    return lists.flat().sort((one, other) => (one.at < other.at ? 1 : -1));
  }

  /** The bytes of a backup, or `null` when it is gone. `id` as in the list. */
  async read(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      return new Uint8Array(await readFile(join(this.folder, `${id}.hearsay`)));
    } catch {
      return null;
    }
  }

  private async listCase(caseId: string): Promise<BackupMessage[]> {
    const times = (await namesIn(join(this.folder, caseId))).map((name) => /^(\d{8}T\d{9}Z)\.hearsay$/.exec(name)?.[1]);
    const known = times.filter((time) => time !== undefined);
    return Promise.all(
      known.map(async (time) => {
        const path = join(this.folder, caseId, time);
        const { size } = await stat(`${path}.hearsay`);
        const title = await readFile(`${path}.json`, 'utf8')
          .then((text) => label.parse(JSON.parse(text)).title)
          .catch(() => 'Untitled case');
        return { id: `${caseId}/${time}`, caseId, title, at: isoTime(time), byteLength: size };
      }),
    );
  }

  private async thin(caseId: string): Promise<void> {
    const all = await this.listCase(caseId);
    const kept = new Set(backupsToKeep(all.map(({ at }) => at)));
    for (const { at, id } of all) {
      if (kept.has(at)) continue;
      await rm(join(this.folder, `${id}.hearsay`), { force: true });
      await rm(join(this.folder, `${id}.json`), { force: true });
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** `20261124T233100000Z`: sorts by time and is a file name everywhere. */
function fileTime(at: Date): string {
  return at.toISOString().replace(/[-:.]/g, '');
}

function isoTime(time: string): string {
  return time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');
}
