/**
 * The file that holds everything learned: named sections of bytes, and in them tables of weights (8-bit whole numbers with one scale).
 * Layout: "HSA1", then per section: u8 length of the name, name in ASCII, u32 length, bytes. All numbers little-endian.
 * A table keeps only the rows that matter: u8 width, u8 bits of the hash, f32 scale, u32 rows, then per row the distance to the
 * row before as a varint, then all rows' weights.
 */

/**
 * A table of weights addressed by hashed features. Only rows that hold something are kept, in the order of their hashes, so that all of
 * it stays near the processor: what a feature costs is the way to its weights, not the sum.
 */
export interface WeightTable {
  readonly width: number;
  readonly mask: number;
  /** Real weight = stored number * scale. */
  readonly scale: number;
  /** Per 32 hashes two numbers: one bit for each that holds anything, and how many rows are kept before them. */
  readonly index: Int32Array;
  /**
   * The rows kept, four weights in a number, each as its value + 128 in 8 bits, lowest first. A row starts anew at `row * step`, but
   * rows of a single weight stand four to a number.
   */
  readonly lanes: Int32Array;
  /** Numbers a row takes in `lanes`; 1 for rows of a single weight. */
  readonly step: number;
}

/** Where the row of a hashed feature starts in `lanes` (rows of a single weight: which row it is), or -1 where it holds nothing. */
export function rowAt(table: WeightTable, hash: number): number {
  const h = hash & table.mask;
  const { index } = table;
  const at = (h >> 5) * 2;
  const bits = index[at] ?? 0;
  const bit = 1 << (h & 31);
  if ((bits & bit) === 0) return -1;
  return ((index[at + 1] ?? 0) + bitsIn(bits & (bit - 1))) * table.step;
}

/** How many bits of a number are set. */
function bitsIn(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Sum of the weights of hashed features in a table with one weight a row, not yet scaled. */
export function sumOfRows(table: WeightTable, features: Int32Array, count: number): number {
  let sum = 0;
  for (let f = 0; f < count; f++) {
    const row = rowAt(table, features[f] ?? 0);
    if (row >= 0) sum += (((table.lanes[row >> 2] ?? 0) >>> ((row & 3) * 8)) & 255) - 128;
  }
  return sum;
}

/** Raised when the weights file is not one, or was cut off. */
export class ModelFileError extends Error {
  override name = 'ModelFileError';
}

/** Splits a weights file into its sections. @throws ModelFileError */
export function readSections(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sections = new Map<string, Uint8Array>();
  if (bytes.length < 4 || String.fromCharCode(...bytes.subarray(0, 4)) !== 'HSA1')
    throw new ModelFileError('This is not a weights file of Hearsay.');
  let at = 4;
  while (at < bytes.length) {
    const nameEnd = at + 1 + view.getUint8(at);
    if (nameEnd + 4 > bytes.length) throw new ModelFileError('The weights file is cut off.');
    const name = String.fromCharCode(...bytes.subarray(at + 1, nameEnd));
    const end = nameEnd + 4 + view.getUint32(nameEnd, true);
    if (end > bytes.length) throw new ModelFileError('The weights file is cut off.');
    sections.set(name, bytes.subarray(nameEnd + 4, end));
    at = end;
  }
  return sections;
}

/** The section of that name. @throws ModelFileError */
export function section(sections: Map<string, Uint8Array>, name: string): Uint8Array {
  const found = sections.get(name);
  if (!found) throw new ModelFileError(`The weights file lacks "${name}".`);
  return found;
}

/** Reads a table. @throws ModelFileError */
export function readTable(bytes: Uint8Array): WeightTable {
  if (bytes.length < 10) throw new ModelFileError('A table of weights is cut off.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint8(0);
  const bits = view.getUint8(1);
  const scale = view.getFloat32(2, true);
  const rows = view.getUint32(6, true);
  if (bits > 24 || rows > 1 << bits) throw new ModelFileError('A table of weights is damaged.');
  const index = new Int32Array(2 * Math.max(1, (1 << bits) >> 5));
  let at = 10;
  let row = 0;
  for (let r = 0; r < rows; r++) {
    let step = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = bytes[at++] ?? 0;
      step |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    row += step;
    if (row >= 1 << bits || (r > 0 && step === 0)) throw new ModelFileError('A table of weights is damaged.');
    const place = (row >> 5) * 2;
    index[place] = (index[place] ?? 0) | (1 << (row & 31));
  }
  if (at + rows * width > bytes.length) throw new ModelFileError('A table of weights is cut off.');
  for (let w = 2; w < index.length; w += 2) index[w + 1] = (index[w - 1] ?? 0) + bitsIn(index[w - 2] ?? 0);
  const step = (width + 3) >> 2;
  const apart = width === 1 ? 1 : step * 4;
  const lanes = new Uint8Array((rows * apart + 3) & ~3).fill(128);
  for (let r = 0; r < rows; r++) for (let k = 0; k < width; k++) lanes[r * apart + k] = (bytes[at + r * width + k] ?? 0) ^ 128;
  return { width, mask: (1 << bits) - 1, scale, index, lanes: new Int32Array(lanes.buffer), step };
}
