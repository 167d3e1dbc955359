import { PackedText } from '../packed-text.ts';
import { xmlText } from '../xml-writer.ts';
import { paragraph, run } from './word-xml.ts';

/** A line of a comment: what stands in bold before what is said. */
export interface CommentLine {
  readonly head?: string;
  readonly text?: string;
}

/**
 * Above so many comments they are written in as few elements as can be. LibreOffice (7.4 at least) reads the whole file of comments again for
 * each of them, so that the time it takes to open a document grows with the square: bold heads and styles more than double it.
 */
const fewComments = 300;

/** What has to be numbered once in a document: comments, footnotes, bookmarks and addresses. */
export class WordNumbers {
  /** They stand in files of their own behind the text that they are numbered in. */
  readonly comments = new PackedText();
  readonly footnotes = new PackedText();
  /** Ids of relationships by the address outside the document. */
  readonly links = new Map<string, string>();
  readonly #rightToLeft: boolean;
  readonly #brief: boolean;
  readonly #names = new Set<string>();
  #bookmark = 0;
  #comment = 0;
  #footnote = 0;

  /** @param comments how many there will be. */
  constructor(rightToLeft: boolean, comments: number) {
    this.#rightToLeft = rightToLeft;
    this.#brief = comments > fewComments;
  }

  bookmark(): number {
    this.#bookmark += 1;
    return this.#bookmark;
  }

  /** A place that links lead to, by the name it has in the page: at most 40 letters, digits and lines, as Word wants it. */
  bookmarkAt(name: string): string {
    const id = this.bookmark();
    const short = wordName(name);
    // the first place of a name counts, as in a page
    if (this.#names.has(short)) return '';
    this.#names.add(short);
    return `<w:bookmarkStart w:id="${id}" w:name="${short}"/><w:bookmarkEnd w:id="${id}"/>`;
  }

  /** Runs as a link: inside the document for `#name`, else to an address. */
  link(href: string, runs: string): string {
    if (href.startsWith('#')) return `<w:hyperlink w:anchor="${wordName(href.slice(1))}" w:history="1">${runs}</w:hyperlink>`;
    const id = this.links.get(href) ?? `link${this.links.size + 1}`;
    this.links.set(href, id);
    return `<w:hyperlink r:id="${id}" w:history="1">${runs}</w:hyperlink>`;
  }

  /** Adds a comment, a paragraph a line. @returns its number. */
  comment(author: string, at: string, lines: readonly CommentLine[]): number {
    const id = this.#comment++;
    const when = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(at)?.[0];
    const initials = this.#brief ? '' : ` w:initials="${xmlText(initialsOf(author))}"`;
    const start = `<w:comment w:id="${id}" w:author="${xmlText(author)}"${initials}${when === undefined ? '' : ` w:date="${when}Z"`}>`;
    this.comments.add(`${start}${lines.map((line) => this.#line(line)).join('')}</w:comment>`);
    return id;
  }

  #line({ head = '', text = '' }: CommentLine): string {
    if (this.#brief) return paragraph(run(`${head}${text}`), { rtl: this.#rightToLeft });
    return paragraph(`${run(head, { bold: true })}${run(text)}`, { style: 'CommentText', rtl: this.#rightToLeft });
  }

  /**
   * Adds a footnote, numbered from 0: LibreOffice 7.4 takes the number for a place in the list as soon as the document has comments.
   * @returns the run that refers to it.
   */
  footnote(runs: string): string {
    const id = this.#footnote++;
    const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
    const look = { style: 'FootnoteText', rtl: this.#rightToLeft };
    this.footnotes.add(`<w:footnote w:id="${id}">${paragraph(`${mark}${run(' ')}${runs}`, look)}</w:footnote>`);
    return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
  }
}

function initialsOf(author: string): string {
  const words = author.match(/\p{L}+/gu) ?? [];
  return words
    .map((word) => word[0])
    .join('')
    .slice(0, 4);
}

function wordName(name: string): string {
  return `_${name.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40);
}
