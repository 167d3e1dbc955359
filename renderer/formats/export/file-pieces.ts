/**
 * A file in pieces, one after the other, none of them large: so a file of hundreds of megabytes is written without ever standing in memory.
 * Some pieces are empty: they only let whoever takes them look up. A piece belongs to its taker.
 */
export type FilePieces = AsyncGenerator<Piece, void, undefined>;

export type Piece = Uint8Array<ArrayBuffer>;

/** UTF-16 units that are put together before they become bytes. */
const batch = 1 << 16;

/** A piece that only lets the taker look up. */
export const pause: Piece = new Uint8Array(0);

/** A text as UTF-8, a batch of its parts at a time. No part may end between the two halves of a character. */
export function* utf8Pieces(parts: Iterable<string>): Generator<Piece> {
  const encoder = new TextEncoder();
  let waiting = '';
  for (const part of parts) {
    waiting += part;
    if (waiting.length < batch) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  if (waiting !== '') yield encoder.encode(waiting);
}

/** Bytes that belong to somebody else, copied a part at a time. */
export function* copied(bytes: Uint8Array): Generator<Piece> {
  for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.slice(at, at + (1 << 20));
}

/** The same file in pieces of at least `batch` bytes, and the empty ones as they come. */
export async function* inBatches(pieces: Iterable<Piece> | AsyncIterable<Piece>): FilePieces {
  let waiting: Piece[] = [];
  let length = 0;
  for await (const piece of pieces) {
    if (piece.length === 0) {
      yield piece;
      continue;
    }
    waiting.push(piece);
    length += piece.length;
    if (length < batch) continue;
    yield waiting.length === 1 ? piece : joinPieces(waiting);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield joinPieces(waiting);
}

/** All pieces as one array. */
export function joinPieces(pieces: readonly Uint8Array[]): Piece {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The whole file, for whoever cannot take it piece by piece. */
export async function wholeOf(pieces: AsyncIterable<Piece>): Promise<Piece> {
  const all: Piece[] = [];
  for await (const piece of pieces) all.push(piece);
  return joinPieces(all);
}
