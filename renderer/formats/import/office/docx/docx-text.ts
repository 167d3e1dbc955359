import { type BlockOfDocument, blocksOfTable } from '../document-blocks.ts';
import { childOf, childrenOf, textWithin, within, type XmlElement, type XmlNode } from '../xml-tree.ts';
import type { DocxLists } from './docx-lists.ts';
import { type DocxStyles, listOf, outlineOf } from './docx-styles.ts';

/** What a document says beside its text. */
export interface DocxNotes {
  /** Ids of footnotes (`f…`) and endnotes (`e…`) in the order of their marks. */
  readonly marks: string[];
  /** Ids of comments and the text they stand at. */
  readonly comments: Map<string, string>;
  insertions: number;
  deletions: number;
}

/** Elements whose text is not shown: what was deleted, codes of fields, fallbacks of what was read already. */
const unseen = new Set('del moveFrom instrText delText delInstrText rPr pPr sectPr tblPr tcPr trPr sdtPr sdtEndPr rt Fallback'.split(' '));

/** Reads text from a part of a Word document (WordprocessingML, ECMA-376 part 1, clause 17). */
export class DocxText {
  readonly notes: DocxNotes = { marks: [], comments: new Map(), insertions: 0, deletions: 0 };
  private readonly openComments = new Set<string>();

  constructor(
    private readonly styles: DocxStyles,
    private readonly lists: DocxLists,
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
    const properties = childOf(paragraph, 'pPr');
    const beside: BlockOfDocument[] = [];
    const text = dropped + this.inline(paragraph.children, beside);
    const style = childOf(properties, 'pStyle')?.attributes.get('val') ?? '';
    const outline = outlineOf(properties);
    const details = outline >= 0 ? { kind: 'heading' as const, level: Math.min(6, outline + 1) } : this.styles.details(style);
    const list = listOf(properties) ?? this.styles.list(style);
    if (text.trim() === '') return beside;
    const label = list === undefined || list.id === '0' ? undefined : this.lists.next(list.id, list.depth);
    const numbered = label === undefined || label === '' ? text : `${label} ${text}`;
    if (label === undefined || details.kind !== 'paragraph') return [{ text: numbered, details }, ...beside];
    return [{ text: numbered, details: { kind: 'list-item' } }, ...beside];
  }

  private inline(nodes: readonly XmlNode[], beside: BlockOfDocument[]): string {
    let text = '';
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      const piece = this.piece(node, beside);
      if (piece !== '') for (const id of this.openComments) this.notes.comments.set(id, (this.notes.comments.get(id) ?? '') + piece);
      text += piece;
    }
    return text;
  }

  private piece(node: XmlElement, beside: BlockOfDocument[]): string {
    switch (node.name) {
      case 't':
        return textWithin(node).replace(/[\r\n]+/g, ' ');
      case 'tab':
      case 'ptab':
        return '\t';
      case 'br':
      case 'cr':
        return '\n';
      case 'noBreakHyphen':
        return '\u2011';
      case 'softHyphen':
        return '\u00ad';
      case 'sym':
        return symbol(node);
      case 'footnoteReference':
        return this.mark(`f${node.attributes.get('id') ?? ''}`);
      case 'endnoteReference':
        return this.mark(`e${node.attributes.get('id') ?? ''}`);
      case 'commentRangeStart':
      case 'commentRangeEnd':
        this.commentEdge(node);
        return '';
      case 'commentReference':
        if (!this.notes.comments.has(node.attributes.get('id') ?? '')) this.notes.comments.set(node.attributes.get('id') ?? '', '');
        return '';
      case 'AlternateContent':
        return this.nested(childrenOf(chosen(node)), beside);
      case 'drawing':
      case 'pict':
        beside.push(...pictureText(node));
        return this.nested(node.children, beside);
      case 'txbxContent':
        beside.push(...this.blocks(node));
        return '';
      case 'tbl':
        beside.push(...this.table(node));
        return '';
      case 'del':
      case 'moveFrom':
        if (within(node, 'delText').length > 0 || within(node, 't').length > 0) this.notes.deletions += 1;
        return '';
      case 'ins':
      case 'moveTo':
        this.notes.insertions += 1;
        return this.nested(node.children, beside);
      default:
        return unseen.has(node.name) ? '' : this.nested(node.children, beside);
    }
  }

  /** Text deeper down; comments are told of it where it is read, not again above. */
  private nested(nodes: readonly XmlNode[], beside: BlockOfDocument[]): string {
    const before = new Map([...this.openComments].map((id) => [id, this.notes.comments.get(id)] as const));
    const text = this.inline(nodes, beside);
    for (const [id, known] of before) if (this.openComments.has(id) && known !== undefined) this.notes.comments.set(id, known);
    return text;
  }

  private commentEdge(node: XmlElement): void {
    const id = node.attributes.get('id') ?? '';
    if (node.name === 'commentRangeEnd') this.openComments.delete(id);
    else {
      this.openComments.add(id);
      if (!this.notes.comments.has(id)) this.notes.comments.set(id, '');
    }
  }

  private mark(id: string): string {
    this.notes.marks.push(id);
    return `[${this.notes.marks.length}]`;
  }
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

/** A character of a symbol font: fonts of symbols keep theirs at U+F000, where it is what it would be in plain text only by chance. */
function symbol(node: XmlElement): string {
  const code = Number.parseInt(node.attributes.get('char') ?? '', 16);
  if (!Number.isFinite(code) || code <= 0x20 || code > 0xffff) return '';
  return code >= 0xe000 && code <= 0xf8ff ? '\u25a1' : String.fromCharCode(code);
}
