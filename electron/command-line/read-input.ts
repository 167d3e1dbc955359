import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LeftOut } from '../bridge/left-out.ts';
import { walkFolder } from '../files/walk-folder.ts';
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

/** Something that was named on the command line or found in a folder that was: a file to read, or why it is none. */
export interface Listed {
  readonly path: string;
  readonly byteLength: number;
  /** The folders it lies in, from the one named down, joined by "/"; '' for a file that was named. */
  readonly folder: string;
  /** Why it cannot be read, or ''. */
  readonly problem: string;
}

/**
 * The files named, and those in the folders named: the files of a folder before those of its folders, each by name. Hidden and system files,
 * locks of open documents and links are left out, as in the app (`bridge/left-out.ts`).
 * @param leaveOut paths that are never given, such as the case file that is being written.
 */
export async function listFiles(
  paths: readonly string[],
  leaveOut: ReadonlySet<string> = new Set(),
): Promise<{ readonly files: readonly Listed[]; readonly leftOut: readonly LeftOut[] }> {
  const files: Listed[] = [];
  const leftOut: LeftOut[] = [];
  for (const path of paths) {
    try {
      const facts = await stat(path);
      if (!facts.isDirectory()) {
        files.push({ path, folder: '', byteLength: facts.size, problem: '' });
        continue;
      }
      const walked = await walkFolder(path, { limits: { depth: 256, files: Number.POSITIVE_INFINITY, leftOut: Number.POSITIVE_INFINITY } });
      for (const file of walked.files) {
        if (!leaveOut.has(file.path)) files.push({ path: file.path, folder: file.folder, byteLength: file.byteLength, problem: '' });
      }
      for (const entry of walked.leftOut) {
        const problem = entry.why === 'unreadable' ? 'may not be read' : entry.why === 'too-deep' ? 'lies in too many folders' : '';
        if (problem === '') leftOut.push(entry);
        else files.push({ path: join(dirname(path), entry.path), folder: '', byteLength: 0, problem });
      }
    } catch (error) {
      files.push({ path, folder: '', byteLength: 0, problem: whyNot(error) });
    }
  }
  return { files, leftOut };
}

/** The files of {@link listFiles}; what is none is refused, and the others go on. */
export async function* findFiles(paths: readonly string[], line: Pick<CommandLine, 'refuse'>): AsyncGenerator<string> {
  for (const { path, problem } of (await listFiles(paths)).files) {
    if (problem === '') yield path;
    else line.refuse(path, problem);
  }
}

/** The bytes of a file, unless it is larger than `limit`. @throws Error with a reason. */
export async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  const { size } = await stat(path);
  const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
  if (size > limit) throw new Error(`is ${megabytes(size)} MB, which is more than the ${megabytes(limit)} MB that can be read`);
  return readFile(path);
}
