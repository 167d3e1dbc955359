import { Parser } from 'htmlparser2';
import { normaliseText } from '../../../text-cleanup/normalise-text.ts';
import { type ImportInput, ImportRefusal } from '../import-format.ts';
import { childrenOf, readXml, textWithin, within, type XmlElement } from '../office/xml-tree.ts';
import { ZippedParts } from '../office/zipped-parts.ts';
import { excelDate, isDateFormat } from './excel-dates.ts';
import { mostCells, mostRows } from './read-csv.ts';
import type { TableFile, TableSheet } from './table-file.ts';

const attributeOf = (element: XmlElement, name: string): string => element.attributes.get(name) ?? '';

/** More sheets than this are not looked into. */
const mostSheets = 50;
const mostColumns = 16_384;
const longestCell = 5_000_000;

interface Book {
  readonly strings: readonly string[];
  /** By number of the cell's style: whether it shows a date. */
  readonly dates: readonly boolean[];
  /** Whether days are counted from 1904, as old Macs did. */
  readonly from1904: boolean;
}

/**
 * Reads an Excel workbook (ECMA-376, part 1, section 18) as rows of text: shared and rich strings, numbers as they are, dates as ISO dates, formulas
 * by the value last stored. Hidden sheets are left out. Read here and not by a library: those on npm unpack without bounds or bring a writer along.
 * @throws ImportRefusal
 */
export function readXlsx(input: ImportInput): TableFile {
  const parts = new ZippedParts(input.bytes);
  const workbookPath = parts.names.find((name) => /(?:^|\/)workbook\.xml$/i.test(name));
  const bytes = workbookPath === undefined ? undefined : parts.part(workbookPath);
  if (workbookPath === undefined || bytes === undefined) throw new ImportRefusal('is damaged: it is a workbook without its list of sheets');
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const workbook = readXml(bytes);
  const paths = sheetPaths(parts, folder);
  const book: Book = {
    strings: sharedStrings(parts, folder),
    dates: dateStyles(parts, folder),
    from1904: within(workbook, 'workbookPr').some((element) => /^(?:1|true)$/i.test(attributeOf(element, 'date1904'))),
  };
  const budget = { cells: mostCells, cut: false };
  const sheets: TableSheet[] = [];
  for (const element of within(workbook, 'sheet').slice(0, mostSheets)) {
    if (/hidden/i.test(attributeOf(element, 'state'))) continue;
    const path = paths.get(attributeOf(element, 'id'));
    const part = path === undefined ? undefined : parts.part(path);
    if (part === undefined) continue;
    const sheet = readSheet(part, attributeOf(element, 'name').slice(0, 200), book, budget);
    if (sheet.rows.length > 0) sheets.push(sheet);
  }
  if (sheets.length === 0) throw new ImportRefusal('is a workbook without any rows');
  return {
    sheets,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    encoding: { name: 'utf-8', from: 'declared' },
    warnings: budget.cut ? ['It has more rows than can be read; the last ones are missing.'] : [],
  };
}

/** Paths of the sheets by the id that the workbook calls them. */
function sheetPaths(parts: ZippedParts, folder: string): ReadonlyMap<string, string> {
  const bytes = parts.part(`${folder}_rels/workbook.xml.rels`);
  const found = new Map<string, string>();
  for (const element of within(bytes === undefined ? undefined : readXml(bytes), 'Relationship')) {
    const target = attributeOf(element, 'Target');
    found.set(attributeOf(element, 'Id'), target.startsWith('/') ? target.slice(1) : folder + target);
  }
  return found;
}

/** Text of a string item: its runs one after the other, without how to pronounce it. */
function stringText(item: XmlElement): string {
  return childrenOf(item)
    .map((child) => (child.name === 't' ? textWithin(child) : child.name === 'r' ? childrenOf(child, 't').map(textWithin).join('') : ''))
    .join('');
}

function sharedStrings(parts: ZippedParts, folder: string): readonly string[] {
  const bytes = parts.part(`${folder}sharedStrings.xml`);
  return bytes === undefined ? [] : within(readXml(bytes), 'si').map(stringText);
}

function dateStyles(parts: ZippedParts, folder: string): readonly boolean[] {
  const bytes = parts.part(`${folder}styles.xml`);
  if (bytes === undefined) return [];
  const styles = readXml(bytes);
  const own = new Map(within(styles, 'numFmt').map((element) => [attributeOf(element, 'numFmtId'), attributeOf(element, 'formatCode')]));
  return childrenOf(within(styles, 'cellXfs')[0], 'xf').map((element) => {
    const id = attributeOf(element, 'numFmtId');
    return isDateFormat(Number(id), own.get(id) ?? '');
  });
}

/** Column of a cell reference such as `AB12`, from 0; -1 where there is none. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function readSheet(bytes: Uint8Array, name: string, book: Book, budget: { cells: number; cut: boolean }): TableSheet {
  const rows: string[][] = [];
  const numbers: number[] = [];
  let row: string[] = [];
  let number = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let open = '';
  let pronounced = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const element = tag.slice(tag.indexOf(':') + 1);
        if (element === 'row') {
          row = [];
          column = -1;
          const said = Number(attributes.r);
          number = Number.isSafeInteger(said) && said > number ? said : number + 1;
        } else if (element === 'c') {
          const said = columnOf(attributes.r ?? '');
          column = said >= 0 ? said : column + 1;
          type = attributes.t ?? '';
          style = Number(attributes.s ?? 0);
          value = '';
        } else if (element === 'rPh') pronounced += 1;
        else if (element === 'v' || element === 't') open = element;
      },
      ontext(text) {
        if ((open === 'v' || (open === 't' && pronounced === 0)) && value.length < longestCell) value += text;
      },
      onclosetag(tag) {
        const element = tag.slice(tag.indexOf(':') + 1);
        if (element === 'rPh') pronounced = Math.max(0, pronounced - 1);
        else if (element === 'v' || element === 't') open = '';
        else if (element === 'c') {
          if (column >= mostColumns || budget.cells <= 0) budget.cut = true;
          else {
            while (row.length < column) row.push('');
            row[column] = cellText(value, type, style, book);
            budget.cells -= 1;
          }
        } else if (element === 'row' && row.some((cell) => cell.trim() !== '')) {
          if (rows.length >= mostRows) budget.cut = true;
          else {
            rows.push(row);
            numbers.push(number);
          }
        }
      },
    },
    { xmlMode: true },
  );
  parser.end(new TextDecoder('utf-8').decode(bytes));
  return { name, rows, numbers };
}

function cellText(value: string, type: string, style: number, book: Book): string {
  if (type === 's') return clean(book.strings[Number(value)] ?? '');
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : '';
  if (type === 'e') return '';
  if (type === 'str' || type === 'inlineStr' || type === 'd') return clean(value);
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isFinite(number)) return book.dates[style] === true ? excelDate(number, book.from1904) : String(number);
  return clean(value);
}

/** Characters that XML cannot hold stand as `_x000D_` in a workbook. */
function clean(text: string): string {
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return normaliseText(plain).toWellFormed();
}
