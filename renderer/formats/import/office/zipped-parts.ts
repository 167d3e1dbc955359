import { Inflate } from 'fflate';
import { ImportRefusal } from '../import-format.ts';

interface Entry {
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly encrypted: boolean;
  /** Offset of its local header. */
  readonly at: number;
}

/** Bounds for archives made to do harm. */
const mostEntries = 20_000;
const largestPart = 96 * 1024 * 1024;
const largestSum = 160 * 1024 * 1024;
/** Text packs to a tenth or a thirtieth; more than this, above {@link ratioFrom} bytes, is no document. */
const highestRatio = 250;
const ratioFrom = 4 * 1024 * 1024;

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const longEndSignature = 0x06064b50;
const longLocatorSignature = 0x07064b50;

/** Whether bytes start as a zip archive does. */
export function startsAsZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * Parts of a document that is a zip archive (PKWARE's APPNOTE). Names are only names here: nothing is written anywhere. A part is unpacked when it is
 * asked for, and no further than the size that its entry states.
 */
export class ZippedParts {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;
  private unpacked = 0;

  /** @throws ImportRefusal when there is no directory to read, or too much in it. */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!this.readDirectory()) this.readLocalHeaders();
    if (this.entries.size === 0) throw new ImportRefusal('is damaged: its parts cannot be found');
  }

  /** Names of the parts, as the archive writes them. */
  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.find(name) !== undefined;
  }

  /**
   * One part, or undefined when there is none of that name (letter case aside).
   * @throws ImportRefusal when it is damaged, encrypted or grows too much.
   */
  part(name: string): Uint8Array | undefined {
    const entry = this.find(name);
    if (entry === undefined) return undefined;
    if (entry.encrypted) throw new ImportRefusal('is encrypted, so it cannot be read');
    this.checkSize(entry);
    const { view, bytes } = this;
    if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localSignature) throw damagedPart(name);
    const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    const packed = bytes.subarray(start, start + entry.packedSize);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw damagedPart(name);
    return inflate(packed, entry.size, name);
  }

  private find(name: string): Entry | undefined {
    const exact = this.entries.get(name);
    if (exact !== undefined) return exact;
    const wanted = name.toLowerCase();
    for (const [other, entry] of this.entries) if (other.toLowerCase().replaceAll('\\', '/') === wanted) return entry;
    return undefined;
  }

  private checkSize(entry: Entry): void {
    this.unpacked += entry.size;
    const bomb = entry.size > ratioFrom && entry.size > entry.packedSize * highestRatio;
    if (bomb || entry.size > largestPart || this.unpacked > largestSum) {
      throw new ImportRefusal('grows too much when it is unpacked, as archives made to do harm do');
    }
  }

  private add(name: string, entry: Entry): void {
    if (this.entries.size >= mostEntries) throw new ImportRefusal(`holds more than ${mostEntries.toLocaleString('en')} parts`);
    if (!this.entries.has(name)) this.entries.set(name, entry);
  }

  private readDirectory(): boolean {
    const { view, bytes } = this;
    const last = bytes.length - 22;
    let end = last;
    while (end >= 0 && end >= last - 65_535 && view.getUint32(end, true) !== endSignature) end -= 1;
    if (end < 0 || view.getUint32(end, true) !== endSignature) return false;
    const { count, start } = this.directoryPlace(end);
    let at = start;
    for (let index = 0; index < count; index += 1) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== directorySignature) return index > 0;
      const nameLength = view.getUint16(at + 28, true);
      this.add(decodeName(bytes.subarray(at + 46, at + 46 + nameLength)), {
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        ...this.sizes(at, at + 46 + nameLength),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return count > 0;
  }

  /** How many entries the directory has and where it starts; what other programs put before the archive shifts it. Zip64 says so beside it. */
  private directoryPlace(end: number): { readonly count: number; readonly start: number } {
    const { view } = this;
    const long = end - 20;
    if (long >= 0 && view.getUint32(long, true) === longLocatorSignature) {
      const record = Number(view.getBigUint64(long + 8, true));
      if (record + 56 <= this.bytes.length && view.getUint32(record, true) === longEndSignature) {
        return { count: Number(view.getBigUint64(record + 32, true)), start: Number(view.getBigUint64(record + 48, true)) };
      }
    }
    const start = view.getUint32(end + 16, true);
    const shifted = end - view.getUint32(end + 12, true);
    const there = start + 4 <= this.bytes.length && view.getUint32(start, true) === directorySignature;
    return { count: view.getUint16(end + 10, true), start: there || shifted < 0 ? start : shifted };
  }

  /** Sizes and place of an entry of the directory; in zip64 those that do not fit stand in its extra field, in this order. */
  private sizes(at: number, extra: number): Pick<Entry, 'size' | 'packedSize' | 'at'> {
    const { view, bytes } = this;
    const values = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    const stop = Math.min(bytes.length, extra + view.getUint16(at + 30, true));
    if (values.includes(0xffffffff)) {
      for (let field = extra; field + 4 <= stop; field += 4 + view.getUint16(field + 2, true)) {
        if (view.getUint16(field, true) !== 1) continue;
        let long = field + 4;
        values.forEach((value, index) => {
          if (value !== 0xffffffff || long + 8 > stop) return;
          values[index] = Number(view.getBigUint64(long, true));
          long += 8;
        });
        break;
      }
    }
    const [size = 0, packedSize = 0, place = 0] = values;
    return { size, packedSize, at: place };
  }

  /** Parts of an archive whose end is cut off, as far as their headers say how long they are. */
  private readLocalHeaders(): void {
    const { view, bytes } = this;
    let at = 0;
    while (at + 30 <= bytes.length && view.getUint32(at, true) === localSignature) {
      const nameLength = view.getUint16(at + 26, true);
      const packedSize = view.getUint32(at + 18, true);
      const method = view.getUint16(at + 8, true);
      const encrypted = (view.getUint16(at + 6, true) & 1) === 1;
      const next = at + 30 + nameLength + view.getUint16(at + 28, true) + packedSize;
      if (packedSize > 0 && next <= bytes.length) {
        const name = decodeName(bytes.subarray(at + 30, at + 30 + nameLength));
        this.add(name, { method, encrypted, packedSize, size: view.getUint32(at + 22, true), at });
      }
      at = next;
    }
  }
}

const decodeName = (bytes: Uint8Array) => new TextDecoder('utf-8').decode(bytes).replace(/^\/+/, '');
const damagedPart = (name: string) => new ImportRefusal(`is damaged: its part ${name.slice(0, 100)} cannot be unpacked`);

/** Small steps, so that a part which lies about its size is stopped soon after it. */
const step = 16_384;

function inflate(packed: Uint8Array, size: number, name: string): Uint8Array {
  const content = new Uint8Array(size);
  let length = 0;
  let lies = false;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) lies = true;
    else content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && !lies; at += step) stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch {
    throw damagedPart(name);
  }
  if (lies || length < size) throw damagedPart(name);
  return content;
}
