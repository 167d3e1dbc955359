import { type BlockNote, type BlockOfDocument, blocksOfTable, labelled, seenIn } from '../document-blocks.ts';
import { mathText } from '../math-text.ts';
import { addChange, type TrackedChange } from '../tracked-changes.ts';
import { childOf, childrenOf, textWithin, within, type XmlElement, type XmlNode } from '../xml-tree.ts';
import type { OdtStyles } from './odt-styles.ts';

/** Elements whose text is not the document's. */
const unseen = new Set('tracked-changes sequence-decls variable-decls user-field-decls forms ruby-text title desc script'.split(' '));

/** A change of the list of tracked changes, with what it took out. */
type ListedChange = TrackedChange & { readonly text: string };

/** The paragraph being read: how many of its characters have been seen so far, and its notes. */
interface Paragraph {
  seen: number;
  readonly notes: BlockNote[];
}

/** A comment or insertion that has begun and not ended. */
interface OpenPlace {
  readonly paragraph: Paragraph;
  readonly from: number;
  readonly note?: Pick<BlockNote, 'text' | 'by' | 'at'>;
}

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
  comments = 0;
  insertions = 0;
  deletions = 0;
  private readonly changes: ReadonlyMap<string, ListedChange>;
  private readonly open = new Map<string, OpenPlace>();
  private here: Paragraph = { seen: 0, notes: [] };
  /** Counts where lists ended, by their style, for lists that go on. */
  private readonly ended = new Map<string, number>();

  /** @param objects gives the content of an embedded object by its name in the file. */
  constructor(
    private readonly styles: OdtStyles,
    content: XmlElement | undefined,
    private readonly objects: (name: string) => XmlElement | undefined,
  ) {
    this.changes = changesOf(content);
  }

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
        inside[0] = labelled(label, first);
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
    const around = this.here;
    this.here = { seen: 0, notes: [] };
    const blocks = this.paragraphHere(paragraph, list);
    this.here = around;
    return blocks;
  }

  private paragraphHere(paragraph: XmlElement, list: ListPlace | undefined): BlockOfDocument[] {
    const beside: BlockOfDocument[] = [];
    const text = this.inline(paragraph.children, beside).replace(/^ +| +$/g, '');
    this.endParagraph();
    if (text.trim() === '') return beside;
    const { notes } = this.here;
    const own = this.styles.details(attribute(paragraph, 'style-name'));
    if (paragraph.name === 'h') {
      const level = Math.min(6, Math.max(1, Number.parseInt(attribute(paragraph, 'outline-level'), 10) || 1));
      return [{ text, details: own.kind === 'title' ? own : { kind: 'heading', level }, notes }, ...beside];
    }
    return [{ text, details: list === undefined || own.kind !== 'paragraph' ? own : { kind: 'list-item' }, notes }, ...beside];
  }

  private inline(nodes: readonly XmlNode[], beside: BlockOfDocument[]): string {
    let text = '';
    for (const node of nodes) {
      const piece = typeof node === 'string' ? this.written(node.replace(/[\s]+/g, ' ')) : this.piece(node, beside);
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
        return this.written(`[${this.notes.length}]`);
      }
      case 'annotation':
        this.comment(node);
        return '';
      case 'text-box':
        beside.push(...this.blocks(node));
        return '';
      case 'annotation-end':
        this.end(`comment ${attribute(node, 'name')}`);
        return '';
      case 'change-start':
        this.open.set(`change ${attribute(node, 'change-id')}`, { paragraph: this.here, from: this.here.seen });
        return '';
      case 'change-end':
        this.end(`change ${attribute(node, 'change-id')}`);
        return '';
      case 'change':
        this.change(attribute(node, 'change-id'), this.here.seen);
        return '';
      case 'object':
        return this.object(node);
      default:
        // a drawn shape with paragraphs of its own
        if (childOf(node, 'p') !== undefined || childOf(node, 'list') !== undefined) {
          beside.push(...this.blocks(node));
          return '';
        }
        return this.inline(node.children, beside);
    }
  }

  private written(text: string): string {
    this.here.seen += seenIn(text);
    return text;
  }

  /** A formula is read; other embedded objects are files of their own. */
  private object(node: XmlElement): string {
    const formula = within(node, 'math')[0] ?? within(this.objects(attribute(node, 'href').replace(/^\.?\//, '')), 'math')[0];
    return formula === undefined ? '' : this.written(mathText(formula).replace(/\s+/g, ' ').trim());
  }

  private comment(annotation: XmlElement): void {
    const by = textWithin(childOf(annotation, 'creator')).trim().slice(0, 200);
    const said = childrenOf(annotation)
      .filter((child) => child.name === 'p' || child.name === 'list')
      .map((child) => textWithin(child).replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
      .join('\n');
    if (said === '') return;
    this.comments += 1;
    const note = { text: said.toWellFormed(), by, at: textWithin(childOf(annotation, 'date')).trim().slice(0, 40) };
    const name = attribute(annotation, 'name');
    const { here } = this;
    if (name === '') here.notes.push({ ...note, from: here.seen, to: here.seen });
    else this.open.set(`comment ${name}`, { paragraph: here, from: here.seen, note });
  }

  private end(key: string): void {
    const start = this.open.get(key);
    this.open.delete(key);
    // what goes on over several paragraphs was noted at its first one
    if (start === undefined || start.paragraph !== this.here) return;
    if (start.note !== undefined) this.here.notes.push({ ...start.note, from: start.from, to: this.here.seen });
    else this.change(key.slice('change '.length), start.from);
  }

  private endParagraph(): void {
    for (const [key, start] of this.open) if (start.paragraph === this.here) this.end(key);
  }

  private change(id: string, from: number): void {
    const change = this.changes.get(id);
    if (change === undefined || !addChange(this.here.notes, change, from, this.here.seen, change.text)) return;
    if (change.kind === 'inserted') this.insertions += 1;
    else this.deletions += 1;
  }
}

function changesOf(content: XmlElement | undefined): ReadonlyMap<string, ListedChange> {
  const changes = new Map<string, ListedChange>();
  for (const region of within(content, 'changed-region')) {
    const change = childrenOf(region).find((child) => child.name === 'insertion' || child.name === 'deletion');
    if (change === undefined) continue;
    const info = childOf(change, 'change-info');
    const text = childrenOf(change)
      .filter((child) => child !== info)
      .map(textWithin)
      .join(' ');
    changes.set(attribute(region, 'id'), {
      kind: change.name === 'insertion' ? 'inserted' : 'deleted',
      by: textWithin(childOf(info, 'creator')).trim().slice(0, 200),
      at: textWithin(childOf(info, 'date')).trim().slice(0, 40),
      text,
    });
  }
  return changes;
}
