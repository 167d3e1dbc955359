/** Words of a text as a reader would compare them: without case, hyphenation marks and forms of one character. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replace(/\u00ad/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Texts up to this many words are compared exactly; in longer ones each word is looked for within {@link window} words of the last one found. */
const exactly = 12_000;
const window = 2000;

/** How many of the expected words are found in their order, 0 to 1 (for long texts: at least as many). */
export function shareInOrder(expected: readonly string[], found: readonly string[]): number {
  if (expected.length === 0) return 1;
  if (expected.length <= exactly && found.length <= exactly) return longestCommon(expected, found) / expected.length;
  let at = 0;
  let count = 0;
  for (const word of expected) {
    const place = found.slice(at, at + window).indexOf(word);
    if (place < 0) continue;
    at += place + 1;
    count += 1;
  }
  return count / expected.length;
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let before = new Uint32Array(b.length + 1);
  for (const word of a) {
    const row = new Uint32Array(b.length + 1);
    for (let index = 0; index < b.length; index += 1) {
      row[index + 1] = word === b[index] ? (before[index] ?? 0) + 1 : Math.max(before[index + 1] ?? 0, row[index] ?? 0);
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
