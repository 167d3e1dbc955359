import { hashOf, isApostrophe, isSpace, isWord, markOf, marks } from './characters.ts';

const openHash = hashOf('“');
const closeHash = hashOf('”');

/** Finds which tokens are quotation marks, unifies them, and tells for each token whether it is quoted. */
export function pairQuotes(
  text: string,
  start: Int32Array,
  end: Int32Array,
  mark: Uint8Array,
  word: Int32Array,
  paragraph: Int32Array,
): { quoted: Uint8Array; quotation: Int32Array } {
  const count = mark.length;
  const quoted = new Uint8Array(count);
  const quotation = new Int32Array(count);
  let opened = -1;
  let single = -1;
  let number = 0;
  for (let i = 0; i < count; i++) {
    if (i > 0 && paragraph[i] !== paragraph[i - 1]) {
      opened = -1;
      single = -1;
    }
    const s = start[i] ?? 0;
    const c = text.charCodeAt(s);
    const wide = (end[i] ?? 0) - s === 2;
    const double =
      c === 34 ||
      c === 0x201c ||
      c === 0x201d ||
      c === 0x201e ||
      c === 0x201f ||
      c === 0xab ||
      c === 0xbb ||
      ((isApostrophe(c) || c === 96) && wide && mark[i] !== 0);
    if (mark[i] !== 0 && double) {
      const spaceBefore =
        s === 0 || isSpace(text.charCodeAt(s - 1)) || text.charCodeAt(s - 1) === 40 || markOf(text.charCodeAt(s - 1)) === marks.dash;
      const spaceAfter = (end[i] ?? 0) >= text.length || isSpace(text.charCodeAt(end[i] ?? 0));
      const opens =
        c === 0x201c
          ? opened < 0 || spaceBefore || !spaceAfter
          : c === 0x201e || c === 0xab || c === 96
            ? true
            : c === 0x201d || c === 0xbb
              ? opened < 0 && spaceBefore && !spaceAfter
              : opened < 0
                ? !spaceAfter || spaceBefore
                : spaceBefore && !spaceAfter;
      mark[i] = opens ? marks.open : marks.close;
      word[i] = opens ? openHash : closeHash;
      if (opens) {
        // An opening mark inside an open quotation: the first was never closed in this paragraph; start afresh.
        opened = i;
        number++;
        quoted[i] = 1;
        quotation[i] = number;
      } else {
        if (opened >= 0) {
          quoted[i] = 1;
          quotation[i] = number;
        }
        opened = -1;
      }
      continue;
    }
    if (
      mark[i] !== 0 &&
      (c === 0x2018 ||
        (c === 39 && single < 0 && (s === 0 || isSpace(text.charCodeAt(s - 1))) && closesLater(text, s, start, paragraph, i)))
    ) {
      mark[i] = marks.open;
      word[i] = openHash;
      single = i;
      if (opened < 0) number++;
    } else if (single >= 0 && mark[i] !== 0 && isApostrophe(c)) {
      mark[i] = marks.close;
      word[i] = closeHash;
      if (opened < 0) {
        quoted[i] = 2;
        quotation[i] = number;
      }
      single = -1;
      if (opened < 0) continue;
    }
    if (opened >= 0) quoted[i] = 1;
    else if (single >= 0) quoted[i] = 2;
    if (quoted[i]) quotation[i] = number;
  }
  return { quoted, quotation };
}

/** A straight single quote opens a quotation only if one closes within the paragraph, not too far off. */
function closesLater(text: string, s: number, start: Int32Array, paragraph: Int32Array, i: number): boolean {
  if (!isWord(text.charCodeAt(s + 1))) return false;
  const limit = Math.min(text.length, s + 400);
  for (let k = s + 2; k < limit; k++) {
    const c = text.charCodeAt(k);
    if (c === 10) return false;
    if (c === 39 && !isWord(text.charCodeAt(k + 1)) && !isSpace(text.charCodeAt(k - 1))) return (start[i] ?? 0) < k && paragraph.length > i;
  }
  return false;
}
