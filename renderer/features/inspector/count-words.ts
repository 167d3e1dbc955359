/** Words of a text as its language counts them. */
export function countWords(text: string, language: string): number {
  let count = 0;
  for (const part of segmenter(language).segment(text)) if (part.isWordLike) count += 1;
  return count;
}

function segmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || undefined, { granularity: 'word' });
  } catch {
    // the source names a language nobody knows
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}

/** "2, 3 and 7". */
export function listOf(items: readonly (string | number)[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
