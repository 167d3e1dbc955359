/** UTF-16 units that are put together before they are written as bytes. */
const batch = 1 << 16;

/**
 * A long text as UTF-8 without ever being one string: its pieces become bytes a batch at a time. No piece may end between the two halves of
 * a character.
 */
export class Utf8Pieces {
  readonly #encoder = new TextEncoder();
  readonly #chunks: Uint8Array[] = [];
  #waiting = '';
  #length = 0;

  add(piece: string): void {
    this.#waiting += piece;
    if (this.#waiting.length >= batch) this.#flush();
  }

  /** Everything that was added, in one array; nothing may be added afterwards. */
  bytes(): Uint8Array {
    this.#flush();
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    this.#chunks.length = 0;
    return whole;
  }

  #flush(): void {
    if (this.#waiting === '') return;
    const chunk = this.#encoder.encode(this.#waiting);
    this.#waiting = '';
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }
}

/** Pieces of a text as UTF-8; see {@link Utf8Pieces}. */
export function utf8Of(pieces: Iterable<string>): Uint8Array {
  const text = new Utf8Pieces();
  for (const piece of pieces) text.add(piece);
  return text.bytes();
}
