import { toCodePoints } from '../../../anchoring/code-points.ts';
import type { Span } from '../../../domain/schema.ts';
import type { ReportPassage } from './report-model.ts';

/** Reads spans of one text with their offsets in both units. All spans are converted in one pass over the text. */
export class PassageReader {
  readonly #text: string;
  /** Every offset that will be asked for, in order, and its code point. Of the tens of thousands of a large case nothing else is kept. */
  readonly #offsets: Int32Array;
  readonly #points: Int32Array;

  /** @param spans every span that will be asked for. */
  constructor(text: string, spans: readonly Span[]) {
    this.#text = text;
    const offsets = [...new Set(spans.flatMap((span) => [span.start, span.end]))].sort((a, b) => a - b);
    this.#offsets = Int32Array.from(offsets);
    this.#points = Int32Array.from(toCodePoints(text, offsets));
  }

  read({ start, end }: Span): ReportPassage {
    return { start, end, startPoint: this.#point(start), endPoint: this.#point(end), exact: this.#text.slice(start, end) };
  }

  #point(offset: number): number {
    let low = 0;
    let high = this.#offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return this.#points[low] ?? 0;
  }
}
