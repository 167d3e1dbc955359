import type { Block, BoilerplateReason } from '../domain/source.ts';
import { boilerplatePhrases } from './boilerplate-phrases.ts';
import { readsLikeCaption } from './photo-caption.ts';

/** Kinds that are never proposed by their wording: a table or a turn of a transcript may well say "Search" or "Home". */
const spared = new Set<Block['kind']>(['title', 'table-row', 'turn', 'preformatted', 'footnote']);

/** Reason for setting a line aside by its own wording, or undefined. Conservative: a sentence that merely uses such words stays. */
export function boilerplateByWording(line: string): BoilerplateReason | undefined {
  const text = line.trim();
  if (text.length > 700) return undefined;
  const flat = text.replace(/\n/g, ' ');
  for (const { reason, pattern, longest } of boilerplatePhrases) if (flat.length <= longest && pattern.test(flat)) return reason;
  return readsLikeCaption(flat) ? 'caption' : undefined;
}

/** A line without the end of a sentence that would do as the headline of another article. */
function readsLikeHeadline(text: string): boolean {
  return (
    text.length >= 25 &&
    text.length <= 160 &&
    !/[.!?…:;,"”»]$/.test(text) &&
    /^["“«‘'\p{Lu}\p{N}]/u.test(text) &&
    text.split(/\s+/).length >= 5
  );
}

/** Short lines that stand in the text three times or more, such as running heads; sentences are left alone, since people do repeat themselves. */
function repeatedLines(texts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text.length >= 12 && text.length <= 120 && !/[.!?…"”»]$/.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([text]) => text));
}

/**
 * Proposes blocks that do not belong to the article, with a reason. Marks that a format has already set are kept. A line that reads like the headline
 * of another article, right after such a block, is only asked about (`unsure`). Nothing is removed.
 */
export function markBoilerplate(text: string, blocks: readonly Block[]): Block[] {
  const texts = blocks.map((block) => text.slice(block.start, block.end));
  const repeated = repeatedLines(texts.filter((_, index) => blocks[index]?.boilerplate === undefined));
  const marked = blocks.map((block, index): Block => {
    if (block.boilerplate !== undefined || spared.has(block.kind)) return block;
    const line = texts[index] ?? '';
    const reason = boilerplateByWording(line) ?? (repeated.has(line) ? 'repeated' : undefined);
    return reason === undefined ? block : { ...block, boilerplate: reason };
  });
  const long = texts.filter((line) => line.length > 120).length;
  return marked.map((block, index) => {
    const before = marked[index - 1];
    if (long < 2 || block.boilerplate !== undefined || block.kind !== 'paragraph' || before === undefined) return block;
    // What a format set aside it knew by the page's structure, and so it knew what follows.
    if (blocks[index - 1]?.boilerplate !== undefined) return block;
    const follows = before.boilerplate === 'see-also' || before.boilerplate === 'caption';
    return follows && !before.unsure && readsLikeHeadline(texts[index] ?? '') ? { ...block, boilerplate: 'see-also', unsure: true } : block;
  });
}
