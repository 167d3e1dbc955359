import type { Span } from '../../domain/schema.ts';

/** Offset in the source text of a place in the document, or -1 outside the column. Pieces of words carry where they begin. */
function offsetAt(column: Element, node: Node, offset: number): number {
  const element = node instanceof Element ? node : node.parentElement;
  const inside = element?.closest('[data-side="newer"]');
  if (!element || !inside || !column.contains(inside)) return -1;
  const piece = element.closest<HTMLElement>('[data-from]');
  if (piece && node.nodeType === Node.TEXT_NODE) return Number(piece.dataset.from) + offset;
  // between pieces: where the next one begins, or the last one ends
  const children = element.querySelectorAll<HTMLElement>('[data-from]');
  const next = node instanceof Element && node === element ? node.childNodes[offset] : null;
  if (next instanceof HTMLElement && next.dataset.from !== undefined) return Number(next.dataset.from);
  const last = children.item(children.length - 1);
  if (last) return offset === 0 ? Number(children.item(0).dataset.from) : Number(last.dataset.from) + (last.textContent ?? '').length;
  return piece ? Number(piece.dataset.from) + (offset === 0 ? 0 : (piece.textContent ?? '').length) : -1;
}

/** The words selected in the newer column, as a span of its text; null where nothing there is selected. Snapped to whole words. */
export function pickedSpan(column: Element | null, text: string): Span | null {
  const selection = getSelection();
  if (!column || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetAt(column, range.startContainer, range.startOffset);
  const end = offsetAt(column, range.endContainer, range.endOffset);
  if (start < 0 || end < 0 || end <= start) return null;
  return toWords(text, { start, end });
}

/** A span without white space at its ends, grown to whole words. */
export function toWords(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (end <= start) return null;
  const isWord = (at: number) => /[\p{L}\p{M}\p{N}_]/u.test(text.charAt(at));
  while (start > 0 && isWord(start) && isWord(start - 1)) start--;
  while (end < text.length && isWord(end) && isWord(end - 1)) end++;
  return { start, end };
}

/** Selects a span of the newer text in the document, as far as it is drawn. */
export function selectSpan(column: Element | null, span: Span): void {
  const selection = getSelection();
  const start = placeOf(column, span.start, false);
  const end = placeOf(column, span.end, true);
  if (!selection || !start || !end) return;
  selection.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
}

function placeOf(column: Element | null, offset: number, isEnd: boolean): { readonly node: Node; readonly offset: number } | null {
  const pieces = column?.querySelectorAll<HTMLElement>('[data-side="newer"] [data-from]') ?? [];
  for (const piece of pieces) {
    const from = Number(piece.dataset.from);
    const length = (piece.textContent ?? '').length;
    const inside = isEnd ? offset > from && offset <= from + length : offset >= from && offset < from + length;
    if (inside && piece.firstChild) return { node: piece.firstChild, offset: offset - from };
  }
  return null;
}

const word = /[\p{L}\p{M}\p{N}_]+(?:['’-][\p{L}\p{M}\p{N}_]+)*/gu;

/** Every word of a paragraph, as spans of the text. */
function wordsIn(text: string, block: Span): Span[] {
  return [...text.slice(block.start, block.end).matchAll(word)].map((match) => ({
    start: block.start + match.index,
    end: block.start + match.index + match[0].length,
  }));
}

/**
 * The words selected after a key: left and right go from word to word, up and down from paragraph to paragraph; with Shift the end
 * moves and the start stays. Null for other keys and at the ends of the text.
 */
export function stepWords(text: string, blocks: readonly Span[], span: Span, key: string, extend: boolean): Span | null {
  const at = Math.max(
    0,
    blocks.findLastIndex((block) => block.start <= (extend ? span.end - 1 : span.start)),
  );
  const block = blocks[at];
  if (!block) return null;
  const words = wordsIn(text, block);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const next = blocks[at + (key === 'ArrowDown' ? 1 : -1)];
    const target = next ? wordsIn(text, next) : [];
    if (target.length === 0) return null;
    if (!extend) return target[0] ?? null;
    const end = target.at(-1)?.end ?? span.end;
    return end > span.start ? { start: span.start, end } : null;
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const forward = key === 'ArrowRight';
  const beside = (index: number): Span | undefined => {
    const next = blocks[at + (forward ? 1 : -1)];
    return words[index] ?? (next ? wordsIn(text, next).at(forward ? 0 : -1) : undefined);
  };
  if (extend) {
    const last = words.findLastIndex((one) => one.end <= span.end);
    const target = beside(forward ? last + 1 : last - 1);
    return target && target.end > span.start ? { start: span.start, end: target.end } : null;
  }
  const first = words.findIndex((one) => one.end > span.start);
  const after = words.findIndex((one) => one.start >= span.end);
  return beside(forward ? (after < 0 ? words.length : after) : first - 1) ?? null;
}
