import { detectAll } from 'tinyld';
import { decodeAs } from './decode-as.ts';
import { type LanguageLetters, legacyEncodings, multiByteEncodings } from './legacy-encodings.ts';

/** Bytes outside ASCII are what tells encodings apart; so many are looked at. */
const sampleSize = 24_000;

/** A piece of the bytes rich in what is not ASCII: whole lines around it, from at most 40 places. */
function telling(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= sampleSize) return bytes;
  const kept: number[] = [];
  let at = 0;
  while (at < bytes.length && kept.length < sampleSize) {
    while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at += 1;
    if (at >= bytes.length) break;
    let start = at;
    while (start > 0 && at - start < 300 && bytes[start - 1] !== 0x0a) start -= 1;
    let end = at;
    while (end < bytes.length && end - at < 600 && bytes[end] !== 0x0a) end += 1;
    for (let index = start; index < end; index += 1) kept.push(bytes[index] ?? 0);
    kept.push(0x0a);
    at = end;
  }
  return Uint8Array.from(kept);
}

/** Well-formed and malformed UTF-8 sequences among the bytes. */
function utf8Sequences(bytes: Uint8Array): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let index = 0; index < bytes.length; ) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) {
      index += 1;
      continue;
    }
    const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    let tail = 1;
    while (length > 0 && lead <= 0xf4 && tail < length && ((bytes[index + tail] ?? 0) & 0xc0) === 0x80) tail += 1;
    // A sequence cut off by the end of the file is no error.
    if (length > 0 && lead <= 0xf4 && (tail === length || index + tail >= bytes.length)) {
      good += 1;
      index += tail;
    } else {
      bad += 1;
      index += 1;
    }
  }
  return { good, bad };
}

const signs = new Map(Array.from('’“”–—…‘„«»\u00a0‚•€©®™°§·№‹›´', (sign, rank) => [sign, Math.log(0.05 / (rank + 2))]));
const rare = Math.log(0.0004);
const stranger = Math.log(0.00002);
const garbage = Math.log(0.0000005);

const isLower = (character: string) => character !== character.toUpperCase();
const isLetter = (character: string) => /\p{L}|\p{M}/u.test(character);

/** Mean log likelihood of the characters outside ASCII, if the text were in this language. */
function likelihood(text: string, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  let count = 0;
  const characters = Array.from(text);
  for (let index = 0; index < characters.length && count < 4000; index += 1) {
    const character = characters[index] ?? '';
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    count += 1;
    const before = characters[index - 1] ?? ' ';
    const after = characters[index + 1] ?? ' ';
    if ((code < 0xa0 && code !== 0x85) || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) sum += garbage;
    else if (!isLetter(character)) {
      const inWord = isLetter(before) && isLetter(after) && character !== '’' && character !== '\u00b7' && !/[–—]/.test(character);
      sum += (weights.get(character) ?? signs.get(character) ?? rare) + (inWord ? -4 : 0);
    } else {
      const small = character.toLowerCase();
      const weight = weights.get(small);
      const capital = character !== small;
      const odd = capital && isLetter(before) && isLower(before);
      // No word mixes Latin letters with those of another script.
      const mixed = code >= 0x370 && code < 0x1e00 && (/[a-z]/i.test(before) || /[a-z]/i.test(after));
      sum += (weight ?? stranger) + (capital ? -1.5 : 0) + (odd || mixed ? -6 : 0);
    }
  }
  return count === 0 ? 0 : sum / count;
}

const weightTables = new Map<string, ReadonlyMap<string, number>>();

/** Letters listed by frequency get weights that fall off with their rank. */
function weightsOf({ tag, letters }: LanguageLetters): ReadonlyMap<string, number> {
  const known = weightTables.get(tag);
  if (known !== undefined) return known;
  const listed = Array.from(letters);
  const total = listed.reduce((sum, _, rank) => sum + 1 / (rank + 3), 0);
  const table = new Map(listed.map((letter, rank) => [letter, Math.log(1 / (rank + 3) / total)]));
  weightTables.set(tag, table);
  return table;
}

/** How much of a text in a multi-byte encoding is what people write in it: common characters among those outside ASCII. */
function multiByteScore(text: string, common: string): number {
  const outside = text.match(/[^\0-\x7f]/gu) ?? [];
  if (outside.length === 0) return 0;
  const frequent = new Set(common);
  let known = 0;
  for (const character of outside) {
    if (frequent.has(character) || /[\u3001-\u3011\u3040-\u30ff\uff01-\uff5e]/.test(character)) known += 1;
    if (character === '\uFFFD') known -= 3;
  }
  return known / outside.length;
}

export interface EncodingGuess {
  readonly name: string;
  /** Higher is likelier; only the order means something. */
  readonly score: number;
}

/** Legacy encodings in order of likelihood for bytes that are not UTF-8. Never empty. */
export function rankLegacyEncodings(bytes: Uint8Array): EncodingGuess[] {
  const sample = telling(bytes);
  const guesses: EncodingGuess[] = [];
  for (const { name, common } of multiByteEncodings) {
    const score = multiByteScore(new TextDecoder(name).decode(sample), common);
    if (score > 0.3) guesses.push({ name, score: score * 4 });
  }
  for (const { name, languages, bias } of legacyEncodings) {
    const text = decodeAs(sample, name);
    const ranked = languages.map((language) => ({ tag: language.tag, value: likelihood(text, weightsOf(language)) }));
    const said = new Set(
      detectAll(text.slice(0, 3000))
        .slice(0, 2)
        .map((found) => found.lang),
    );
    const best = Math.max(...ranked.map(({ tag, value }) => value + (said.has(tag) ? 1.6 : 0)));
    guesses.push({ name, score: best + bias });
  }
  return guesses.sort((a, b) => b.score - a.score);
}

/**
 * Best guess at the encoding of bytes that are not valid UTF-8 and say nothing credible about themselves, as a WHATWG name. A file that is UTF-8 but
 * for a few bytes, or cut off within a character, is `utf-8`.
 */
export function detectLegacyEncoding(bytes: Uint8Array): string {
  const { good, bad } = utf8Sequences(bytes);
  if (good > 0 && good >= bad * 4) return 'utf-8';
  return rankLegacyEncodings(bytes)[0]?.name ?? 'windows-1252';
}
