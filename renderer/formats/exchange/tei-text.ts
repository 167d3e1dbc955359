import type { Span } from '../../domain/schema.ts';
import type { XmlElement } from '../import/office/xml-tree.ts';
import type { LeavingOut } from './found-case.ts';

/** Elements that stand by themselves: a blank line is kept between them. */
const blocks = new Set(
  'p ab head l lg u item row table list div div1 div2 div3 front body back sp speaker stage opener closer salute signed dateline byline docTitle titlePart argument epigraph trailer cit floatingText group'.split(
    ' ',
  ),
);
/** Elements whose text is not that of the source, and how to call what is left out. */
const beside: Readonly<Record<string, string>> = { note: 'notes in the text', fw: 'running heads', figDesc: 'descriptions of pictures' };
/** The reading that is taken where an editor gives two. */
const otherReading = new Set(['sic', 'orig', 'abbr', 'del', 'surplus', 'rdg']);
const names = new Set(['persName', 'orgName', 'placeName', 'name', 'geogName', 'date', 'num', 'term', 'w', 'pc', 's']);

/** Reads the text of a TEI document and where its elements lie in it, in UTF-16 units. */
export class TeiText {
  readonly #parts: string[] = [];
  #length = 0;
  /** What stands before the next visible character where white space is tidied. */
  #owed = '';
  /** Where every element with an `xml:id` lies. */
  readonly places = new Map<string, Span>();
  /** Elements that say something about the words in them. */
  readonly marked: { readonly element: XmlElement; readonly span: Span }[] = [];

  constructor(private readonly leaving: LeavingOut) {}

  whole(): string {
    return this.#parts.join('');
  }

  read(element: XmlElement, kept = false): void {
    const { name, attributes } = element;
    const left = beside[name];
    if (left !== undefined) {
      this.leaving.add(left, 'they are not part of what the source says');
      return;
    }
    if (name === 'standOff') return;
    const space = attributes.get('space');
    const keeps = space === 'preserve' || (kept && space !== 'default');
    const isBlock = blocks.has(name) && !keeps;
    if (isBlock) this.#owe('\n\n');
    if (!keeps && (name === 'lb' || name === 'cell')) this.#owe(name === 'lb' && attributes.get('break') === 'no' ? '' : ' ');
    const start = this.#length;
    const first = this.#parts.length;
    const twice = name === 'choice' || name === 'app' || name === 'subst';
    const both = twice && element.children.some((child) => typeof child !== 'string' && !otherReading.has(child.name));
    for (const child of element.children) {
      if (typeof child === 'string') this.#text(child, keeps);
      else if (both && otherReading.has(child.name)) this.leaving.add('other readings', 'the corrected or first one is kept');
      else if (child.name === 'del') this.leaving.add('deletions', 'they are not part of what the source says');
      else this.read(child, keeps);
    }
    // white space that was owed stands outside the element, which begins at its first visible character; an empty one stands before and
    // after it, so that a passage from it begins behind the space and one up to it ends before
    const owed = this.#parts[first] ?? this.#owed;
    const span = { start: start + owed.length, end: this.#length };
    const id = attributes.get('id');
    if (id !== undefined) this.places.set(id, span);
    if (isMark(element)) {
      if (span.start < span.end) this.marked.push({ element, span });
      else this.leaving.add('passages', 'they are empty');
    } else if (names.has(name) && name.endsWith('ame'))
      this.leaving.add('names marked in the text', 'a case keeps who says something, not who is named');
    if (isBlock) this.#owe('\n\n');
  }

  #text(text: string, kept: boolean): void {
    if (kept) {
      this.#add(text);
      return;
    }
    const plain = text.replace(/[\s\ufeff]+/g, ' ');
    if (plain.startsWith(' ')) this.#owe(' ');
    const words = plain.trim();
    if (words === '') return;
    this.#add(words);
    if (plain.endsWith(' ')) this.#owe(' ');
  }

  #owe(space: string): void {
    if (this.#length > 0 && space.length > this.#owed.length) this.#owed = space;
  }

  #add(text: string): void {
    this.#parts.push(this.#owed, text);
    this.#length += this.#owed.length + text.length;
    this.#owed = '';
  }
}

function isMark({ name, attributes }: XmlElement): boolean {
  if (name === 'said' || name === 'q' || name === 'quote') return true;
  const type = attributes.get('type');
  return (name === 'seg' && (type === 'cue' || type === 'source' || type === 'content')) || (name === 'rs' && type === 'source');
}
