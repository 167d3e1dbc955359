import { z } from '../../domain/schema.ts';

/** Version of the case file that this Hearsay writes, and the newest it reads. */
export const caseFileVersion = 1;

export const manifestSchema = z.object({
  format: z.literal('hearsay'),
  version: z.int().min(1),
  /** What wrote it, such as `hearsay 0.1.0`. */
  app: z.string().max(200),
  createdAt: z.string().max(40),
  /** SHA-256 of every other file in the archive, by path. */
  files: z.record(z.string().max(1000), z.string().max(200)),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Bounds within which an archive is read. Beyond them it is refused before anything is unpacked. */
export const archiveLimits = {
  entries: 65_000,
  /** Bytes of all files together, unpacked. */
  unpacked: 2 * 1024 ** 3,
  /** Times an entry over 8 MB may grow. Deflate reaches 1,032; text and JSON stay under 60, and the writer stores what does not. */
  ratio: 250,
  ratioFrom: 8 * 1024 ** 2,
} as const;

/** Folder name of a source: its id, with everything escaped that could mean something to a file system. */
export function sourceFolder(sourceId: string): string {
  return `sources/${encodeURIComponent(sourceId.toWellFormed()).replace(/[.*'()!~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

export function textPath(sourceId: string): string {
  return `${sourceFolder(sourceId)}/text.txt`;
}

/** Path of the original bytes; the ending is that of the file as imported, or `bin`. */
export function originalPath(sourceId: string, fileName: string): string {
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? 'bin';
  return `${sourceFolder(sourceId)}/original.${ending}`;
}

/** Whether a path stays inside the archive when somebody unpacks it. */
export function isSafePath(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[A-Za-z]:/.test(path)) return false;
  return path.split('/').every((part) => part !== '..' && part !== '.' && part !== '');
}
