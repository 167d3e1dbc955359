import { type CodePage, lostByte } from './code-pages.ts';

/** One character of a text under repair and the place in the original that it came from. UTF-16 offsets of the line. */
export interface Cell {
  readonly character: string;
  readonly start: number;
  readonly end: number;
  /** Pages through which its bytes were misread, the last one undone first. */
  readonly via: readonly string[];
}

/** Text as cells, one a code point. */
export function toCells(text: string): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const character of text) {
    cells.push({ character, start: at, end: at + character.length, via: [] });
    at += character.length;
  }
  return cells;
}

export const cellText = (cells: readonly Cell[]) => cells.map((cell) => cell.character).join('');

interface ByteCell {
  readonly byte: number;
  readonly start: number;
  readonly end: number;
  readonly via: readonly string[];
}

/** The bytes that a page would have read as these characters, or undefined when one of them is not in it. */
export function toBytes(cells: readonly Cell[], page: CodePage): ByteCell[] | undefined {
  const bytes: ByteCell[] = [];
  for (const cell of cells) {
    const byte = page.bytes.get(cell.character);
    if (byte === undefined) return undefined;
    bytes.push({ byte, start: cell.start, end: cell.end, via: cell.via });
  }
  return bytes;
}

const binary = (bytes: readonly ByteCell[]) => bytes.map((cell) => String.fromCharCode(cell.byte)).join('');

// Sequences that are UTF-8 but for an A0 that somebody took for a space. Lead bytes are limited to those that make likely characters with A0.
const spacedUtf8 =
  /[\xc2\xc3\xc5\xce\xd0\xd9] |[\xe2\xe3] [\x80-\x84\x86-\x9f\xa1-\xbf]|[\xe0-\xe3][\x80-\x84\x86-\x9f\xa1-\xbf] |\xf0 [\x80-\xbf]{2}|\xf0[\x80-\xbf] [\x80-\xbf]|\xf0[\x80-\xbf]{2} /g;
// `Ã ` is the word `à`, whose own no-break space has swallowed the space after it; except where Portuguese writes one word (às, àquele).
const graveWord = /\xc3 (?! |quele|quela|quilo|s )/g;

/** Puts back bytes A0 that had become spaces. After `à` as a word the space is kept as well. */
export function restoreNoBreakSpaces(bytes: readonly ByteCell[]): readonly ByteCell[] {
  let text = binary(bytes);
  let cells = bytes;
  if (text.search(graveWord) >= 0) {
    const result: ByteCell[] = [];
    let done = 0;
    for (const match of text.matchAll(graveWord)) {
      result.push(...cells.slice(done, match.index + 1));
      const space = cells[match.index + 1];
      if (space !== undefined) result.push({ ...space, byte: 0xa0, end: space.start }, space);
      done = match.index + 2;
    }
    result.push(...cells.slice(done));
    cells = result;
    text = binary(cells);
  }
  if (text.search(spacedUtf8) < 0) return cells;
  const result = [...cells];
  for (const match of text.matchAll(spacedUtf8)) {
    for (let index = match.index; index < match.index + match[0].length; index += 1) {
      const cell = result[index];
      if (cell?.byte === 0x20) result[index] = { ...cell, byte: 0xa0 };
    }
  }
  return result;
}

const L = '[\\x1a\\x80-\\xbf]';
const lossyUtf8 = new RegExp(
  [
    '[\\xc2-\\xdf]\\x1a',
    '[\\xc2\\xc3]\\?',
    '\\xed[\\xa0-\\xaf][\\x1a?]\\xed[\\xb0-\\xbf][\\x1a?\\x80-\\xbf]',
    '\\xed[\\xa0-\\xaf][\\x1a?\\x80-\\xbf]\\xed[\\xb0-\\xbf][\\x1a?]',
    `[\\xe0-\\xef][\\x1a?]${L}`,
    `[\\xe0-\\xef]${L}[\\x1a?]`,
    `[\\xf0-\\xf4][\\x1a?]${L}${L}`,
    `[\\xf0-\\xf4]${L}[\\x1a?]${L}`,
    `[\\xf0-\\xf4]${L}${L}[\\x1a?]`,
    '\\x1a',
  ].join('|'),
  'g',
);

/** UTF-8 sequences of which a byte is lost become U+FFFD as a whole, so that the rest of the text can still be read. */
export function giveUpLostBytes(bytes: readonly ByteCell[]): readonly ByteCell[] {
  const text = binary(bytes);
  if (!/[\x1a?]/.test(text)) return bytes;
  const result: ByteCell[] = [];
  let done = 0;
  for (const match of text.matchAll(lossyUtf8)) {
    const first = bytes[match.index];
    const last = bytes[match.index + match[0].length - 1];
    if (first === undefined || last === undefined) continue;
    result.push(...bytes.slice(done, match.index));
    for (const byte of [0xef, 0xbf, 0xbd]) result.push({ byte, start: first.start, end: last.end, via: first.via });
    done = match.index + match[0].length;
  }
  result.push(...bytes.slice(done));
  return result;
}

function continuation(bytes: readonly ByteCell[], index: number): number {
  const byte = bytes[index]?.byte ?? 0;
  return (byte & 0xc0) === 0x80 ? byte & 0x3f : -1;
}

/** Length and code point of the UTF-8 sequence at `index`, by the Unicode Standard's table 3-7, or undefined. */
function sequenceAt(bytes: readonly ByteCell[], index: number): { length: number; point: number } | undefined {
  const lead = bytes[index]?.byte ?? 0;
  if (lead < 0x80) return { length: 1, point: lead };
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  let point = lead & (0xff >> (length + 1));
  for (let offset = 1; offset < length; offset += 1) {
    const next = continuation(bytes, index + offset);
    if (next < 0) return undefined;
    point = (point << 6) | next;
  }
  if ((length === 3 && point < 0x800) || (length === 4 && (point < 0x10000 || point > 0x10ffff))) return undefined;
  return { length, point };
}

/** Decodes bytes as UTF-8, also its CESU-8 form (surrogates encoded singly) and Java's C0 80. Undefined when they are neither. */
export function decodeUtf8(bytes: readonly ByteCell[], page: string): Cell[] | undefined {
  const cells: Cell[] = [];
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index];
    if (first === undefined) return undefined;
    let found = sequenceAt(bytes, index);
    if (first.byte === 0xc0 && bytes[index + 1]?.byte === 0x80) found = { length: 2, point: 0 };
    if (found !== undefined && found.point >= 0xd800 && found.point <= 0xdfff) {
      const low = sequenceAt(bytes, index + 3);
      if (found.point >= 0xdc00 || low === undefined || low.point < 0xdc00 || low.point > 0xdfff) return undefined;
      found = { length: 6, point: ((found.point - 0xd800) << 10) + (low.point - 0xdc00) + 0x10000 };
    }
    if (found === undefined) return undefined;
    const last = bytes[index + found.length - 1] ?? first;
    const via = found.length > 1 ? [...first.via, page] : first.via;
    const character = found.length === 1 && first.byte === lostByte ? '\uFFFD' : String.fromCodePoint(found.point);
    cells.push({ character, start: first.start, end: last.end, via });
    index += found.length;
  }
  return cells;
}
