import type { Span } from '../../domain/schema.ts';

/** Every place of some words in a text, without regard to case, kind of quotation mark or width of space. UTF-16 offsets. */
export function findAll(text: string, words: string): Span[] {
  const trimmed = words.trim();
  if (trimmed === '') return [];
  const pattern = [...trimmed]
    .map((character) => {
      if (/['‘’ʼ`]/.test(character)) return "['‘’ʼ`]";
      if (/["“”„«»]/.test(character)) return '["“”„«»]';
      if (/\s/.test(character)) return '\\s+';
      if (/[-‐‑–—]/.test(character)) return '[-‐‑–—]';
      return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
  const spans: Span[] = [];
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}
