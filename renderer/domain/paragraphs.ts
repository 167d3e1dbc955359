import type { Block, Source } from './source.ts';

/**
 * The number of each block's paragraph, in block order: 1, 2, ... for what is read as a paragraph, 0 for titles, headings and
 * blocks set aside. "¶3" is the address of a place everywhere: reader, tables, reports.
 */
export function paragraphNumbers(blocks: readonly Block[], setAside: Source['setAside']): number[] {
  const aside = new Set(setAside.map((entry) => entry.start));
  let next = 1;
  return blocks.map((block) => (block.kind === 'title' || block.kind === 'heading' || aside.has(block.start) ? 0 : next++));
}

/** What a place is called where it has no number, and how its page is said. */
export interface PlaceWords {
  readonly title: string;
  readonly heading: string;
  readonly aside: string;
  page(page: string): string;
}

const placeWords: PlaceWords = { title: 'Title', heading: 'Heading', aside: 'Set aside', page: (page) => `p. ${page}` };

/** A place as the analyst reads it: "¶3", "Title", "Heading", or "Set aside" for text that is hidden; "¶3, p. 4" where pages are known. UTF-16 offset. */
export function placeName(blocks: readonly Block[], numbers: readonly number[], offset: number, words = placeWords): string {
  let at = -1;
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) {
      at = middle;
      low = middle + 1;
    } else high = middle;
  }
  const block = blocks[Math.max(0, at)];
  const number = numbers[Math.max(0, at)] ?? 0;
  if (!block) return '';
  const page = block.page === undefined ? '' : `, ${words.page(String(block.page))}`;
  if (number > 0) return `¶${number}${page}`;
  return `${block.kind === 'title' ? words.title : block.kind === 'heading' ? words.heading : words.aside}${page}`;
}
