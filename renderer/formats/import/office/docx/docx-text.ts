import { type BlockNote, type BlockOfDocument, blocksOfTable, labelled, seenIn } from '../document-blocks.ts';
import { mathText } from '../math-text.ts';
import { fromSymbolFont } from '../symbol-fonts.ts';
import { addChange, type TrackedChange } from '../tracked-changes.ts';
import { childOf, childrenOf, textWithin, within, type XmlElement, type XmlNode } from '../xml-tree.ts';
import type { DocxLists } from './docx-lists.ts';
import { type DocxStyles, listOf, outlineOf } from './docx-styles.ts';

/** What a document says beside its text. */
export interface DocxNotes {
  /** Ids of footnotes (`f…`) and endnotes (`e…`) in the order of their marks. */
  readonly marks: string[];
  /** Ids of comments that have found their place. */
  readonly placed: Set<string>;
  insertions: number;
  deletions: number;
  /** Passages that are highlighted or shaded. */
  highlights: number;
}

/** A comment as the part of comments holds it. */
export type DocxComment = Pick<BlockNote, 'text' | 'by' | 'at'>;

/** The paragraph being read: how many of its characters have been seen so far, and its notes. */
interface Paragraph {
  seen: number;
  readonly notes: BlockNote[];
}

/** Elements whose text is not shown: what was deleted, codes of fields, fallbacks of what was read already. */
const unseen = new Set('del moveFrom instrText delText delInstrText rPr pPr sectPr tblPr tcPr trPr sdtPr sdtEndPr rt Fallback'.split(' '));

/** Reads text from a part of a Word document (WordprocessingML, ECMA-376 part 1, clause 17). */
export class DocxText {
  readonly notes: DocxNotes = { marks: [], placed: new Set(), insertions: 0, deletions: 0, highlights: 0 };
  /** Where comments began that have not ended; undefined while no text has come since. */
  private readonly openComments = new Map<string, { readonly paragraph: Paragraph; readonly from: number } | undefined>();
  /** Colours of the highlighted passages so far. */
  private readonly colours = new Map<number, string>();
  private here: Paragraph = { seen: 0, notes: [] };

  constructor(
    private readonly styles: DocxStyles,
    private readonly lists: DocxLists,
    private readonly comments: ReadonlyMap<string, DocxComment> = new Map(),
    private readonly diagrams: (relation: string) => readonly string[] = () => [],
  ) {}

  /** Blocks of a body, a cell, a note: whatever holds paragraphs and tables. */
  blocks(container: XmlElement | undefined): BlockOfDocument[] {
    const blocks: BlockOfDocument[] = [];
    let dropped = '';
    for (const child of childrenOf(container)) {
      if (child.name === 'p' && isDropCap(child)) dropped += this.inline(child.children, blocks);
      else if (child.name === 'p') {
        blocks.push(...this.paragraph(child, dropped));
        dropped = '';
      } else if (child.name === 'tbl') blocks.push(...this.table(child));
      else if (child.name === 'ins' || child.name === 'moveTo') {
        this.notes.insertions += 1;
        blocks.push(...this.blocks(child));
      } else if (child.name === 'AlternateContent') blocks.push(...this.blocks(chosen(child)));
      else if (child.name === 'commentRangeStart' || child.name === 'commentRangeEnd') this.commentEdge(child);
      else if (!unseen.has(child.name)) blocks.push(...this.blocks(child));
      else if (child.name === 'del') this.notes.deletions += 1;
    }
    return blocks;
  }

  private table(table: XmlElement): BlockOfDocument[] {
    const rows: BlockOfDocument[][][] = [];
    const readRows = (element: XmlElement) => {
      for (const child of childrenOf(element)) {
        if (child.name === 'tr') {
          const properties = childOf(child, 'trPr');
          if (childOf(properties, 'del') !== undefined) this.notes.deletions += 1;
          else rows.push(this.cells(child));
        } else if (!unseen.has(child.name)) readRows(child);
      }
    };
    readRows(table);
    return blocksOfTable(rows);
  }

  private cells(row: XmlElement): BlockOfDocument[][] {
    return childrenOf(row).flatMap((child) => {
      if (child.name === 'tc') return [this.blocks(child)];
      return unseen.has(child.name) ? [] : this.cells(child);
    });
  }

  private paragraph(paragraph: XmlElement, dropped: string): BlockOfDocument[] {
    const around = this.here;
    this.here = { seen: seenIn(dropped), notes: [] };
    const blocks = this.paragraphHere(paragraph, dropped);
    this.here = around;
    return blocks;
  }

  private paragraphHere(paragraph: XmlElement, dropped: string): BlockOfDocument[] {
    const properties = childOf(paragraph, 'pPr');
    const beside: BlockOfDocument[] = [];
    const text = dropped + this.inline(paragraph.children, beside);
    this.endComments();
    const { notes } = this.here;
    const style = childOf(properties, 'pStyle')?.attributes.get('val') ?? '';
    const outline = outlineOf(properties);
    const details = outline >= 0 ? { kind: 'heading' as const, level: Math.min(6, outline + 1) } : this.styles.details(style);
    const list = listOf(properties) ?? this.styles.list(style);
    if (text.trim() === '') return beside;
    const label = list === undefined || list.id === '0' ? undefined : this.lists.next(list.id, list.depth);
    const kind: BlockOfDocument['details'] = label === undefined || details.kind !== 'paragraph' ? details : { kind: 'list-item' };
    return [labelled(label ?? '', { text, details: kind, notes }), ...beside];
  }

  private inline(nodes: readonly XmlNode[], beside: BlockOfDocument[]): string {
    let text = '';
    for (const node of nodes) if (typeof node !== 'string') text += this.piece(node, beside);
    return text;
  }

  /** Text that is there, counted. */
  private written(text: string): string {
    const seen = seenIn(text);
    if (seen > 0 && this.openComments.size > 0) {
      for (const [id, start] of this.openComments)
        if (start === undefined) this.openComments.set(id, { paragraph: this.here, from: this.here.seen });
    }
    this.here.seen += seen;
    return text;
  }

  private piece(node: XmlElement, beside: BlockOfDocument[]): string {
    switch (node.name) {
      case 't':
        return this.written(textWithin(node).replace(/[\r\n]+/g, ' '));
      case 'tab':
      case 'ptab':
        return '\t';
      case 'r':
        return this.run(node, beside);
      case 'br':
      case 'cr':
        return '\n';
      case 'noBreakHyphen':
        return this.written('\u2011');
      case 'softHyphen':
        return this.written('\u00ad');
      case 'oMath':
        return this.written(mathText(node));
      case 'sym':
        return this.written(symbol(node));
      case 'footnoteReference':
        return this.mark(`f${node.attributes.get('id') ?? ''}`);
      case 'endnoteReference':
        return this.mark(`e${node.attributes.get('id') ?? ''}`);
      case 'commentRangeStart':
      case 'commentRangeEnd':
        this.commentEdge(node);
        return '';
      case 'commentReference':
        this.placeComment(node.attributes.get('id') ?? '', this.here, this.here.seen, this.here.seen);
        return '';
      case 'AlternateContent':
        return this.inline(childrenOf(chosen(node)), beside);
      case 'drawing':
      case 'pict':
        beside.push(...pictureText(node));
        for (const each of within(node, 'relIds')) {
          for (const text of this.diagrams(each.attributes.get('dm') ?? '')) beside.push({ text, details: { kind: 'caption' } });
        }
        return this.inline(node.children, beside);
      case 'textpath': {
        // text drawn as a shape (WordArt), such as a watermark
        const text = (node.attributes.get('string') ?? '').trim();
        if (text !== '') beside.push({ text, details: { kind: 'paragraph' } });
        return '';
      }
      case 'txbxContent':
        beside.push(...this.blocks(node));
        return '';
      case 'tbl':
        beside.push(...this.table(node));
        return '';
      case 'del':
      case 'moveFrom':
        return this.deletion(node);
      case 'ins':
      case 'moveTo':
        return this.insertion(node, beside);
      default:
        return unseen.has(node.name) ? '' : this.inline(node.children, beside);
    }
  }

  private run(node: XmlElement, beside: BlockOfDocument[]): string {
    const { here } = this;
    const from = here.seen;
    const text = this.inline(node.children, beside);
    const colour = colourBehind(node);
    if (colour !== '' && here.seen > from) this.markWords(here, colour, from);
    return text;
  }

  /** Highlighted runs of one colour that follow each other are one passage. */
  private markWords(paragraph: Paragraph, colour: string, from: number): void {
    const at = paragraph.notes.findLastIndex((note) => note.mark !== undefined);
    const last = paragraph.notes[at];
    if (last && last.to === from && this.colours.get(last.mark?.id ?? -1) === colour) {
      paragraph.notes[at] = { ...last, to: paragraph.seen };
      return;
    }
    this.notes.highlights += 1;
    const id = this.notes.highlights;
    this.colours.set(id, colour);
    paragraph.notes.push({ from, to: paragraph.seen, text: '', by: '', at: '', mark: { id, how: 'highlight' } });
  }

  private deletion(node: XmlElement): string {
    const text = [...within(node, 'delText'), ...within(node, 't')].map(textWithin).join('');
    if (text !== '' && within(node, 'delText').length + within(node, 't').length > 0) {
      const own = addChange(
        this.here.notes,
        changeOf(node, node.name === 'del' ? 'deleted' : 'moved away'),
        this.here.seen,
        this.here.seen,
        text,
      );
      if (own) this.notes.deletions += 1;
    }
    return '';
  }

  private insertion(node: XmlElement, beside: BlockOfDocument[]): string {
    const { here } = this;
    const from = here.seen;
    const text = this.inline(node.children, beside);
    if (addChange(here.notes, changeOf(node, node.name === 'ins' ? 'inserted' : 'moved here'), from, here.seen, ''))
      this.notes.insertions += 1;
    return text;
  }

  private commentEdge(node: XmlElement): void {
    const id = node.attributes.get('id') ?? '';
    if (node.name === 'commentRangeStart') {
      this.openComments.set(id, undefined);
      return;
    }
    const start = this.openComments.get(id);
    this.openComments.delete(id);
    if (start !== undefined && start.paragraph === this.here) this.placeComment(id, this.here, start.from, this.here.seen);
  }

  /** A comment on several paragraphs stands at its first one. */
  private endComments(): void {
    for (const [id, start] of this.openComments)
      if (start?.paragraph === this.here) this.placeComment(id, this.here, start.from, this.here.seen);
  }

  private placeComment(id: string, paragraph: Paragraph, from: number, to: number): void {
    const comment = this.comments.get(id);
    if (comment === undefined || this.notes.placed.has(id)) return;
    this.notes.placed.add(id);
    paragraph.notes.push({ ...comment, from, to });
  }

  private mark(id: string): string {
    this.notes.marks.push(id);
    return this.written(`[${this.notes.marks.length}]`);
  }
}

/** The colour behind a run that somebody marked with it: a highlight (17.3.2.15), or shading (17.3.2.32) that is neither white nor grey; else ''. */
function colourBehind(run: XmlElement): string {
  const properties = childOf(run, 'rPr');
  const highlight = childOf(properties, 'highlight')?.attributes.get('val') ?? 'none';
  if (highlight !== 'none' && highlight !== 'white') return highlight;
  const fill = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(childOf(properties, 'shd')?.attributes.get('fill') ?? '');
  if (!fill) return '';
  const parts = fill.slice(1).map((part) => Number.parseInt(part, 16));
  return Math.max(...parts) - Math.min(...parts) < 24 ? '' : fill[0].toLowerCase();
}

function changeOf(node: XmlElement, kind: TrackedChange['kind']): TrackedChange {
  return { kind, by: (node.attributes.get('author') ?? '').trim().slice(0, 200), at: (node.attributes.get('date') ?? '').slice(0, 40) };
}

/** Whether a paragraph is the large first letter of the next one (17.3.1.11). */
function isDropCap(paragraph: XmlElement): boolean {
  const dropCap = childOf(childOf(paragraph, 'pPr'), 'framePr')?.attributes.get('dropCap') ?? 'none';
  return dropCap !== 'none';
}

/** What the author wrote in place of a picture, for those who cannot see it. What programs guess is left out. */
function pictureText(drawing: XmlElement): BlockOfDocument[] {
  if (within(drawing, 'pic').length === 0 && within(drawing, 'imagedata').length === 0) return [];
  const words = within(drawing, 'docPr')[0]?.attributes.get('descr') ?? '';
  const written = words.replace(/\s*(?:Description automatically generated.*|Automatisch generierte Beschreibung.*)$/s, '').trim();
  return written === '' || words !== written ? [] : [{ text: written, details: { kind: 'caption' } }];
}

/** Of the ways in which a file gives the same thing, the one that is read: the first with text, or else the fallback. */
function chosen(alternate: XmlElement): XmlElement | undefined {
  const choices = childrenOf(alternate, 'Choice');
  return choices.find((choice) => within(choice, 't').length > 0) ?? childOf(alternate, 'Fallback') ?? choices[0];
}

/** A character of a font of symbols (17.3.3.30). */
function symbol(node: XmlElement): string {
  const code = Number.parseInt(node.attributes.get('char') ?? '', 16);
  if (!Number.isFinite(code) || code <= 0x20 || code > 0xffff) return '';
  return fromSymbolFont(code, node.attributes.get('font') ?? '');
}
