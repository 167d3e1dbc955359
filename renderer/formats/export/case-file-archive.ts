import { inflateSync } from 'fflate';
import { archiveLimits, isSafePath } from './case-file-layout.ts';

/** Why a file cannot be opened as a case at all. `reason` is one sentence without the file's name. */
export class CaseFileRefusal extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'CaseFileRefusal';
    this.reason = reason;
  }
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  /** Offset of its local header. */
  readonly at: number;
}

/** Files of an archive that could be unpacked, and what was wrong with the rest. */
export interface Unpacked {
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly problems: readonly string[];
}

/**
 * Unpacks a zip within bounds: number of entries, size and growth are checked against the directory before a byte is inflated,
 * and inflating stops at the size the directory states. Where the directory at the end is cut off, what stands before it is found
 * by its local headers.
 * @throws CaseFileRefusal when it is no zip or goes beyond the bounds.
 */
export function unpackArchive(bytes: Uint8Array): Unpacked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22 || view.getUint32(0, true) !== localSignature) throw new CaseFileRefusal('is not a case file');
  const problems: string[] = [];
  let entries = readDirectory(view, bytes);
  if (!entries) {
    problems.push('The file is cut off or damaged at its end; what stands before that was read.');
    entries = readLocalHeaders(view, bytes);
  }
  checkBounds(entries);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of entries) {
    if (entry.path.endsWith('/')) continue;
    if (!isSafePath(entry.path)) problems.push(`${show(entry.path)}: the path leads outside the archive, so it was not read.`);
    else if (files.has(entry.path)) problems.push(`${show(entry.path)}: is there twice; the first one counts.`);
    else {
      const content = inflate(view, bytes, entry);
      if (content) files.set(entry.path, content);
      else problems.push(`${show(entry.path)}: cannot be unpacked.`);
    }
  }
  return { files, problems };
}

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const decoder = new TextDecoder('utf-8');

/** Entries of the directory at the end of the archive, or null where it is missing or does not hold together. */
function readDirectory(view: DataView, bytes: Uint8Array): Entry[] | null {
  const end = findEnd(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directorySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      path: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 65_535; at--) if (view.getUint32(at, true) === endSignature) return at;
  return -1;
}

function readLocalHeaders(view: DataView, bytes: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  while (at + 30 <= bytes.length && view.getUint32(at, true) === localSignature && entries.length <= archiveLimits.entries) {
    const nameLength = view.getUint16(at + 26, true);
    const packedSize = view.getUint32(at + 18, true);
    const start = at + 30 + nameLength + view.getUint16(at + 28, true);
    const path = decoder.decode(bytes.subarray(at + 30, at + 30 + nameLength));
    entries.push({ path, method: view.getUint16(at + 8, true), packedSize, size: view.getUint32(at + 22, true), at });
    at = start + packedSize;
  }
  return entries;
}

function checkBounds(entries: readonly Entry[]): void {
  if (entries.length > archiveLimits.entries) throw new CaseFileRefusal(`holds more than ${archiveLimits.entries} files`);
  let total = 0;
  for (const entry of entries) {
    total += entry.size;
    if (entry.size > archiveLimits.ratioFrom && entry.size > entry.packedSize * archiveLimits.ratio) {
      throw new CaseFileRefusal(
        `holds a file that grows more than ${archiveLimits.ratio} times when unpacked, as archives made to do harm do`,
      );
    }
  }
  if (total > archiveLimits.unpacked) throw new CaseFileRefusal('would take more than 2 GB when unpacked');
}

function inflate(view: DataView, bytes: Uint8Array, entry: Entry): Uint8Array<ArrayBuffer> | null {
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localSignature) return null;
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packedSize);
  if (packed.length < entry.packedSize) return null;
  if (entry.method === 0) return entry.size === entry.packedSize ? new Uint8Array(packed) : null;
  if (entry.method !== 8) return null;
  try {
    const content = new Uint8Array(entry.size);
    return inflateSync(packed, { out: content }).length === entry.size ? content : null;
  } catch {
    return null;
  }
}

/** A path from outside, short and on one line. */
function show(path: string): string {
  return path.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 120);
}
