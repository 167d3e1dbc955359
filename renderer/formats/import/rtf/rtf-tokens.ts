/** What stands next in a Rich Text file (RTF 1.9.1, "RTF syntax"). */
export type RtfToken = 'open' | 'close' | 'word' | 'symbol' | 'byte' | 'binary' | 'end';

const backslash = 0x5c;
const longestWord = 32;
const longestNumber = 10;

const isLetter = (byte: number) => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/** The value of a hexadecimal digit, or -1. */
function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/**
 * Reads a Rich Text file token by token. After {@link next} the fields tell what was found; they are overwritten by the next call, so that reading a
 * file of millions of tokens makes no garbage.
 */
export class RtfTokens {
  /** Name of a control word, or the character of a control symbol. */
  name = '';
  /** Number after a control word, or undefined where it has none. */
  number: number | undefined;
  /** A byte of text: as it stands, or written `\'xx`. */
  byte = 0;
  /** Whether the byte was written `\'xx`. */
  escaped = false;
  private at: number;

  constructor(
    private readonly bytes: Uint8Array,
    from = 0,
  ) {
    this.at = from;
  }

  next(): RtfToken {
    const { bytes } = this;
    while (this.at < bytes.length) {
      const byte = bytes[this.at] ?? 0;
      this.at += 1;
      if (byte === 0x7b) return 'open';
      if (byte === 0x7d) return 'close';
      if (byte === backslash) {
        const token = this.control();
        if (token === undefined) continue;
        return token;
      }
      // line ends in the file are no part of the text, NUL fills up what some programs write
      if (byte === 0x0a || byte === 0x0d || byte === 0) continue;
      this.byte = byte;
      this.escaped = false;
      return 'byte';
    }
    return 'end';
  }

  /** Undefined for what is no token at all. */
  private control(): RtfToken | undefined {
    const { bytes } = this;
    const first = bytes[this.at] ?? 0;
    if (this.at >= bytes.length) return 'end';
    if (!isLetter(first)) return this.controlSymbol(first);
    const start = this.at;
    while (this.at < bytes.length && this.at - start < longestWord && isLetter(bytes[this.at] ?? 0)) this.at += 1;
    let name = '';
    for (let index = start; index < this.at; index += 1) name += String.fromCharCode(bytes[index] ?? 0);
    this.name = name;
    this.readNumber();
    if (bytes[this.at] === 0x20) this.at += 1;
    if (name === 'bin') {
      // a length that lies ends at the end of the file
      this.at = Math.min(bytes.length, this.at + Math.max(0, this.number ?? 0));
      return 'binary';
    }
    return 'word';
  }

  private readNumber(): void {
    const { bytes } = this;
    this.number = undefined;
    const negative = bytes[this.at] === 0x2d && isDigit(bytes[this.at + 1] ?? 0);
    if (negative) this.at += 1;
    const start = this.at;
    let value = 0;
    while (this.at - start < longestNumber && isDigit(bytes[this.at] ?? 0)) {
      value = value * 10 + (bytes[this.at] ?? 0) - 0x30;
      this.at += 1;
    }
    if (this.at > start) this.number = negative ? -value : value;
  }

  private controlSymbol(first: number): RtfToken | undefined {
    this.at += 1;
    if (first === 0x27) {
      const high = hexDigit(this.bytes[this.at] ?? 0);
      const low = high < 0 ? -1 : hexDigit(this.bytes[this.at + 1] ?? 0);
      if (low < 0) return undefined;
      this.at += 2;
      this.byte = high * 16 + low;
      this.escaped = true;
      return 'byte';
    }
    this.name = first === 0x0d || first === 0x0a ? '\n' : String.fromCharCode(first);
    // CR LF after a backslash is one paragraph end
    if (first === 0x0d && this.bytes[this.at] === 0x0a) this.at += 1;
    return 'symbol';
  }
}
