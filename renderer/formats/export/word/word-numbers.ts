import { PackedText } from '../packed-text.ts';
import { xmlText } from '../xml-writer.ts';
import { paragraph, run } from './word-xml.ts';

/** What has to be numbered once in a document: comments, footnotes, bookmarks and addresses. */
export class WordNumbers {
  /** They stand in files of their own behind the text that they are numbered in. */
  readonly comments = new PackedText();
  readonly footnotes = new PackedText();
  /** Ids of relationships by the address outside the document. */
  readonly links = new Map<string, string>();
  readonly #rightToLeft: boolean;
  readonly #names = new Set<string>();
  #bookmark = 0;
  #comment = 0;
  #footnote = 0;

  constructor(rightToLeft: boolean) {
    this.#rightToLeft = rightToLeft;
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

  /** Adds a comment of paragraphs. @returns its number. */
  comment(author: string, at: string, paragraphs: readonly string[]): number {
    const id = this.#comment++;
    const initials =
      author
        .match(/\p{L}+/gu)
        ?.map((word) => word[0])
        .join('')
        .slice(0, 4) ?? '';
    const when = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(at)?.[0];
    this.comments.add(
      `<w:comment w:id="${id}" w:author="${xmlText(author)}" w:initials="${xmlText(initials)}"${when === undefined ? '' : ` w:date="${when}Z"`}>${paragraphs.join('')}</w:comment>`,
    );
    return id;
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

function wordName(name: string): string {
  return `_${name.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40);
}
