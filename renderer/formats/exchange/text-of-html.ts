import { Parser } from 'htmlparser2';
import type { Span } from '../../domain/schema.ts';

const blocks = new Set(
  'p div h1 h2 h3 h4 h5 h6 li tr blockquote pre section article table ul ol br header footer aside main figure dl dt dd'.split(' '),
);

interface Piece {
  /** Where it begins: in UTF-8 bytes and UTF-16 units of the text without tags, and in the text as shown. */
  readonly byte: number;
  readonly raw: number;
  readonly at: number;
  text: string;
  /** The XPath of its text node, from inside the body. */
  readonly path: string;
}

/**
 * The text of an HTML document with an empty line between its blocks, which knows where a place of the text without tags (as browsers say it
 * in `textContent`) went: many tools count in that, in bytes, units or from a text node on.
 */
export class TextOfHtml {
  text = '';
  /** The text without tags and without the lines between blocks. */
  raw = '';
  readonly #pieces: Piece[] = [];
  readonly #byPath = new Map<string, Piece>();

  constructor(html: string) {
    let byte = 0;
    const open: { readonly path: string; readonly counts: Map<string, number> }[] = [{ path: '', counts: new Map() }];
    /** The text node that is being read, until a tag ends it. */
    let node: Piece | undefined;
    const count = (name: string): string => {
      const counts = open.at(-1)?.counts ?? new Map<string, number>();
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return `${open.at(-1)?.path ?? ''}/${name}[${counts.get(name)}]`;
    };
    const gap = () => {
      if (this.text !== '' && !this.text.endsWith('\n\n')) this.text += this.text.endsWith('\n') ? '\n' : '\n\n';
    };
    const parser = new Parser(
      {
        onopentagname: (name) => {
          node = undefined;
          if (blocks.has(name)) gap();
          open.push({ path: count(name), counts: new Map() });
        },
        onclosetag: (name) => {
          node = undefined;
          if (open.length > 1) open.pop();
          if (blocks.has(name)) gap();
        },
        ontext: (text) => {
          if (node) node.text += text;
          else {
            node = { byte, raw: this.raw.length, at: this.text.length, text, path: plainPath(count('text()')) };
            this.#pieces.push(node);
            this.#byPath.set(node.path, node);
          }
          byte += new TextEncoder().encode(text).length;
          this.raw += text;
          this.text += text;
        },
      },
      { decodeEntities: true },
    );
    parser.write(html);
    parser.end();
    this.text = this.text.replace(/\n+$/, '');
  }

  /** The place shown of a span of UTF-8 bytes of the text without tags, or undefined where it is none. */
  spanOfBytes(from: number, to: number): Span | undefined {
    const unit = (byte: number, isEnd: boolean) => {
      const piece = this.#piece(
        byte,
        isEnd,
        (one) => one.byte,
        (one) => new TextEncoder().encode(one.text).length,
      );
      if (!piece) return undefined;
      const encoded = new TextEncoder().encode(piece.text).subarray(0, Math.max(0, byte - piece.byte));
      return piece.at + new TextDecoder().decode(encoded).length;
    };
    return from >= 0 && from < to ? spanOf(unit(from, false), unit(to, true)) : undefined;
  }

  /** The same of UTF-16 units. */
  spanOfUnits(from: number, to: number): Span | undefined {
    const unit = (raw: number, isEnd: boolean) => {
      const piece = this.#piece(
        raw,
        isEnd,
        (one) => one.raw,
        (one) => one.text.length,
      );
      return piece && piece.at + raw - piece.raw;
    };
    return from >= 0 && from < to ? spanOf(unit(from, false), unit(to, true)) : undefined;
  }

  /** The place in {@link raw} of an offset in the text node that an XPath leads to, with or without `/html/body` before it. */
  unitAt(path: string, offset: number): number | undefined {
    const piece = this.#byPath.get(plainPath(path));
    return piece && offset >= 0 && offset <= piece.text.length ? piece.raw + offset : undefined;
  }

  /** The piece that holds a place. A place between two is the end of the one or the beginning of the other. */
  #piece(place: number, isEnd: boolean, start: (one: Piece) => number, length: (one: Piece) => number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.#pieces[middle];
      if (!piece) break;
      const end = start(piece) + length(piece);
      if (isEnd ? end < place : end <= place) low = middle + 1;
      else high = middle;
    }
    return this.#pieces[low];
  }
}

const spanOf = (start: number | undefined, end: number | undefined): Span | undefined =>
  start === undefined || end === undefined || start >= end ? undefined : { start, end };

/** A path without what browsers add on their own and without numbers that say "the only one". */
const plainPath = (path: string) =>
  path
    .toLowerCase()
    .replace(/^\.?(?:\/html(?:\[1\])?)?(?:\/body(?:\[1\])?)?/, '')
    .replaceAll(/\/tbody(?:\[1\])?/g, '')
    .replaceAll('[1]', '');
