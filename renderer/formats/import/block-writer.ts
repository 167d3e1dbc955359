import type { Block, Link } from '../../domain/source.ts';

/** What a block may carry besides its place. */
export type BlockDetails = Omit<Block, 'start' | 'end'>;

export interface WrittenBlocks {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Left out where there are none. */
  readonly links?: readonly Link[] | undefined;
}

/** Kinds whose neighbours of the same kind stand on the next line rather than after an empty one. */
const tight = new Set<Block['kind']>(['list-item', 'table-row']);

/** Writes paragraphs one after the other into one text and keeps their places. Offsets count UTF-16 units. */
export class BlockWriter {
  private readonly parts: string[] = [];
  private readonly blocks: Block[] = [];
  private readonly links: Link[] = [];
  private length = 0;

  /**
   * Adds one block; white space at its edges is dropped and an empty one is not added. Returns whether it was.
   * @param links of the block, in UTF-16 units of `text`.
   */
  add(text: string, details: BlockDetails, links: readonly Link[] = []): boolean {
    const body = text.trim();
    if (body === '') return false;
    const before = this.blocks.at(-1);
    if (before !== undefined) {
      const gap = before.kind === details.kind && tight.has(details.kind) ? '\n' : '\n\n';
      this.parts.push(gap);
      this.length += gap.length;
    }
    this.blocks.push({ ...details, start: this.length, end: this.length + body.length });
    this.parts.push(body);
    this.addLinks(links, text.length - text.trimStart().length, body.length);
    this.length += body.length;
    return true;
  }

  /** Where the block added last begins, in UTF-16 units. */
  get lastStart(): number {
    return this.blocks.at(-1)?.start ?? 0;
  }

  finish(): WrittenBlocks {
    const written = { text: this.parts.join(''), blocks: this.blocks };
    return this.links.length === 0 ? written : { ...written, links: this.links };
  }

  private addLinks(links: readonly Link[], trimmed: number, length: number): void {
    for (const link of links) {
      const start = Math.max(0, link.start - trimmed);
      const end = Math.min(length, link.end - trimmed);
      if (end > start) this.links.push({ start: this.length + start, end: this.length + end, url: link.url });
    }
  }
}
