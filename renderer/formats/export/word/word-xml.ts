import { xmlText } from '../xml-writer.ts';

/** How a run looks. Colours are six hex digits. */
export interface RunLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: string;
  readonly ground?: string;
  readonly underline?: 'single' | 'double' | 'dotted';
  readonly style?: string;
  readonly rtl?: boolean;
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
    look.rtl ? '<w:rtl/>' : '',
  ].join('');
  const pieces = text.split(/(\r\n|\r|\n|\t)/).map((piece) => {
    if (piece === '') return '';
    if (piece === '\t') return '<w:tab/>';
    return /^[\r\n]/.test(piece) ? '<w:br/>' : `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`;
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

/** A table with its head repeated on every page. Widths are parts of the page's text width in twentieths of a point. */
export function table(widths: readonly number[], heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (width: number, body: string, head: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${head ? '<w:shd w:val="clear" w:color="auto" w:fill="EDEDEA"/>' : ''}</w:tcPr>${body}</w:tc>`;
  const row = (cells: readonly string[], head: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((body, i) => cell(widths[i] ?? 0, body, head)).join('')}</w:tr>`;
  return [
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>',
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    row(
      heads.map((head) => paragraph(run(head, { bold: true }), { style: 'TableText' })),
      true,
    ),
    ...rows.map((cells) => row(cells, false)),
    '</w:tbl>',
    // a table needs a paragraph after it
    '<w:p/>',
  ].join('');
}
