import type { Piece } from './file-pieces.ts';
import { xml, xmlText } from './xml-writer.ts';
import { type ZipEntry, zipPieces } from './zip-files.ts';

/** A cell: words, a number, a moment, or nothing. */
export type CellValue = string | number | Date | null;

export interface Column<R> {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly cell: (row: R) => CellValue;
}

/** A sheet whose rows are made one at a time, so that a large one is never held as objects. */
export interface Sheet {
  readonly name: string;
  readonly heads: readonly { readonly head: string; readonly width: number }[];
  readonly rows: Iterable<readonly CellValue[]>;
}

/** A sheet of rows of one kind. */
export function sheetOf<R>(name: string, columns: readonly Column<R>[], rows: Iterable<R>): Sheet {
  return {
    name,
    heads: columns,
    rows: (function* () {
      for (const row of rows) yield columns.map((column) => column.cell(row));
    })(),
  };
}

/** Excel's limits. */
const longestCell = 32_767;
const mostRows = 1_048_576;

/** A column's letters: A, B, ... Z, AA, ... */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** Days since 1899-12-30, as spreadsheets count. */
const serial = (moment: Date) => moment.getTime() / 86_400_000 + 25_569;

/**
 * A workbook as Office Open XML (ECMA-376): each sheet with its head frozen and set apart, a filter over its columns, numbers and moments
 * as such. Texts are inline strings, never formulas, whatever they begin with; longer ones than a cell can hold end in an ellipsis.
 * Written as strings sheet by sheet, because the libraries that were looked at hold every cell as an object or cannot set filters.
 * @throws Error with a sentence when a sheet has more rows than a spreadsheet can.
 */
export function workbook(sheets: readonly Sheet[]): Generator<Piece> {
  return zipPieces(workbookFiles(sheets));
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function* workbookFiles(sheets: readonly Sheet[]): Generator<ZipEntry> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const counts: number[] = [];
  for (const [i, sheet] of sheets.entries()) {
    const count = (rows: number) => {
      counts[i] = rows;
    };
    yield { path: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(sheet, i === 0, main, count) };
  }
  const put = (path: string, body: string): ZipEntry => ({ path, content: [declaration, body] });
  yield put(
    '[Content_Types].xml',
    xml(
      'Types',
      { xmlns: `${packaged}/content-types` },
      xml('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
      xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      xml('Override', {
        PartName: '/xl/workbook.xml',
        ContentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      }),
      xml('Override', {
        PartName: '/xl/styles.xml',
        ContentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
      }),
      ...sheets.map((_, i) =>
        xml('Override', {
          PartName: `/xl/worksheets/sheet${i + 1}.xml`,
          ContentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
        }),
      ),
    ),
  );
  yield put(
    '_rels/.rels',
    xml(
      'Relationships',
      { xmlns: `${packaged}/relationships` },
      xml('Relationship', { Id: 'rId1', Type: `${office}/officeDocument`, Target: 'xl/workbook.xml' }),
    ),
  );
  yield put(
    'xl/_rels/workbook.xml.rels',
    xml(
      'Relationships',
      { xmlns: `${packaged}/relationships` },
      ...sheets.map((_, i) =>
        xml('Relationship', { Id: `rId${i + 1}`, Type: `${office}/worksheet`, Target: `worksheets/sheet${i + 1}.xml` }),
      ),
      xml('Relationship', { Id: `rId${sheets.length + 1}`, Type: `${office}/styles`, Target: 'styles.xml' }),
    ),
  );
  yield put(
    'xl/workbook.xml',
    xml(
      'workbook',
      { xmlns: main, 'xmlns:r': office },
      xml('sheets', {}, ...sheets.map((sheet, i) => xml('sheet', { name: sheet.name, sheetId: i + 1, 'r:id': `rId${i + 1}` }))),
      // a filter also needs its range as a hidden name, or some readers repair the file
      xml(
        'definedNames',
        {},
        ...sheets.map((sheet, i) =>
          xml(
            'definedName',
            { name: '_xlnm._FilterDatabase', localSheetId: i, hidden: 1 },
            `'${sheet.name}'!$A$1:$${letters(sheet.heads.length - 1)}$${Math.max(1, counts[i] ?? 1)}`,
          ),
        ),
      ),
    ),
  );
  yield put('xl/styles.xml', styles(main));
}

/** 0 plain, 1 head, 2 wrapped text, 3 moment. */
function styles(main: string): string {
  return xml(
    'styleSheet',
    { xmlns: main },
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>',
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDEA"/></patternFill></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>',
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  );
}

function* sheetXml(sheet: Sheet, selected: boolean, main: string, onEnd: (rows: number) => void): Generator<string> {
  const columns = sheet.heads.map((_, i) => letters(i));
  const head = sheet.heads.map(({ head: name }, i) => textCell(`${columns[i]}1`, name, 1)).join('');
  const view = xml(
    'sheetView',
    { tabSelected: selected ? 1 : undefined, workbookViewId: 0 },
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
  );
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews>${view}</sheetViews>`;
  yield `<cols>${sheet.heads.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;
  yield `<sheetData><row r="1">${head}</row>`;
  let number = 1;
  for (const row of sheet.rows) {
    number += 1;
    if (number > mostRows)
      throw new Error(`The sheet "${sheet.name}" would have more rows than a spreadsheet can hold. Export fewer sources.`);
    yield `<row r="${number}">${row.map((value, i) => cellXml(`${columns[i]}${number}`, value)).join('')}</row>`;
  }
  yield `</sheetData><autoFilter ref="A1:${columns.at(-1) ?? 'A'}${number}"/></worksheet>`;
  onEnd(number);
}

function cellXml(place: string, value: CellValue): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : `<c r="${place}" s="3"><v>${serial(value)}</v></c>`;
  return textCell(place, value, 2);
}

function textCell(place: string, value: string, style: number): string {
  const held = value.length <= longestCell ? value : `${value.slice(0, longestCell - 1).toWellFormed()}…`;
  // "_x0041_" in a cell means the character of that number, so a text that holds such a thing says that its underscore is one
  const words = held.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(words)}</t></is></c>`;
}
