import type { PageElement, PageLine } from './page-lines.ts';

/** Visible characters of a line. */
export const visible = (line: PageLine): number => line.text.replace(/\s+/g, '').length;

/** Share of a line's visible characters that are links. */
export const linkShare = (line: PageLine): number => line.linked / Math.max(1, visible(line));

const sentenceEnd = /[.!?…。！？」”"’)»][\s)\]”"’»]*$/u;

/** How much a line looks like running text: its length, if it is a paragraph of sentences with few links. */
export function proseWeight(line: PageLine): number {
  const length = visible(line);
  if (line.level > 0 || line.kind === 'caption' || linkShare(line) > 0.4) return 0;
  // A character of Chinese, Japanese or Korean says about as much as three of a Latin text.
  const size = length * (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(line.text) ? 3 : 1);
  if (size < 40) return 0;
  const sentences = (line.text.match(/[.!?。！？…](?=\s|$|["”’»])/gu) ?? []).length;
  if (size < 80 && sentences === 0) return size * 0.2;
  const commas = (line.text.match(/[,、，;:]/g) ?? []).length;
  return Math.min(size, 1500) * (sentenceEnd.test(line.text) || sentences > 0 ? 1 : 0.4) * (1 - linkShare(line)) + Math.min(commas, 10) * 3;
}

/** Sum of the values before each index. */
export function sums(values: readonly number[]): readonly number[] {
  const before = [0];
  for (const value of values) before.push((before.at(-1) ?? 0) + value);
  return before;
}

/** Sum of line values inside an element, from {@link sums}. */
export const within = (before: readonly number[], element: PageElement): number =>
  (before[element.lastLine] ?? 0) - (before[element.firstLine] ?? 0);
