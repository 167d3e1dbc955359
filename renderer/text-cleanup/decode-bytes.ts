import type { Encoding } from '../domain/source.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { decodeAs } from './decode-as.ts';
import { detectLegacyEncoding } from './detect-encoding.ts';
import { normaliseText } from './normalise-text.ts';

/** Bytes read as text: `text` is normalised as {@link normaliseText} says. */
export interface DecodedBytes {
  readonly text: string;
  readonly encoding: Encoding;
  readonly warnings: readonly string[];
}

export interface DecodeOptions {
  /** Encoding label chosen by the analyst; overrides everything else. */
  readonly chosen?: string | undefined;
  /** Whether the bytes may declare their encoding in an HTML `meta` or an XML declaration. */
  readonly markup?: boolean;
  /** Encoding label that was given beside the bytes, such as the `charset` of a MIME part; stands above what the markup says. */
  readonly declared?: string;
}

/** WHATWG name of an encoding label, or '' when the label is not known to the platform. */
export function encodingName(label: string): string {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return '';
  }
}

/** Encoding given by a byte order mark, or ''. WHATWG Encoding Standard, "BOM sniff", and UTF-32 told apart so that it is not read as UTF-16. */
export function byteOrderMark(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  return '';
}

/** Whether `bytes` are UTF-8 without an error. */
export function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a byte order mark: text in it has a zero in every second byte wherever it holds spaces, digits or Latin letters. */
export function utf16WithoutMark(bytes: Uint8Array): string {
  const length = Math.min(bytes.length - (bytes.length % 2), 4096);
  if (length < 4) return '';
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd + even < 3) return '';
  if (odd > pairs * 0.12 && even <= pairs * 0.01) return 'utf-16le';
  if (even > pairs * 0.12 && odd <= pairs * 0.01) return 'utf-16be';
  return '';
}

/** Whether bytes switch to Japanese and back by ISO-2022-JP's escapes, in seven bits. */
function usesJapaneseEscapes(bytes: Uint8Array): boolean {
  if (!bytes.includes(0x1b)) return false;
  const text = new TextDecoder('windows-1252').decode(bytes.subarray(0, 100_000));
  return /\x1b\$[@B]/.test(text) && /\x1b\([BJ]/.test(text) && !/[^\0-\x7f]/.test(text);
}

function brokenCharacters(text: string): number {
  return text.split('\uFFFD').length - 1;
}

function finish(bytes: Uint8Array, name: string, from: Encoding['from'], warnings: readonly string[]): DecodedBytes {
  const text = normaliseText(decodeAs(bytes, name));
  const broken = brokenCharacters(text);
  const lost =
    broken > 0 && (name.startsWith('utf-') || !isValidUtf8(bytes))
      ? [
          `${broken === 1 ? 'One character' : `${broken} characters`} could not be read as ${name} and ${broken === 1 ? 'is' : 'are'} shown as \uFFFD.`,
        ]
      : [];
  return { text, encoding: { name, from }, warnings: [...warnings, ...lost] };
}

/**
 * Reads bytes as text. In order: the analyst's choice, a byte order mark, a declaration that the bytes bear out, valid UTF-8, UTF-16 without a mark,
 * and last a guess from letter statistics. A declaration that is wrong is set aside with a warning. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, options: DecodeOptions = {}): DecodedBytes {
  const chosen = options.chosen === undefined ? '' : encodingName(options.chosen);
  if (chosen !== '') return finish(bytes, chosen, 'chosen', []);
  const warnings = options.chosen ? [`The encoding ${options.chosen} is not known; it was found from the bytes instead.`] : [];
  const mark = byteOrderMark(bytes);
  if (mark !== '') return finish(bytes, mark, 'byte order mark', warnings);
  const wide = utf16WithoutMark(bytes);
  if (wide !== '') return finish(bytes, wide, 'detected', warnings);
  if (usesJapaneseEscapes(bytes)) return finish(bytes, 'iso-2022-jp', 'detected', warnings);
  const given = options.declared === undefined || encodingName(options.declared) === '' ? '' : options.declared;
  const label = given || (options.markup ? declaredEncoding(bytes) : '');
  const declared = encodingName(label);
  const validUtf8 = isValidUtf8(bytes);
  if (validUtf8) {
    const ascii = bytes.every((byte) => byte < 0x80);
    if (declared !== '' && declared !== 'utf-8' && !ascii) {
      return finish(bytes, 'utf-8', 'valid UTF-8', [
        ...warnings,
        `The file says it is ${declared}, but its bytes are valid UTF-8 and were read so.`,
      ]);
    }
    return finish(bytes, 'utf-8', declared === 'utf-8' ? 'declared' : 'valid UTF-8', warnings);
  }
  // WHATWG: a page that can be read far enough to declare UTF-16 is not UTF-16.
  if (declared !== '' && declared !== 'utf-8' && !declared.startsWith('utf-16')) return finish(bytes, declared, 'declared', warnings);
  const guess = detectLegacyEncoding(bytes);
  if (guess === 'utf-8') return finish(bytes, 'utf-8', declared === 'utf-8' ? 'declared' : 'detected', warnings);
  const lie = declared === '' ? [] : [`The file says it is ${declared}, but its bytes are not; it was read as ${guess}.`];
  return finish(bytes, guess, 'detected', [...warnings, ...lie]);
}
