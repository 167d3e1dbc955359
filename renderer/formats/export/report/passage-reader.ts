import { toCodePoints } from '../../../anchoring/code-points.ts';
import type { Span } from '../../../domain/schema.ts';
import type { ReportPassage } from './report-model.ts';

/** Reads spans of one text with their offsets in both units. All spans are converted in one pass over the text. */
export class PassageReader {
  readonly #text: string;
  readonly #points = new Map<number, number>();

  /** @param spans every span that will be asked for. */
  constructor(text: string, spans: readonly Span[]) {
    this.#text = text;
    const offsets = spans.flatMap((span) => [span.start, span.end]);
    toCodePoints(text, offsets).forEach((point, i) => {
      this.#points.set(offsets[i] ?? 0, point);
    });
  }

  read({ start, end }: Span): ReportPassage {
    const point = (offset: number) => this.#points.get(offset) ?? 0;
    return { start, end, startPoint: point(start), endPoint: point(end), exact: this.#text.slice(start, end) };
  }
}
