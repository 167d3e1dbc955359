import type { FoundCase, VariableUse } from './found-case.ts';

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
  /** What variables are read as, by the key that {@link FoundCase.variables} gives them; as guessed where nothing is said. */
  readonly variables?: ReadonlyMap<string, VariableUse>;
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

/** UTF-8, or UTF-16 where a byte order mark or the zeros of plain letters say so. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0 && fourth === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0 && fourth !== 0)) return 'utf-16be';
  return 'utf-8';
}

/** The beginning of a file as text, to recognise it by. Never throws; what is not text becomes U+FFFD. */
export function headOf(file: ExchangeFile, length: number): string {
  const bytes = file.bytes.subarray(0, length);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/**
 * Text of a file of another tool, without its byte order mark.
 * @throws ExchangeRefusal where it is neither UTF-8 nor UTF-16: another encoding would have to be guessed, and offsets with it.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new ExchangeRefusal('is not encoded as UTF-8 or UTF-16');
  }
}

/** JSON of a file, of unknown shape. @throws ExchangeRefusal */
export function readJson(bytes: Uint8Array): unknown {
  return parseJson(decodeText(bytes));
}

/** Deeper than any tool nests, and more parts than any project has: what goes beyond is made to do harm. */
const [deepestJson, mostJsonParts] = [500, 6_000_000];

function parseJson(text: string): unknown {
  refuseHarmfulJson(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new ExchangeRefusal('is not valid JSON');
  }
}

/** Counts brackets before anything is made of them. @throws ExchangeRefusal */
function refuseHarmfulJson(text: string): void {
  let [depth, parts] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22) {
      for (i += 1; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i += 1;
    } else if (unit === 0x5b || unit === 0x7b) {
      depth += 1;
      parts += 1;
      if (depth > deepestJson) throw new ExchangeRefusal('is damaged or made to do harm: its parts nest too deeply');
      if (parts > mostJsonParts) throw new ExchangeRefusal('holds more annotations than can be read at once');
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1;
  }
}

/** The objects of a JSON file: of its array, of its lines, or the one it is. Lines that are no JSON come as null. */
export function readJsonRecords(bytes: Uint8Array): unknown[] {
  const text = decodeText(bytes).trim();
  if (text.startsWith('[') || (text.startsWith('{') && isOneObject(text))) {
    const whole = parseJson(text);
    return Array.isArray(whole) ? whole : [whole];
  }
  refuseHarmfulJson(text);
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
