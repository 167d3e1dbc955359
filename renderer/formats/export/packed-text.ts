import { Deflate, Inflate } from 'fflate';
import { type ExportWork, step } from './export-format.ts';
import { type Piece, utf8Pieces } from './file-pieces.ts';

/** UTF-16 units that are put together before they are packed. */
const batch = 1 << 16;

/**
 * A long text that is made before its turn in the file: kept packed, at about a tenth of its size, and given back once, as UTF-8. No part may
 * end between the two halves of a character.
 */
export class PackedText {
  readonly #chunks: Uint8Array[] = [];
  readonly #deflate = new Deflate({ level: 1 }, (chunk) => this.#chunks.push(chunk));
  #waiting = '';
  #size = 0;

  add(part: string): void {
    this.#size += part.length;
    this.#waiting += part;
    if (this.#waiting.length >= batch) this.#flush();
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Everything that was added; nothing may be added afterwards. */
  *pieces(work?: ExportWork): Generator<Piece> {
    let done = 0;
    this.#flush();
    this.#deflate.push(new Uint8Array(0), true);
    const made: Piece[] = [];
    const inflate = new Inflate((chunk) => made.push(chunk.slice()));
    for (const [i, chunk] of this.#chunks.entries()) {
      inflate.push(chunk, i === this.#chunks.length - 1);
      for (const piece of made.splice(0)) {
        done += piece.length;
        step(work, Math.min(1, done / this.#size));
        yield piece;
      }
    }
    this.#chunks.length = 0;
  }

  #flush(): void {
    for (const piece of utf8Pieces([this.#waiting])) this.#deflate.push(piece);
    this.#waiting = '';
  }
}
