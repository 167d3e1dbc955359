import { decodeAs } from './decode-as.ts';
import { decodeBytes, isValidUtf8 } from './decode-bytes.ts';
import { rankLegacyEncodings } from './detect-encoding.ts';
import { legacyEncodings, multiByteEncodings } from './legacy-encodings.ts';

/** A word that another encoding reads differently. */
export interface ChangedWord {
  readonly now: string;
  readonly becomes: string;
}

/** One choice for the picker "Choose another encoding". */
export interface EncodingCandidate {
  /** WHATWG name. */
  readonly name: string;
  /** Whether this is how the text is read at present. */
  readonly current: boolean;
  /** How many different words would change, of those looked at. */
  readonly changes: number;
  /** The first of them. */
  readonly examples: readonly ChangedWord[];
}

const wordLimit = 400;
const exampleLimit = 6;

/** Different words that hold a byte outside ASCII, as bytes. */
function tellingWords(bytes: Uint8Array): Uint8Array[] {
  const found = new Map<string, Uint8Array>();
  let start = 0;
  let outside = false;
  for (let index = 0; index <= bytes.length && found.size < wordLimit; index += 1) {
    const byte = bytes[index] ?? 0x20;
    if (byte >= 0x80) outside = true;
    if (byte > 0x20 && index - start < 60) continue;
    if (outside) {
      const word = bytes.subarray(start, index);
      found.set(word.join(), word);
    }
    start = index + 1;
    outside = false;
  }
  return [...found.values()];
}

/**
 * Encodings to choose from for these bytes, best first, with the words that each would change against the present reading. Encodings that read
 * every word alike follow at the end with no changes.
 */
export function encodingCandidates(
  bytes: Uint8Array,
  options: { readonly chosen?: string | undefined; readonly markup?: boolean } = {},
): EncodingCandidate[] {
  const { encoding } = decodeBytes(bytes, options);
  const wide = encoding.name.startsWith('utf-16') || encoding.name.startsWith('utf-32');
  const words = wide ? [] : tellingWords(bytes);
  const ranked = rankLegacyEncodings(bytes).map((guess) => guess.name);
  const rest = [...legacyEncodings, ...multiByteEncodings].map(({ name }) => name);
  const first = isValidUtf8(bytes) ? ['utf-8', ...ranked] : [...ranked.slice(0, 1), 'utf-8', ...ranked.slice(1)];
  const names = [...new Set([encoding.name, ...first, ...rest, 'gb18030', 'iso-2022-jp', 'utf-16le', 'utf-16be'])];
  return names.map((name) => {
    const changed =
      name === encoding.name ? [] : words.map((word) => ({ now: decodeAs(word, encoding.name), becomes: decodeAs(word, name) }));
    const different = changed.filter((word) => word.now !== word.becomes);
    return { name, current: name === encoding.name, changes: different.length, examples: different.slice(0, exampleLimit) };
  });
}
