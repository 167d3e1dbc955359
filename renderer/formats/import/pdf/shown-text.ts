const codes = { open: 0x28, close: 0x29, escape: 0x5c, less: 0x3c, greater: 0x3e, quote: 0x27, quotes: 0x22 };
const [space, at, z] = [0x20, 0x40, 0x7a];

/** Where a scan stands: between words, in a string in brackets or in hexadecimal digits, or behind the first letter of an operator. */
type Place = 'between' | 'literal' | 'hex' | 'after-t' | 'in-word';

/**
 * Counts how much text the instructions of a page show, piece by piece, without keeping any of it: the bytes of strings that `Tj`, `TJ`, `'` or `"`
 * follow (ISO 32000-1, 9.4.3). What is in strings of anything else, such as an attached table, does not count.
 */
export class ShownText {
  /** Bytes of the strings shown by any of the instructions so far. */
  shown = 0;
  /** Bytes of the longest string, shown or not, as far as it goes. */
  longest = 0;
  private waiting = 0;
  private length = 0;
  private depth = 0;
  private escaped = false;
  private place: Place = 'between';

  look(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.place === 'literal') this.inLiteral(byte);
      else if (this.place === 'hex') this.inHex(byte);
      else this.between(byte);
    }
    this.longest = Math.max(this.longest, this.length);
  }

  private inLiteral(byte: number): void {
    this.length += 1;
    if (this.escaped) this.escaped = false;
    else if (byte === codes.escape) this.escaped = true;
    else if (byte === codes.open) this.depth += 1;
    else if (byte === codes.close) {
      this.depth -= 1;
      if (this.depth === 0) this.endString();
    }
  }

  private inHex(byte: number): void {
    // the second of "<<", which opens a dictionary
    if (byte === codes.less && this.length === 0) this.place = 'between';
    else if (byte === codes.greater) this.endString();
    else this.length += 1;
  }

  private endString(): void {
    this.longest = Math.max(this.longest, this.length);
    this.waiting += this.length;
    this.length = 0;
    this.place = 'between';
  }

  private between(byte: number): void {
    if (this.place === 'after-t') {
      // "Tj" and "TJ"
      if (byte === 0x6a || byte === 0x4a) this.shown += this.waiting;
      this.waiting = 0;
    }
    if (byte === codes.open || byte === codes.less) {
      this.place = byte === codes.open ? 'literal' : 'hex';
      this.depth = 1;
    } else if (byte === codes.quote || byte === codes.quotes) {
      this.shown += this.waiting;
      this.waiting = 0;
      this.place = 'between';
    } else if (byte === 0x54 && this.place === 'between') this.place = 'after-t';
    else if (byte > at && byte <= z && byte !== 0x5b && byte !== 0x5d) {
      this.waiting = 0;
      this.place = 'in-word';
    } else if (byte <= space || byte === 0x5d) this.place = 'between';
  }
}
