import { type BlockOfDocument, blocksOfTable } from '../document-blocks.ts';
import { childOf, childrenOf, textWithin, type XmlElement, type XmlNode } from '../xml-tree.ts';
import type { OdtStyles } from './odt-styles.ts';

/** Elements whose text is not the document's. */
const unseen = new Set(
  'tracked-changes annotation-end sequence-decls variable-decls user-field-decls forms ruby-text title desc script'.split(' '),
);

interface ListPlace {
  readonly style: string;
  readonly counts: readonly number[];
}

const attribute = (element: XmlElement, name: string) => element.attributes.get(name) ?? '';
const mostRepeated = 200;
const mostSpaces = 500;

/** Reads text from an OpenDocument text (OASIS OpenDocument 1.3, part 3). */
export class OdtText {
  /** Bodies of notes in the order of their marks. */
  readonly notes: XmlElement[] = [];
  /** Comments, each as one sentence. */
  readonly comments: string[] = [];
  /** Counts where lists ended, by their style, for lists that go on. */
  private readonly ended = new Map<string, number>();

  constructor(private readonly styles: OdtStyles) {}

  /** Blocks of whatever holds paragraphs, lists and tables. */
  blocks(container: XmlElement | undefined, list?: ListPlace): BlockOfDocument[] {
    return childrenOf(container).flatMap((child) => this.block(child, list));
  }

  private block(element: XmlElement, list: ListPlace | undefined): BlockOfDocument[] {
    if (unseen.has(element.name)) return [];
    if (element.name === 'p' || element.name === 'h') return this.paragraph(element, list);
    if (element.name === 'list') return this.list(element, list);
    if (element.name === 'table') return blocksOfTable(this.rows(element));
    if (element.name === 'annotation') {
      this.comment(element);
      return [];
    }
    return this.blocks(element, list);
  }

  private list(list: XmlElement, around: ListPlace | undefined): BlockOfDocument[] {
    const style = attribute(list, 'style-name') || (around?.style ?? '');
    const goesOn = attribute(list, 'continue-numbering') === 'true' || attribute(list, 'continue-list') !== '';
    const depth = around?.counts.length ?? 0;
    let count = goesOn ? (this.ended.get(`${style} ${depth}`) ?? 0) : 0;
    const blocks: BlockOfDocument[] = [];
    for (const item of childrenOf(list)) {
      if (item.name === 'list-item') count += 1;
      const place = { style, counts: [...(around?.counts ?? []), Math.max(1, count)] };
      const inside = this.blocks(item, place);
      const first = inside[0];
      const direct = childrenOf(item)[0]?.name;
      if (first !== undefined && item.name === 'list-item' && (direct === 'p' || direct === 'h')) {
        const label = this.styles.label(style, place.counts);
        inside[0] = { ...first, text: label === '' ? first.text : `${label} ${first.text.trimStart()}` };
      }
      blocks.push(...inside);
    }
    this.ended.set(`${style} ${depth}`, count);
    return blocks;
  }

  private rows(table: XmlElement): BlockOfDocument[][][] {
    return childrenOf(table).flatMap((child) => {
      if (child.name !== 'table-row') return unseen.has(child.name) ? [] : this.rows(child);
      const cells = childrenOf(child).flatMap((cell) => {
        if (cell.name !== 'table-cell') return [];
        const blocks = this.blocks(cell);
        const times = Math.min(mostRepeated, Number.parseInt(attribute(cell, 'number-columns-repeated'), 10) || 1);
        return blocks.length === 0 ? [blocks] : Array.from({ length: times }, () => blocks);
      });
      return [cells];
    });
  }

  private paragraph(paragraph: XmlElement, list: ListPlace | undefined): BlockOfDocument[] {
    const beside: BlockOfDocument[] = [];
    const text = this.inline(paragraph.children, beside).replace(/^ +| +$/g, '');
    if (text.trim() === '') return beside;
    const own = this.styles.details(attribute(paragraph, 'style-name'));
    if (paragraph.name === 'h') {
      const level = Math.min(6, Math.max(1, Number.parseInt(attribute(paragraph, 'outline-level'), 10) || 1));
      return [{ text, details: own.kind === 'title' ? own : { kind: 'heading', level } }, ...beside];
    }
    return [{ text, details: list === undefined || own.kind !== 'paragraph' ? own : { kind: 'list-item' } }, ...beside];
  }

  private inline(nodes: readonly XmlNode[], beside: BlockOfDocument[]): string {
    let text = '';
    for (const node of nodes) {
      const piece = typeof node === 'string' ? node.replace(/[\s]+/g, ' ') : this.piece(node, beside);
      text += text.endsWith(' ') && typeof node === 'string' ? piece.replace(/^ /, '') : piece;
    }
    return text;
  }

  private piece(node: XmlElement, beside: BlockOfDocument[]): string {
    if (unseen.has(node.name)) return '';
    switch (node.name) {
      case 's':
        return ' '.repeat(Math.min(mostSpaces, Number.parseInt(attribute(node, 'c'), 10) || 1));
      case 'tab':
        return '\t';
      case 'line-break':
        return '\n';
      case 'note': {
        const body = childOf(node, 'note-body');
        if (body === undefined) return '';
        this.notes.push(body);
        return `[${this.notes.length}]`;
      }
      case 'annotation':
        this.comment(node);
        return '';
      case 'text-box':
        beside.push(...this.blocks(node));
        return '';
      case 'object':
        return '';
      default:
        return this.inline(node.children, beside);
    }
  }

  private comment(annotation: XmlElement): void {
    const author = textWithin(childOf(annotation, 'creator')).trim() || 'Somebody';
    const said = childrenOf(annotation)
      .filter((child) => child.name === 'p' || child.name === 'list')
      .map(textWithin)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (said !== '') this.comments.push(`Comment by ${author}: ${said}`.toWellFormed());
  }
}
