import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ImportRefusal, type ReadSource } from '../../../../../renderer/formats/import/import-format.ts';
import { readPageGeometry } from '../../../../../renderer/formats/import/pdf/page-geometry.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { buildPdf, setLines } from '../../../../support/build-pdf.ts';

const read = (bytes: Uint8Array, password?: string) =>
  readSource({ name: 'report.pdf', mediaType: 'application/pdf', bytes, ...(password === undefined ? {} : { password }) });
/** PDFs of one line, encrypted by qpdf. */
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../../../../fixtures/pdf/${name}`, import.meta.url)));
const shown = (source: ReadSource) =>
  source.blocks.map((block) => [block.page, block.boilerplate ?? block.kind, source.text.slice(block.start, block.end)]);

const left = [
  'The bridge over the river was closed on Monday',
  'after engineers had found that two of its bear-',
  'ings were worn. The well-known bridge is old.',
  'The town said that it would stay closed for a',
];
const right = [
  'year at the least, and that the ferry would run',
  'every half hour in its place. Traders on both',
  'sides of the water said that this was not at all',
  'enough, and that many would have to shut.',
];

describe('a PDF', () => {
  it('is read column by column, with broken words joined and headings found', async () => {
    const page = [{ x: 60, y: 740, text: 'Bridge closed for a year', size: 20 }, ...setLines(60, 700, left), ...setLines(330, 700, right)];
    expect(shown(await read(buildPdf([page])))).toEqual([
      [1, 'heading', 'Bridge closed for a year'],
      [
        1,
        'paragraph',
        'The bridge over the river was closed on Monday after engineers had found that two of its bearings were worn. The well-known bridge is old. The town said that it would stay closed for a year at the least, and that the ferry would run every half hour in its place. Traders on both sides of the water said that this was not at all enough, and that many would have to shut.',
      ],
    ]);
  });

  it('keeps a hyphen that the text writes elsewhere', async () => {
    const lines = ['It was a well-known bridge in those parts, and a well-', 'known ferry took its place.'];
    expect((await read(buildPdf([setLines(60, 700, lines)]))).text).toBe(lines.join(''));
  });

  it('says the page of each block, sets running heads and page numbers aside and keeps footnotes apart', async () => {
    const pages = ['first', 'second', 'third'].map((word, index) => [
      { x: 60, y: 760, text: 'Report of the bridge inquiry', size: 9 },
      ...setLines(60, 700, [
        `On the ${word} day the inquiry heard from the harbour master 1 who was asked`,
        'about the bearings and said nothing.',
      ]),
      { x: 60, y: 120, text: '1 Minutes of the day.', size: 7 },
      { x: 300, y: 40, text: String(index + 1), size: 9 },
    ]);
    const source = await read(buildPdf(pages));
    expect(shown(source).filter(([page]) => page === 2)).toEqual([
      [2, 'repeated', 'Report of the bridge inquiry'],
      [2, 'paragraph', 'On the second day the inquiry heard from the harbour master 1 who was asked about the bearings and said nothing.'],
      [2, 'footnote', '1 Minutes of the day.'],
      [2, 'repeated', '2'],
    ]);
  });

  it('reads tables and labels beside text across', async () => {
    const rows = [
      ['Town', '2019', '2020'],
      ['North', '1,200', '1,310'],
      ['South', '800', '790'],
    ];
    const cells = rows.flatMap((row, index) => row.map((text, column) => ({ x: 60 + column * 120, y: 700 - index * 14, text })));
    expect((await read(buildPdf([cells]))).text).toBe('Town\t2019\t2020\nNorth\t1,200\t1,310\nSouth\t800\t790');
    const speech = [
      { x: 60, y: 700, text: 'CHAIR' },
      ...setLines(160, 700, [
        'The committee will come to order, and we begin with the bridge.',
        'Are there any questions before we do so today?',
      ]),
      { x: 60, y: 660, text: 'MS HILL' },
      ...setLines(160, 660, ['There are none on this side, thank you, and we can go on at once.']),
    ];
    expect((await read(buildPdf([speech]))).text).toMatch(/^CHAIR\s+The committee[\s\S]*MS HILL\s+There are none/);
  });

  it('keeps lines of small type apart that stand beside one line of larger type', async () => {
    const small = [
      'The council will meet on Friday to talk',
      'about the price of the ferry, which has',
      'not been set, and about',
      'the winter. It says',
      'that the money for a',
    ];
    // each line of small type is set in pieces, as programs do where they adjust the spaces
    const pieces = small.flatMap((line, index) =>
      [line.slice(0, 12), line.slice(12)].map((text, part) => ({ x: 340 + part * 55, y: 702.1 - index * 9.72, text, size: 9 })),
    );
    const { text } = await read(buildPdf([[...setLines(60, 700, [...left, ...right], 11), ...pieces]]));
    expect(text.replace(/\s+/g, '')).toContain(small.join('').replace(/\s+/g, ''));
    expect(text).toContain('which has not been set');
  });

  it('reads the rows of a form across, also where more of the form stands below', async () => {
    const labels = (y: number, cells: readonly string[]) =>
      cells.map((text, column) => ({ x: [36, 254, 434][column] ?? 0, y, text, size: 12 }));
    const form = [
      ...labels(446, ['Name of teacher', 'Room no.', 'No. of pupils']),
      ...[1, 2, 3, 4].flatMap((number) => labels(446 - number * 16.5, [`${number}. teacher${number}`, `room${number}`, `pupils${number}`])),
      ...[
        '5.',
        'How to reach you:',
        'Name Jo Doe',
        'Telephone 12 34',
        'E-mail jo@doe.example',
        'Wanted: 2: The bridge and its builders (morning)',
        'Remarks:',
        'none',
      ].map((text, index) => ({ x: 36, y: 362 - index * 17, text, size: 12 })),
    ];
    const { text } = await read(buildPdf([form]));
    for (const number of [1, 2, 3, 4]) expect(text).toContain(`${number}. teacher${number}\troom${number}\tpupils${number}`);
  });

  it('reads a row of a form to its end, where what follows has nothing below it', async () => {
    const page = [
      { x: 36, y: 640, text: 'Programme wanted: 2: The young harbour master (told by a guide)', size: 12 },
      { x: 36, y: 600, text: 'Date wanted: first choice', size: 12 },
      { x: 218, y: 600, text: '1 May', size: 12 },
      { x: 294, y: 600, text: 'second choice 2 May', size: 12 },
      { x: 450, y: 600, text: 'third choice 3 May', size: 12 },
      { x: 36, y: 566, text: 'Times at which this is possible: any', size: 12 },
      { x: 36, y: 532, text: 'Remarks:', size: 12 },
      { x: 41, y: 503, text: 'none', size: 12 },
    ];
    const { text } = await read(buildPdf([page]));
    expect(text.replace(/\s+/g, ' ')).toContain('first choice 1 May second choice 2 May third choice 3 May Times at which');
  });

  it('reads choices that stand side by side across, below a list that stands alone', async () => {
    const boxes = ['Box for the first choice', 'Box for the second choice', 'Box for the third choice'];
    const choices = ['Round button, not chosen', 'Round button, now chosen', 'Round button, for reading'];
    const page = [
      ...boxes.map((text, index) => ({ x: 32, y: 763 - index * 27, text })),
      ...choices.flatMap((text, index) => [32, 194].map((x) => ({ x, y: 655 - index * 27, text }))),
    ];
    const { text } = await read(buildPdf([page]));
    expect(text.replace(/\s+/g, ' ')).toBe([...boxes, ...choices.flatMap((choice) => [choice, choice])].join(' '));
  });

  it('reads right-to-left text in its order', async () => {
    // what is seen from the left: two words, each with its last letter first
    const { text } = await read(buildPdf([[{ x: 60, y: 700, text: 'CBA FED', hebrew: true }]]));
    expect(text).toBe('\u05d3\u05d4\u05d5 \u05d0\u05d1\u05d2');
  });

  it('sets what stands outside the edges of a page aside, once, and shows no place for it', async () => {
    const lines = ['The harbour was closed on Monday.', 'Nobody was told in time.'];
    const page = [
      { x: 60, y: 780, text: 'Draft of the minister, not for release' },
      ...setLines(60, 500, lines),
      { x: -400, y: 300, text: 'Cut off' },
    ];
    // two pages cut out of one
    const bytes = Buffer.from(buildPdf([page, page]))
      .toString('latin1')
      .replaceAll('/MediaBox [0 0 612 792]', '/MediaBox [0 0 612 792] /CropBox [50 400 300 600]');
    const source = await read(new Uint8Array(Buffer.from(bytes, 'latin1')));
    expect(shown(source)).toEqual([
      [1, 'paragraph', lines.join(' ')],
      [1, 'outside-page', 'Draft of the minister, not for release'],
      [1, 'outside-page', 'Cut off'],
      [2, 'paragraph', lines.join(' ')],
    ]);
    expect(source.warnings).toEqual(['Text that stands outside the edges of a page, where nobody sees it, is set aside.']);
    const [first] = await readPageGeometry(new Uint8Array(Buffer.from(bytes, 'latin1')), undefined, source.text);
    expect([first?.width, first?.height]).toEqual([250, 200]);
    expect(first?.runs.map((run) => source.text.slice(run.start, run.end))).toEqual(lines);
  });

  it('keeps what a line across the edge of a page says beyond it apart from what is seen of it', async () => {
    const bytes = Buffer.from(buildPdf([[{ x: 60, y: 500, text: 'The harbour was closed on Monday' }]]))
      .toString('latin1')
      .replace('/MediaBox [0 0 612 792]', '/MediaBox [0 0 612 792] /CropBox [50 400 130 600]');
    const [seen, all] = shown(await read(new Uint8Array(Buffer.from(bytes, 'latin1'))));
    expect(seen?.[1]).toBe('paragraph');
    expect(seen?.[2]).toMatch(/^The harbour wa?s?$/);
    expect(all).toEqual([1, 'outside-page', 'The harbour was closed on Monday']);
  });

  it('says its title and author', async () => {
    const source = await read(buildPdf([setLines(60, 700, left)], { title: 'Inquiry (final)', author: 'Jo Doe' }));
    expect(source.facts).toMatchObject({ title: 'Inquiry (final)', byline: 'Jo Doe' });
    expect((await read(buildPdf([setLines(60, 700, left)], { title: 'Microsoft Word - draft3.doc' }))).facts.title).not.toContain(
      'Microsoft',
    );
  });

  it('gives the same source each time', async () => {
    const bytes = buildPdf([setLines(60, 700, left)]);
    expect(await read(bytes)).toEqual(await read(bytes));
  });

  it('asks for a password when it is encrypted', async () => {
    const bytes = buildPdf([setLines(60, 700, ['A secret'])], { password: 'open sesame' });
    const refusal = await read(bytes).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ reason: 'is encrypted and needs a password to be read', needs: { kind: 'password', wrong: false } });
    await expect(read(bytes, 'wrong')).rejects.toThrow('is encrypted, and the password given does not open it');
    expect((await read(bytes, 'open sesame')).text).toBe('A secret');
  });

  it.each([
    ['AES-256', 'empty-owner-password.pdf'],
    ['AES-256 as Acrobat 9 has it', 'empty-owner-password-old.pdf'],
  ])('needs no password where the one of its owner is empty (%s)', async (_how, name) => {
    const bytes = fixture(name);
    expect((await read(bytes)).text).toBe('The harbour was closed');
    expect((await read(bytes, 'user')).text).toBe('The harbour was closed');
    // the same with its strings in brackets rather than in digits, which moves what follows them
    const inBrackets = Buffer.from(bytes)
      .toString('latin1')
      .replace(/(\/(?:O|U|OE|UE) )<([0-9a-f]+)>/g, (_all, key: string, digits: string) => {
        const escaped = Buffer.from(digits, 'hex')
          .toString('latin1')
          .replace(/[\\()]/g, '\\$&')
          .replaceAll('\r', '\\r')
          .replaceAll('\n', '\\012');
        return `${key}(${escaped})`;
      });
    expect((await read(new Uint8Array(Buffer.from(inBrackets, 'latin1')))).text).toBe('The harbour was closed');
    const geometry = await readPageGeometry(bytes, undefined, 'The harbour was closed');
    expect(geometry[0]?.runs).toHaveLength(1);
  });

  it('asks for a password where that of its owner is not empty, and where what says so is damaged', async () => {
    const bytes = fixture('owner-password.pdf');
    await expect(read(bytes)).rejects.toMatchObject({ needs: { kind: 'password', wrong: false } });
    expect((await read(bytes, 'owner')).text).toBe('The harbour was closed');
    const text = Buffer.from(fixture('empty-owner-password.pdf')).toString('latin1');
    for (const [from, to] of [
      [/\/OE <[^>]*>/, '/OE <>'],
      [/\/O <[^>]*>/, '/O <00>'],
      [/\/U <[^>]*>/, '/U (('],
      [/\/UE <[^>]*>/, '/UE 5'],
    ] as const) {
      await expect(read(new Uint8Array(Buffer.from(text.replace(from, to), 'latin1')))).rejects.toBeInstanceOf(ImportRefusal);
    }
  });

  it.each([
    ['without any text', () => buildPdf([[]]), /holds no text, only pictures/],
    ['cut off', () => buildPdf([setLines(60, 700, left)]).subarray(0, 300), /damaged/],
    ['by name only', () => new TextEncoder().encode('Just text'), /has the name of a PDF document but is none/],
    ['with a page tree that goes in a circle', () => new TextEncoder().encode(circle), /damaged|holds no text|without pages/],
  ])('%s is refused with a reason', async (_what, bytes, reason) => {
    const error = await read(bytes()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImportRefusal);
    expect(String(error)).toMatch(reason);
  });
});

const circle = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [2 0 R] >> endobj
trailer << /Root 1 0 R >>`;
