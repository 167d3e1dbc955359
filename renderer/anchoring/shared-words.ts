/** Words in a row that count as one stretch. */
const stretch = 5;
/** Stretches read of one text at most; of longer ones only those whose hash is a multiple of a power of two count, the same for both. */
const sampleFrom = 200_000;

/**
 * How much of the shorter of two texts is in the other: the share of its stretches of five words, 0 to 1. Case and punctuation do not
 * count. Near linear, and bounded in memory for long texts by sampling stretches by their hash.
 * @see A. Broder, On the resemblance and containment of documents (1997)
 */
export function sharedWords(a: string, b: string): number {
  const longest = Math.max(a.length, b.length) / 6;
  let every = 1;
  while (longest / every > sampleFrom) every *= 2;
  const left = stretchesOf(a, every);
  const right = stretchesOf(b, every);
  const [few, many] = left.size < right.size ? [left, right] : [right, left];
  if (few.size === 0) return 0;
  let both = 0;
  for (const hash of few) if (many.has(hash)) both++;
  return both / few.size;
}

const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu;

function stretchesOf(text: string, every: number): Set<number> {
  const found = new Set<number>();
  const last: number[] = [];
  for (const match of text.matchAll(word)) {
    last.push(hashOf(match[0].toLowerCase()));
    if (last.length > stretch) last.shift();
    if (last.length < stretch) continue;
    const hash = last.reduce((sum, one) => (Math.imul(sum, 0x01000193) + one) | 0, 0x811c9dc5);
    if (every === 1 || (hash >>> 3) % every === 0) found.add(hash);
  }
  return found;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
