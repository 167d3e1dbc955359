/**
 * The one place where offsets change their unit. Inside the app offsets count UTF-16 code units; the command line, W3C Web Annotation and most
 * exchange formats count Unicode code points. A lone surrogate counts as one code point, as in Python and ECMAScript.
 */

/** Whether a low surrogate stands at `index` with its high surrogate before it, so that `index` splits one character. */
function splitsPair(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false;
  const low = text.charCodeAt(index);
  if (low < 0xdc00 || low > 0xdfff) return false;
  const high = text.charCodeAt(index - 1);
  return high >= 0xd800 && high <= 0xdbff;
}

/** Indexes of `offsets` in ascending order of their values; no copy is sorted when they are in order already. */
function ascendingOrder(offsets: readonly number[]): readonly number[] {
  const order = offsets.map((_, index) => index);
  const sorted = offsets.every((offset, index) => index === 0 || (offsets[index - 1] ?? 0) <= offset);
  return sorted ? order : order.sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0));
}

/**
 * UTF-16 offsets into `text` as code point offsets, in the order given (which need not be sorted). Offsets outside the text are clamped to it; an
 * offset in the middle of a surrogate pair counts as the start of that character. Takes O(length) for the text and O(n log n) for unsorted offsets.
 */
export function toCodePoints(text: string, offsets: readonly number[]): number[] {
  const result = new Array<number>(offsets.length).fill(0);
  let unit = 0;
  let points = 0;
  for (const index of ascendingOrder(offsets)) {
    const target = Math.min(Math.max(offsets[index] ?? 0, 0), text.length);
    const stop = splitsPair(text, target) ? target - 1 : target;
    while (unit < stop) {
      unit += splitsPair(text, unit + 1) ? 2 : 1;
      points += 1;
    }
    result[index] = points;
  }
  return result;
}

/** Code point offsets into `text` as UTF-16 offsets, in the order given. Offsets past the end are clamped to the length. Same cost as {@link toCodePoints}. */
export function fromCodePoints(text: string, offsets: readonly number[]): number[] {
  const result = new Array<number>(offsets.length).fill(0);
  let unit = 0;
  let points = 0;
  for (const index of ascendingOrder(offsets)) {
    const target = Math.max(offsets[index] ?? 0, 0);
    while (points < target && unit < text.length) {
      unit += splitsPair(text, unit + 1) ? 2 : 1;
      points += 1;
    }
    result[index] = unit;
  }
  return result;
}
