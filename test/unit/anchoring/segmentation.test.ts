import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockIndexAt,
  paragraphStep,
  sentenceAt,
  sentenceStep,
  sentencesIn,
  snapToWords,
  wordAt,
  wordStep,
} from '../../../renderer/anchoring/segmentation.ts';

const sentences = (text: string, language = 'en') =>
  sentencesIn(text, { start: 0, end: text.length }, language).map((span) => text.slice(span.start, span.end));

/** A text written as its sentences; between them stands one space unless another gap is given. */
function expectSentences(parts: string[], language = 'en', gap = ' '): void {
  expect(sentences(parts.join(gap), language)).toEqual(parts);
}

describe('sentences', () => {
  it('do not end after titles, initials and abbreviations', () => {
    expectSentences(['Mr. Ortega met Dr. Lena J. Brandt on Monday.', 'They spoke for an hour.']);
    expectSentences(['Sen. Paul Ames (D-Ore.) voted against bill No. 12 on Tuesday.', 'It failed.']);
    expectSentences(['The U.S. Treasury and the U.K. Treasury agreed.', 'He left the U.S.', 'The talks went on.']);
    expectSentences(['It grew by 3.5 percent, i.e. more than expected.', 'Prices rose at 10 a.m. on Friday.']);
    expectSentences(['They told me.', 'She liked modern art.', 'He moved on.', 'Was it no. 5?', 'She said no.']);
    expectSentences(['Acme Inc. Chief Ann Roe resigned.', 'Its shares fell.']);
  });

  it('go on after a quotation that ends with a mark of its own', () => {
    expectSentences(['“Stop this now!” he said to them.', '“Why?” she asked.', 'Nobody knew.']);
    expectSentences(['"We will not wait any longer."', 'The minister left.']);
    expectSentences(['«Wir warten nicht!» sagte sie.', 'Dann ging sie.'], 'de');
  });

  it('keep what an omission leaves together', () => {
    expectSentences(['“They waited.', '[…] We ask for the papers,” stated the letter.']);
    expectSentences(['He paused... and went on.', 'Then he stopped.']);
  });

  it('know dates, numbers and forms of other languages', () => {
    expectSentences(['Am 3. Oktober sprach Dr. Weiß z. B. über Nr. 7.', 'Danach schwieg er.'], 'de');
    expectSentences(['M. Dupont est arrivé à 10 h.', 'Mme Roy l’attendait.'], 'fr');
    expectSentences(['El Sr. Ruiz habló.', '¿Quién vino?', '¡Nadie!'], 'es');
    expectSentences(['外交部提出了建议。', '他说:“我们不会等待。”', '会议结束了。'], 'zh', '');
    expectSentences(['قال الوزير إن المحادثات مستمرة.', 'هل ستنجح؟', 'لا أحد يعرف.'], 'ar');
  });

  it('end before a footnote mark has been left behind', () => {
    expectSentences(['The bridge was closed.[4]', 'It opened in May.[12]', 'Traffic returned.']);
  });

  it('run over a single line break inside a block and end at an empty line', () => {
    expect(sentences('The ministry\nproposed a deal.\nIt was refused.')).toEqual(['The ministry\nproposed a deal.', 'It was refused.']);
    expect(sentences('A heading\n\nA text. It ends.')).toEqual(['A heading', 'A text.', 'It ends.']);
  });

  it('keep list numbers with their item', () => {
    expectSentences(['1. Remove the limits.', 'Then talk.']);
  });

  it('are found at an offset, also in the space after and inside a very long paragraph', () => {
    const text = `${'One sentence stands here. '.repeat(4000)}Mr. Ames did not agree. ${'More text follows it. '.repeat(4000)}`;
    const at = text.indexOf('Ames');
    const span = sentenceAt(text, at, 'en');
    expect(span && text.slice(span.start, span.end)).toBe('Mr. Ames did not agree.');
    expect(sentenceAt(text, (span?.end ?? 0) + 1, 'en')?.start).toBe((span?.end ?? 0) + 1);
    expect(sentenceAt(text, span?.end ?? 0, 'en')).toEqual(span);
    expect(sentenceAt('   ', 1, 'en')).toBeNull();
  });

  it('are stepped through by the caret, and stop at the block', () => {
    const text = 'Mr. Ames came. He left.\nNext block.';
    const block = { start: 0, end: 23 };
    expect(sentenceStep(text, 0, 1, 'en', block)).toBe(14);
    expect(sentenceStep(text, 14, 1, 'en', block)).toBe(23);
    expect(sentenceStep(text, 23, 1, 'en', block)).toBe(23);
    expect(sentenceStep(text, 23, -1, 'en', block)).toBe(15);
    expect(sentenceStep(text, 15, -1, 'en', block)).toBe(0);
    expect(sentenceStep(text, 0, -1, 'en', block)).toBe(0);
  });

  it('cover every character that is not a space, in order, for any text', () => {
    const piece = fc.constantFrom(
      'Mr. ',
      'He said. ',
      '“No!” ',
      'U.S. ',
      '3.5 ',
      '\n',
      '\n\n',
      '🙂',
      '外交。',
      '[4] ',
      'a',
      ' ',
      '...',
      'É. ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const spans = sentencesIn(text, { start: 0, end: text.length }, 'en');
          let at = 0;
          for (const span of spans) {
            expect(text.slice(at, span.start).trim()).toBe('');
            expect(span.end).toBeGreaterThan(span.start);
            at = span.end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
    );
  });
});

describe('words', () => {
  it('take a sloppy selection to whole words and leave out the spaces', () => {
    const text = 'did not sign up a permanent lull, he said';
    const span = snapToWords(text, { start: 1, end: 12 }, 'en');
    expect(span && text.slice(span.start, span.end)).toBe('did not sign');
    const spaced = snapToWords(text, { start: 16, end: 34 }, 'en');
    expect(spaced && text.slice(spaced.start, spaced.end)).toBe('a permanent lull,');
    expect(snapToWords(text, { start: 3, end: 4 }, 'en')).toBeNull();
  });

  it('do not split emoji, combining marks, Chinese, Thai and Arabic words', () => {
    const cases: [string, string, number, number, string][] = [
      ['en', 'a 👩‍👩‍👧 b', 4, 5, '👩‍👩‍👧'],
      ['fr', 'le cafe\u0301 ouvert', 5, 7, 'cafe\u0301'],
      ['zh', '我们不会等待结果', 5, 6, '等待'],
      ['th', 'รัฐมนตรีกล่าวว่า', 1, 3, 'รัฐมนตรี'],
      ['ar', 'قال الوزير إن', 5, 7, 'الوزير'],
      ['en', "it doesn't matter", 4, 5, "doesn't"],
    ];
    for (const [language, text, start, end, word] of cases) {
      const span = snapToWords(text, { start, end }, language);
      expect(span && text.slice(span.start, span.end)).toBe(word);
    }
  });

  it('are stepped over one by one in both directions', () => {
    const text = 'Ortegas, he said: 3.5 points.';
    const ends: number[] = [];
    for (let at = 0; at < text.length; ) {
      at = wordStep(text, at, 1);
      ends.push(at);
    }
    expect(ends).toEqual([7, 11, 16, 21, 28, 29]);
    const starts: number[] = [];
    for (let at = text.length; at > 0; ) {
      at = wordStep(text, at, -1);
      starts.push(at);
    }
    expect(starts).toEqual([22, 18, 12, 9, 0]);
  });

  it('are found across a long stretch without any', () => {
    const text = `one${' '.repeat(3000)}two`;
    expect(wordStep(text, 3, 1)).toBe(text.length);
    expect(wordStep(text, 3003, -1)).toBe(0);
    expect(wordAt(text, 1, 'not a language')).toEqual({ start: 0, end: 3 });
    expect(wordAt(text, 1500, 'en')).toBeNull();
  });

  it('always move forward until the end of any text, and never out of the block', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), (text, from) => {
        const within = { start: Math.min(from, text.length), end: text.length };
        let at = within.start;
        for (let i = 0; at < within.end && i < 100; i++) {
          const next = wordStep(text, at, 1, 'en', within);
          expect(next).toBeGreaterThan(at);
          at = next;
        }
        expect(at).toBe(within.end);
        const snapped = snapToWords(text, within, 'en', within);
        if (snapped) {
          expect(snapped.start).toBeGreaterThanOrEqual(within.start);
          expect(snapped.end).toBeLessThanOrEqual(within.end);
        }
      }),
    );
  });
});

describe('paragraphs', () => {
  const blocks = [
    { start: 0, end: 10 },
    { start: 11, end: 20 },
    { start: 25, end: 30 },
  ];

  it('are stepped through by their starts', () => {
    expect(paragraphStep(blocks, 3, 1)).toBe(11);
    expect(paragraphStep(blocks, 26, 1)).toBe(30);
    expect(paragraphStep(blocks, 15, -1)).toBe(11);
    expect(paragraphStep(blocks, 11, -1)).toBe(0);
    expect(blockIndexAt(blocks, 22)).toBe(1);
  });
});
