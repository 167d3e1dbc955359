import { strToU8, zipSync } from 'fflate';

type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly date: number }
  | { readonly rich: readonly string[] }
  | { readonly inline: string }
  | { readonly formula: string; readonly value: string }
  | { readonly error: string };

interface Sheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly Cell[])[];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An Excel workbook as Excel writes it, of our own making: shared strings, rich runs with how they are pronounced, styles for dates. */
export function buildWorkbook(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const strings: string[] = [];
  const shared = (xml: string) => strings.push(`<si>${xml}</si>`) - 1;
  const cellXml = (cell: Cell, reference: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${shared(`<t xml:space="preserve">${escaped(cell)}</t>`)}</v></c>`;
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
    if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    if ('date' in cell) return `<c r="${reference}" s="1"><v>${cell.date}</v></c>`;
    if ('rich' in cell) {
      const runs = cell.rich.map((run) => `<r><rPr><b/></rPr><t xml:space="preserve">${escaped(run)}</t></r>`).join('');
      return `<c r="${reference}" t="s"><v>${shared(`${runs}<rPh sb="0" eb="1"><t>spoken</t></rPh>`)}</v></c>`;
    }
    if ('inline' in cell) return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`;
    if ('error' in cell) return `<c r="${reference}" t="e"><v>${cell.error}</v></c>`;
    return `<c r="${reference}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`;
  };
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(`${head}<Types/>`),
    'xl/workbook.xml': strToU8(
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr/><sheets>${sheets
        .map(
          ({ name, hidden }, at) =>
            `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${head}<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `${head}<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd &quot;at&quot; hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ),
  };
  sheets.forEach(({ rows }, at) => {
    const xml = rows
      .map((row, y) => `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, `${String.fromCharCode(65 + x)}${y + 1}`)).join('')}</row>`)
      .join('');
    files[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(`${head}<worksheet xmlns="${main}"><sheetData>${xml}</sheetData></worksheet>`);
  });
  files['xl/sharedStrings.xml'] = strToU8(`${head}<sst xmlns="${main}">${strings.join('')}</sst>`);
  return new Uint8Array(zipSync(files));
}
