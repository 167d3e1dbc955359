import { cbc } from '@noble/ciphers/aes.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

/** A string of the encryption dictionary: its bytes, and where it is written, brackets and all. */
interface Written {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const nothing = new Uint8Array(0);
const zeros = new Uint8Array(16);
/** Bytes of a hash, and of each of the two salts after it (ISO 32000-2, 7.6.4.3). */
const hashLength = 32;
const saltLength = 8;
const entryLength = hashLength + 2 * saltLength;

/**
 * A copy of an encrypted PDF that an empty password opens as its user's, where an empty password is its owner's: every reader may open such a file,
 * and pdf.js tries an empty password only as the user's. Undefined where the file is of another kind. Only AES-256 has such files (ISO 32000-2,
 * 7.6.4.3.3 and 7.6.4.4.8); the older ways take the user's password for an owner's that is empty.
 */
export function openedByEmptyOwner(bytes: Uint8Array): Uint8Array | undefined {
  const dictionary = encryptionDictionary(latin1(bytes));
  if (dictionary === undefined) return undefined;
  const { strings, revision } = dictionary;
  const [owner, ownerKey, user, userKey] = ['O', 'OE', 'U', 'UE'].map((name) => strings.get(name));
  if (!owner || !ownerKey || !user || !userKey || owner.bytes.length < entryLength || user.bytes.length < entryLength) return undefined;
  const userEntry = user.bytes.subarray(0, entryLength);
  const [check, forKey] = saltsOf(owner.bytes);
  if (!same(hashOf(revision, check, userEntry), owner.bytes.subarray(0, hashLength))) return undefined;
  const key = cbc(hashOf(revision, forKey, userEntry), zeros, { disablePadding: true }).decrypt(ownerKey.bytes.subarray(0, 32));
  // salts are ours to choose: such that what is written takes no more room than what was there
  for (let count = 0; count < mostTries; count += 1) {
    const entry = new Uint8Array(entryLength)
      .fill(0x41 + (count % 26), hashLength)
      .fill(0x61 + Math.floor(count / 26), hashLength + saltLength);
    const [first, second] = saltsOf(entry);
    entry.set(hashOf(revision, first, nothing));
    const wrapped = cbc(hashOf(revision, second, nothing), zeros, { disablePadding: true }).encrypt(key);
    const copy = bytes.slice();
    if (write(copy, user, entry) && write(copy, userKey, wrapped)) return copy;
  }
  return undefined;
}

const mostTries = 400;

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

const saltsOf = (entry: Uint8Array) =>
  [entry.subarray(hashLength, hashLength + saltLength), entry.subarray(hashLength + saltLength, entryLength)] as const;

const same = (one: Uint8Array, other: Uint8Array) => one.length === other.length && one.every((byte, index) => byte === other[index]);

/** The hash of an empty password (ISO 32000-2, algorithm 2.B; revision 5 has a single round). */
function hashOf(revision: number, salt: Uint8Array, userEntry: Uint8Array): Uint8Array {
  let hash = sha256(Uint8Array.from([...salt, ...userEntry]));
  if (revision === 5) return hash;
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const one = Uint8Array.from([...hash, ...userEntry]);
    const input = new Uint8Array(one.length * 64);
    for (let copy = 0; copy < 64; copy += 1) input.set(one, copy * one.length);
    const mixed = cbc(hash.subarray(0, 16), hash.subarray(16, 32), { disablePadding: true }).encrypt(input);
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    hash = rest === 0 ? sha256(mixed) : rest === 1 ? sha384(mixed) : sha512(mixed);
    last = mixed.at(-1) ?? 0;
  }
  return hash.slice(0, hashLength);
}

/** The strings of a file's encryption dictionary, which are never encrypted nor packed; undefined unless it is one of AES-256. */
function encryptionDictionary(file: string): { readonly strings: ReadonlyMap<string, Written>; readonly revision: number } | undefined {
  const [, number, generation] = [...file.matchAll(/\/Encrypt\s+(\d{1,10})\s+(\d{1,5})\s+R/g)].at(-1) ?? [];
  const opening =
    number === undefined ? /\/Encrypt\s*<</g : new RegExp(`(?:^|[^\\d])${Number(number)}\\s+${Number(generation)}\\s+obj\\s*<<`, 'g');
  const found = [...file.matchAll(opening)].at(-1);
  if (found === undefined) return undefined;
  const { strings, numbers } = stringsAndNumbers(file, found.index + found[0].length);
  const revision = numbers.get('R');
  return numbers.get('V') === 5 && (revision === 5 || revision === 6) ? { strings, revision } : undefined;
}

/** Longest encryption dictionary that is looked at. */
const longest = 20_000;

/** Reads the entries of a dictionary from behind its opening mark; those of dictionaries in it are passed over. */
function stringsAndNumbers(file: string, start: number): { strings: Map<string, Written>; numbers: Map<string, number> } {
  const strings = new Map<string, Written>();
  const numbers = new Map<string, number>();
  const token = /\/([^\s/<>[\]()]*)|<<|>>|<([\dA-Fa-f\s]*)>|\(|(-?\d+)/g;
  token.lastIndex = start;
  let name = '';
  let depth = 1;
  for (let match = token.exec(file); match !== null && match.index < start + longest; match = token.exec(file)) {
    const [all, key, digits, number] = match;
    let written: Written | undefined;
    if (all === '<<') depth += 1;
    else if (all === '>>') depth -= 1;
    else if (key !== undefined) name = key;
    else if (digits !== undefined) written = { bytes: ofHex(digits), start: match.index, end: match.index + all.length };
    else if (all === '(') {
      written = literal(file, match.index);
      token.lastIndex = written.end;
    } else if (number !== undefined && depth === 1) numbers.set(name, Number(number));
    if (written !== undefined && depth === 1) strings.set(name, written);
    if (depth === 0) break;
  }
  return { strings, numbers };
}

const ofHex = (digits: string) => Uint8Array.from(digits.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string in brackets (ISO 32000-2, 7.3.4.2), from its opening bracket on. */
function literal(file: string, start: number): Written {
  const bytes: number[] = [];
  const piece = /\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?|[\s\S]/y;
  piece.lastIndex = start + 1;
  let depth = 1;
  for (let match = piece.exec(file); match !== null; match = piece.exec(file)) {
    const [all, escaped] = match;
    if (escaped === undefined) {
      if (all === '(') depth += 1;
      if (all === ')') depth -= 1;
      if (depth === 0 || bytes.length > 1000) break;
      bytes.push(all.startsWith('\r') ? 0x0a : all.charCodeAt(0));
    } else if (/^[0-7]/.test(escaped)) bytes.push(Number.parseInt(escaped, 8) & 255);
    else if (!/^[\r\n]/.test(escaped)) bytes.push((escapes[escaped] ?? escaped).charCodeAt(0));
  }
  return { bytes: Uint8Array.from(bytes), start, end: piece.lastIndex };
}

/** Writes bytes in place of a string, in its own form; false where there is no room for them. */
function write(file: Uint8Array, { start, end }: Written, bytes: Uint8Array): boolean {
  const isHex = file[start] === 0x3c;
  if (!isHex && bytes.some((byte) => [0x28, 0x29, 0x5c, 0x0d].includes(byte))) return false;
  const body = isHex ? Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') : String.fromCharCode(...bytes);
  const text = isHex ? `<${body}>` : `(${body})`;
  if (text.length > end - start) return false;
  file.fill(0x20, start, end);
  for (let at = 0; at < text.length; at += 1) file[start + at] = text.charCodeAt(at);
  return true;
}
