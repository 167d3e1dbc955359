import { sha256 } from '@noble/hashes/sha2.js';
import type { Piece } from './file-pieces.ts';

/** SHA-256 of bytes that come piece by piece, which the platform does not offer: 64 lower-case hex digits, as `sha256Hex` gives them. */
export class Sha256OfPieces {
  readonly #hash = sha256.create();

  /** The same pieces, added up as they are taken. */
  *over(pieces: Iterable<Piece>): Generator<Piece> {
    for (const piece of pieces) {
      this.#hash.update(piece);
      yield piece;
    }
  }

  hex(): string {
    return Array.from(this.#hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
