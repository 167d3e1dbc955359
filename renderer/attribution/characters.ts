/** Kinds of characters and tokens that the tokenizer and the pairing of quotation marks share. */

/** What a token is made of. */
export const shapes = { lower: 0, capital: 1, upper: 2, mixed: 3, number: 4, mark: 5 } as const;

/** Marks that carry structure, as small numbers for the models; 0 for words. */
export const marks = {
  none: 0,
  stop: 1,
  comma: 2,
  colon: 3,
  semicolon: 4,
  dash: 5,
  open: 6,
  close: 7,
  question: 8,
  bracket: 9,
  endBracket: 10,
  other: 11,
} as const;

/** FNV-1a over UTF-16 units: stable across engines and fast. */
export function hashOf(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    h ^= word.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h | 0;
}

export const isDigit = (c: number) => c >= 48 && c <= 57;
export const isSpace = (c: number) =>
  c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || (c >= 0x2000 && c <= 0x200a) || c === 0x202f || c === 0x3000 || c === 0xfeff;
const otherLetter = /[\p{L}\p{M}\p{N}]/u;
export function isLetter(c: number): boolean {
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
  if (c < 0xc0) return c === 0xaa || c === 0xb5 || c === 0xba;
  if (c < 0x250) return c !== 0xd7 && c !== 0xf7;
  if (c >= 0x2000 && c < 0x2c00) return false;
  if (c >= 0xd800 && c < 0xe000) return false;
  return otherLetter.test(String.fromCharCode(c));
}
export const isWord = (c: number) => isLetter(c) || isDigit(c);
export const isApostrophe = (c: number) => c === 39 || c === 0x2019;

export function markOf(c: number): number {
  switch (c) {
    case 46:
    case 0x2026:
      return marks.stop;
    case 33:
    case 63:
      return marks.question;
    case 44:
      return marks.comma;
    case 58:
      return marks.colon;
    case 59:
      return marks.semicolon;
    case 45:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return marks.dash;
    case 40:
    case 91:
      return marks.bracket;
    case 41:
    case 93:
      return marks.endBracket;
    default:
      return marks.other;
  }
}
