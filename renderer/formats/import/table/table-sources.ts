import Papa from 'papaparse';
import type { Block, SourceFacts } from '../../../domain/source.ts';
import { factsInText, languageOf } from '../../../text-cleanup/find-facts.ts';
import { normaliseText } from '../../../text-cleanup/normalise-text.ts';
import { sha256Hex } from '../../../text-cleanup/sha256.ts';
import { BlockWriter } from '../block-writer.ts';

import { parsePage } from '../html.ts';
import { ImportRefusal, type ParsedSource, type ReadSource } from '../import-format.ts';
import { keptLinks, linkAddress } from '../page-links.ts';
import { finishParsed } from '../read-source.ts';
import { textBlocks } from '../text-blocks.ts';
import { cellDate } from './guess-columns.ts';
import type { TableColumns, TableFile } from './table-file.ts';

/** One row of a table as a source, with the bytes that are kept as its original: the heads and the row, as CSV in UTF-8. */
export interface RowSource {
  readonly read: ReadSource;
  /** Number of the row in the file, from 1. */
  readonly row: number;
  /** File name of the row's own: `statements, row 17.csv`. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

export interface RowSources {
  readonly sources: readonly RowSource[];
  /** Rows without text in the text column. */
  readonly empty: number;
  readonly warnings: readonly string[];
}

/** Sources made of one table at most. */
export const mostSources = 50_000;

export interface RowsRun {
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Makes a source of each row that has text, by what the columns are. The same table and columns give the same sources.
 * @throws ImportRefusal when the columns are not in the table, or no row has text.
 */
export async function rowSources(file: TableFile, name: string, columns: TableColumns, run: RowsRun = {}): Promise<RowSources> {
  const sheet = file.sheets[columns.sheet];
  if (sheet === undefined) throw new ImportRefusal('has no such sheet');
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns.text >= width)
    throw new ImportRefusal(`has ${width === 1 ? 'one column' : `${width} columns`}, so there is no column ${columns.text + 1}`);
  const heads = columns.heads ? (sheet.rows[0] ?? []) : [];
  const begin = columns.heads ? 1 : 0;
  const stem = name.replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 900) || 'table';
  const sources: RowSource[] = [];
  let empty = 0;
  for (let index = begin; index < sheet.rows.length && sources.length < mostSources; index += 1) {
    if (index % 100 === 0) {
      run.onProgress?.(index / sheet.rows.length);
      await Promise.resolve();
      if (run.signal?.aborted) throw new ImportRefusal('was not read because the import was stopped');
    }
    const row = sheet.rows[index] ?? [];
    const parsed = parseRow(row, columns, file);
    if (parsed === undefined) {
      empty += 1;
      continue;
    }
    const number = sheet.numbers[index] ?? index + 1;
    const csv = Papa.unparse([...(columns.heads ? [heads] : []), row], { newline: '\n' });
    const bytes = new TextEncoder().encode(csv);
    sources.push({
      read: finishParsed(parsed),
      row: number,
      name: `${stem}${file.sheets.length > 1 ? `, ${sheet.name.slice(0, 60)}` : ''}, row ${number}.csv`,
      bytes,
      sha256: await sha256Hex(bytes),
    });
  }
  if (sources.length === 0) throw new ImportRefusal('has no row with text in that column');
  const left = sheet.rows.length - begin - empty - sources.length;
  const cut = left > 0 ? [`Only the first ${mostSources.toLocaleString('en')} rows with text were read.`] : [];
  return { sources, empty, warnings: [...file.warnings, ...cut] };
}

function parseRow(row: readonly string[], columns: TableColumns, file: TableFile): ParsedSource | undefined {
  const cell = (column: number | undefined) => (column === undefined ? '' : normaliseText(row[column] ?? '').trim());
  const line = (column: number | undefined, most: number) => cell(column).replace(/\s+/g, ' ').slice(0, most).toWellFormed();
  const body = cell(columns.text);
  if (body === '') return undefined;
  const title = line(columns.title, 2000);
  const speaker = line(columns.speaker, 400);
  const writer = new BlockWriter();
  const inner = readCell(body, file);
  const starts = inner.text
    .slice(0, title.length + 20)
    .replace(/\s+/g, ' ')
    .startsWith(title);
  if (title !== '' && !starts) writer.add(title, { kind: 'title', level: 1 });
  for (const block of inner.blocks) {
    const { start, end, kind, ...rest } = block;
    const said = speaker !== '' && block.boilerplate === undefined;
    const links = inner.links?.flatMap((link) =>
      link.start >= start && link.end <= end ? [{ ...link, start: link.start - start, end: link.end - start }] : [],
    );
    const details = said ? { ...rest, kind: 'turn' as const, speaker } : { ...rest, kind };
    writer.add(inner.text.slice(start, end), details, links);
  }
  const { text, blocks, links } = writer.finish();
  if (blocks.length === 0) return undefined;
  const found = inner.facts;
  const facts: SourceFacts = {
    title: title || found.title || firstWords(inner.text),
    byline: line(columns.byline, 2000) || found.byline,
    publisher: line(columns.outlet, 1000) || found.publisher,
    publishedAt: cellDate(line(columns.date, 60)) || found.publishedAt,
    language: languageTag(line(columns.language, 40)) || found.language || languageOf(text),
    url: addressOf(cell(columns.url)) || found.url,
  };
  return {
    kind: 'table',
    mediaType: 'text/csv',
    encoding: file.encoding,
    text,
    blocks,
    facts,
    links: keptLinks(links),
    warnings: [],
  };
}

type CellText = Pick<ParsedSource, 'text' | 'blocks' | 'facts' | 'links'>;

/** The first words of a text, by which a row without a title is known. */
function firstWords(text: string): string {
  const words = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return words.length <= 70 ? words : `${words.slice(0, 70).replace(/\s+\S*$/, '')} …`.toWellFormed();
}

/** A cell's text: as a page where it holds the markup of one, else as plain text. */
function readCell(body: string, file: TableFile): CellText {
  if (/<(?:p|div|br|article|section|h[1-6]|ul|ol|table|blockquote)(?:\s[^<>]{0,500})?\/?>/i.test(body.slice(0, 20_000))) {
    try {
      return parsePage(body, { pasted: true, encoding: file.encoding, warnings: [] });
    } catch {
      // markup without text: the cell stands as it is
    }
  }
  const blocks: readonly Block[] = textBlocks(body);
  return { text: body, blocks, facts: factsInText(body, blocks), links: undefined };
}

const languageTag = (value: string) => (/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(value) ? value.replaceAll('_', '-') : '');

function addressOf(value: string): string {
  const address = linkAddress(/^www\./i.test(value) ? `https://${value}` : value, '');
  return address.startsWith('mailto:') ? '' : address;
}
