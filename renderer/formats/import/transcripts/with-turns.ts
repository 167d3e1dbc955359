import type { SourceKind } from '../../../domain/source.ts';
import type { ParsedSource } from '../import-format.ts';
import { findTurns } from './find-turns.ts';

/** Kinds whose texts may be transcripts; captions, e-mails and tables have speakers of their own or none. */
const maybe = new Set<SourceKind>(['text', 'pasted', 'pasted-html', 'html', 'markdown', 'pdf', 'docx', 'odt', 'rtf', 'epub']);

/** A source with its turns marked where its text is a transcript; otherwise the source as it is. */
export function withTurns(parsed: ParsedSource): ParsedSource {
  if (!maybe.has(parsed.kind) || parsed.blocks.some((block) => block.speaker !== undefined)) return parsed;
  const blocks = findTurns(parsed.text, parsed.blocks);
  if (blocks === undefined) return parsed;
  const [first, second] = blocks;
  const heads = first?.kind === 'title' || (first?.kind === 'paragraph' && second !== undefined && first.end - first.start <= 200);
  const words = heads && first !== undefined ? parsed.text.slice(first.start, first.end).replace(/\s+/g, ' ') : '';
  const titled = words !== '' && !/^[([]|[.,;:!]$/.test(words);
  const guessed = parsed.blocks[0]?.kind === 'title';
  return {
    ...parsed,
    kind: parsed.kind === 'text' ? 'transcript' : parsed.kind,
    blocks: titled && first !== undefined ? [{ ...first, kind: 'title' }, ...blocks.slice(1)] : blocks,
    facts: titled
      ? { ...parsed.facts, title: parsed.facts.title || words }
      : guessed && first?.kind === 'turn'
        ? { ...parsed.facts, title: '' }
        : parsed.facts,
  };
}
