import { Parser } from 'htmlparser2';
import type { Span } from '../../domain/schema.ts';
import { type ExchangeFormat, ExchangeRefusal } from './exchange-format.ts';
import { bareClaim, type FoundClaim, LeavingOut } from './found-case.ts';
import { isSqlite, mentionsTable, numberOf, sqliteTables, textOf } from './sqlite-tables.ts';

/**
 * Projects of Taguette (SQLite). Highlights become claims under topics of their tags. Offsets are UTF-8 bytes of the document's HTML
 * without its tags.
 * @see https://gitlab.com/remram44/taguette
 */
export const taguette: ExchangeFormat = {
  id: 'taguette',
  label: 'Taguette project',
  recognise: ([file]) =>
    file && isSqlite(file.bytes) && mentionsTable(file.bytes, 'highlights') && mentionsTable(file.bytes, 'highlight_tags') ? 0.98 : 0,
  async read([file]) {
    const tables = await sqliteTables(file?.bytes ?? new Uint8Array(), ['projects', 'documents', 'highlights', 'tags', 'highlight_tags']);
    if (tables.documents.length === 0) throw new ExchangeRefusal('holds no documents');
    const leaving = new LeavingOut();
    const texts = new Map(tables.documents.map((row) => [numberOf(row, 'id'), new TextOfHtml(textOf(row, 'contents'))]));
    const tagsOf = new Map<number, string[]>();
    for (const row of tables.highlight_tags) {
      const highlight = numberOf(row, 'highlight_id');
      tagsOf.set(highlight, [...(tagsOf.get(highlight) ?? []), textOf(row, 'tag_id')]);
    }
    const claims = tables.highlights.flatMap((row): FoundClaim[] => {
      const span = texts.get(numberOf(row, 'document_id'))?.span(numberOf(row, 'start_offset'), numberOf(row, 'end_offset'));
      if (!span) {
        leaving.add('highlights', 'their place is not inside their document');
        return [];
      }
      return [{ ...bareClaim(textOf(row, 'document_id'), [span]), topics: tagsOf.get(numberOf(row, 'id')) ?? [] }];
    });
    return {
      title: textOf(tables.projects[0], 'name'),
      sources: tables.documents.map((row) => ({
        key: textOf(row, 'id'),
        fileName: textOf(row, 'filename'),
        text: texts.get(numberOf(row, 'id'))?.text ?? '',
        facts: { title: textOf(row, 'name') },
        note: textOf(row, 'description'),
      })),
      speakers: [],
      codes: tables.tags.map((row) => ({ key: textOf(row, 'id'), name: textOf(row, 'path'), description: textOf(row, 'description') })),
      verdicts: [],
      claims,
      notes: [],
      understood: [
        { what: 'documents', count: tables.documents.length },
        { what: 'highlights', count: claims.length },
        { what: 'tags', count: tables.tags.length },
      ],
      leftOut: leaving.list,
    };
  },
};

const blocks = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'tr',
  'blockquote',
  'pre',
  'section',
  'article',
  'table',
  'ul',
  'ol',
  'br',
]);

/** The text of an HTML document with an empty line between its blocks, which knows where a byte of the text without them went. */
class TextOfHtml {
  text = '';
  readonly #pieces: { readonly byte: number; readonly bytes: number; readonly at: number; readonly text: string }[] = [];

  constructor(html: string) {
    let byte = 0;
    const encoder = new TextEncoder();
    const gap = () => {
      if (this.text !== '' && !this.text.endsWith('\n\n')) this.text += this.text.endsWith('\n') ? '\n' : '\n\n';
    };
    const parser = new Parser(
      {
        onopentagname: (name) => {
          if (blocks.has(name)) gap();
        },
        onclosetag: (name) => {
          if (blocks.has(name)) gap();
        },
        ontext: (text) => {
          const bytes = encoder.encode(text).length;
          this.#pieces.push({ byte, bytes, at: this.text.length, text });
          byte += bytes;
          this.text += text;
        },
      },
      { decodeEntities: true },
    );
    parser.write(html);
    parser.end();
  }

  /** UTF-16 span of a span of bytes, or undefined where it is none. */
  span(from: number, to: number): Span | undefined {
    if (!(from >= 0 && from < to)) return undefined;
    const start = this.#unit(from, false);
    const end = this.#unit(to, true);
    return start === undefined || end === undefined || start >= end ? undefined : { start, end };
  }

  #unit(byte: number, isEnd: boolean): number | undefined {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.#pieces[middle];
      if (piece && (isEnd ? piece.byte + piece.bytes < byte : piece.byte + piece.bytes <= byte)) low = middle + 1;
      else high = middle;
    }
    const piece = this.#pieces[low];
    if (!piece) return undefined;
    const encoded = new TextEncoder().encode(piece.text).subarray(0, Math.max(0, byte - piece.byte));
    return piece.at + new TextDecoder().decode(encoded).length;
  }
}
