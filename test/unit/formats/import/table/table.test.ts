import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type ImportInput, ImportRefusal } from '../../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { readTableRows } from '../../../../../renderer/formats/import/read-table.ts';
import { guessColumns } from '../../../../../renderer/formats/import/table/guess-columns.ts';
import type { TableColumns } from '../../../../../renderer/formats/import/table/table-file.ts';
import { readTable } from '../../../../../renderer/formats/import/table.ts';
import { buildWorkbook } from './build-workbook.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const input = (name: string, content: string | Uint8Array): ImportInput => ({
  name,
  mediaType: '',
  bytes: typeof content === 'string' ? bytesOf(content) : content,
});

async function readRows(name: string, content: string | Uint8Array, columns?: TableColumns) {
  const table = input(name, content);
  const [sheet] = readTable(table).sheets;
  const guess = columns ?? (sheet ? guessColumns(sheet, 0) : null);
  if (!guess) throw new Error('no column looks like text');
  return readTableRows(table, guess);
}

const statement = 'The mayor said that the bridge would be open again before the winter and whatever it costs.';

describe('a table of texts', () => {
  it('gives a source for each row, each column for what its head says', async () => {
    const csv = [
      'id,Headline,Speaker,Said on,Outlet,Link,Statement,Lang',
      `1,"Bridge, again",Mara Lindqvist,2021-10-12,The River Post,https://post.example/1,"${statement}\n\nShe said ""never"" twice.",en`,
      `2,,Ola Berg,13 October 2021,,not a link,${statement},`,
      '3,No text here,,,,,,',
    ].join('\r\n');
    const { sources, empty } = await readRows('statements.csv', csv);
    expect(empty).toBe(1);
    const [first, second] = sources;
    expect(first).toMatchObject({
      row: 2,
      name: 'statements, row 2.csv',
      read: {
        kind: 'table',
        text: `Bridge, again\n\n${statement}\n\nShe said "never" twice.`,
        facts: {
          title: 'Bridge, again',
          publisher: 'The River Post',
          publishedAt: '2021-10-12',
          language: 'en',
          url: 'https://post.example/1',
        },
      },
    });
    expect(first?.read.blocks.map(({ kind, speaker }) => [kind, speaker])).toEqual([
      ['title', undefined],
      ['turn', 'Mara Lindqvist'],
      ['turn', 'Mara Lindqvist'],
    ]);
    expect(second?.read.facts).toMatchObject({
      title: 'The mayor said that the bridge would be open again before the winter …',
      publishedAt: '2021-10-13',
      url: '',
    });
    const kept = Papa.parse<string[]>(new TextDecoder().decode(first?.bytes)).data;
    expect(kept[0]?.slice(0, 3)).toEqual(['id', 'Headline', 'Speaker']);
    expect(kept[1]?.[6]).toBe(`${statement}\n\nShe said "never" twice.`);
  });

  it.each([
    ['a semicolon', 'a.csv', `title;text\nOne;${statement}\nTwo;${statement}`],
    ['a tab', 'a.csv', `title\ttext\nOne\t${statement}\nTwo\t${statement}`],
    ['a bar', 'a.csv', `title|text\nOne|${statement}\nTwo|${statement}`],
    ['what its first line says', 'a.csv', `sep=;\ntitle;text\nOne;${statement}\nTwo;${statement}`],
    ['a tab, by its name', 'a.tsv', `title\ttext\nOne\t${statement}\nTwo\t${statement}`],
  ])('is divided by %s', async (_, name, text) => {
    const { sources } = await readRows(name, text);
    expect(sources.map(({ read }) => [read.facts.title, read.text])).toEqual([
      ['One', `One\n\n${statement}`],
      ['Two', `Two\n\n${statement}`],
    ]);
  });

  it('is read in its encoding, and broken characters are repaired row by row', async () => {
    const utf16 = new Uint8Array(Buffer.from(`\ufefftitle,text\nGrüße,${statement}`, 'utf16le'));
    expect((await readRows('a.csv', utf16)).sources[0]?.read.facts.title).toBe('Grüße');
    const broken = await readRows('a.csv', `title,text\nOne,“${statement}â€\u009d\nTwo,${statement}`);
    expect(broken.sources.map(({ read }) => read.repairs.length)).toEqual([1, 0]);
  });

  it('is guessed without heads, from what stands in its columns', async () => {
    const { sources } = await readRows(
      'a.csv',
      `7,2021-10-12,https://a.example/1,${statement}\n8,2021-10-13,https://a.example/2,${statement}`,
    );
    expect(sources.map(({ row, read }) => [row, read.facts.publishedAt, read.facts.url, read.text])).toEqual([
      [1, '2021-10-12', 'https://a.example/1', statement],
      [2, '2021-10-13', 'https://a.example/2', statement],
    ]);
  });

  it('is not guessed where no column holds text', () => {
    const [sheet] = readTable(input('a.csv', 'year,boats\n2019,410\n2020,380\n2021,400')).sheets;
    expect(sheet && guessColumns(sheet, 0)).toBeNull();
  });

  it('reads cells that hold a page as one, and runs nothing in them', async () => {
    const { sources } = await readRows(
      'a.csv',
      `title,body\nOne,"<p>${statement}</p><script>alert(1)</script><p><a href=""https://a.example/x"">More</a> of it.</p>"`,
    );
    expect(sources[0]?.read.text).toBe(`One\n\n${statement}\n\nMore of it.`);
    const at = sources[0]?.read.text.indexOf('More') ?? -1;
    expect(sources[0]?.read.links).toEqual([{ start: at, end: at + 4, url: 'https://a.example/x' }]);
  });

  it('asks which column is what, showing the first rows, or is read whole', async () => {
    const table = input('a.csv', `title,text\nOne,${statement}\nTwo,${statement}`);
    const refusal = await readSource(table).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ImportRefusal);
    expect((refusal as ImportRefusal).needs).toEqual({
      kind: 'columns',
      sheets: [
        {
          name: '',
          rows: 3,
          first: [
            ['title', 'text'],
            ['One', statement],
            ['Two', statement],
          ],
          guess: { sheet: 0, heads: true, title: 0, text: 1 },
        },
      ],
    });
    const whole = await readSource({ ...table, columns: 'whole' });
    expect(whole).toMatchObject({ kind: 'table', text: `title\ttext\nOne\t${statement}\nTwo\t${statement}` });
    expect(whole.blocks.map(({ kind }) => kind)).toEqual(['table-row', 'table-row', 'table-row']);
  });

  it('gives back any cells that were written, in order, the same each time', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('a "quoted", cell', 'two\nlines', 'שלום', '👩‍👩‍👧', 'e\u0301', ';', ' ', ''),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 12 }), async (rows) => {
        const csv = Papa.unparse([['text', 'title'], ...rows]);
        const columns: TableColumns = { sheet: 0, heads: true, text: 0, title: 1 };
        const once = await readTableRows(input('a.csv', csv), columns).catch((error: unknown) => error);
        expect(await readTableRows(input('a.csv', csv), columns).catch((error: unknown) => error)).toEqual(once);
        if (once instanceof Error) expect(once).toBeInstanceOf(ImportRefusal);
        else {
          const { sources, empty } = once as Awaited<ReturnType<typeof readTableRows>>;
          const visible = (text: string) => text.replace(/[\s\0\uFEFF]+/g, '');
          const wanted = rows.map(([text]) => visible(text)).filter((text) => text !== '');
          expect(sources.length + empty).toBeLessThanOrEqual(rows.length);
          expect(sources).toHaveLength(wanted.length);
          for (const [at, { read }] of sources.entries()) {
            if (read.repairs.length === 0) expect(visible(read.text)).toContain(wanted[at]);
          }
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('an Excel workbook', () => {
  const workbook = buildWorkbook([
    {
      name: 'Notes',
      hidden: true,
      rows: [['secret']],
    },
    {
      name: 'Statements',
      rows: [
        ['Title', 'Date', 'Text', 'Count'],
        ['First', { date: 44481 }, { rich: ['The mayor ', 'said that the bridge would be open again ', 'before the winter.'] }, 3.5],
        [null, { date: 44481.75 }, { inline: 'Line one of it\nand line two, _x000D_which ends here & there.' }, true],
        [
          'Formula',
          { date: 0.5 },
          { formula: 'A1&"x"', value: 'The text that a formula gave, as it was last computed.' },
          { error: '#N/A' },
        ],
      ],
    },
    { name: 'More', rows: [['text'], ['One more sheet has text in it, and is chosen by its place.']] },
  ]);

  it('is read with shared, rich and inline strings, dates, formulas and gaps; hidden sheets are left out', () => {
    const { sheets } = readTable(input('a.xlsx', workbook));
    expect(sheets.map(({ name }) => name)).toEqual(['Statements', 'More']);
    expect(sheets[0]?.rows).toEqual([
      ['Title', 'Date', 'Text', 'Count'],
      ['First', '2021-10-12', 'The mayor said that the bridge would be open again before the winter.', '3.5'],
      ['', '2021-10-12T18:00:00', 'Line one of it\nand line two, \nwhich ends here & there.', 'TRUE'],
      ['Formula', '12:00:00', 'The text that a formula gave, as it was last computed.', ''],
    ]);
  });

  it('gives a source for each row, also under another name', async () => {
    const { sources } = await readRows('statements.bin', workbook);
    expect(sources.map(({ name, read }) => [name, read.facts.publishedAt])).toEqual([
      ['statements, Statements, row 2.csv', '2021-10-12'],
      ['statements, Statements, row 3.csv', '2021-10-12T18:00:00'],
      ['statements, Statements, row 4.csv', ''],
    ]);
    const more = await readTableRows(input('a.xlsx', workbook), { sheet: 1, heads: true, text: 0 });
    expect(more.sources[0]?.read.text).toBe('One more sheet has text in it, and is chosen by its place.');
  });

  it.each([
    ['without its list of sheets', (bytes: Uint8Array) => bytes.slice(0, Math.floor(bytes.length / 2))],
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, -200)],
  ])('is refused or read when it is damaged: %s', async (_, damage) => {
    const result = await readSource(input('a.xlsx', damage(workbook))).catch((error: unknown) => error);
    expect(result).toBeInstanceOf(ImportRefusal);
  });
});
