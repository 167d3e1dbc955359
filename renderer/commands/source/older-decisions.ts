import type { BoilerplateReason, Source, SourceFacts, SourceText } from '../../domain/source.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import type { ReviewChoices } from './review-choices.ts';

/**
 * The analyst's decisions on an older version, made again for a newer one: lines of the same words are set aside or kept as they were,
 * and facts that the newer file does not give are taken from the older. What was decided on the newer text already stays.
 */
export function withOlderDecisions(read: ReadSource, choices: ReviewChoices, source: Source, text: SourceText): ReviewChoices {
  const aside = new Map(source.setAside.map((entry) => [entry.start, entry.reason]));
  const decided = new Map<string, BoilerplateReason | null>();
  for (const block of text.blocks) decided.set(plain(text.text.slice(block.start, block.end)), aside.get(block.start) ?? null);
  const blocks = new Map(choices.blocks);
  read.blocks.forEach((block, i) => {
    if (blocks.has(i)) return;
    const before = decided.get(plain(read.text.slice(block.start, block.end)));
    const proposed = block.unsure ? undefined : (block.boilerplate ?? null);
    if (before !== undefined && before !== proposed) blocks.set(i, before);
  });
  const facts: Partial<SourceFacts> = { ...choices.facts };
  for (const key of ['title', 'byline', 'publisher', 'publishedAt', 'language', 'url'] as const) {
    if (facts[key] === undefined && read.facts[key] === '' && source[key] !== '') facts[key] = source[key];
  }
  return { ...choices, blocks, facts };
}

const plain = (words: string) => words.replace(/\s+/g, ' ').trim();
