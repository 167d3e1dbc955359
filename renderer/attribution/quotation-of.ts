import { lineAt } from '../anchoring/segmentation.ts';
import { intersectSpans, normaliseSpans } from '../anchoring/spans.ts';
import type { Quotation } from '../domain/claim.ts';
import type { Span } from '../domain/schema.ts';
import { quotedRanges } from './quoted-ranges.ts';

/** Blocks a passage touches, or its lines where no blocks are given. */
function blocksOf(text: string, spans: readonly Span[], blocks: readonly Span[]): Span[] {
  const touched = blocks.filter((block) => spans.some((span) => span.start < block.end && span.end > block.start));
  if (touched.length > 0) return touched.map(({ start, end }) => ({ start, end }));
  const lines: Span[] = [];
  for (const span of spans) {
    let at = span.start;
    do {
      const line = lineAt(text, at);
      lines.push(line);
      at = line.end + 1;
    } while (at < span.end);
  }
  return normaliseSpans(lines);
}

function countWords(text: string, spans: readonly Span[]): number {
  let count = 0;
  for (const span of spans) count += text.slice(span.start, span.end).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return count;
}

/**
 * Whether a claim's words stand in quotation marks: all of them (direct), none (indirect), or some (mixed). Looks at the marks in
 * and round the passage, in the blocks it touches. UTF-16 offsets.
 */
export function quotationOf(text: string, spans: readonly Span[], blocks: readonly Span[] = [], language = ''): Quotation {
  const passage = normaliseSpans(spans);
  const quoted = blocksOf(text, passage, blocks).flatMap((block) => quotedRanges(text, block, language).map((range) => range.inner));
  const all = countWords(text, passage);
  const inside = countWords(text, intersectSpans(passage, quoted));
  if (inside === 0) return 'indirect';
  return inside === all ? 'direct' : 'mixed';
}
