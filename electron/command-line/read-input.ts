import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandLine } from './command.ts';

/** Why a file could not be read, as the end of a sentence that begins with its name. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Record<string, string> = {
    ENOENT: 'is not there',
    EACCES: 'may not be read',
    EPERM: 'may not be read',
    EISDIR: 'is a folder',
    ENOTDIR: 'is not there',
    EMFILE: 'could not be opened: too many files are open',
    ENOSPC: 'could not be written: the disk is full',
    EROFS: 'could not be written: the disk is read-only',
  };
  return known[code] ?? (error instanceof Error ? error.message : 'could not be read');
}

/**
 * The files named, and those in the folders named, in the order of their names. Hidden files and what links lead to outside the
 * folder are left out. What cannot be read is refused, and the others go on.
 * @param leaveOut paths that are never given, such as the case file that is being written.
 */
export async function* findFiles(
  paths: readonly string[],
  line: CommandLine,
  leaveOut: ReadonlySet<string> = new Set(),
): AsyncGenerator<string> {
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) yield* filesBelow(path, line, leaveOut);
      else yield path;
    } catch (error) {
      line.refuse(path, whyNot(error));
    }
  }
}

async function* filesBelow(folder: string, line: CommandLine, leaveOut: ReadonlySet<string>): AsyncGenerator<string> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    line.refuse(folder, whyNot(error));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path, line, leaveOut);
    else if (entry.isFile() && !leaveOut.has(path)) yield path;
  }
}

/** The bytes of a file, unless it is larger than `limit`. @throws Error with a reason. */
export async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  const { size } = await stat(path);
  const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
  if (size > limit) throw new Error(`is ${megabytes(size)} MB, which is more than the ${megabytes(limit)} MB that can be read`);
  return readFile(path);
}
