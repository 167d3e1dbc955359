import type { Measure } from '../../formats/import/pdf/page-places.ts';

let context: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** Widths of words as the browser sets them in its own faces, at 100 px. Kept, because the same words are asked for again and again. */
export const measureWords: Measure = (text, face) => {
  if (text === '') return 0;
  const key = `${face} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length;
  context.font = `100px ${face}`;
  const { width } = context.measureText(text);
  if (known.size > 50_000) known.clear();
  known.set(key, width);
  return width;
};
