import { detectAll } from 'tinyld';
import type { Block, SourceFacts } from '../domain/source.ts';

/** Facts about which nothing is known. */
export const noFacts: SourceFacts = { title: '', byline: '', publisher: '', publishedAt: '', language: '', url: '' };

/** BCP 47 tag of the language of a text, or '' when it is too short or unclear to say. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 6000).replace(/https?:\S+/g, ' ');
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < 20) return '';
  return detectAll(sample)[0]?.lang ?? '';
}

/** Facts that a text without markup tells about itself. */
export function factsInText(text: string, blocks: readonly Block[]): SourceFacts {
  const title = blocks.find((block) => block.kind === 'title');
  return {
    ...noFacts,
    title: title === undefined ? '' : text.slice(title.start, title.end).replace(/\s+/g, ' ').slice(0, 2000),
    language: languageOf(text),
  };
}
