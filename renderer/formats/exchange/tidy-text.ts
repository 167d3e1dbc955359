import type { Span } from '../../domain/schema.ts';

/** A text as Hearsay keeps it, and where an offset of the text as given went. */
export interface TidyText {
  readonly text: string;
  /** UTF-16 offset of the text as given to UTF-16 offset of the tidy text. Clamped to both texts. */
  move(offset: number): number;
  /** Spans moved; such as end up empty are gone. */
  moveSpans(spans: readonly Span[]): Span[];
}

/**
 * A peer's text with line feeds for line ends, without NUL and with U+FFFD for lone surrogates: what `SourceText` promises. Where
 * nothing has to change the offsets stay, at no cost.
 */
export function tidyText(given: string): TidyText {
  // every change removes one unit or replaces it by one, so the removed places are all that has to be known
  const removed: number[] = [];
  let text = given;
  if (/[\r\0]|[\ud800-\udfff]|^\ufeff/.test(given)) {
    const parts: string[] = [];
    let kept = 0;
    for (let i = 0; i < given.length; i++) {
      const unit = given.charCodeAt(i);
      const gone = unit === 0 || (unit === 0x0d && given.charCodeAt(i + 1) === 0x0a) || (unit === 0xfeff && i === 0);
      const replaced = unit === 0x0d && !gone ? '\n' : isLoneSurrogate(given, i, unit) ? '\ufffd' : '';
      if (!gone && replaced === '') continue;
      parts.push(given.slice(kept, i), replaced);
      if (gone) removed.push(i);
      kept = i + 1;
    }
    parts.push(given.slice(kept));
    text = parts.join('');
  }
  const move = (offset: number): number => {
    const at = Math.min(Math.max(0, offset), given.length);
    return at - countBelow(removed, at);
  };
  return {
    text,
    move,
    moveSpans: (spans) => spans.map(({ start, end }) => ({ start: move(start), end: move(end) })).filter(({ start, end }) => start < end),
  };
}

function isLoneSurrogate(text: string, index: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdfff) return false;
  const other = text.charCodeAt(unit < 0xdc00 ? index + 1 : index - 1);
  return unit < 0xdc00 ? !(other >= 0xdc00 && other <= 0xdfff) : !(other >= 0xd800 && other <= 0xdbff);
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
