import { blockIndexAt, paragraphStep, sentenceAt, sentenceStep, snapToWords, wordStep } from '../../anchoring/segmentation.ts';
import type { Span } from '../../domain/schema.ts';
import type { TextSurface } from './text-surface.ts';
import { rectsOf } from './word-places.ts';

/** Steps of the text cursor: the browser gives none in plain text. */
export type CaretStep = 'word' | 'line' | 'sentence' | 'sentence-edge' | 'paragraph' | 'text' | 'character';

/** Where the cursor goes. UTF-16 offsets of the source text; hidden blocks are stepped over. */
export function stepCaret(surface: TextSurface, language: string, offset: number, step: CaretStep, direction: 1 | -1): number {
  const { blocks, text } = surface.text;
  const at = Math.max(0, blockIndexAt(blocks, offset));
  const block = blocks[at];
  if (!block) return offset;
  if (step === 'text') return direction === 1 ? endOfText(surface) : (blocks[nextShown(surface, -1, 1)]?.start ?? 0);
  if (step === 'line') return lineStep(surface, offset, direction);
  if (step === 'paragraph') {
    let next = paragraphStep(blocks, offset, direction);
    while (!surface.isShown(blockIndexAt(blocks, next))) {
      const further = paragraphStep(blocks, next, direction);
      if (further === next) return offset;
      next = further;
    }
    return next;
  }
  const within = { start: block.start, end: block.end };
  const lang = block.language ?? language;
  if (step === 'sentence-edge') {
    const sentence = sentenceAt(text, offset, lang, within);
    return sentence ? (direction === 1 ? sentence.end : sentence.start) : offset;
  }
  const inside =
    step === 'word'
      ? wordStep(text, offset, direction, lang, within)
      : step === 'sentence'
        ? sentenceStep(text, offset, direction, lang, within)
        : characterStep(text, offset, direction, within);
  if (inside !== offset) return inside;
  const other = blocks[nextShown(surface, at, direction)];
  if (!other) return offset;
  return direction === 1 ? other.start : other.end;
}

function characterStep(text: string, offset: number, direction: 1 | -1, within: Span): number {
  const next = offset + direction;
  if (next < within.start || next > within.end) return offset;
  const code = text.charCodeAt(direction === 1 ? next : next);
  return code >= 0xdc00 && code <= 0xdfff ? next + direction : next;
}

function nextShown(surface: TextSurface, from: number, direction: 1 | -1): number {
  for (let i = from + direction; i >= 0 && i < surface.text.blocks.length; i += direction) if (surface.isShown(i)) return i;
  return -1;
}

function endOfText(surface: TextSurface): number {
  const last = nextShown(surface, surface.text.blocks.length, -1);
  return surface.text.blocks[last]?.end ?? 0;
}

/** One line up or down at the same place across, by asking the layout what stands there. */
function lineStep(surface: TextSurface, offset: number, direction: 1 | -1): number {
  const rect = caretRect(surface, offset);
  if (!rect) return offset;
  const { blocks } = surface.text;
  for (const reach of [0.75, 1.5, 2.5, 4]) {
    const y = direction === 1 ? rect.bottom + rect.height * (reach - 0.5) : rect.top - rect.height * (reach - 0.5);
    const place = document.caretPositionFromPoint(rect.left, y);
    const found = place ? surface.offsetAt(place.offsetNode, place.offset) : null;
    if (found !== null && (direction === 1 ? found > offset : found < offset)) return found;
  }
  const other = blocks[nextShown(surface, Math.max(0, blockIndexAt(blocks, offset)), direction)];
  return other ? (direction === 1 ? other.start : other.end) : offset;
}

/** The box of the cursor at an offset: no width, the height of the line. */
export function caretRect(surface: TextSurface, offset: number): DOMRect | null {
  const { blocks } = surface.text;
  const block = blocks[Math.max(0, blockIndexAt(blocks, offset))];
  const atEnd = block !== undefined && offset >= block.end && offset > block.start;
  const point = surface.pointAt(offset);
  if (!point) return null;
  if (atEnd || point.offset === point.node.length) {
    const rect = rectsOf({ node: point.node, from: Math.max(0, point.offset - 1), to: point.offset }).at(-1);
    return rect ? new DOMRect(isRtl(point.node) ? rect.left : rect.right, rect.top, 0, rect.height) : null;
  }
  const rects = rectsOf({ node: point.node, from: point.offset, to: point.offset + 1 });
  const rect = rects.findLast((box) => box.width > 0) ?? rects[0];
  return rect ? new DOMRect(isRtl(point.node) ? rect.right : rect.left, rect.top, 0, rect.height) : null;
}

function isRtl(node: Text): boolean {
  return node.parentElement !== null && getComputedStyle(node.parentElement).direction === 'rtl';
}

/** A selection as the claim would take it: whole words when wanted, without spaces at the edges; null when it holds no character to mark. */
export function tidySelection(surface: TextSurface, span: Span, language: string, wholeWords: boolean): Span | null {
  const { text } = surface.text;
  if (wholeWords) return snapToWords(text, span, language, span.start < span.end ? blockBounds(surface, span) : span);
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

function blockBounds(surface: TextSurface, span: Span): Span {
  const { blocks, text } = surface.text;
  const first = blocks[Math.max(0, blockIndexAt(blocks, span.start))];
  const last = blocks[Math.max(0, blockIndexAt(blocks, Math.max(span.start, span.end - 1)))];
  return { start: first?.start ?? 0, end: last?.end ?? text.length };
}
