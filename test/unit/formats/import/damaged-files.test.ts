import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { allImports } from '../../../../renderer/formats/import/all-imports.ts';
import { ImportRefusal, type ReadSource } from '../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../renderer/formats/import/read-source.ts';
import { readTableRows } from '../../../../renderer/formats/import/read-table.ts';
import { buildPdf, setLines } from '../../../support/build-pdf.ts';
import { expectSound } from '../../../support/expect-sound.ts';
import { buildDocx, buildZip, withStatedSize } from './documents/build-zip.ts';
import { buildWorkbook } from './table/build-workbook.ts';

/** Words that are easy to cut wrongly: emoji, a family of them, combining marks, right to left, a lone surrogate half as text, CRLF. */
const words = [
  'The mayor said 💩 no',
  '👩‍👩‍👧 e\u0301 ʼn',
  'قال المجلس لا',
  'שלום עולם',
  '橋は閉じた。',
  'a\u0308\u0323 “quoted”',
  'two\u00a0spaces  here',
];
const lines = (text: readonly string[]) => text.map((one) => `<p>${one}</p>`).join('\r\n');

/** One document of each format with the paragraphs given: how it is made, and its name. */
const formats: Readonly<Record<string, (text: readonly string[]) => string | Uint8Array>> = {
  'a.txt': (text) => text.join('\r\n\r\n'),
  'a.md': (text) => `---\ntitle: x\n---\n# Head\r\n\r\n${text.join('\r\n\r\n')}\n\n| a | b |\n|---|---|\n| c | d |\n`,
  'a.html': (text) =>
    `<!doctype html><html><body><nav><a href="/x">Menu</a></nav><article><h1>Head</h1>${lines(text)}</article></body></html>`,
  'a.mhtml': (text) =>
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`<h1>Head</h1>${lines(text)}`).toString('base64')}\r\n--B--\r\n`,
  'a.eml': (text) =>
    `From: Ada <a@b.example>\r\nTo: c@d.example\r\nSubject: Head\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text.join('\r\n\r\n')}\r\n`,
  'a.vtt': (text) =>
    `WEBVTT\r\n\r\n${text.map((one, at) => `00:00:0${at}.000 --> 00:00:0${at + 1}.000\r\n<v Ada>${one}`).join('\r\n\r\n')}\r\n`,
  'a.srt': (text) => text.map((one, at) => `${at + 1}\r\n00:00:0${at},000 --> 00:00:0${at + 1},000\r\nADA: ${one}`).join('\r\n\r\n'),
  'a.rtf': (text) => `{\\rtf1\\ansi\\uc1 ${text.map((one) => `${[...one].map(rtfCharacter).join('')}\\par`).join('\n')}}`,
  'a.docx': (text) => buildDocx(text.map((one) => `<w:p><w:r><w:t xml:space="preserve">${one}</w:t></w:r></w:p>`).join('')),
  'a.odt': (text) =>
    buildZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content><office:body><office:text>${text.map((one) => `<text:p>${one}</text:p>`).join('')}</office:text></office:body></office:document-content>`,
    }),
  'a.epub': (text) =>
    buildZip({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
      'c.opf':
        '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
      'a.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body>${lines(text)}</body></html>`,
    }),
  'a.pdf': (text) =>
    buildPdf([
      setLines(
        72,
        700,
        text.map((one) => one.replace(/[^ -~]/g, '?')),
      ),
    ]),
  'a.csv': (text) => ['text,title', ...text.map((one) => `"${one}",x`)].join('\r\n'),
  'a.xlsx': (text) => buildWorkbook([{ name: 'S', rows: [['text', 'title'], ...text.map((one) => [one, 'x'])] }]),
};

function rtfCharacter(character: string): string {
  if (/[ -Z^-z|~]/.test(character)) return character;
  return Array.from({ length: character.length }, (_, at) => `\\u${(character.charCodeAt(at) << 16) >> 16}?`).join('');
}

const made = (name: string, text: readonly string[]): Uint8Array => {
  const content = formats[name]?.(text) ?? '';
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
};

const isTable = (name: string) => /\.(?:csv|xlsx)$/.test(name);

/** Reads bytes as the app does; the rows of a table as well as the table as one source. */
async function readAll(name: string, bytes: Uint8Array): Promise<readonly ReadSource[]> {
  const whole = await readSource({ name, bytes, mediaType: '', columns: 'whole' });
  if (!isTable(name)) return [whole];
  const rows = await readTableRows({ name, bytes, mediaType: '' }, { sheet: 0, heads: true, text: 0, title: 1 });
  return [whole, ...rows.sources.map(({ read }) => read)];
}

const outcome = (name: string, bytes: Uint8Array) => readAll(name, bytes).catch((error: unknown) => error);

function expectSoundOrRefused(result: unknown): void {
  if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
  else for (const read of result as readonly ReadSource[]) expectSound(read);
}

it('has a document of every format', () => {
  const covered = new Set(
    Object.keys(formats).map((name) => allImports.find(({ extensions }) => extensions.some((one) => name.endsWith(`.${one}`)))),
  );
  expect(allImports.filter((format) => !covered.has(format)).map(({ label }) => label)).toEqual([]);
});

describe.each(Object.keys(formats))('%s', (name) => {
  // captions that say again what the one before says are rolled up: each begins with a word of its own
  const paragraphs = fc
    .array(
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
      { minLength: 1, maxLength: 6 },
    )
    .map((list) => list.map((one, at) => `${['One', 'Two', 'Three', 'Four', 'Five', 'Six'][at]} ${one}`));

  it('gives its words whole and in order, in blocks that cover the text, the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(paragraphs, async (text) => {
        const bytes = made(name, text);
        const once = await readAll(name, bytes);
        expect(await readAll(name, bytes)).toEqual(once);
        for (const read of once) expectSound(read);
        const bare = (value: string) => value.replace(/[\s\u00a0]+/g, '');
        const wanted = text.map((one) => bare(name.endsWith('.pdf') ? one.replace(/[^ -~]/g, '?') : one)).join('');
        const found = bare(once[0]?.text ?? '').replaceAll(isTable(name) ? /x(?=\P{L}|$)|\s/gu : /ADA:/g, '');
        if (!isTable(name)) expect(found).toContain(wanted);
        else expect(text.every((one) => bare(once[0]?.text ?? '').includes(bare(one)))).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('is read or refused, cut anywhere or with any bytes changed', async () => {
    const whole = made(name, words);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (length) => expectSoundOrRefused(await outcome(name, whole.slice(0, length)))),
      { numRuns: 30 },
    );
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        expectSoundOrRefused(await outcome(name, bytes));
      }),
      { numRuns: 40 },
    );
  });
});

describe('files made to do harm', () => {
  const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);
  const bomb = (part: string, inside: Uint8Array) => zipSync({ [part]: inside, 'xl/workbook.xml': strToU8('<workbook/>') }, { level: 9 });

  it.each([
    ['a zip bomb as a document', 'a.docx', () => bomb('word/document.xml', zeros(110))],
    ['a zip bomb as a workbook', 'a.xlsx', () => zipSync({ 'xl/workbook.xml': zeros(110) }, { level: 9 })],
    ['a zip bomb in a zip', 'a.docx', () => zipSync({ 'word/document.xml': zipSync({ a: zeros(20) }, { level: 9 }) }, { level: 9 })],
    ['parts that lie about their length', 'a.docx', () => withStatedSize(made('a.docx', words), 7)],
    ['parts that lie about their length', 'a.xlsx', () => withStatedSize(made('a.xlsx', words), 0xfffffff0)],
    [
      'names that lead out of the archive',
      'a.docx',
      () => zipSync({ '../../word/document.xml': strToU8('x'), '/etc/passwd': strToU8('x') }),
    ],
    [
      'entities that multiply',
      'a.docx',
      () => buildDocx('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:p><w:r><w:t>&b;&b;</w:t></w:r></w:p>'),
    ],
    ['elements nested without end', 'a.docx', () => buildDocx('<w:p>'.repeat(100_000))],
    ['elements nested without end', 'a.xlsx', () => zipSync({ 'xl/workbook.xml': strToU8('<a>'.repeat(100_000)) })],
    ['quotes without end', 'a.csv', () => strToU8(`text,title\n${'"'.repeat(300_001)}`)],
    ['columns without end', 'a.csv', () => strToU8(`text,title\n${','.repeat(2_000_000)}`)],
    [
      'parts within parts',
      'a.mhtml',
      () =>
        strToU8(
          `From: <Saved by x>\n${Array.from({ length: 500 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('')}`,
        ),
    ],
    ['headers without end', 'a.mhtml', () => strToU8(`From: <Saved by x>\n${'X: y\n'.repeat(200_000)}`)],
    [
      'boundaries without end',
      'a.mhtml',
      () => strToU8(`From: <Saved by x>\nContent-Type: multipart/related; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}`),
    ],
    ['frames within frames', 'a.html', () => strToU8('<iframe src="https://tracker.example/">'.repeat(20_000))],
    ['links without end', 'a.html', () => strToU8('<a href="https://a.example/">x</a> '.repeat(60_000))],
  ])('%s: %s', async (_, name, make) => {
    expectSoundOrRefused(await outcome(name, new Uint8Array(make())));
  });
});
