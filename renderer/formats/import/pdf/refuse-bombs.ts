import { Unzlib } from 'fflate';
import { ImportRefusal } from '../import-format.ts';
import { ShownText } from './shown-text.ts';

/** Bounds for files made to do harm, in bytes unpacked: pages of print are some thousands. */
const largestStream = 96 * 1024 * 1024;
const largestSum = 256 * 1024 * 1024;
/** Bytes of text that one stream may show, and of one string in it: a book has a million letters, and its reader takes fifty bytes for each. */
const mostShown = 4 * 1024 * 1024;
const longestString = 16 * 1024 * 1024;
/** Small steps, so that unpacking stops soon after a bound is passed. */
const step = 16_384;
/** Packed bytes within packed bytes are followed this deep. */
const deepest = 6;
/** How far before its first byte what describes a stream may begin. */
const longestDescription = 4096;

/**
 * Refuses a PDF whose packed streams unpack to more than a document ever holds, or show more text at once: its reader takes each at once and as a
 * whole. Pictures are passed over, since reading text does not unpack them. Streams are found by their mark, whatever the file says of their length and packing.
 * @throws ImportRefusal
 */
export function refuseBombs(bytes: Uint8Array): void {
  let sum = 0;
  const starts = startsOfStreams(bytes);
  starts.forEach((start, index) => {
    const packed = bytes.subarray(start, starts[index + 1] ?? bytes.length);
    if (!startsAsZlib(packed)) {
      refuseTooMuchText(packed);
      return;
    }
    if (isPicture(bytes, start)) return;
    const layers = new Layers(Math.min(largestStream, largestSum - sum));
    const length = layers.unpack(packed);
    sum += length;
    if (layers.tooMuch) throw new ImportRefusal('grows too much when it is unpacked, as files made to do harm do');
    // unpacked again where it is long enough: looking into all of them would take as long as reading them
    if (length > mostShown) {
      const looking = new Layers(largestStream, isTooMuch);
      looking.unpack(packed);
      if (looking.tooMuch) throw tooMuchText();
    }
  });
}

const tooMuchText = () => new ImportRefusal('shows more text on one page than a whole book has, as files made to do harm do');
const isTooMuch = ({ shown, longest }: ShownText) => shown > mostShown || longest > longestString;

/** Looks at a stream that is not packed. @throws ImportRefusal */
function refuseTooMuchText(bytes: Uint8Array): void {
  if (bytes.length <= mostShown) return;
  const text = new ShownText();
  text.look(bytes);
  if (isTooMuch(text)) throw tooMuchText();
}

/** Where the bytes of each stream begin: after the word and the end of its line (ISO 32000-1, 7.3.8). */
function startsOfStreams(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  // by its third letter, which is rarer than its first
  for (let at = bytes.indexOf(0x72, 2); at >= 0; at = bytes.indexOf(0x72, at + 1)) {
    const word =
      bytes[at - 2] === 0x73 && bytes[at - 1] === 0x74 && bytes[at + 1] === 0x65 && bytes[at + 2] === 0x61 && bytes[at + 3] === 0x6d;
    if (!word || bytes[at - 3] === 0x64) continue;
    let start = at + 4;
    while (bytes[start] === 0x20) start += 1;
    if (bytes[start] === 0x0d) start += 1;
    if (bytes[start] === 0x0a) start += 1;
    starts.push(start);
  }
  return starts;
}

/** Whether bytes begin as those packed by zlib do (RFC 1950, 2.2). */
function startsAsZlib(bytes: Uint8Array): boolean {
  const [method = 0, flags = 0] = bytes;
  return bytes.length > 2 && (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

function isPicture(bytes: Uint8Array, start: number): boolean {
  const before = new TextDecoder('windows-1252').decode(bytes.subarray(Math.max(0, start - longestDescription), start));
  const description = before.slice(before.lastIndexOf('obj') + 1);
  return /\/Subtype\s*\/Image\b/.test(description) && /\/Width\s+\d/.test(description);
}

/** Unpacks bytes, and what is packed within them, without keeping any of it. */
class Layers {
  tooMuch = false;
  /** @param isTooMuch looks at what a layer shows; without it only lengths count. */
  constructor(
    private readonly most: number,
    private readonly isTooMuch?: (text: ShownText) => boolean,
  ) {}

  /** How many bytes it unpacks to, with all that is packed within. */
  unpack(packed: Uint8Array): number {
    let length = 0;
    const layer = (depth: number): Unzlib => {
      let inner: Unzlib | undefined;
      let begun = false;
      const text = new ShownText();
      return new Unzlib((chunk) => {
        length += chunk.length;
        this.tooMuch ||= length > this.most;
        if (this.isTooMuch) {
          text.look(chunk);
          this.tooMuch ||= this.isTooMuch(text);
        }
        if (!begun && chunk.length > 0 && depth < deepest && startsAsZlib(chunk)) inner = layer(depth + 1);
        begun ||= chunk.length > 0;
        for (let at = 0; inner !== undefined && at < chunk.length && !this.tooMuch; at += step) inner.push(chunk.subarray(at, at + step));
      });
    };
    const outer = layer(1);
    try {
      for (let at = 0; at < packed.length && !this.tooMuch; at += step) outer.push(packed.subarray(at, at + step));
    } catch {
      // damaged, or the end of what is packed
    }
    return length;
  }
}
