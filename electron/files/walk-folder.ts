import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compareNames, folderLimits, type LeftOut, type LeftOutReason, leftOutByName } from '../bridge/left-out.ts';

export interface WalkedFile {
  readonly path: string;
  readonly name: string;
  /** The folders it lies in, from the walked one down, joined by "/". */
  readonly folder: string;
  readonly byteLength: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changedAt: number;
}

export interface WalkedFolder {
  readonly name: string;
  readonly files: readonly WalkedFile[];
  readonly leftOut: readonly LeftOut[];
}

interface WalkOptions {
  /** Whether a file is taken, by its name; the others are passed over without a word. */
  readonly takes?: (name: string) => boolean;
  readonly limits?: { readonly depth: number; readonly files: number; readonly leftOut: number };
}

/**
 * The files below a folder, those of a folder before those of its folders, each by name. Links are not followed, so a walk always ends and
 * never leaves the folder. Only names, sizes and times are looked at.
 * @throws what the system says when the folder itself cannot be opened
 */
export async function walkFolder(path: string, { takes = () => true, limits = folderLimits }: WalkOptions = {}): Promise<WalkedFolder> {
  const files: WalkedFile[] = [];
  const leftOut: LeftOut[] = [];
  const leaveOut = (inside: string, why: LeftOutReason) => {
    if (leftOut.length < limits.leftOut) leftOut.push({ path: inside, why });
  };

  const enter = async (entries: readonly Dirent[], at: string, folder: string, depth: number): Promise<void> => {
    for (const entry of [...entries].sort(byKindAndName)) {
      const inside = `${folder}/${entry.name}`;
      const whole = join(at, entry.name);
      const why = leftOutByName(entry.name);
      if (why !== null) leaveOut(inside, why);
      else if (entry.isSymbolicLink()) leaveOut(inside, 'link');
      else if (entry.isDirectory()) {
        if (depth >= limits.depth) leaveOut(inside, 'too-deep');
        else
          await readdir(whole, { withFileTypes: true }).then(
            (more) => enter(more, whole, inside, depth + 1),
            () => leaveOut(inside, 'unreadable'),
          );
      } else if (entry.isFile() && takes(entry.name)) {
        if (files.length >= limits.files) leaveOut(inside, 'too-many');
        else
          await lstat(whole).then(
            ({ size, mtimeMs }) => files.push({ path: whole, name: entry.name, folder, byteLength: size, changedAt: mtimeMs }),
            () => leaveOut(inside, 'unreadable'),
          );
      }
    }
  };

  const name = basename(path) || path;
  await enter(await readdir(path, { withFileTypes: true }), path, name, 1);
  return { name, files, leftOut };
}

const byKindAndName = (a: Dirent, b: Dirent) => Number(a.isDirectory()) - Number(b.isDirectory()) || compareNames(a.name, b.name);
