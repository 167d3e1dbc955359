import { backupsToKeep } from '../../electron/bridge/backups-to-keep.ts';
import type { BackupInfo, DesktopBackups } from './desktop.ts';
import { SaveError } from './desktop-errors.ts';

/** A backup's file name: time and case title, since this file system keeps nothing else about a file. */
const pattern = /^(\d{8}T\d{9}Z)~(.*)\.hearsay$/;

/**
 * Backups in the browser's private file system (OPFS), one folder a case, thinned as in the desktop host. They are as safe as the browser's
 * storage: cleared with it, unlike the files the desktop host writes. Where there is none, nothing is listed and writing fails with a sentence.
 */
export function browserBackups(now: () => Date = () => new Date()): DesktopBackups {
  return {
    write: async ({ caseId, title, bytes }) => {
      if (!/^[\w-]{1,64}$/.test(caseId)) throw new SaveError('bad-input');
      try {
        const folder = await (await backupRoot(true)).getDirectoryHandle(caseId, { create: true });
        const name = `${now().toISOString().replace(/[-:.]/g, '')}~${encodeURIComponent(title).slice(0, 180)}.hearsay`;
        const file = await folder.getFileHandle(name, { create: true });
        const stream = await file.createWritable();
        await stream.write(new Uint8Array(bytes));
        // Closing is what puts the new bytes in place; until then the file is empty.
        await stream.close();
        await thin(folder);
      } catch (error) {
        const full = error instanceof DOMException && error.name === 'QuotaExceededError';
        throw new SaveError(full ? 'no-space' : 'failed', { cause: error });
      }
    },

    list: async () => {
      const found: BackupInfo[] = [];
      try {
        const root = await backupRoot(false);
        for await (const [caseId, folder] of root.entries()) {
          if (folder instanceof FileSystemDirectoryHandle) found.push(...(await backupsOf(caseId, folder)));
        }
      } catch {
        // No private file system here, or nothing in it yet.
      }
      return found.sort((one, other) => (one.at < other.at ? 1 : -1));
    },

    read: async (id) => {
      const [caseId = '', name = ''] = id.split('/');
      try {
        const folder = await (await backupRoot(false)).getDirectoryHandle(caseId);
        const file = await (await folder.getFileHandle(name)).getFile();
        return new Uint8Array(await file.arrayBuffer());
      } catch {
        return null;
      }
    },
  };
}

async function backupRoot(create: boolean): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create });
}

async function backupsOf(caseId: string, folder: FileSystemDirectoryHandle): Promise<BackupInfo[]> {
  const found: BackupInfo[] = [];
  for await (const [name, handle] of folder.entries()) {
    const [, time, title] = pattern.exec(name) ?? [];
    if (time === undefined || title === undefined || !(handle instanceof FileSystemFileHandle)) continue;
    const { size } = await handle.getFile();
    // Written but never closed: the page went away in the middle.
    if (size === 0) continue;
    found.push({ id: `${caseId}/${name}`, caseId, title: decoded(title), at: isoTime(time), byteLength: size });
  }
  return found;
}

async function thin(folder: FileSystemDirectoryHandle): Promise<void> {
  const times = new Map<string, string>();
  for await (const name of folder.keys()) {
    const time = pattern.exec(name)?.[1];
    if (time !== undefined) times.set(isoTime(time), name);
  }
  const kept = new Set(backupsToKeep([...times.keys()]));
  for (const [time, name] of times) if (!kept.has(time)) await folder.removeEntry(name);
}

function decoded(title: string): string {
  try {
    return decodeURIComponent(title);
  } catch {
    // Cut in the middle of a letter to fit a file name.
    return title.replace(/%[^%]*$/, '').replace(/(%[0-9A-F]{2})+/gi, (coded) => {
      try {
        return decodeURIComponent(coded);
      } catch {
        return '';
      }
    });
  }
}

function isoTime(time: string): string {
  return time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');
}
