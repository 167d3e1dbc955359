import { blockIndexAt, snapToWords } from '../../anchoring/segmentation.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source, SourceText } from '../../domain/source.ts';

/**
 * Words selected on pages as a claim would take them: whole words when wanted, without spaces at the edges, and without what was set aside,
 * such as the running heads between two pages. UTF-16 offsets.
 */
export function selectedSpans(text: SourceText, source: Pick<Source, 'setAside' | 'language'>, span: Span, wholeWords: boolean): Span[] {
  const { blocks } = text;
  const aside = new Set(source.setAside.map((entry) => entry.start));
  const whole = wholeWords ? snapToWords(text.text, span, source.language, boundsOf(text, span)) : span;
  if (!whole) return [];
  const kept: Span[] = [];
  let open: { start: number; end: number } | undefined;
  for (let index = Math.max(0, blockIndexAt(blocks, whole.start)); index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || block.start >= whole.end) break;
    if (aside.has(block.start)) {
      open = undefined;
      continue;
    }
    const [start, end] = [Math.max(block.start, whole.start), Math.min(block.end, whole.end)];
    if (start >= end) continue;
    if (open) open.end = end;
    else {
      open = { start, end };
      kept.push(open);
    }
  }
  return kept.flatMap((each) => trimmed(text.text, each) ?? []);
}

function boundsOf(text: SourceText, span: Span): Span {
  const first = text.blocks[Math.max(0, blockIndexAt(text.blocks, span.start))];
  const last = text.blocks[Math.max(0, blockIndexAt(text.blocks, Math.max(span.start, span.end - 1)))];
  return { start: first?.start ?? 0, end: last?.end ?? text.text.length };
}

function trimmed(text: string, { start, end }: Span): Span | null {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}
