import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ComparedText, compareVersions } from '../../../renderer/anchoring/compare-versions.ts';
import { sharedWords } from '../../../renderer/anchoring/shared-words.ts';

function textOf(...lines: string[]): ComparedText {
  let start = 0;
  const blocks = lines.map((line) => {
    const block = { start, end: start + line.length };
    start += line.length + 2;
    return block;
  });
  return { text: lines.join('\n\n'), blocks };
}
const words = ({ text }: ComparedText, spans: readonly { start: number; end: number }[]) =>
  spans.map((span) => text.slice(span.start, span.end));

const first = 'The mayor said on Monday that the second ferry line would carry four hundred passengers a day.';
const second = 'The Harbour Office counted the boats in the bay and found no more than two that could sail in winter.';
const third = 'Nobody asked the fishermen, whose moorings would have to go, according to a letter read to the council.';

describe('comparing two versions', () => {
  test('the same text has no change', () => {
    const text = textOf(first, second);
    expect(compareVersions(text, text)).toMatchObject({
      rows: [
        { old: 0, new: 0, changed: false },
        { old: 1, new: 1, changed: false },
      ],
      removed: [],
      added: [],
      wordsAdded: 0,
      wordsRemoved: 0,
    });
  });

  test('a changed word is removed on one side and added on the other', () => {
    const older = textOf(first, second);
    const newer = textOf(first.replace('four hundred', 'three hundred'), second);
    const found = compareVersions(older, newer);
    expect(words(older, found.removed)).toEqual(['four']);
    expect(words(newer, found.added)).toEqual(['three']);
    expect(found.rows.map((row) => row.changed)).toEqual([true, false]);
  });

  test('a paragraph that came in stands alone, one that went leaves its place empty', () => {
    const older = textOf(first, second);
    const newer = textOf(first, third, second);
    expect(compareVersions(older, newer).rows).toEqual([
      { old: 0, new: 0, changed: false },
      { old: -1, new: 1, changed: true },
      { old: 1, new: 2, changed: false },
    ]);
    expect(compareVersions(newer, older).rows[1]).toEqual({ old: 1, new: -1, changed: true });
    expect(compareVersions(older, newer).wordsAdded).toBe(18);
  });

  test('a paragraph that moved is moved, not removed and added', () => {
    const older = textOf(first, second, third);
    const newer = textOf(third, first, second);
    const found = compareVersions(older, newer);
    expect(found.wordsRemoved + found.wordsAdded).toBe(0);
    expect(words(older, found.movedFrom).join(' ')).toContain('Nobody asked the fishermen');
    expect(words(newer, found.movedTo).join(' ')).toContain('Nobody asked the fishermen');
  });

  test('capitals are a change, the style of quotation marks is not', () => {
    const older = textOf('The minister called it "a start" on Monday.');
    const newer = textOf('The Minister called it “a start” on Monday.');
    const found = compareVersions(older, newer);
    expect(words(newer, found.added)).toEqual(['Minister']);
    expect(found.marksRestyled).toBe(2);
  });

  test('nothing against something', () => {
    const found = compareVersions(textOf(first), { text: '', blocks: [] });
    expect(found).toMatchObject({ rows: [{ old: 0, new: -1, changed: true }], wordsRemoved: 17, wordsAdded: 0 });
  });

  test('every block stands in one row, in order, and every mark lies in its text', () => {
    const line = fc.array(fc.constantFrom('the', 'port', 'said', 'Okafor', '“no”', '🚢', 'winter', 'boats', 'A'), {
      minLength: 1,
      maxLength: 12,
    });
    const text = fc.array(line, { maxLength: 8 }).map((lines) => textOf(...lines.map((one) => one.join(' '))));
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const found = compareVersions(older, newer);
        expect(found.rows.map((row) => row.old).filter((i) => i >= 0)).toEqual(older.blocks.map((_, i) => i));
        expect(found.rows.map((row) => row.new).filter((i) => i >= 0)).toEqual(newer.blocks.map((_, i) => i));
        for (const span of [...found.removed, ...found.movedFrom])
          expect(span.start < span.end && span.end <= older.text.length).toBe(true);
        for (const span of [...found.added, ...found.movedTo]) expect(span.start < span.end && span.end <= newer.text.length).toBe(true);
        if (older.text === newer.text) expect(found.rows.every((row) => !row.changed)).toBe(true);
      }),
    );
  });
});

describe('how much two texts share', () => {
  test('all, none, a part', () => {
    expect(sharedWords(first, first.toUpperCase())).toBe(1);
    expect(sharedWords(first, second)).toBe(0);
    expect(sharedWords(`${first} ${second}`, `${first} ${third}`)).toBeGreaterThan(0.3);
    expect(sharedWords('', first)).toBe(0);
  });
});
