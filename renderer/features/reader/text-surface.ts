import { blockIndexAt } from '../../anchoring/segmentation.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import { asideLine, blockElement, factsLine } from './block-elements.ts';
import type { Piece } from './painted-ranges.ts';
import { type AsideRun, asideRuns, describeRun } from './set-aside-runs.ts';
import { WordPlaces } from './word-places.ts';

/** A stretch of the text, about two screens, in one element that the browser need not lay out while it is off the screen. */
export interface Chunk {
  readonly index: number;
  readonly element: HTMLElement;
  readonly start: number;
  readonly end: number;
  readonly firstBlock: number;
  readonly lastBlock: number;
  /** The element that holds it with others, in a long text. */
  readonly part: HTMLElement | null;
  /** Lines it is guessed to have. */
  readonly lines: number;
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

/** A chunk ends at whichever comes first: small ones keep what is laid out and labelled near to what is seen. */
const blocksInChunk = 32;
const unitsInChunk = 2500;
/** Up to this length everything is laid out: skipping would only cost. */
const alwaysLaidOut = { blocks: 64, units: 24_000 };
/** Up to this many blocks all are drawn at once; of more only the beginning, and the rest while nothing else is to be done. */
const drawnAtOnce = 400;
/** Characters of a line and the room between paragraphs in lines, to guess the height of what was never laid out. */
const guessedLine = 72;
const guessedGap = 0.55;

/**
 * The text as DOM: every shown block once, with one text node whose content equals the block's text, in chunks that are laid out
 * only near the screen (design/performance.md, "What follows" 1). Built by hand, not by React: the text never changes, and at five
 * megabytes a virtual tree of it would cost more than the text itself. In a long text the chunks far from the screen are drawn a
 * moment later, or as soon as anything asks for a place in them, so that opening costs what is seen. Offsets are UTF-16 units of
 * the source text.
 */
export class TextSurface {
  readonly text: SourceText;
  readonly article: HTMLElement;
  readonly chunks: readonly Chunk[];
  readonly places = new WordPlaces(this);
  readonly #options: SurfaceOptions;
  readonly #elements: (HTMLElement | null)[];
  /** 1 for blocks that are set aside and shown, 2 for those that are hidden. */
  readonly #aside: Uint8Array;
  readonly #runAt: ReadonlyMap<number, AsideRun>;
  readonly #undrawn = new Set<Chunk>();
  readonly #firstText: number;
  #idle = 0;

  constructor(article: HTMLElement, text: SourceText, options: SurfaceOptions) {
    this.text = text;
    this.article = article;
    this.#options = options;
    this.#elements = new Array<HTMLElement | null>(text.blocks.length).fill(null);
    this.#aside = new Uint8Array(text.blocks.length);
    const runs = asideRuns(text.blocks, options.setAside);
    this.#runAt = new Map(runs.map((run) => [run.firstBlock, run]));
    for (const run of runs) this.#aside.fill(options.showAll || options.revealed.has(run.start) ? 1 : 2, run.firstBlock, run.lastBlock + 1);
    this.#firstText = options.facts === '' ? -1 : this.#belowTitle();
    this.chunks = chunksOf(text);
    for (const chunk of this.chunks) this.#undrawn.add(chunk);
    if (text.blocks.length <= drawnAtOnce) this.drawAll();
    this.article.replaceChildren(...new Set(this.chunks.map((chunk) => chunk.part ?? chunk.element)));
    if (this.#undrawn.size > 0) {
      article.addEventListener('selectstart', this.drawAll);
      addEventListener('beforeprint', this.drawAll);
      this.#drawOn();
    }
  }

  /** The block above which the facts stand: below the title, also where the menus of a page are set aside before it. */
  #belowTitle(): number {
    const { blocks } = this.text;
    const kept = blocks.findIndex((_, i) => this.#aside[i] === 0);
    const from = blocks[kept]?.kind === 'title' ? kept : 0;
    return blocks.findIndex((block, i) => i >= from && block.kind !== 'title');
  }

  /** Draws a chunk if it is not drawn yet. */
  draw(chunk: Chunk): void {
    if (!this.#undrawn.delete(chunk)) return;
    const { blocks, text } = this.text;
    const parts: HTMLElement[] = [];
    for (let i = chunk.firstBlock; i <= chunk.lastBlock; i++) {
      const block = blocks[i];
      if (!block) continue;
      if (i === this.#firstText) parts.push(factsLine(this.#options.facts));
      const opening = this.#runAt.get(i);
      const shown = this.isShown(i);
      if (opening) parts.push(asideLine(opening.start, describeRun(opening.reasons), shown));
      if (!shown) continue;
      const element = blockElement(block, text.slice(block.start, block.end), this.#options.numbers[i] ?? 0, this.#aside[i] === 1);
      if (block.page !== undefined && block.page !== this.text.blocks[i - 1]?.page) element.dataset.page = String(block.page);
      this.#elements[i] = element;
      parts.push(element);
    }
    chunk.element.append(...parts);
    chunk.element.style.minBlockSize = '';
  }

  /** Draws all that is left: before something reads the text from the page itself, such as "select all" or printing. */
  readonly drawAll = (): void => {
    for (const chunk of this.#undrawn) this.draw(chunk);
    this.dispose();
  };

  /** Stops drawing on. */
  dispose(): void {
    cancelIdleCallback(this.#idle);
    this.article.removeEventListener('selectstart', this.drawAll);
    removeEventListener('beforeprint', this.drawAll);
  }

  /** The element of a block, or null while the block is set aside and hidden. */
  elementOf(blockIndex: number): HTMLElement | null {
    const element = this.#elements[blockIndex];
    if (element || this.#undrawn.size === 0 || !this.isShown(blockIndex)) return element ?? null;
    const chunk = this.#chunkOf(blockIndex);
    if (chunk) this.draw(chunk);
    return this.#elements[blockIndex] ?? null;
  }

  isShown(blockIndex: number): boolean {
    const aside = this.#aside[blockIndex];
    return aside === 0 || aside === 1;
  }

  /** Whether the analyst can see any of a span. */
  isAnyShown(span: Span): boolean {
    const { blocks } = this.text;
    for (let i = Math.max(0, blockIndexAt(blocks, span.start)); i < blocks.length; i++) {
      const block = blocks[i];
      if (!block || block.start >= span.end) return false;
      if (this.isShown(i) && block.end > span.start) return true;
    }
    return false;
  }

  /** The chunk an offset stands in. */
  chunkAt(offset: number): Chunk | undefined {
    return this.#chunkOf(Math.max(0, blockIndexAt(this.text.blocks, offset)));
  }

  #chunkOf(blockIndex: number): Chunk | undefined {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.chunks[middle]?.lastBlock ?? 0) < blockIndex) low = middle + 1;
      else high = middle;
    }
    return this.chunks[low];
  }

  /** Where an offset lies in the DOM; in hidden text the nearest shown place before or after it. */
  pointAt(offset: number, lean: 'start' | 'end' = 'start'): { readonly node: Text; readonly offset: number } | null {
    const { blocks } = this.text;
    let index = Math.max(0, blockIndexAt(blocks, offset));
    const block = blocks[index];
    if (lean === 'end' && block && offset === block.start && index > 0) index -= 1;
    const shown = this.#nearestShown(index, lean);
    const node = shown === -1 ? null : this.elementOf(shown)?.firstChild;
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

  /** The parts of text nodes that a span covers, without making live ranges. */
  pieces(span: Span, withinBlocks?: { readonly first: number; readonly last: number }): Piece[] {
    const { blocks } = this.text;
    const first = Math.max(withinBlocks?.first ?? 0, blockIndexAt(blocks, span.start), 0);
    const last = Math.min(withinBlocks?.last ?? blocks.length - 1, blocks.length - 1);
    const found: Piece[] = [];
    for (let i = first; i <= last; i++) {
      const block = blocks[i];
      if (!block || block.start >= span.end) break;
      const node = this.elementOf(i)?.firstChild;
      const from = Math.max(0, span.start - block.start);
      const to = Math.min(block.end, span.end) - block.start;
      if (node instanceof Text && from < to) found.push({ node, from, to, start: block.start + from });
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

  #drawOn(): void {
    this.#idle = requestIdleCallback(
      (deadline) => {
        for (const chunk of this.#undrawn) {
          this.draw(chunk);
          if (deadline.timeRemaining() < 2) break;
        }
        if (this.#undrawn.size > 0) this.#drawOn();
        else this.dispose();
      },
      { timeout: 200 },
    );
  }

  #nearestShown(index: number, lean: 'start' | 'end'): number {
    const ways = lean === 'start' ? [1, -1] : [-1, 1];
    for (const way of ways) {
      for (let i = index; i >= 0 && i < this.#aside.length; i += way) if (this.isShown(i)) return i;
    }
    return -1;
  }

  #firstShownFrom(container: Node, from: Node | null): number {
    if (this.#undrawn.size > 0) this.drawAll();
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

/** A long text, of at least four parts of so many chunks, holds them in parts. */
const chunksInPart = 24;

type LooseChunk = Omit<Chunk, 'part'>;

/**
 * Chunks of a long text within parts that the browser leaves out as a whole: it looks at each element that it may leave out in every
 * frame, and at five megabytes there are two thousand chunks.
 */
function inParts(chunks: readonly LooseChunk[]): Chunk[] {
  const parts: HTMLElement[] = [];
  for (let first = 0; chunks.length >= chunksInPart * 4 && first < chunks.length; first += chunksInPart) {
    const held = chunks.slice(first, first + chunksInPart);
    const part = document.createElement('div');
    part.className = 'part';
    part.style.containIntrinsicBlockSize = `auto ${held.reduce((sum, chunk) => sum + chunk.lines + guessedGap, 0).toFixed(1)}lh`;
    part.append(...held.map((chunk) => chunk.element));
    parts.push(part);
  }
  return chunks.map((chunk) => ({ ...chunk, part: parts[Math.floor(chunk.index / chunksInPart)] ?? null }));
}

/** The text in chunks, their elements still empty; in a long text each keeps the room that it is guessed to need. */
function chunksOf({ blocks, text }: SourceText): Chunk[] {
  const chunks: LooseChunk[] = [];
  const skip = blocks.length > alwaysLaidOut.blocks || text.length > alwaysLaidOut.units;
  for (let first = 0; first < blocks.length; ) {
    const start = blocks[first]?.start ?? 0;
    let last = first;
    let lines = 0;
    for (let i = first; i < blocks.length && i < first + blocksInChunk; i++) {
      const block = blocks[i];
      if (!block || (i > first && block.end - start > unitsInChunk)) break;
      lines += Math.ceil(Math.max(1, block.end - block.start) / guessedLine) + guessedGap;
      last = i;
    }
    const element = document.createElement('div');
    element.className = skip ? 'chunk chunk-skipped' : 'chunk';
    if (skip) {
      element.style.containIntrinsicBlockSize = `auto ${lines.toFixed(1)}lh`;
      element.style.minBlockSize = `${lines.toFixed(1)}lh`;
    }
    chunks.push({ index: chunks.length, element, lines, start, end: blocks[last]?.end ?? start, firstBlock: first, lastBlock: last });
    first = last + 1;
  }
  return inParts(chunks);
}
