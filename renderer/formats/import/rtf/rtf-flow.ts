import type { BlockDetails } from '../block-writer.ts';
import { type BlockNote, type BlockOfDocument, blocksOfTable, seenIn } from '../office/document-blocks.ts';

/** Who changed a piece of text under review, and when; or that nobody is to see it. */
export interface Revision {
  readonly kind: 'inserted' | 'deleted' | 'hidden';
  readonly by: string;
  readonly at: string;
}

/** A paragraph being read. Its notes may still come after it has ended. */
interface Paragraph {
  readonly parts: string[];
  seen: number;
  /** What of it is marked as hidden. */
  hidden: string;
  readonly notes: BlockNote[];
}

/** A place in a paragraph, for what is said about it later. */
export interface FlowPlace {
  readonly paragraph: Paragraph;
  readonly seen: number;
}

interface TableLevel {
  readonly cells: BlockOfDocument[][];
  cell: BlockOfDocument[];
}

/** Longest deleted text that a note repeats. */
const longestDeleted = 2000;
/** Longest hidden paragraph that is kept. */
const longestHidden = 100_000;
const deepestTable = 30;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, longestDeleted).toWellFormed();

/** Text that runs on by itself: the body, a footnote, a running head, a text box. Collects paragraphs and tables as blocks. */
export class RtfFlow {
  readonly insertions: string[] = [];
  deletions = 0;
  private readonly blocks: BlockOfDocument[] = [];
  private readonly levels: TableLevel[] = [];
  private paragraph: Paragraph = { parts: [], seen: 0, hidden: '', notes: [] };
  /** What follows the paragraph in hand, such as the text of a box in it. */
  private beside: BlockOfDocument[] = [];
  private run: { readonly revision: Revision; readonly from: number; text: string } | undefined;

  /** Whether nothing has been written to the paragraph yet. */
  get atStart(): boolean {
    return this.paragraph.parts.length === 0;
  }

  get place(): FlowPlace {
    return { paragraph: this.paragraph, seen: this.paragraph.seen };
  }

  add(text: string, revision?: Revision): void {
    const run = this.run;
    const same = run !== undefined && run.revision.kind === revision?.kind && run.revision.by === revision.by;
    if (!same) {
      this.endRun();
      if (revision !== undefined) this.run = { revision, from: this.paragraph.seen, text: '' };
    }
    if (this.run !== undefined && this.run.text.length < longestDeleted) this.run.text += text;
    if (revision?.kind === 'hidden' && this.paragraph.hidden.length < longestHidden) this.paragraph.hidden += text;
    if (revision?.kind === 'deleted' || revision?.kind === 'hidden') return;
    this.paragraph.parts.push(text);
    this.paragraph.seen += seenIn(text);
  }

  private endRun(): void {
    const { run, paragraph } = this;
    this.run = undefined;
    if (run === undefined || run.text.trim() === '') return;
    const { kind, by, at } = run.revision;
    if (kind === 'hidden') {
      paragraph.notes.push({ from: run.from, to: run.from, text: `Hidden here: “${oneLine(run.text)}”`, by, at });
    } else if (kind === 'deleted') {
      this.deletions += 1;
      const text = `Deleted here: “${oneLine(run.text)}”`;
      paragraph.notes.push({ from: run.from, to: run.from, text, by, at, change: true });
    } else {
      this.insertions.push(by);
      paragraph.notes.push({ from: run.from, to: paragraph.seen, text: 'Inserted under review', by, at, change: true });
    }
  }

  /** Puts a remark at a place, from another place of the same paragraph on if there is one. */
  note(at: FlowPlace, from: FlowPlace | undefined, note: Pick<BlockNote, 'text' | 'by' | 'at'>): void {
    if (from === undefined || from.paragraph === at.paragraph) {
      at.paragraph.notes.push({ from: from?.seen ?? at.seen, to: at.seen, ...note });
    } else from.paragraph.notes.push({ from: from.seen, to: Math.max(from.seen, from.paragraph.seen), ...note });
  }

  addBeside(blocks: readonly BlockOfDocument[]): void {
    this.beside.push(...blocks);
  }

  /** Ends the paragraph. `table` tells how deep in tables it stands, 0 for outside. */
  endParagraph(details: BlockDetails, table: number): void {
    this.endRun();
    const { parts, hidden, notes } = this.paragraph;
    const ended: BlockOfDocument[] = [];
    const text = parts.join('');
    if (text.trim() !== '') ended.push({ text, details, notes });
    else if (hidden.trim() !== '') ended.push({ text: hidden, details: { kind: 'paragraph', boilerplate: 'other' }, notes: [] });
    ended.push(...this.beside);
    this.beside = [];
    this.paragraph = { parts: [], seen: 0, hidden: '', notes: [] };
    const depth = Math.min(table, deepestTable);
    if (ended.length === 0) return;
    while (this.levels.length > depth) this.endRow(this.levels.length);
    if (depth === 0) for (const block of ended) this.blocks.push(block);
    else this.level(depth).cell.push(...ended);
  }

  private level(depth: number): TableLevel {
    while (this.levels.length < depth) this.levels.push({ cells: [], cell: [] });
    return this.levels[depth - 1] ?? { cells: [], cell: [] };
  }

  endCell(table: number): void {
    const level = this.level(Math.min(Math.max(1, table), deepestTable));
    level.cells.push(level.cell);
    level.cell = [];
  }

  endRow(table: number): void {
    const depth = Math.min(Math.max(1, table), deepestTable);
    if (this.levels.length < depth) return;
    while (this.levels.length > depth) this.endRow(this.levels.length);
    const level = this.levels.pop();
    if (level === undefined) return;
    if (level.cell.length > 0) level.cells.push(level.cell);
    const row = blocksOfTable([level.cells]);
    if (depth === 1) for (const block of row) this.blocks.push(block);
    else this.level(depth - 1).cell.push(...row);
  }

  /** The blocks of all that was read. */
  finish(details: BlockDetails): BlockOfDocument[] {
    this.endParagraph(details, this.levels.length);
    if (this.levels.length > 0) this.endRow(1);
    return this.blocks;
  }
}
