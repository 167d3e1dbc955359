/** One part of a MIME message (RFC 2045, 2046). */
export interface MimePart {
  /** Header values by lower-case name, unfolded; of a repeated header the first. */
  readonly headers: ReadonlyMap<string, string>;
  /** Media type in lower case, without parameters; `text/plain` where none is given. */
  readonly mediaType: string;
  /** The body as it stands, still in its transfer encoding. */
  readonly body: Uint8Array;
}

const mostParts = 5000;
const deepest = 6;
/** Headers longer than this are no headers. */
const headerRoom = 64 * 1024;

/** Bytes as characters one to one, so that places in the string are places in the bytes. */
const asCharacters = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes);

/** Headers of a message and where its body begins, or undefined where no header stands. */
export function readHeaders(bytes: Uint8Array): { readonly headers: ReadonlyMap<string, string>; readonly bodyStart: number } | undefined {
  const head = asCharacters(bytes.subarray(0, headerRoom));
  const headers = new Map<string, string>();
  const lines = /([^\r\n]*)(\r\n|\n|\r|$)/g;
  let name = '';
  let at = 0;
  for (let found = lines.exec(head); found !== null; found = lines.exec(head)) {
    const [whole, line = ''] = found;
    at = found.index + whole.length;
    if (line === '') {
      if (headers.size > 0 || whole === '') break;
      continue;
    }
    const field = /^([!-9;-~]{1,100}):[ \t]*(.*)$/.exec(line);
    if (/^[ \t]/.test(line) && name !== '') headers.set(name, `${headers.get(name) ?? ''} ${line.trim()}`);
    else if (field?.[1] !== undefined) {
      name = headers.has(field[1].toLowerCase()) ? '' : field[1].toLowerCase();
      if (name !== '') headers.set(name, (field[2] ?? '').trim());
    } else return undefined;
  }
  return headers.size === 0 ? undefined : { headers, bodyStart: at };
}

/** A parameter of a structured header such as `Content-Type: multipart/related; boundary="x"`, or ''. */
export function headerParameter(value: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(value);
  return (found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2] ?? '').trim();
}

function partOf(bytes: Uint8Array): MimePart {
  const read = readHeaders(bytes);
  const headers: ReadonlyMap<string, string> = read?.headers ?? new Map();
  const mediaType = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() || 'text/plain';
  return { headers, mediaType, body: read === undefined ? bytes : bytes.subarray(read.bodyStart) };
}

/** The parts of a message that are no multiparts themselves, in order. A part whose end is missing goes to the end of the bytes. */
export function mimeParts(bytes: Uint8Array): MimePart[] {
  const found: MimePart[] = [];
  const open: { part: MimePart; depth: number }[] = [{ part: partOf(bytes), depth: 0 }];
  for (let next = open.pop(); next !== undefined && found.length < mostParts; next = open.pop()) {
    const { part, depth } = next;
    const boundary = headerParameter(part.headers.get('content-type') ?? '', 'boundary');
    if (!part.mediaType.startsWith('multipart/') || boundary === '' || depth >= deepest) {
      found.push(part);
      continue;
    }
    const inside = splitAt(part.body, boundary).map((body) => ({ part: partOf(body), depth: depth + 1 }));
    open.push(...inside.reverse());
  }
  return found;
}

function splitAt(body: Uint8Array, boundary: string): Uint8Array[] {
  const text = asCharacters(body);
  const mark = `--${boundary}`;
  const parts: Uint8Array[] = [];
  let start = -1;
  for (let at = text.indexOf(mark); at >= 0 && parts.length < mostParts; at = text.indexOf(mark, at + mark.length)) {
    const before = text.charCodeAt(at - 1);
    if (at > 0 && before !== 10 && before !== 13) continue;
    const after = text.slice(at + mark.length, at + mark.length + 80);
    if (!/^(?:--)?[ \t]*(?:\r|\n|$)/.test(after)) continue;
    if (start >= 0) parts.push(body.subarray(start, at));
    const line = /^(?:--)?[ \t]*(?:\r\n|\n|\r|$)/.exec(after)?.[0].length ?? 0;
    start = after.startsWith('--') ? -1 : at + mark.length + line;
    if (start < 0) return parts;
  }
  if (start >= 0 && start < body.length) parts.push(body.subarray(start));
  return parts;
}

/** The bytes that a part stands for: quoted-printable and base64 undone (RFC 2045, 6.7 and 6.8), damaged places as they are. */
export function decodedBody(part: MimePart): Uint8Array {
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  if (encoding === 'quoted-printable') return fromQuotedPrintable(part.body);
  return encoding === 'base64' ? fromBase64(part.body) : part.body;
}

const hex = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
};

function fromQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x3d) {
      result[length++] = byte;
      continue;
    }
    const high = hex(bytes[at + 1]);
    const low = hex(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      result[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    // a soft line break: `=`, perhaps white space that was added on the way, and the line's end
    let end = at + 1;
    while (bytes[end] === 0x20 || bytes[end] === 0x09) end += 1;
    if (bytes[end] === 0x0d && bytes[end + 1] === 0x0a) at = end + 1;
    else if (bytes[end] === 0x0a || bytes[end] === 0x0d) at = end;
    else if (end < bytes.length) result[length++] = byte;
  }
  return result.subarray(0, length);
}

function fromBase64(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    const value = base64Value(byte);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    result[length++] = (held >> bits) & 0xff;
  }
  return result.subarray(0, length);
}

function base64Value(byte: number): number {
  if (byte >= 0x41 && byte <= 0x5a) return byte - 0x41;
  if (byte >= 0x61 && byte <= 0x7a) return byte - 0x47;
  if (byte >= 0x30 && byte <= 0x39) return byte + 4;
  if (byte === 0x2b || byte === 0x2d) return 62;
  return byte === 0x2f || byte === 0x5f ? 63 : -1;
}
