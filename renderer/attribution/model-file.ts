/**
 * The file that holds everything learned: named sections of bytes, and in them tables of weights (8-bit whole numbers with one scale).
 * Layout: "HSA1", then per section: u8 length of the name, name in ASCII, u32 length, bytes. All numbers little-endian.
 * A table keeps only the rows that matter: u8 width, u8 bits of the hash, f32 scale, u32 rows, then per row the distance to the
 * row before as a varint, then all rows' weights.
 */

/** A table of weights addressed by hashed features: row r holds `width` numbers at `r * width`. */
export interface WeightTable {
  readonly width: number;
  readonly mask: number;
  /** Real weight = stored number * scale. */
  readonly scale: number;
  readonly data: Int8Array;
  /** One bit per row: whether it holds anything. Small enough for the processor's cache, so that the many empty rows cost little. */
  readonly present: Int32Array;
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

/** Unpacks a table into a dense array, so that a look-up is one multiplication. @throws ModelFileError */
export function readTable(bytes: Uint8Array): WeightTable {
  if (bytes.length < 10) throw new ModelFileError('A table of weights is cut off.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint8(0);
  const bits = view.getUint8(1);
  const scale = view.getFloat32(2, true);
  const rows = view.getUint32(6, true);
  if (bits > 24 || rows > 1 << bits) throw new ModelFileError('A table of weights is damaged.');
  const index = new Uint32Array(rows);
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
    index[r] = row;
  }
  if (at + rows * width > bytes.length || row >= 1 << bits) throw new ModelFileError('A table of weights is cut off.');
  const data = new Int8Array(width << bits);
  const present = new Int32Array(Math.max(1, (1 << bits) >> 5));
  const packed = new Int8Array(bytes.buffer, bytes.byteOffset + at, rows * width);
  for (let r = 0; r < rows; r++) {
    const at = index[r] ?? 0;
    present[at >> 5] = (present[at >> 5] ?? 0) | (1 << (at & 31));
    const to = at * width;
    for (let k = 0; k < width; k++) data[to + k] = packed[r * width + k] ?? 0;
  }
  return { width, mask: (1 << bits) - 1, scale, data, present };
}
