import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ImportRefusal, type ReadSource } from '../../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { buildPdf, setLines } from '../../../../support/build-pdf.ts';
import { expectSound } from '../../../../support/expect-sound.ts';

/** Finds what never ends, in milliseconds; the machine of a test may be slow and busy. */
const limit = 60_000;

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const read = (bytes: Uint8Array) => readSource({ name: 'hostile.pdf', mediaType: 'application/pdf', bytes });

/** Reads what is no sound file: it ends in a sound source or in a refusal with a reason. */
async function readHostile(bytes: Uint8Array): Promise<ReadSource | string> {
  try {
    const source = await read(bytes);
    expectSound(source);
    return source;
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    expect(error.reason).toMatch(/^[a-z].*[^.]$/);
    return error.reason;
  }
}

const words = 'BT /F 12 Tf 50 700 Td (Some words) Tj ET';
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>';
const stream = (content: string, length: number | string = content.length, more = '') =>
  `<< /Length ${length} ${more} >>\nstream\n${content}\nendstream`;

/** A document of one page with some words, but for the objects given; without a table, so that any of them may be anything. */
function document(objects: Record<number, string>): Uint8Array {
  const all: Record<number, string> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    3: page,
    4: stream(words),
    5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  };
  const body = Object.entries(all).map(([number, content]) => `${number} 0 obj\n${content}\nendobj\n`);
  return bytesOf(`%PDF-1.7\n${body.join('')}trailer\n<< /Root 1 0 R /Size 99 >>\n%%EOF`);
}

const sound = textOf(buildPdf([setLines(60, 700, ['The inquiry heard the harbour master.', 'He said nothing.'])]));
const placed = (count: number, place: (index: number) => readonly [number, number], size = 3) =>
  stream(`BT /F ${size} Tf ${Array.from({ length: count }, (_, at) => `1 0 0 1 ${place(at).join(' ')} Tm (w) Tj`).join(' ')} ET`);
const form = (number: number, draws: string) =>
  stream(
    draws,
    undefined,
    `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X ${number} 0 R >> /Font << /F 5 0 R >> >>`,
  );
const drawing = page.replace('/Font', '/XObject << /X 10 0 R >> /Font');

afterEach(() => vi.unstubAllGlobals());

describe('a hostile PDF is read all the same, if its words can be found', () => {
  it.each<[string, () => Uint8Array]>([
    ['says it has a milliard pages', () => document({ 2: '<< /Type /Pages /Count 1000000000 /Kids [3 0 R] >>' })],
    ['has the same page ten thousand times', () => document({ 2: `<< /Type /Pages /Count 10000 /Kids [${'3 0 R '.repeat(10_000)}] >>` })],
    ['has a stream that says it is longer than the file', () => document({ 4: stream(words, 99_999_999) })],
    ['has a stream that says it is shorter than it is', () => document({ 4: stream(words, 3) })],
    ['has a stream whose length is itself', () => document({ 4: stream(words, '4 0 R') })],
    [
      'has a font that is a picture',
      () => document({ 5: stream('x', 1, '/Type /XObject /Subtype /Image /Width 9999999 /Height 9999999') }),
    ],
    [
      'has widths for a milliard characters',
      () => document({ 5: '<< /Type /Font /Subtype /TrueType /BaseFont /X /LastChar 999999999 /Widths [5] >>' }),
    ],
    ['has a form that draws itself', () => document({ 3: drawing, 4: stream('/X Do'), 10: form(10, `/X Do ${words}`) })],
    ['has a page of no size', () => document({ 3: page.replace('600 800', '0 0') })],
    ['has a page of boundless size', () => document({ 3: page.replace('600 800', '1e30 1e30') })],
    ['has type of no size', () => document({ 4: stream(words.replace('12 Tf', '0 Tf')) })],
    [
      'sets type at places that are no numbers',
      () => document({ 4: stream(words.replace('50 700 Td', '1e308 1e308 1e308 1e308 1e308 1e308 Tm')) }),
    ],
    [
      'has an outline, names and a structure that lead back into themselves',
      () =>
        document({
          1: '<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /Names << /Dests 8 0 R >> /PageLabels 8 0 R /StructTreeRoot 9 0 R >>',
          6: '<< /First 7 0 R /Last 7 0 R >>',
          7: '<< /Title (x) /Next 7 0 R /First 7 0 R /Parent 6 0 R /Dest (a) >>',
          8: '<< /Kids [8 0 R 8 0 R] >>',
          9: '<< /K 9 0 R /Type /StructTreeRoot >>',
        }),
    ],
    [
      'nests its pages two thousand deep',
      () =>
        document({
          2: '<< /Type /Pages /Count 1 /Kids [1000 0 R] >>',
          ...Object.fromEntries(
            Array.from({ length: 2000 }, (_, at) => [at + 1000, `<< /Type /Pages /Count 1 /Kids [${at === 1999 ? 3 : at + 1001} 0 R] >>`]),
          ),
        }),
    ],
  ])('that %s', { timeout: limit }, async (_what, bytes) => {
    expect(await readHostile(bytes())).toMatchObject({ text: 'Some words' });
  });

  it.each<[string, () => Uint8Array]>([
    ['names a table that leads back to itself', () => bytesOf(sound.replace('/Root', `/Prev ${sound.lastIndexOf('xref\n0')} /Root`))],
    ['says that its table has four milliard entries', () => bytesOf(sound.replace(/xref\n0 \d+/, 'xref\n0 4000000000'))],
  ])('that %s', { timeout: limit }, async (_what, bytes) => {
    expect(await readHostile(bytes())).toMatchObject({ text: 'The inquiry heard the harbour master. He said nothing.' });
  });
});

describe('a hostile PDF ends in a source or a reason', () => {
  it.each<[string, () => Uint8Array]>([
    ['says it has less than no pages', () => document({ 2: '<< /Type /Pages /Count -5 /Kids [3 0 R] >>' })],
    ['has a page tree that leads back into itself', () => document({ 3: '<< /Type /Pages /Count 1 /Kids [2 0 R 3 0 R] >>' })],
    ['never closes its brackets', () => document({ 4: stream(`BT /F 12 Tf (${'('.repeat(20_000)}`) })],
    ['nests lists deeply in its drawing', () => document({ 4: stream('['.repeat(100_000)) })],
    ['nests lists deeply among its objects', () => document({ 4: '['.repeat(100_000) })],
    ['nests dictionaries deeply', () => document({ 1: `<< /Type /Catalog /Pages 2 0 R /A ${'<< /A '.repeat(50_000)}` })],
    ['sets a hundred thousand words over each other', () => document({ 4: placed(100_000, () => [50, 700]) })],
    [
      'is a table of two hundred columns',
      () =>
        document({ 4: placed(40_000, (at) => [(at % 200) * 12, 800 - Math.floor(at / 200) * 4]), 3: page.replace('600 800', '2500 800') }),
    ],
    ['is one row of forty thousand cells', () => document({ 4: placed(40_000, (at) => [at * 12, 700]), 3: page.replace('600', '500000') })],
    [
      'is two columns on a page a mile long',
      () => document({ 4: placed(40_000, (at) => [(at % 2) * 100, 800 - Math.floor(at / 2) * 5]), 3: page.replace('[0 0', '[0 -200000') }),
    ],
    ['says that it is encrypted and does not say how', () => bytesOf(sound.replace('/Root', '/Encrypt << >> /Root'))],
    [
      'unpacks its rows by a table of two milliard columns',
      () =>
        document({
          4: stream(
            textOf(deflateSync(Buffer.alloc(1000, 32))),
            undefined,
            '/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2000000000 >>',
          ),
        }),
    ],
    [
      'is packed a hundred times over',
      () => document({ 4: stream(`${'20'.repeat(1000)}>`, undefined, `/Filter [${'/ASCIIHexDecode '.repeat(100)}]`) }),
    ],
    [
      'has marks and buttons without number',
      () =>
        document({
          3: page.replace('/Contents', `/Annots [${'6 0 R 7 0 R '.repeat(3000)}] /Contents`),
          6: '<< /Type /Annot /Subtype /Highlight /Rect [0 0 99 99] /Contents (hello) >>',
          7: '<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /Rect [0 0 99 99] /MK << /CA (hello) >> >>',
        }),
    ],
  ])('that %s', { timeout: limit }, async (_what, bytes) => {
    await readHostile(bytes());
  });

  it('that draws a form in forms without end is left where it has said far too much', { timeout: limit }, async () => {
    const many = `BT /F 3 Tf ${Array.from({ length: 500 }, (_, at) => `1 0 0 1 ${at} ${at} Tm (w) Tj`).join(' ')} ET`;
    const forms = Array.from({ length: 30 }, (_, at) => [at + 10, form(at + 11, at === 29 ? many : '/X Do /X Do /X Do')]);
    const source = await readHostile(document({ 3: drawing, 4: stream('/X Do'), ...Object.fromEntries(forms) }));
    expect(source).toMatchObject({ warnings: [expect.stringMatching(/^Page 1 holds more than can be read/)] });
  });

  it.each<[string, () => string]>([
    ['once', () => textOf(deflateSync(Buffer.alloc(100 << 20, 32), { level: 9 }))],
    ['twice', () => textOf(deflateSync(deflateSync(Buffer.alloc(100 << 20, 32), { level: 9 }), { level: 9 }))],
  ])('that is a bomb, packed %s, is refused before it is unpacked', { timeout: limit }, async (_how, packed) => {
    const bomb = packed();
    const reason = 'grows too much when it is unpacked, as files made to do harm do';
    expect(await readHostile(document({ 4: stream(bomb, 7, '/Filter [/FlateDecode /FlateDecode]') }))).toBe(reason);
    expect(await readHostile(document({ 6: stream(bomb, undefined, '/Type /ObjStm /N 9 /First 9 /Filter /FlateDecode') }))).toBe(reason);
  });

  it.each<[string, (strings: string) => string]>([
    ['as it is', (strings) => stream(strings)],
    ['packed', (strings) => stream(textOf(deflateSync(Buffer.from(strings))), undefined, '/Filter /FlateDecode')],
  ])('that shows more text on one page than a book has, %s, is refused before it is read', { timeout: limit }, async (_how, made) => {
    const reason = 'shows more text on one page than a whole book has, as files made to do harm do';
    const long = 'ab '.repeat(2_000_000);
    for (const shown of [
      `(${long}) Tj`,
      `[(a) -20 ((${long}))] TJ`,
      `<${'61'.repeat(3_000_000)}> '`,
      `(${long.slice(0, 9000)}) Tj `.repeat(600),
    ]) {
      expect(await readHostile(document({ 4: made(`BT /F 12 Tf 50 700 Td ${shown} ET`) }))).toBe(reason);
    }
  });

  it('that keeps long texts which no page shows is read', { timeout: limit }, async () => {
    const table = stream(`name,said\n(${'a row, 5\n'.repeat(600_000)}) T\n`, undefined, '/Type /EmbeddedFile');
    expect(await readHostile(document({ 10: table }))).toMatchObject({ text: 'Some words' });
  });

  it('whose pictures are large is read: they are not unpacked', { timeout: limit }, async () => {
    const picture = stream(
      textOf(deflateSync(Buffer.alloc(100 << 20, 255), { level: 9 })),
      undefined,
      '/Type /XObject /Subtype /Image /Width 10000 /Height 10000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
    );
    expect(await readHostile(document({ 3: drawing, 4: stream(`/X Do ${words}`), 10: picture }))).toMatchObject({ text: 'Some words' });
  });
});

it('a PDF runs no script and fetches nothing', { timeout: limit }, async () => {
  const fetched = vi.fn();
  const asked = vi.fn();
  for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts']) vi.stubGlobal(name, fetched);
  vi.stubGlobal('ranInPdf', asked);
  const script = '<< /S /JavaScript /JS (ranInPdf\\(\\); globalThis.ranInPdf\\(\\); app.launchURL\\("http://tracker.example/"\\)) >>';
  const remote = '<< /FS /URL /F (http://tracker.example/x) >>';
  const source = await read(
    document({
      1: `<< /Type /Catalog /Pages 2 0 R /OpenAction ${script} /AA << /WC ${script} >> /Names << /JavaScript << /Names [(a) ${script}] >> >> >>`,
      3: drawing.replace('/Contents', `/AA << /O ${script} >> /Annots [6 0 R 7 0 R] /Contents`),
      4: stream(`/X Do ${words}`),
      6: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (filled in) /Rect [50 600 300 620] /A ${script} /AA << /C ${script} /F ${script} >> >>`,
      7: '<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI (http://tracker.example/) >> >>',
      10: `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Length 0 /F ${remote} >>\nstream\n\nendstream`,
    }),
  );
  expect(source.text).toContain('Some words');
  expect(source.text).toContain('filled in');
  expect(fetched).not.toHaveBeenCalled();
  expect(asked).not.toHaveBeenCalled();
});
