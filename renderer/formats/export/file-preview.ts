import { readXml, textWithin, within } from '../import/office/xml-tree.ts';
import { startsAsZip, ZippedParts } from '../import/office/zipped-parts.ts';

/** The beginning of a file as it is, for formats that are no pages. */
export interface FilePreview {
  /** Bytes of the whole file; null where it is told what would be in it before it is made. */
  readonly bytes: number | null;
  /** How many files are inside, where it is an archive; else 0. */
  readonly files: number;
  /** Which of them is shown; '' where it is no archive. */
  readonly shownFile: string;
  /** Its first lines; none where it is shown as rows. */
  readonly lines: readonly string[];
  /** The first rows of a sheet; none for text. */
  readonly rows: readonly (readonly string[])[];
  /** Whether more follows. */
  readonly cut: boolean;
}

const most = { lines: 200, rows: 60, width: 600 } as const;

/** Of the files in an archive, the one that says most to a reader: by what its name ends with, in this order. */
const telling = ['xl/worksheets/sheet1.xml', '.qde', '.ann', '.tsv', '.conllu', '.conll', '.xmi', '.json', '.xml', '.txt', '.csv'];

/**
 * The first lines of an exported file, or the first rows of its first sheet, read back from the very bytes that would be saved.
 * @throws ImportRefusal where an archive cannot be read, which would be a fault of its writer.
 */
export function previewOfFile(bytes: Uint8Array): FilePreview {
  if (!startsAsZip(bytes)) return { ...beginning(bytes), bytes: bytes.length, files: 0, shownFile: '' };
  const parts = new ZippedParts(bytes);
  const names = parts.names.filter((name) => !name.endsWith('/'));
  const shownFile = telling.map((end) => names.find((name) => name.endsWith(end))).find((name) => name !== undefined) ?? '';
  const inside = parts.part(shownFile) ?? new Uint8Array();
  const head = shownFile.startsWith('xl/') ? firstRows(inside) : beginning(inside);
  const sheets =
    names.length > 0 && shownFile.startsWith('xl/') ? within(readXml(parts.part('xl/workbook.xml') ?? new Uint8Array()), 'sheet') : [];
  const sheet = sheets[0]?.attributes.get('name');
  return { ...head, bytes: bytes.length, files: sheet === undefined ? names.length : 0, shownFile: sheet ?? shownFile };
}

/** What would be in an archive, a row for each file with what it holds. @param files all of them, by path. */
export function listedFiles(files: Iterable<readonly [path: string, holds: string]>): FilePreview {
  const all = [...files];
  const rows = [['File', 'What it holds'], ...all.slice(0, most.rows)];
  return { bytes: null, files: all.length, shownFile: '', lines: [], rows, cut: all.length > most.rows };
}

function beginning(bytes: Uint8Array): Pick<FilePreview, 'lines' | 'rows' | 'cut'> {
  const limit = most.lines * most.width;
  const text = new TextDecoder().decode(bytes.subarray(0, limit));
  const all = text.replace(/\ufffd$/, '').split(/\r\n|\r|\n/);
  const lines = all.slice(0, most.lines).map((line) => (line.length > most.width ? `${line.slice(0, most.width).toWellFormed()}…` : line));
  return { lines, rows: [], cut: bytes.length > limit || all.length > most.lines };
}

function firstRows(bytes: Uint8Array): Pick<FilePreview, 'lines' | 'rows' | 'cut'> {
  const all = within(readXml(bytes), 'row');
  const columns = within(all[0], 'c').length;
  const rows = all.slice(0, most.rows).map((row) => {
    // cells with nothing in them are not written: each says which column it is in
    const cells: string[] = Array.from({ length: columns }, () => '');
    for (const cell of within(row, 'c')) {
      const text = textWithin(cell);
      // style 3 is that of moments, which a workbook keeps as days since the end of 1899
      cells[columnOf(cell.attributes.get('r') ?? '')] = cell.attributes.get('s') === '3' && text !== '' ? momentOf(Number(text)) : text;
    }
    return cells;
  });
  return { lines: [], rows, cut: all.length > most.rows };
}

/** "AB12" is in column 27, counted from 0. */
function columnOf(place: string): number {
  return [...place.replace(/\d+/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function momentOf(serial: number): string {
  return new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString().slice(0, 16).replace('T', ' ');
}
