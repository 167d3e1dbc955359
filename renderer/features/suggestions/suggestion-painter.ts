import type { Span } from '../../domain/schema.ts';
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
  #held: { readonly highlight: Highlight; readonly range: AbstractRange }[] = [];

  constructor(surface: TextSurface) {
    this.#surface = surface;
  }

  /** Paints in place of what was painted before. */
  paint(chunks: Iterable<Chunk>, waiting: readonly PaintedSuggestion[], inHandId: string, rejected: readonly (readonly Span[])[]): void {
    this.clear();
    const shown = [...chunks];
    const add = (layer: Layer, slot: string, spans: readonly Span[]) => {
      for (const span of spans) {
        for (const chunk of shown) {
          if (span.start >= chunk.end || span.end <= chunk.start) continue;
          for (const { node, from, to } of this.#surface.pieces(span, { first: chunk.firstBlock, last: chunk.lastBlock })) {
            const highlight = highlightOf(layer, slot);
            const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
            highlight.add(range);
            this.#held.push({ highlight, range });
          }
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
  }

  clear(): void {
    for (const { highlight, range } of this.#held) highlight.delete(range);
    this.#held = [];
  }
}

function highlightOf(layer: Layer, slot: string): Highlight {
  const name = slot === '' ? layer : `${layer}-${slot}`;
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = priorities[layer];
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}
