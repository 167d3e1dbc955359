import Papa from 'papaparse';
import { decodeBytes } from '../../../text-cleanup/decode-bytes.ts';
import { type ImportInput, ImportRefusal } from '../import-format.ts';
import { refuseUnreadable } from '../refuse-unreadable.ts';
import type { TableFile } from './table-file.ts';

/** More cells than this are no texts to read. */
export const mostCells = 3_000_000;
export const mostRows = 200_000;

const delimiters = [',', '\t', ';', '|'];

/**
 * Reads CSV and its relatives (RFC 4180): the delimiter is found from the text, or said by a first line `sep=;` as Excel writes it; quoted cells may
 * hold line ends and delimiters.
 * @throws ImportRefusal
 */
export function readCsv(input: ImportInput): TableFile {
  const decoded = decodeBytes(input.bytes, { chosen: input.encoding });
  refuseUnreadable(decoded.text);
  const said = /^sep=(.)\n/.exec(decoded.text);
  const text = said === null ? decoded.text : decoded.text.slice(said[0].length);
  const delimiter = said?.[1] ?? (/\.(?:tsv|tab)$/i.test(input.name) ? '\t' : delimiterOf(text));
  const rows: string[][] = [];
  const numbers: number[] = [];
  let number = said === null ? 0 : 1;
  let cells = 0;
  let broken = 0;
  let cut = false;
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors }, parser) => {
      number += 1;
      if (errors.some((error) => error.type === 'Quotes')) broken += 1;
      cells += data.length;
      if (rows.length >= mostRows || cells > mostCells) {
        cut = true;
        parser.abort();
      } else if (data.some((cell) => cell.trim() !== '')) {
        rows.push(data);
        numbers.push(number);
      }
    },
  });
  if (rows.length === 0) throw new ImportRefusal('is a table without any rows');
  const warnings = [...decoded.warnings];
  if (broken > 0) {
    warnings.push(
      `${broken === 1 ? 'One row has' : `${broken.toLocaleString('en')} rows have`} quotation marks that do not fit together; check where its cells end.`,
    );
  }
  if (cut) warnings.push(`It has more rows than can be read; only the first ${rows.length.toLocaleString('en')} were.`);
  const mediaType = delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv';
  return { sheets: [{ name: '', rows, numbers }], mediaType, encoding: decoded.encoding, warnings };
}

/** The delimiter that gives the first rows the same number of cells, more than one; a comma where none does. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 200_000);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(head, { delimiter, preview: 40, skipEmptyLines: true });
    const widths = data.slice(0, data.length > 2 ? -1 : undefined).map((row) => row.length);
    const usual = mode(widths);
    if (usual < 2) continue;
    const score = widths.filter((width) => width === usual).length / Math.max(1, widths.length) + Math.min(usual, 10) * 0.01;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
