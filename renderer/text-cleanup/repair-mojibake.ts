import type { Repair } from '../domain/source.ts';
import { allCodePages, type CodePageName, charactersOf } from './code-pages.ts';
import { type Cell, cellText, decodeUtf8, giveUpLostBytes, restoreNoBreakSpaces, toBytes, toCells } from './decode-again.ts';
import { explainRepair } from './explain-repair.ts';
import { readMixedPages } from './mixed-pages.ts';
import { looksBroken } from './mojibake-signs.ts';

export interface RepairedText {
  readonly text: string;
  /** In text order, apart; offsets count UTF-16 units of the repaired text. */
  readonly repairs: readonly Repair[];
}

const latinLike: readonly CodePageName[] = [
  'latin-1',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
];

function asClass(characters: readonly string[]): string {
  return characters.map((character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');
}

let detector: RegExp | undefined;

/** Runs of characters that would be UTF-8 in one of the usual pages; a space may stand for A0. Not in the middle of a longer garble. */
function utf8Runs(): RegExp {
  if (detector !== undefined) return detector;
  const tails = charactersOf(0x80, 0xbf, latinLike);
  const strict = tails.filter((character) => !/[–—―‘’‚“”„•…]/.test(character));
  const tail = `[${asClass([...tails, ' '])}]`;
  const four = [...charactersOf(0xf0, 0xf0, latinLike), ...charactersOf(0xf3, 0xf3, ['latin-1', 'windows-1251', 'windows-1253'])];
  const two = asClass(charactersOf(0xc2, 0xdf, latinLike));
  const three = asClass(charactersOf(0xe0, 0xef, latinLike));
  detector = new RegExp(`(?<![${asClass(strict)}])(?:[${two}]${tail}|[${three}]${tail}{2}|[${asClass(four)}]${tail}{3})+`, 'gu');
  return detector;
}

/** Reads the cells as UTF-8 through the first page that allows it. */
function readThroughOnePage(cells: readonly Cell[]): Cell[] | undefined {
  for (const page of allCodePages()) {
    let bytes: ReturnType<typeof restoreNoBreakSpaces> | undefined = toBytes(cells, page);
    if (bytes === undefined) continue;
    // In Mac Roman it would take an en dash and a space for a broken character.
    if (page.name !== 'macintosh') bytes = restoreNoBreakSpaces(bytes);
    if (page.sloppy) bytes = giveUpLostBytes(bytes);
    const read = decodeUtf8(bytes, page.name);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** Reads each run that looks like UTF-8 by itself, where a text is broken in places only. */
function readRuns(cells: readonly Cell[], text: string): Cell[] | undefined {
  let at = 0;
  const cellAt = new Map<number, number>();
  cells.forEach((cell, index) => {
    cellAt.set(at, index);
    at += cell.character.length;
  });
  cellAt.set(at, cells.length);
  const result: Cell[] = [];
  let done = 0;
  let changed = false;
  for (const match of text.matchAll(utf8Runs())) {
    if (match[0].length >= text.length || !looksBroken(match[0])) continue;
    const first = cellAt.get(match.index);
    const last = cellAt.get(match.index + match[0].length);
    if (first === undefined || last === undefined) continue;
    const run = cells.slice(first, last);
    const read = repairCells(run);
    if (cellText(read) === match[0]) continue;
    changed = true;
    for (let index = done; index < first; index += 1) push(result, cells[index]);
    for (const cell of read) result.push(cell);
    done = last;
  }
  if (!changed) return undefined;
  for (let index = done; index < cells.length; index += 1) push(result, cells[index]);
  return result;
}

function push(result: Cell[], cell: Cell | undefined): void {
  if (cell !== undefined) result.push(cell);
}

/** C1 controls are characters of Windows-1252 that were read as ISO 8859-1; browsers read them so too. */
function readControls(cells: readonly Cell[]): Cell[] {
  const western = allCodePages().find((page) => page.name === 'windows-1252');
  return cells.map((cell) => {
    const byte = cell.character.charCodeAt(0);
    if (byte < 0x80 || byte > 0x9f) return cell;
    return { ...cell, character: western?.characters[byte] ?? cell.character, via: [...cell.via, 'latin-1'] };
  });
}

function repairOnce(cells: readonly Cell[], text: string): readonly Cell[] {
  if (!looksBroken(text)) return cells;
  const whole = readThroughOnePage(cells);
  if (whole?.some((cell, index) => cell.character !== cells[index]?.character)) return whole;
  const runs = readRuns(cells, text);
  if (runs !== undefined) return runs;
  const mixed = readMixedPages(cells);
  if (mixed !== undefined) return mixed;
  return /[\u0080-\u009f]/.test(text) ? readControls(cells) : cells;
}

function repairCells(start: readonly Cell[]): readonly Cell[] {
  let cells = start;
  for (let round = 0; round < 12; round += 1) {
    const before = cellText(cells);
    if (/^[\0-\x7f]*$/.test(before)) return cells;
    const next = repairOnce(cells, before);
    if (next === cells) return cells;
    cells = next;
  }
  return cells;
}

/** Longest piece repaired at once. Longer lines are cut at a space, so that memory stays bounded. */
const pieceLength = 50_000;

function* pieces(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  while (start < text.length) {
    const line = text.indexOf('\n', start);
    let end = line < 0 ? text.length : line + 1;
    if (end - start > pieceLength) {
      const space = text.lastIndexOf(' ', start + pieceLength);
      end = space > start ? space + 1 : start + pieceLength;
    }
    yield { start, end };
    start = end;
  }
}

/**
 * Repairs text whose UTF-8 was read in another encoding, once or several times, wholly or in places, and lists each change. Text that is right stays
 * as it is. Works line by line, after ftfy (Robyn Speer, https://ftfy.readthedocs.io), and beyond it reads places that two code pages have mixed.
 */
export function repairMojibake(text: string): RepairedText {
  const repairs: Repair[] = [];
  const parts: string[] = [];
  const reasons = new Map<string, string>();
  const explain = (before: string, after: string, via: readonly string[]) => {
    const key = `${before}\n${after}\n${via.join()}`;
    const known = reasons.get(key) ?? explainRepair(before, after, via);
    reasons.set(key, known);
    return known;
  };
  let length = 0;
  const keep = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  for (const { start, end } of pieces(text)) {
    const piece = text.slice(start, end);
    const line = piece.endsWith('\n') ? piece.slice(0, -1) : piece;
    if (!looksBroken(line)) {
      keep(piece);
      continue;
    }
    for (const place of changedPlaces(line, repairCells(toCells(line)))) {
      if (place.before === place.after) {
        keep(place.after);
        continue;
      }
      const { before, after } = place;
      repairs.push({ start: length, end: length + after.length, before, after, why: explain(before, after, place.via) });
      keep(after);
    }
    if (piece !== line) keep('\n');
  }
  return { text: parts.join(''), repairs };
}

interface Place {
  readonly before: string;
  readonly after: string;
  readonly via: readonly string[];
}

/** Cuts a line into unchanged and changed places; neighbouring changes made the same way count as one. */
function changedPlaces(line: string, cells: readonly Cell[]): Place[] {
  const places: Place[] = [];
  const open = { start: 0, end: 0, after: '', via: [] as readonly string[], changed: false };
  const close = () => {
    if (open.end > open.start || open.after !== '')
      places.push({ before: line.slice(open.start, open.end), after: open.after, via: open.via });
  };
  for (const cell of cells) {
    const changed = line.slice(cell.start, cell.end) !== cell.character;
    if (changed !== open.changed || (changed && cell.via.join() !== open.via.join())) {
      close();
      open.start = cell.start;
      open.after = '';
      open.via = cell.via;
      open.changed = changed;
    }
    open.after += cell.character;
    open.end = cell.end;
  }
  close();
  return places;
}
