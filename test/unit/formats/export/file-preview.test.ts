import { expect, test } from 'vitest';
import { allExports } from '../../../../renderer/formats/export/all-exports.ts';
import { joinPieces } from '../../../../renderer/formats/export/file-pieces.ts';
import { previewOfFile } from '../../../../renderer/formats/export/file-preview.ts';
import { defaultReportOptions } from '../../../../renderer/formats/export/report-options.ts';
import { zipPieces } from '../../../../renderer/formats/export/zip-files.ts';
import { ZippedParts } from '../../../../renderer/formats/import/office/zipped-parts.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const options = defaultReportOptions('2026-11-24T10:00:00.000Z');
// originals are given back as they came, where any came as a PDF: see pdf-originals.test.ts
const formats = allExports.filter((format) => format.takesChoices && !format.printed && format.id !== 'pdf-originals');

test.each(formats.map((format) => format.id))('%s can be shown as it begins', async (id) => {
  const format = formats.find((one) => one.id === id);
  const bytes = (await format?.render(sampleCase(), options)) ?? new Uint8Array();
  const file = previewOfFile(bytes);
  expect(file.bytes).toBe(bytes.length);
  expect(file.lines.join('').length + file.rows.flat().join('').length).toBeGreaterThan(20);
  expect([...file.lines, ...file.rows.flat()].join('')).not.toContain('\ufffd');
});

test('a workbook shows the rows of its first sheet, each cell in its column', async () => {
  const xlsx = allExports.find((format) => format.id === 'xlsx');
  const file = previewOfFile((await xlsx?.render(sampleCase(), options)) ?? new Uint8Array());
  expect(file.shownFile).toBe('Claims');
  const [head, first] = file.rows;
  const cell = (name: string) => first?.[head?.indexOf(name) ?? -1];
  expect(cell('Claim')).toBe('1');
  expect(cell('Quote')).toBe('the second line would carry 400 passengers a day');
  expect(cell('Verdict')).toBe('Refuted');
  expect(cell('Marked')).toBe('2026-05-04 09:30');
});

test('a long file is shown to where it is cut', () => {
  const file = previewOfFile(new TextEncoder().encode('ä,b\n'.repeat(5000)));
  expect(file.lines).toHaveLength(200);
  expect(file.cut).toBe(true);
});

test('a case file is shown by the files that are then in it', async () => {
  const data = sampleCase();
  const format = allExports.find((one) => one.id === 'hearsay');
  const shown = format?.contents?.({ ...data, originals: [] }, options, new Set(data.originals.map((row) => row.id)));
  const written = new ZippedParts((await format?.render(data, options)) ?? new Uint8Array()).names;
  expect(shown?.rows.slice(1).map(([path]) => path)).toEqual(expect.arrayContaining([...written]));
  expect(shown?.files).toBe(written.length);
  expect(shown?.rows.find(([path]) => path === 'case.json')?.[1]).toContain(`${data.claims.length} claims`);
});

test('an archive says how many files are in it, however many', async () => {
  const files = Array.from({ length: 70 }, (_, i) => ({ path: `${i}.ann`, content: ['T1'] }));
  expect(previewOfFile(joinPieces([...zipPieces(files)])).files).toBe(70);
});
