import type { Block } from '../../domain/source.ts';

interface Line {
  readonly start: number;
  /** End of the visible part. */
  readonly end: number;
  readonly text: string;
  /** Nothing but white space before it since the line above. */
  readonly afterGap: boolean;
}

const listMark = /^(?:[-*•‣▪–]\s+|\(?\d{1,3}[.)]\s+)\S/;

function visibleLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = true;
  let at = 0;
  while (at <= text.length) {
    const found = text.indexOf('\n', at);
    const stop = found < 0 ? text.length : found;
    const raw = text.slice(at, stop);
    const body = raw.trim();
    if (body === '') gap = true;
    else {
      const start = at + raw.indexOf(body);
      lines.push({ start, end: start + body.length, text: body, afterGap: gap });
      gap = false;
    }
    at = stop + 1;
  }
  return lines;
}

/**
 * Width at which the text was broken into lines, or 0 when each line is a paragraph of its own. A text broken by a program is recognised by this:
 * no line is long, and at most breaks the next word would not have fitted.
 */
function wrapWidth(lines: readonly Line[]): number {
  const longest = lines.reduce((width, line) => Math.max(width, line.text.length), 0);
  if (longest > 100 || longest < 50) return 0;
  let breaks = 0;
  let forced = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || next.afterGap || listMark.test(next.text)) return;
    breaks += 1;
    if (wouldNotFit(line, next, longest)) forced += 1;
  });
  return breaks >= 3 && forced >= breaks * 0.8 ? longest : 0;
}

/** A line that ends well before the margin although the next word had room ends its paragraph. */
function wouldNotFit(line: Line, next: Line, width: number): boolean {
  const word = next.text.indexOf(' ');
  return line.text.length + 1 + (word < 0 ? next.text.length : word) > width - 6;
}

/** Whether a line reads like a title: short, one sentence at most, and not ended like a sentence. */
function readsLikeTitle(text: string): boolean {
  if (text.length > 250 || text.includes('\n\n')) return false;
  if (/[.,;:]$/.test(text) && !/\b(?:[A-Z]\.){1,4}$|\.\.\.$/.test(text)) return false;
  if (listMark.test(text)) return false;
  return /\p{L}/u.test(text);
}

/**
 * Blocks of a plain text. An empty line always ends a paragraph; a line end does too, unless the text was visibly broken to a width. The first block
 * becomes the title when it reads like one and other text follows. Offsets count UTF-16 units.
 */
export function textBlocks(text: string): Block[] {
  const lines = visibleLines(text);
  const width = wrapWidth(lines);
  const blocks: Block[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const open = blocks.at(-1);
    const goesOn =
      width > 0 &&
      before !== undefined &&
      open !== undefined &&
      !line.afterGap &&
      !listMark.test(line.text) &&
      wouldNotFit(before, line, width);
    if (goesOn) blocks[blocks.length - 1] = { ...open, end: line.end };
    else blocks.push({ kind: listMark.test(line.text) ? 'list-item' : 'paragraph', start: line.start, end: line.end });
  });
  const first = blocks[0];
  if (first !== undefined && blocks.length > 1) {
    const title = text.slice(first.start, first.end);
    const longest = blocks.slice(1).reduce((length, block) => Math.max(length, block.end - block.start), 0);
    if (readsLikeTitle(title) && longest > Math.max(title.length, 60)) blocks[0] = { ...first, kind: 'title' };
  }
  return blocks;
}
