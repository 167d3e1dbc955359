import { describe, expect, it } from 'vitest';
import { textBlocks } from '../../../renderer/formats/import/text-blocks.ts';
import { isoDate, mentionedDates } from '../../../renderer/text-cleanup/find-dates.ts';
import { bylineOf, factsInText, languageOf, languageOfDocument, publisherOf } from '../../../renderer/text-cleanup/find-facts.ts';

describe('dates in a text', () => {
  it.each([
    ['who arrived on October 11 with the aim', 'October 11', '--10-11'],
    ['Sputnik Italia, 1920, 05.10.2021', '05.10.2021', '2021-10-05'],
    ['am 3. März 2020 in Bonn', '3. März 2020', '2020-03-03'],
    ['le 1er août 2019', '1er août 2019', '2019-08-01'],
    ['el 12 de octubre de 2021', '12 de octubre de 2021', '2021-10-12'],
    ['12 октября 2021 года', '12 октября 2021', '2021-10-12'],
    ['in June 2018 it', 'June 2018', '2018-06'],
    ['on 2021-10-12.', '2021-10-12', '2021-10-12'],
  ])('finds one in: %s', (text, written, iso) => {
    const [date] = mentionedDates(text);
    expect(date).toMatchObject({ text: written, iso });
    expect(text.slice(date?.start, date?.end)).toBe(written);
  });

  it('does not take words for months', () => {
    expect(mentionedDates('It may 5 times happen that mar 3 people')).toEqual([]);
    expect(mentionedDates('Version 3.4.2021.7 of 192.168.1.12')).toEqual([]);
  });

  it('reads the dates that pages give machines', () => {
    expect(isoDate('2021-10-12T08:00:00+02:00')).toBe('2021-10-12T08:00:00+02:00');
    expect(isoDate('20211012')).toBe('2021-10-12');
    expect(isoDate('Tue, 12 Oct 2021 10:00:00 GMT')).toBe('2021-10-12');
    expect(isoDate('soon')).toBe('');
  });
});

describe('facts in a text', () => {
  it('finds title, byline, outlet, date and language', () => {
    const text =
      'Talks on the bridge end\n\nBy Jane Doe and John Q. Public\n\nPublished: 12 October 2021, 10:00\n\nRIVERTON, Oct 12 (Reuters) - The talks about the bridge ended on Tuesday without a result, the ministry said in a statement.\n\nNo new date was set by either of the two towns on the river.';
    expect(factsInText(text, textBlocks(text))).toEqual({
      title: 'Talks on the bridge end',
      byline: 'Jane Doe and John Q. Public',
      publisher: 'Reuters',
      publishedAt: '2021-10-12',
      language: 'en',
      url: '',
    });
  });

  it('finds nothing where there is nothing', () => {
    expect(bylineOf('By the way, this is no byline')).toBe('');
    expect(bylineOf('By Monday the ministry had answered')).toBe('');
    expect(publisherOf('RIVERTON, Oct 12 (two days late) - The talks')).toBe('');
    expect(languageOf('1234')).toBe('');
  });

  it.each([
    ['de', 'Die Gespräche über die Brücke endeten am Dienstag ohne Ergebnis, teilte das Ministerium mit.'],
    ['fr', 'Les pourparlers sur le pont se sont terminés mardi sans résultat, a déclaré le ministère.'],
    ['ru', 'Переговоры о мосте завершились во вторник безрезультатно, сообщили в министерстве.'],
    ['uk', 'Переговори щодо моста завершилися у вівторок без результату, повідомили в міністерстві.'],
    ['ar', 'انتهت المحادثات حول الجسر يوم الثلاثاء دون نتيجة، حسبما أعلنت الوزارة.'],
  ])('knows %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it('believes a document about its language unless a long text is clearly in another', () => {
    const long = Array.from(
      { length: 9 },
      (_, i) => `The minister said on day ${i} that the bridge over the river would be closed for repairs until the spring.`,
    );
    const language = (stated: string, text: string) => languageOfDocument(stated, text, textBlocks(text));
    expect(language('fi', long.join('\n\n'))).toBe('en');
    expect(language('en-GB', long.join('\n\n'))).toBe('en-GB');
    expect(language('fi', long[0] ?? '')).toBe('fi');
    expect(language('gsw', long.join('\n\n'))).toBe('gsw');
    expect(language('', long.join('\n\n'))).toBe('');
  });
});
