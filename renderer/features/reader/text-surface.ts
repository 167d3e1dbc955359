import { blockIndexAt } from '../../anchoring/segmentation.ts';
import type { Span } from '../../domain/schema.ts';
import type { Block, Source, SourceText } from '../../domain/source.ts';
import { asideRuns, describeRun } from './set-aside-runs.ts';

/** A stretch of about 32 blocks in one element that the browser need not lay out while it is off the screen. */
export interface Chunk {
  readonly index: number;
  readonly element: HTMLElement;
  readonly start: number;
  readonly end: number;
  readonly firstBlock: number;
  readonly lastBlock: number;
}

export interface SurfaceOptions {
  readonly setAside: Source['setAside'];
  /** Starts of set-aside runs that are shown; all of them when `showAll`. */
  readonly revealed: ReadonlySet<number>;
  readonly showAll: boolean;
  /** Paragraph number of each block, 0 for none. */
  readonly numbers: readonly number[];
  /** One line under the title: byline, outlet, date, repairs. */
  readonly facts: string;
}

const blocksInChunk = 32;
/** Below this many blocks everything is laid out: skipping would only cost. */
const alwaysLaidOut = 64;

/**
 * The text as DOM: every shown block once, with one text node whose content equals the block's text, in chunks that are laid out
 * only near the screen (design/performance.md, "What follows" 1). Built by hand, not by React: the text never changes, and at five
 * megabytes a virtual tree of it would cost more than the text itself. Offsets are UTF-16 units of the source text.
 */
export class TextSurface {
  readonly text: SourceText;
  readonly article: HTMLElement;
  readonly chunks: readonly Chunk[];
  readonly #elements: (HTMLElement | null)[];

  constructor(article: HTMLElement, text: SourceText, options: SurfaceOptions) {
    this.text = text;
    this.article = article;
    this.#elements = new Array<HTMLElement | null>(text.blocks.length).fill(null);
    this.chunks = this.#build(options);
  }

  /** The element of a block, or null while the block is set aside and hidden. */
  elementOf(blockIndex: number): HTMLElement | null {
    return this.#elements[blockIndex] ?? null;
  }

  isShown(blockIndex: number): boolean {
    return this.#elements[blockIndex] != null;
  }

  /** The chunk that holds a block or the next one shown. */
  chunkAt(offset: number): Chunk | undefined {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.chunks[middle]?.end ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return this.chunks[low] ?? this.chunks.at(-1);
  }

  /** Where an offset lies in the DOM; in hidden text the nearest shown place before or after it. */
  pointAt(offset: number, lean: 'start' | 'end' = 'start'): { readonly node: Text; readonly offset: number } | null {
    const { blocks } = this.text;
    let index = Math.max(0, blockIndexAt(blocks, offset));
    const block = blocks[index];
    if (lean === 'end' && block && offset === block.start && index > 0) index -= 1;
    const shown = this.#nearestShown(index, lean);
    const node = shown === -1 ? null : this.#elements[shown]?.firstChild;
    const at = blocks[shown];
    if (!(node instanceof Text) || !at) return null;
    return { node, offset: Math.min(Math.max(0, offset - at.start), node.length) };
  }

  /** The source offset of a place in the DOM, or null outside the text. */
  offsetAt(node: Node, offset: number): number | null {
    if (!this.article.contains(node)) return null;
    const element = node instanceof Element ? node : node.parentElement;
    const block = element?.closest('[data-start]');
    if (block instanceof HTMLElement) {
      const start = Number(block.dataset.start);
      if (node instanceof Text) return start + Math.min(offset, node.length);
      return offset === 0 ? start : start + (block.textContent?.length ?? 0);
    }
    const from = node instanceof Text ? node : (node.childNodes[offset] ?? null);
    return this.#firstShownFrom(node, from);
  }

  /** DOM ranges of a span, one for each shown block it touches. */
  rangesOf(span: Span): Range[] {
    return this.pieces(span).map(({ node, from, to }) => {
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, to);
      return range;
    });
  }

  /** The parts of text nodes that a span covers, without making live ranges. */
  pieces(
    span: Span,
    withinBlocks?: { readonly first: number; readonly last: number },
  ): { readonly node: Text; readonly from: number; readonly to: number }[] {
    const { blocks } = this.text;
    const first = Math.max(withinBlocks?.first ?? 0, blockIndexAt(blocks, span.start), 0);
    const last = Math.min(withinBlocks?.last ?? blocks.length - 1, blocks.length - 1);
    const found: { node: Text; from: number; to: number }[] = [];
    for (let i = first; i <= last; i++) {
      const block = blocks[i];
      if (!block || block.start >= span.end) break;
      const node = this.#elements[i]?.firstChild;
      const from = Math.max(0, span.start - block.start);
      const to = Math.min(block.end, span.end) - block.start;
      if (node instanceof Text && from < to) found.push({ node, from, to });
    }
    return found;
  }

  /** Spans without the text of hidden blocks: what the analyst can see of them. */
  withoutHidden(span: Span): Span[] {
    const { blocks } = this.text;
    const spans: Span[] = [];
    let start = span.start;
    for (let i = Math.max(0, blockIndexAt(blocks, span.start)); i < blocks.length; i++) {
      const block = blocks[i];
      if (!block || block.start >= span.end) break;
      if (this.isShown(i)) continue;
      if (block.start > start) spans.push({ start, end: block.start });
      start = Math.max(start, block.end);
    }
    if (start < span.end) spans.push({ start, end: span.end });
    return spans;
  }

  #build(options: SurfaceOptions): Chunk[] {
    const { blocks, text } = this.text;
    const runs = asideRuns(blocks, options.setAside);
    const runAt = new Map(runs.map((run) => [run.firstBlock, run]));
    const runOf = new Map(
      runs.flatMap((run) => Array.from({ length: run.lastBlock - run.firstBlock + 1 }, (_, i) => [run.firstBlock + i, run] as const)),
    );
    const chunks: Chunk[] = [];
    const all = document.createDocumentFragment();
    const skip = blocks.length > alwaysLaidOut;
    let factsPlaced = options.facts === '';
    for (let first = 0; first < blocks.length; first += blocksInChunk) {
      const last = Math.min(first + blocksInChunk, blocks.length) - 1;
      const element = document.createElement('div');
      element.className = skip ? 'chunk chunk-skipped' : 'chunk';
      for (let i = first; i <= last; i++) {
        const block = blocks[i];
        if (!block) continue;
        const run = runOf.get(i);
        const shown = !run || options.showAll || options.revealed.has(run.start);
        if (!factsPlaced && block.kind !== 'title') {
          element.append(factsLine(options.facts));
          factsPlaced = true;
        }
        const opening = runAt.get(i);
        if (opening) element.append(asideLine(opening.start, describeRun(opening.reasons), shown));
        if (!shown) continue;
        const paragraph = blockElement(block, text.slice(block.start, block.end), options.numbers[i] ?? 0, run !== undefined);
        this.#elements[i] = paragraph;
        element.append(paragraph);
      }
      all.append(element);
      const start = blocks[first]?.start ?? 0;
      chunks.push({ index: chunks.length, element, start, end: blocks[last]?.end ?? start, firstBlock: first, lastBlock: last });
    }
    this.article.replaceChildren(all);
    return chunks;
  }

  #nearestShown(index: number, lean: 'start' | 'end'): number {
    const ways = lean === 'start' ? [1, -1] : [-1, 1];
    for (const way of ways) {
      for (let i = index; i >= 0 && i < this.#elements.length; i += way) if (this.#elements[i]) return i;
    }
    return -1;
  }

  #firstShownFrom(container: Node, from: Node | null): number {
    const blocks = this.article.querySelectorAll<HTMLElement>('[data-start]');
    for (const block of blocks) {
      const after = from
        ? from === block || from.contains(block) || (from.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
        : false;
      if (after) return Number(block.dataset.start);
    }
    const last = container === this.article || !from ? blocks[blocks.length - 1] : undefined;
    return last ? Number(last.dataset.start) + (last.textContent?.length ?? 0) : this.text.text.length;
  }
}

function blockElement(block: Block, text: string, number: number, aside: boolean): HTMLElement {
  const name =
    block.kind === 'title'
      ? 'h1'
      : block.kind === 'heading'
        ? `h${Math.min(6, Math.max(2, block.level ?? 2))}`
        : block.kind === 'preformatted'
          ? 'pre'
          : 'p';
  const element = document.createElement(name);
  element.dataset.start = String(block.start);
  element.className = `block block-${block.kind}${aside ? ' is-aside' : ''}`;
  element.dir = 'auto';
  if (block.language) element.lang = block.language;
  if (number > 0) element.dataset.n = String(number);
  element.append(text);
  return element;
}

function asideLine(start: number, what: string, shown: boolean): HTMLElement {
  const line = document.createElement('div');
  line.className = 'aside';
  const words = document.createElement('span');
  words.textContent = `${what} set aside`;
  line.append(words);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = shown ? 'Hide' : 'Show';
  button.setAttribute('aria-label', `${shown ? 'Hide' : 'Show'} ${what.toLowerCase()}`);
  button.dataset.run = String(start);
  line.append(button);
  if (shown) {
    const keep = document.createElement('button');
    keep.type = 'button';
    keep.className = 'link';
    keep.textContent = 'Keep in the text';
    keep.dataset.keep = String(start);
    line.append(keep);
  }
  return line;
}

function factsLine(facts: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'byline';
  line.textContent = facts;
  return line;
}
