import type { SourceKind } from '../../../domain/source.ts';
import type { ParsedSource } from '../import-format.ts';
import { findTurns } from './find-turns.ts';

/** Kinds whose texts may be transcripts; captions, e-mails and tables have speakers of their own or none. */
const maybe = new Set<SourceKind>(['text', 'pasted', 'pasted-html', 'html', 'markdown', 'pdf', 'docx', 'odt', 'rtf', 'epub']);

/** A source with its turns marked where its text is a transcript; otherwise the source as it is. */
export function withTurns(parsed: ParsedSource): ParsedSource {
  if (!maybe.has(parsed.kind) || parsed.blocks.some((block) => block.speaker !== undefined)) return parsed;
  // What a format has set aside, such as the menus of a page, is nobody's speech and tells nothing about the rest.
  const aside = parsed.blocks.filter((block) => block.boilerplate !== undefined);
  const kept = aside.length === 0 ? parsed.blocks : parsed.blocks.filter((block) => block.boilerplate === undefined);
  const found = findTurns(parsed.text, kept);
  if (found === undefined) return parsed;
  const blocks = aside.length === 0 ? found : [...found, ...aside].sort((a, b) => a.start - b.start);
  const [first, second] = found;
  const heads = first?.kind === 'title' || (first?.kind === 'paragraph' && second !== undefined && first.end - first.start <= 200);
  const words = heads && first !== undefined ? parsed.text.slice(first.start, first.end).replace(/\s+/g, ' ') : '';
  const titled = words !== '' && !/^[([]|[.,;:!]$/.test(words);
  const guessed = kept[0]?.kind === 'title';
  return {
    ...parsed,
    kind: parsed.kind === 'text' ? 'transcript' : parsed.kind,
    blocks:
      titled && first !== undefined ? blocks.map((block) => (block === first ? { ...first, kind: 'title' as const } : block)) : blocks,
    facts: titled
      ? { ...parsed.facts, title: parsed.facts.title || words }
      : guessed && first?.kind === 'turn'
        ? { ...parsed.facts, title: '' }
        : parsed.facts,
  };
}
