import type { FoundCase } from './found-case.ts';

/** A file as it was chosen, or a file of a folder or archive. */
export interface ExchangeFile {
  /** Path inside the folder or archive, with `/`; a bare file name otherwise. It is only a name here. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * One way into Hearsay from another tool's data. To add one: write a file beside this and add it to `all-exchanges.ts`; the window and
 * `hearsay convert` and `import` find it there.
 */
export interface ExchangeFormat {
  readonly id: string;
  /** Whose format it is, as an analyst would say it. */
  readonly label: string;
  /**
   * 0 to 1: how sure the files are of this format. Contents decide; a name alone never does. Must not throw.
   */
  recognise(files: readonly ExchangeFile[]): number;
  /** @throws ExchangeRefusal when nothing can be read. Must not throw anything else. */
  read(files: readonly ExchangeFile[], options?: ExchangeOptions): FoundCase | Promise<FoundCase>;
}

export interface ExchangeOptions {
  readonly password?: string;
}

/** Why a file cannot be read. `reason` goes on after the file's name: "is not valid JSON". */
export class ExchangeRefusal extends Error {
  readonly reason: string;
  readonly needs: 'password' | undefined;
  constructor(reason: string, needs?: 'password') {
    super(reason);
    this.name = 'ExchangeRefusal';
    this.reason = reason;
    this.needs = needs;
  }
}

/** Bounds for files made to do harm. */
export const mostAnnotations = 2_000_000;

/** A name without the folders before it. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** A name without its folders and its last extension. */
export function stem(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, '');
}

/** Text of a file of another tool: UTF-8, or UTF-16 where a byte order mark says so. Never throws; what is not text becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

/** JSON of a file, of unknown shape. @throws ExchangeRefusal */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(bytes));
  } catch {
    throw new ExchangeRefusal('is not valid JSON');
  }
}

/** The objects of a JSON file: of its array, of its lines, or the one it is. Lines that are no JSON come as null. */
export function readJsonRecords(bytes: Uint8Array): unknown[] {
  const text = decodeText(bytes).trim();
  if (text.startsWith('[') || (text.startsWith('{') && isOneObject(text))) {
    const whole = readJson(bytes);
    return Array.isArray(whole) ? whole : [whole];
  }
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line): unknown => {
      try {
        return JSON.parse(line);
      } catch {
        return null;
      }
    });
}

function isOneObject(text: string): boolean {
  const lineEnd = text.indexOf('\n');
  if (lineEnd < 0) return true;
  try {
    JSON.parse(text.slice(0, lineEnd));
    return false;
  } catch {
    return true;
  }
}
