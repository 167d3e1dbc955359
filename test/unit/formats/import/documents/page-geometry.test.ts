import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectedSpans } from '../../../../../renderer/features/page-view/selected-spans.ts';
import type { ReadSource } from '../../../../../renderer/formats/import/import-format.ts';
import { type PageGeometry, readPageGeometry } from '../../../../../renderer/formats/import/pdf/page-geometry.ts';
import { boxesOf, type Measure, placeNear } from '../../../../../renderer/formats/import/pdf/page-places.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { buildPdf, type SetText, setLines } from '../../../../support/build-pdf.ts';

/** Every character as wide as the other: what a browser would measure. */
const measure: Measure = (text) => text.length;
const read = (bytes: Uint8Array) => readSource({ name: 'a.pdf', mediaType: '', bytes });

/** What holds for the words of any document: they are the source's, in its order, and each character on a page that is no space stands somewhere. */
function expectPlaced({ text, blocks }: Pick<ReadSource, 'text' | 'blocks'>, pages: readonly PageGeometry[]): void {
  let at = 0;
  const seen: boolean[] = new Array(text.length).fill(false);
  for (const { runs } of pages) {
    at = 0;
    for (const run of runs) {
      expect(run.start).toBeGreaterThanOrEqual(at);
      expect(run.end).toBeGreaterThan(run.start);
      at = run.end;
      seen.fill(true, run.start, run.end);
    }
  }
  for (const block of blocks) if (block.boilerplate === 'outside-page') seen.fill(true, block.start, block.end);
  expect([...text].filter((character, index) => /\S/.test(character) && !seen[index]).join('')).toBe('');
}

const columns: SetText[] = [
  { x: 60, y: 740, text: 'Bridge closed', size: 20 },
  ...setLines(60, 700, [
    'The bridge over the river was closed on Monday',
    'after engineers had found that two of its bear-',
    'ings were worn. The mayor said that the town',
    'would keep it closed for a year at the',
  ]),
  ...setLines(330, 700, [
    'least. The ferry runs every half hour in its',
    'place. Traders on both sides of the water said',
    'that this was not enough, and',
    'nobody disagreed.',
  ]),
];

describe('where words stand on pages', () => {
  it('is known for words broken at the end of a line and on both sides of a gutter', async () => {
    const bytes = buildPdf([columns, setLines(60, 700, ['Second page.'])]);
    const source = await read(bytes);
    const { text } = source;
    const pages = await readPageGeometry(bytes, undefined, text);
    expectPlaced(source, pages);
    const page = pages[0];
    if (!page) throw new Error('no page');
    const start = text.indexOf('bearings');
    const broken = boxesOf(page, text, { start, end: start + 'bearings'.length }, measure);
    expect(broken.map(({ y }) => Math.round(y))).toEqual([792 - 688, 792 - 676]);
    expect(Math.round(broken[1]?.x ?? 0)).toBe(60);
    const over = text.indexOf('at the least');
    const sides = boxesOf(page, text, { start: over, end: over + 'at the least'.length }, measure);
    expect(sides.map(({ x }) => x > 300)).toEqual([false, true]);
    expect(pages[1]?.runs).toMatchObject([{ start: text.indexOf('Second'), x: 60, y: 92 }]);
  });

  it('leads back from a point of the page to the word that stands there', async () => {
    const bytes = buildPdf([columns]);
    const { text } = await read(bytes);
    const [page] = await readPageGeometry(bytes, undefined, text);
    if (!page) throw new Error('no page');
    for (const word of text.matchAll(/\p{L}{3,}/gu)) {
      const span = { start: word.index, end: word.index + word[0].length };
      const box = boxesOf(page, text, span, measure)[0];
      if (!box) throw new Error(`${word[0]} stands nowhere`);
      const found = placeNear(page, text, box.x + box.width / 2, box.y - 2, measure);
      expect(found?.distance).toBe(0);
      expect(found?.offset).toBeGreaterThanOrEqual(span.start);
      expect(found?.offset).toBeLessThanOrEqual(span.end);
    }
  });

  it('is found although the text was repaired after it was read', async () => {
    // three broken characters for each quotation mark, as they come out of mojibake
    const bytes = buildPdf([setLines(60, 700, ['He said abcneverabc and left the room.'])]);
    const text = 'He said “never” and left the room.';
    const [page] = await readPageGeometry(bytes, undefined, text);
    const [before] = await readPageGeometry(bytes, undefined, (await read(bytes)).text);
    if (!page || !before) throw new Error('no page');
    const boxOf = (of: PageGeometry, whole: string) =>
      boxesOf(of, whole, { start: whole.indexOf('left'), end: whole.indexOf('left') + 4 }, measure)[0]?.x ?? 0;
    expect(Math.abs(boxOf(page, text) - boxOf(before, 'He said abcneverabc and left the room.'))).toBeLessThan(20);
  });

  it('holds for any lines', async () => {
    const line = fc.array(fc.stringMatching(/^[a-zA-Z]{1,9}[-.,]?$/), { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));
    const page = fc.array(fc.tuple(line, fc.integer({ min: 20, max: 420 }), fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
      maxLength: 14,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 3 }), async (pages) => {
        const bytes = buildPdf(pages.map((lines) => lines.map(([text, x, row]): SetText => ({ x, y: row * 13, text }))));
        const source = await read(bytes);
        expect(await read(bytes)).toEqual(source);
        expectPlaced(source, await readPageGeometry(bytes, undefined, source.text));
      }),
      {
        numRuns: 100,
        examples: [
          [
            [
              [
                ['a- Aa a', 20, 52],
                ['a-', 20, 53],
                ['A', 20, 1],
              ],
            ],
          ],
        ],
      },
    );
  });
});

describe('words selected on pages', () => {
  it('are whole, and leave out what is set aside between two pages', async () => {
    const head = (number: string) => [
      { x: 60, y: 760, text: 'Inquiry report', size: 9 },
      { x: 300, y: 30, text: number, size: 9 },
    ];
    const pages = ['first', 'second', 'third'].map((word, index) => [
      ...setLines(60, 700, [`The ${word} day ended late.`]),
      ...head(String(index + 1)),
    ]);
    const source = await read(buildPdf(pages));
    const { text, blocks } = source;
    const setAside = blocks.flatMap((block) => (block.boilerplate ? [{ start: block.start, reason: block.boilerplate }] : []));
    expect(setAside.length).toBe(6);
    const span = { start: text.indexOf('ded late'), end: text.indexOf('second') + 3 };
    const stored = { id: 'a', caseId: 'b', text, blocks: [...blocks], repairs: [] };
    const spans = selectedSpans(stored, { setAside, language: 'en' }, span, true);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['ended late.', 'The second']);
  });
});
