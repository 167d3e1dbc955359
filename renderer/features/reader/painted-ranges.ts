/** A part of the text to paint: in one text node, and where it begins in the source text. UTF-16 units. */
export interface Piece {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
  /** Offset of `from` in the source text. */
  readonly start: number;
}

type Add = (name: string, priority: number, piece: Piece) => void;

/**
 * Ranges that one painter holds in the CSS Custom Highlight registry. Painting again touches only what differs: the browser goes through
 * every range it is told of, and after an edit nearly all of them are where they were.
 * @see https://www.w3.org/TR/css-highlight-api-1/
 */
export class PaintedRanges {
  #held = new Map<string, { readonly highlight: Highlight; readonly range: StaticRange }>();

  /** Paints what `fill` adds in place of what was painted before. The same words under one name count once. */
  replace(fill: (add: Add) => void): void {
    const before = this.#held;
    const now: typeof before = new Map();
    fill((name, priority, { node, from, to, start }) => {
      const key = `${name} ${start} ${to - from}`;
      if (now.has(key)) return;
      const kept = before.get(key);
      if (kept && kept.range.startContainer === node) {
        before.delete(key);
        now.set(key, kept);
        return;
      }
      const highlight = highlightOf(name, priority);
      // static ranges do not follow changes of the DOM, and the text has none: they cost nothing while nothing is painted
      const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
      highlight.add(range);
      now.set(key, { highlight, range });
    });
    for (const { highlight, range } of before.values()) highlight.delete(range);
    this.#held = now;
  }

  clear(): void {
    for (const { highlight, range } of this.#held.values()) highlight.delete(range);
    this.#held.clear();
  }
}

/** The registered highlight of a name; one per layer and colour, never one per claim. */
function highlightOf(name: string, priority: number): Highlight {
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}
