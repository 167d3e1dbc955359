import { hasRightToLeft } from '../report/text-direction.ts';
import { xmlText } from '../xml-writer.ts';

/** How a run looks. Colours are six hex digits. */
export interface RunLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: string;
  readonly ground?: string;
  readonly underline?: 'single' | 'double' | 'dotted';
  readonly style?: string;
  /** Left out: by whether the text has letters that are written from right to left. */
  readonly rtl?: boolean;
  /** Language tag, for spelling. */
  readonly lang?: string;
}

/** A run of text. Line ends become line breaks, tabs tabs. */
export function run(text: string, look: RunLook = {}): string {
  if (text === '') return '';
  const marks = [
    look.style === undefined ? '' : `<w:rStyle w:val="${look.style}"/>`,
    look.bold ? '<w:b/><w:bCs/>' : '',
    look.italic ? '<w:i/><w:iCs/>' : '',
    look.colour === undefined ? '' : `<w:color w:val="${look.colour}"/>`,
    look.underline === undefined ? '' : `<w:u w:val="${look.underline}"/>`,
    look.ground === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${look.ground}"/>`,
    (look.rtl ?? hasRightToLeft(text)) ? '<w:rtl/>' : '',
    look.lang ? `<w:lang w:val="${xmlText(look.lang)}" w:bidi="${xmlText(look.lang)}"/>` : '',
  ].join('');
  const pieces = text.split(/(\r\n|\r|\n|\t)/).map((piece) => {
    if (piece === '') return '';
    if (piece === '\t') return '<w:tab/>';
    return /^[\r\n]/.test(piece) ? '<w:br/>' : `<w:t${/^\s|\s$/.test(piece) ? ' xml:space="preserve"' : ''}>${xmlText(piece)}</w:t>`;
  });
  return `<w:r>${marks === '' ? '' : `<w:rPr>${marks}</w:rPr>`}${pieces.join('')}</w:r>`;
}

export interface ParagraphLook {
  readonly style?: string;
  readonly rtl?: boolean;
  readonly keepNext?: boolean;
  readonly bookmark?: { readonly id: number; readonly name: string };
}

/** A paragraph of runs. */
export function paragraph(runs: string, look: ParagraphLook = {}): string {
  const marks = [
    look.style === undefined ? '' : `<w:pStyle w:val="${look.style}"/>`,
    look.keepNext ? '<w:keepNext/>' : '',
    look.rtl ? '<w:bidi/>' : '',
  ].join('');
  const { bookmark } = look;
  const inside =
    bookmark === undefined
      ? runs
      : `<w:bookmarkStart w:id="${bookmark.id}" w:name="${bookmark.name}"/>${runs}<w:bookmarkEnd w:id="${bookmark.id}"/>`;
  return `<w:p>${marks === '' ? '' : `<w:pPr>${marks}</w:pPr>`}${inside}</w:p>`;
}

export interface TableCell {
  /** Paragraphs. */
  readonly body: string;
  /** Columns it takes. */
  readonly span: number;
}

/** A table in parts, row by row, whose first row is a head that is repeated on every page. Widths are in twentieths of a point. */
export function* table(widths: readonly number[], rows: Iterable<readonly TableCell[]>, rightToLeft: boolean): Generator<string> {
  const cell = ({ body, span }: TableCell, at: number, head: boolean) => {
    const width = widths.slice(at, at + span).reduce((sum, one) => sum + one, 0);
    const ground = head ? '<w:shd w:val="clear" w:color="auto" w:fill="EDEDEA"/>' : '';
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${ground}</w:tcPr>${body}</w:tc>`;
  };
  const row = (cells: readonly TableCell[], head: boolean) => {
    let at = 0;
    const written = cells.map((one) => {
      const xml = cell(one, at, head || (cells.length === 1 && one.span > 1));
      at += one.span;
      return xml;
    });
    return `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${written.join('')}</w:tr>`;
  };
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>${rightToLeft ? '<w:bidiVisual/>' : ''}<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>`;
  yield `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  let head = true;
  for (const cells of rows) {
    yield row(cells, head);
    head = false;
  }
  // a table needs a paragraph after it
  yield '</w:tbl><w:p/>';
}
