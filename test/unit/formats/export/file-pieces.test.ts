import fc from 'fast-check';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { allExports } from '../../../../renderer/formats/export/all-exports.ts';
import { ExportRefusal, ExportStopped } from '../../../../renderer/formats/export/export-format.ts';
import { joinPieces, type Piece, utf8Pieces } from '../../../../renderer/formats/export/file-pieces.ts';
import { JsonMembers, JsonRows, jsonLines, jsonParts } from '../../../../renderer/formats/export/json-pieces.ts';
import { PackedText } from '../../../../renderer/formats/export/packed-text.ts';
import { defaultReportOptions, reportParts } from '../../../../renderer/formats/export/report-options.ts';
import { UniqueNames, zipPieces } from '../../../../renderer/formats/export/zip-files.ts';
import { exportCaseOf } from '../../../bench/export-case.ts';

const everything = { ...defaultReportOptions('2026-01-01T00:00:00.000Z'), parts: reportParts.map((part) => part.id) };
const largestPiece = 2 << 20;

describe('an archive', () => {
  it('has the very bytes that fflate gives it', () => {
    const file = fc.record({ name: fc.constantFrom('a', 'é', '日本', 'a/b'), words: fc.string(), stored: fc.boolean() });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 5 }), (files) => {
        const named = files.map((one, i) => ({ ...one, path: `${one.name}${i}.txt` }));
        const whole: Zippable = {};
        for (const { path, words, stored } of named)
          whole[path] = [strToU8(words.toWellFormed()), { level: stored ? 0 : 6, mtime: new Date(1980, 0, 1) }];
        const made = zipPieces(named.map(({ path, words, stored }) => ({ path, content: [words.toWellFormed()], stored })));
        expect(joinPieces([...made])).toEqual(zipSync(whole));
      }),
    );
  });

  it('packs a long file while it is made, without a large piece, and gives it back', () => {
    const line = (i: number) => `${i}: measure ${i * 7919} will cost ${i * 104729} thousand 🚢\n`;
    const lines = function* () {
      for (let i = 0; i < 300_000; i++) yield line(i);
    };
    const pieces = [
      ...zipPieces([
        { path: 'long.txt', content: lines() },
        { path: 'short.txt', content: ['end'] },
      ]),
    ];
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(largestPiece);
    const files = unzipSync(joinPieces(pieces));
    expect(new TextDecoder().decode(files['short.txt'])).toBe('end');
    expect(new TextDecoder().decode(files['long.txt']) === [...lines()].join('')).toBe(true);
  });
});

test('a long file of an archive is given piece by piece while it is made, with its size behind it', () => {
  const line = (i: number) => `${i} of many lines that differ\n`;
  let made = 0;
  let givenAt = 0;
  const bytes: Uint8Array[] = [];
  const content = function* () {
    for (; made < 400_000; made++) yield line(made);
  };
  for (const piece of zipPieces([
    { path: 'long.txt', content: content() },
    { path: 'short.txt', content: ['after it'] },
  ])) {
    bytes.push(piece);
    if (givenAt === 0 && bytes.reduce((sum, one) => sum + one.length, 0) > 100_000) givenAt = made;
  }
  // the first of it was given long before the last of it was made
  expect(givenAt).toBeLessThan(200_000);
  const whole = joinPieces(bytes);
  // bit 3 of the flags: sizes and checksum stand behind
  expect((whole[6] ?? 0) & 8).toBe(8);
  const files = unzipSync(whole);
  expect(new TextDecoder().decode(files['long.txt'])).toBe(Array.from({ length: 400_000 }, (_, i) => line(i)).join(''));
  expect(new TextDecoder().decode(files['short.txt'])).toBe('after it');
});

test('a text that was packed before its turn comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 })), fc.integer({ min: 1, max: 9000 }), (parts, times) => {
      const text = new PackedText();
      const all = parts.flatMap((part) => Array.from({ length: Math.ceil(times / 10) }, () => part));
      for (const part of all) text.add(part);
      expect(text.isEmpty).toBe(all.join('') === '');
      expect(new TextDecoder().decode(joinPieces([...text.pieces()])) === all.join('')).toBe(true);
    }),
    { numRuns: 30 },
  );
});

describe('JSON in parts', () => {
  /** The same value with every list and object made while it is written. */
  const inParts = (value: unknown): unknown => {
    if (Array.isArray(value)) return new JsonRows(value.map(inParts));
    if (typeof value !== 'object' || value === null) return value;
    return new JsonMembers(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inParts(one)])));
  };

  it('is what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 2), (value, space) => {
        expect([...jsonParts(inParts(value), space)].join('')).toBe(JSON.stringify(value, null, space));
        expect([...jsonParts(new JsonRows([value]), space)].join('')).toBe(JSON.stringify([value], null, space));
      }),
    );
  });

  it('puts a value on each line', () => {
    expect([...jsonLines([{ a: '\n' }, 1])].join('')).toBe('{"a":"\\n"}\n1\n');
  });
});

test('text becomes the same bytes whole and in parts', () => {
  const parts = Array.from({ length: 5000 }, (_, i) => `${'é🚢 '.repeat(i % 40)}${i}`);
  expect(joinPieces([...utf8Pieces(parts)])).toEqual(new TextEncoder().encode(parts.join('')));
});

test('a thousand files of one name are told apart in the order they come', () => {
  const names = new UniqueNames();
  const given = ['Minutes', 'minutes-2', ...Array.from({ length: 1000 }, () => 'minutes')].map((name) => names.give(name));
  expect(given.slice(0, 5)).toEqual(['Minutes', 'minutes-2', 'minutes-3', 'minutes-4', 'minutes-5']);
  expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
});

describe('every export', () => {
  const data = exportCaseOf(1500);
  // made from files that this case does not have
  const formats = allExports.filter((format) => format.id !== 'pdf-originals');

  it.each(formats)('$id comes in small pieces and tells how far it is', async (format) => {
    const told: number[] = [];
    const pieces: Piece[] = [];
    for await (const piece of format.pieces(data, everything, { onProgress: (fraction) => told.push(fraction) })) pieces.push(piece);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(largestPiece);
    expect([told[0], told.at(-1)]).toEqual([0, 1]);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    // the codebook alone is a moment's work
    if (format.id === 'qdc') return;
    const bar = new Set(told.map((fraction) => Math.floor(fraction * 20)));
    expect(bar.size).toBeGreaterThan(15);
    expect(await format.render(data, everything)).toEqual(joinPieces(pieces));
  });

  it.each(formats.filter((format) => format.id !== 'qdc'))('$id stops where it is when it is told to', async (format) => {
    let told = 0;
    const work = {
      onProgress: () => {
        told += 1;
      },
      signal: {
        get aborted() {
          return told >= 12;
        },
      },
    };
    await expect(format.render(data, everything, work)).rejects.toThrow(ExportStopped);
    expect(told).toBe(12);
  });

  it('of originals refuses before it has given anything', async () => {
    const format = allExports.find((one) => one.id === 'pdf-originals');
    await expect(format?.pieces(data, everything).next()).rejects.toThrow(ExportRefusal);
  });
});
