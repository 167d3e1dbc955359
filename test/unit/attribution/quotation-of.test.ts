import { describe, expect, it } from 'vitest';
import { quotationOf } from '../../../renderer/attribution/quotation-of.ts';
import { quotedRanges } from '../../../renderer/attribution/quoted-ranges.ts';

function kind(text: string, words: string, language = 'en') {
  const start = text.indexOf(words);
  return quotationOf(text, [{ start, end: start + words.length }], [], language);
}
const quoted = (text: string, language = '') =>
  quotedRanges(text, { start: 0, end: text.length }, language).map((range) => text.slice(range.inner.start, range.inner.end));

describe('quotation', () => {
  it('is direct inside quotation marks, indirect outside, mixed where some words are quoted', () => {
    expect(kind('“We will wait,” she said.', 'We will wait')).toBe('direct');
    expect(kind('“We will wait,” she said.', '“We will wait,”')).toBe('direct');
    expect(kind('She said that they will wait.', 'they will wait')).toBe('indirect');
    expect(kind('She said they “will wait” for it.', 'they “will wait” for it')).toBe('mixed');
    expect(kind('Nobody said so. “No.” He left.', 'He left')).toBe('indirect');
  });

  it('sees several parts of one quotation as direct', () => {
    const text = '"We agreed," she said, "to wait."';
    expect(
      quotationOf(text, [
        { start: 1, end: 10 },
        { start: 24, end: 31 },
      ]),
    ).toBe('direct');
    expect(quotationOf(text, [{ start: 1, end: 31 }])).toBe('mixed');
  });

  it('knows the marks of many languages', () => {
    const cases: [string, string][] = [
      ['“one two”', 'en'],
      ['‘one two’', 'en'],
      ['"one two"', 'en'],
      ["'one two'", 'en'],
      ['«one two»', 'fr'],
      ['« one two »', 'fr'],
      ['»one two«', 'de'],
      ['„one two“', 'de'],
      ['‚one two‘', 'de'],
      ['„one two”', 'pl'],
      ['”one two”', 'sv'],
      ['‹one two›', 'fr'],
      ['「one two」', 'ja'],
      ['『one two』', 'ja'],
      ['《one two》', 'ko'],
      ['״one two״', 'he'],
    ];
    for (const [words, language] of cases) {
      const text = `He said ${words} and left.`;
      expect([words, kind(text, 'one two', language)]).toEqual([words, 'direct']);
      expect([words, kind(text, 'and left', language)]).toEqual([words, 'indirect']);
    }
  });

  it('takes the outermost of nested quotations and leaves apostrophes alone', () => {
    expect(quoted('“He called it ‘a deal’ and didn’t sign,” said the sailors’ union.')).toEqual(['He called it ‘a deal’ and didn’t sign,']);
    expect(quoted("It isn't the crews' fault, 'no way', he said.")).toEqual(['no way']);
    expect(quoted('רה״מ אמר ״לא היום״ ויצא', 'he')).toEqual(['לא היום']);
    expect(quoted('作者在《书名》中说「不」。', 'zh')).toEqual(['不']);
  });

  it('follows a quotation that goes on in the next paragraph, and one that lost its opening mark', () => {
    expect(quoted('“A long speech begins here.')).toEqual(['A long speech begins here.']);
    expect(quoted('We looked at it,” stated the note.')).toEqual(['We looked at it,']);
  });

  it('goes by the blocks that are given', () => {
    const text = 'An open “mark here\nand a line after';
    const start = text.indexOf('line');
    expect(
      quotationOf(
        text,
        [{ start, end: start + 4 }],
        [
          { start: 0, end: 18 },
          { start: 19, end: text.length },
        ],
      ),
    ).toBe('indirect');
  });
});
