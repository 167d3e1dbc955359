import { type Zippable, zipSync } from 'fflate';

/** A moment that zip can hold and that reads the same in every time zone. */
const fixedTime = new Date(1980, 0, 1);

/** Files as a zip archive, the same bytes for the same files. */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const archive: Zippable = {};
  for (const [path, bytes] of files) archive[path] = [bytes, { level: 6, mtime: fixedTime }];
  return zipSync(archive);
}

/** Gives each name once: a second `report` becomes `report-2`. Letter case is no difference, as on most disks. */
export class UniqueNames {
  readonly #taken = new Set<string>();

  /** A file name made from any words: no path, nothing a file system forbids, at most 80 characters, and not given before. */
  give(wanted: string): string {
    const plain =
      wanted
        .normalize('NFC')
        .replace(/[\\/:*?"<>|\p{C}]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^\.+/, '')
        .slice(0, 80)
        .toWellFormed()
        .trim() || 'source';
    let name = plain;
    for (let i = 2; this.#taken.has(name.toLocaleLowerCase()); i++) name = `${plain}-${i}`;
    this.#taken.add(name.toLocaleLowerCase());
    return name;
  }
}
