import type { Piece } from './painted-ranges.ts';
import type { Chunk, TextSurface } from './text-surface.ts';

/** A line of words on the sheet, in px from its top. */
export interface LinePlace {
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

interface Measured {
  readonly width: number;
  readonly height: number;
  /** Lines by the words asked for, in px from the top of the chunk. */
  readonly lines: Map<string, LinePlace | null>;
}

/** The first line of words is sought in so many characters: no line is longer. UTF-16 units. */
const withinLine = 80;

/**
 * Where words stand on the sheet. What was measured in a chunk holds for as long as the chunk keeps its size, so that scrolling and edits
 * measure only what is new.
 */
export class WordPlaces {
  readonly #surface: TextSurface;
  #measured = new Map<Chunk, Measured>();
  #tops = new Map<Chunk, number>();
  #sheetTop = 0;

  constructor(surface: TextSurface) {
    this.#surface = surface;
  }

  /** Begins a look at the layout as it is now. */
  look(sheetTop: number): void {
    this.#sheetTop = sheetTop;
    this.#tops.clear();
  }

  /** Forgets what was measured: the type is another. */
  forget(): void {
    this.#measured.clear();
  }

  /** The first line of a span; undefined where nothing of it is shown. */
  firstLine(start: number, end: number): LinePlace | undefined {
    const until = Math.min(end, start + withinLine);
    for (const piece of this.#surface.pieces({ start, end: until })) {
      const line = this.#lineOf(piece, 'first');
      if (line) return line;
    }
    return undefined;
  }

  /** The last line of a span; undefined where nothing of it is shown. */
  lastLine(start: number, end: number): LinePlace | undefined {
    const piece = this.#surface.pieces({ start: Math.max(start, end - withinLine), end }).at(-1);
    return piece && (this.#lineOf(piece, 'last') ?? undefined);
  }

  #lineOf(piece: Piece, which: 'first' | 'last'): LinePlace | null {
    const chunk = this.#surface.chunkAt(piece.start);
    if (!chunk) return null;
    const top = this.#topOf(chunk);
    const measured = this.#measured.get(chunk);
    const key = `${which} ${piece.start} ${piece.to - piece.from}`;
    let line = measured?.lines.get(key);
    if (line === undefined) {
      const rects = rectsOf(piece);
      const rect = which === 'first' ? rects.find((box) => box.width > 1) : rects.findLast((box) => box.width > 1);
      line = rect ? { top: rect.top - this.#sheetTop - top, bottom: rect.bottom - this.#sheetTop - top, height: rect.height } : null;
      measured?.lines.set(key, line);
    }
    return line && { top: line.top + top, bottom: line.bottom + top, height: line.height };
  }

  #topOf(chunk: Chunk): number {
    const known = this.#tops.get(chunk);
    if (known !== undefined) return known;
    const box = chunk.element.getBoundingClientRect();
    const before = this.#measured.get(chunk);
    if (before?.width !== box.width || before.height !== box.height)
      this.#measured.set(chunk, { width: box.width, height: box.height, lines: new Map() });
    const top = box.top - this.#sheetTop;
    this.#tops.set(chunk, top);
    return top;
  }
}

let measuring: Range | undefined;

/**
 * The boxes of words, a box for each line. One live range measures all: the browser keeps every live range true at each change of the
 * page until it is collected, and hundreds of them made taking an element out of the margin cost over a millisecond.
 */
export function rectsOf({ node, from, to }: Pick<Piece, 'node' | 'from' | 'to'>): DOMRect[] {
  measuring ??= new Range();
  measuring.setStart(node, from);
  measuring.setEnd(node, to);
  const rects = [...measuring.getClientRects()];
  measuring.setStart(document, 0);
  measuring.collapse(true);
  return rects;
}
