import type { Span } from '../../domain/schema.ts';
import { PaintedRanges } from '../reader/painted-ranges.ts';
import type { Chunk, TextSurface } from '../reader/text-surface.ts';

/** What to paint of one suggestion. */
export interface PaintedSuggestion {
  readonly id: string;
  readonly spans: readonly Span[];
  readonly slot: string;
  readonly cue: readonly Span[];
  readonly source: readonly Span[];
}

/** Priorities among the layers of `passage-painter.ts`: above the ground of claims, under their rails. */
const priorities = { maybe: 2, onmaybe: 3, rejected: 4, name: 7, cue: 8 } as const;
type Layer = keyof typeof priorities;

/** Paints suggestions with the CSS Custom Highlight API, near the screen only: dashed, and in hand with a tint. */
export class SuggestionPainter {
  readonly #surface: TextSurface;
  readonly #painted = new PaintedRanges();

  constructor(surface: TextSurface) {
    this.#surface = surface;
  }

  /** Paints in place of what was painted before. */
  paint(chunks: Iterable<Chunk>, waiting: readonly PaintedSuggestion[], inHandId: string, rejected: readonly (readonly Span[])[]): void {
    const shown = [...chunks];
    this.#painted.replace((paint) => {
      const add = (layer: Layer, slot: string, spans: readonly Span[]) => {
        for (const span of spans) {
          for (const chunk of shown) {
            if (span.start >= chunk.end || span.end <= chunk.start) continue;
            for (const piece of this.#surface.pieces(span, { first: chunk.firstBlock, last: chunk.lastBlock }))
              paint(slot === '' ? layer : `${layer}-${slot}`, priorities[layer], piece);
          }
        }
      };
      for (const one of waiting) {
        add('maybe', one.slot, one.spans);
        if (one.id !== inHandId) continue;
        add('onmaybe', one.slot, one.spans);
        add('cue', one.slot, one.cue);
        add('name', one.slot, one.source);
      }
      for (const spans of rejected) add('rejected', '', spans);
    });
  }

  clear(): void {
    this.#painted.clear();
  }
}
