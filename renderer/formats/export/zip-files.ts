import { deflateSync, ZipDeflate, ZipPassThrough } from 'fflate';
import { copied, joinPieces, type Piece, pause, utf8Pieces } from './file-pieces.ts';

/** A file of an archive. Its content may be made while it is packed. */
export interface ZipEntry {
  readonly path: string;
  readonly content: Uint8Array | Iterable<string | Piece>;
  /** It is packed already, as pictures and PDF files are. */
  readonly stored?: boolean;
}

/** A file as it stands in an archive: packed, which is all of it that is kept in memory. */
export interface PackedEntry {
  readonly path: string;
  readonly size: number;
  readonly crc: number;
  readonly packed: readonly Uint8Array[];
  readonly packedSize: number;
  readonly stored: boolean;
}

/** Up to so many bytes a file is packed in one go, which packs a little better; a longer one is packed while it is made. */
const inOneGo = 1 << 20;

/** 1980-01-01 00:00:00 as zip writes it: a moment that reads the same in every time zone. */
const fixedTime = 0x00210000;

const mostFiles = 65_535;

/** Packs a file. Yields only so that its taker can look up; what it returns is the packed file. */
export function* packEntry(entry: ZipEntry): Generator<Piece, PackedEntry> {
  const begun = yield* beginning(entry);
  if (begun instanceof Uint8Array) return packWhole(entry.path, begun, entry.stored);
  const packed: Uint8Array[] = [];
  const made = packStream(entry.path, begun);
  let next = made.next();
  for (; !next.done; next = made.next()) {
    if (next.value.length > 0) packed.push(next.value);
    yield pause;
  }
  return { path: entry.path, ...next.value, packed, stored: false };
}

/** A file too long to be packed in one go: what has been made of it, and the rest. */
interface LongFile {
  readonly first: Piece[];
  readonly rest: Iterator<Piece>;
}

/** The whole of a file, or of a long one its beginning. */
function* beginning({ content }: ZipEntry): Generator<Piece, Uint8Array | LongFile> {
  if (content instanceof Uint8Array) return content;
  const first: Piece[] = [];
  let size = 0;
  const rest = asBytes(content);
  for (let next = rest.next(); !next.done; next = rest.next()) {
    first.push(next.value);
    size += next.value.length;
    yield pause;
    if (size > inOneGo) return { first, rest };
  }
  return joinPieces(first);
}

function packWhole(path: string, bytes: Uint8Array, stored = false): PackedEntry {
  const sum = new ZipPassThrough(path);
  sum.ondata = () => {};
  sum.push(bytes, true);
  const packed = stored ? bytes : deflateSync(bytes, { level: 6 });
  return { path, size: bytes.length, crc: sum.crc, packed: [packed], packedSize: packed.length, stored };
}

/** What a file is told by that is packed while it is made. */
type Sizes = Pick<PackedEntry, 'size' | 'crc' | 'packedSize'>;

/** A long file packed while it is made: its packed pieces, and empty ones. */
function* packStream(path: string, { first, rest }: LongFile): Generator<Piece, Sizes> {
  let packed: Piece[] = [];
  let packedSize = 0;
  const taken = function* () {
    const ready = packed;
    packed = [];
    yield* ready;
    yield pause;
  };
  const stream = new ZipDeflate(path, { level: 6 });
  stream.ondata = (error, chunk) => {
    if (error) throw error;
    packedSize += chunk.length;
    packed.push(chunk.slice());
  };
  for (let piece = first.shift(); piece; piece = first.shift()) {
    stream.push(piece);
    yield* taken();
  }
  for (let next = rest.next(); !next.done; next = rest.next()) {
    stream.push(next.value);
    yield* taken();
  }
  stream.push(new Uint8Array(0), true);
  yield* taken();
  return { size: stream.size, crc: stream.crc, packedSize };
}

/** Strings as UTF-8 a batch at a time, bytes as they are. */
function* asBytes(content: Iterable<string | Piece>): Generator<Piece> {
  const waiting: string[] = [];
  let length = 0;
  for (const part of content) {
    if (typeof part === 'string') {
      waiting.push(part);
      length += part.length;
      if (length < 1 << 16) continue;
    }
    yield* utf8Pieces(waiting.splice(0));
    length = 0;
    if (typeof part !== 'string') yield part;
  }
  yield* utf8Pieces(waiting);
}

/**
 * An archive (PKWARE's application note, without zip64), a file at a time: the same bytes for the same files. Of what has been written it keeps
 * the directory only.
 */
export class ZipWriter {
  readonly #directory: Uint8Array[] = [];
  #at = 0;

  /**
   * The next file. A long one is written while it is packed, so that its size stands behind it as well as in the directory.
   * @throws Error with a sentence when there are more than an archive can hold.
   */
  *add(entry: ZipEntry): Generator<Piece> {
    const begun = yield* beginning(entry);
    if (begun instanceof Uint8Array) {
      yield* this.put(packWhole(entry.path, begun, entry.stored));
      return;
    }
    const local = header({ path: entry.path, size: 0, crc: 0, packedSize: 0, stored: false, told: 'behind' }, null);
    yield local;
    const sizes = yield* packStream(entry.path, begun);
    const behind = new Uint8Array(16);
    const view = new DataView(behind.buffer);
    view.setUint32(0, 0x08074b50, true);
    view.setUint32(4, sizes.crc, true);
    view.setUint32(8, sizes.packedSize, true);
    view.setUint32(12, sizes.size, true);
    yield behind;
    this.#listed({ ...sizes, path: entry.path, stored: false, told: 'behind' }, local.length + sizes.packedSize + behind.length);
  }

  /** The next file, where it was packed before its turn. */
  *put(entry: PackedEntry): Generator<Piece> {
    const local = header(entry, null);
    yield local;
    // a piece belongs to its taker, a file as it was imported to the case
    for (const chunk of entry.packed) yield* copied(chunk);
    this.#listed(entry, local.length + entry.packedSize);
  }

  /** Notes a file for the directory, and how many bytes it took. */
  #listed(entry: Headed, bytes: number): void {
    if (this.#directory.length >= mostFiles) throw new Error('There are more files than one archive can hold. Export fewer sources.');
    this.#directory.push(header(entry, this.#at));
    this.#at += bytes;
    if (this.#at > 0xffffffff) throw new Error('The archive would be larger than 4 GB. Export fewer sources.');
  }

  /** The directory, which ends the archive. */
  *end(): Generator<Piece> {
    const directory = joinPieces(this.#directory);
    yield directory;
    const end = new Uint8Array(22);
    const view = new DataView(end.buffer);
    view.setUint32(0, 0x06054b50, true);
    view.setUint16(8, this.#directory.length, true);
    view.setUint16(10, this.#directory.length, true);
    view.setUint32(12, directory.length, true);
    view.setUint32(16, this.#at, true);
    yield end;
  }
}

interface Headed extends Omit<PackedEntry, 'packed'> {
  /** Sizes and checksum stand behind the file (bit 3 of its flags), because they were not known before it. */
  readonly told?: 'behind';
}

/** The head of a file in the archive, or its line in the directory where `at` says where that head stands. */
function header(entry: Headed, at: number | null): Piece {
  const name = new TextEncoder().encode(entry.path);
  const central = at !== null;
  const bytes = new Uint8Array((central ? 46 : 30) + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, central ? 0x02014b50 : 0x04034b50, true);
  if (central) view.setUint16(4, 20, true);
  const from = central ? 6 : 4;
  view.setUint16(from, 20, true);
  view.setUint16(from + 2, (name.length === entry.path.length ? 0 : 0x0800) | (entry.told ? 0x0008 : 0), true);
  view.setUint16(from + 4, entry.stored ? 0 : 8, true);
  view.setUint32(from + 6, fixedTime, true);
  view.setUint32(from + 10, entry.crc, true);
  view.setUint32(from + 14, entry.packedSize, true);
  view.setUint32(from + 18, entry.size, true);
  view.setUint16(from + 22, name.length, true);
  if (central) view.setUint32(42, at, true);
  bytes.set(name, central ? 46 : 30);
  return bytes;
}

/** An archive of files one after the other; see {@link ZipWriter}. */
export function* zipPieces(entries: Iterable<ZipEntry>): Generator<Piece> {
  const zip = new ZipWriter();
  for (const entry of entries) yield* zip.add(entry);
  yield* zip.end();
}

/** Gives each name once: a second `report` becomes `report-2`. Letter case is no difference, as on most disks. */
export class UniqueNames {
  readonly #taken = new Set<string>();
  /** How often a name was wanted, so that a thousand sources of one name do not each try all the numbers before theirs. */
  readonly #tried = new Map<string, number>();

  /** A file name made from any words: no path, nothing a file system forbids, at most 80 characters, and not given before. */
  give(wanted: string): string {
    const plain =
      wanted
        .normalize('NFC')
        .replace(/[\\/:*?"<>|\p{C}]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^\.+/, '')
        .slice(0, 80)
        .toWellFormed()
        .trim() || 'source';
    const key = plain.toLocaleLowerCase();
    let name = plain;
    let number = this.#tried.get(key) ?? 2;
    for (; this.#taken.has(name.toLocaleLowerCase()); number++) name = `${plain}-${number}`;
    this.#tried.set(key, number);
    this.#taken.add(name.toLocaleLowerCase());
    return name;
  }
}
