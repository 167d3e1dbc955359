/** Words as filters compare them: without case, accents and double spaces. Not for offsets: the length changes. */
export function foldWords(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ');
}

/** The words of a filter field, folded; all of them must be found. */
export function filterWords(typed: string): string[] {
  return foldWords(typed).split(' ').filter(Boolean);
}
