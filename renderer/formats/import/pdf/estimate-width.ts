import type { Measure } from './page-places.ts';

/** Advance widths of the characters from space to tilde in thousandths of the size, from the metrics of Helvetica and Times Roman (Adobe AFM). */
const sans = widths(
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584',
);
const serif = widths(
  '250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541',
);

function widths(list: string): readonly number[] {
  return list.split(' ').map(Number);
}

/** Scripts whose characters are as wide as they are high. */
const square =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Width of words about as they are set: where there is no browser to measure with. Only the share of a part in the whole counts, and the whole is
 * known from the page. Deterministic, so that a place written by it is read back the same.
 */
export const estimateWidth: Measure = (text, face) => {
  const table = face === 'serif' ? serif : sans;
  let sum = 0;
  for (const character of text) sum += face === 'monospace' && !/\p{M}/u.test(character) ? 600 : widthOf(character, table);
  return sum;
};

function widthOf(character: string, table: readonly number[]): number {
  const code = character.codePointAt(0) ?? 0;
  const known = table[code - 32];
  if (code >= 32 && known !== undefined) return known;
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  if (square.test(character)) return 1000;
  const base = character.normalize('NFD').codePointAt(0) ?? 0;
  const plain = base === code ? undefined : table[base - 32];
  if (plain !== undefined) return plain;
  if (character === '\u2014') return 1000;
  if (/[\u2018\u2019\u201a]/.test(character)) return table[7] ?? 200;
  if (/[\u201c\u201d\u201e\u00ab\u00bb]/.test(character)) return table[8] ?? 333;
  return /\p{Lu}/u.test(character) ? 690 : 530;
}
