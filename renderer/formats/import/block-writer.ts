import type { Block } from '../../domain/source.ts';

/** What a block may carry besides its place. */
export type BlockDetails = Omit<Block, 'start' | 'end'>;

export interface WrittenBlocks {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Kinds whose neighbours of the same kind stand on the next line rather than after an empty one. */
const tight = new Set<Block['kind']>(['list-item', 'table-row']);

/** Writes paragraphs one after the other into one text and keeps their places. Offsets count UTF-16 units. */
export class BlockWriter {
  private readonly parts: string[] = [];
  private readonly blocks: Block[] = [];
  private length = 0;

  /** Adds one block; white space at its edges is dropped and an empty one is not added. Returns whether it was. */
  add(text: string, details: BlockDetails): boolean {
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
    this.length += body.length;
    return true;
  }

  finish(): WrittenBlocks {
    return { text: this.parts.join(''), blocks: this.blocks };
  }
}
