import { describe, expect, it } from 'vitest';
import { readSource } from '../../../renderer/formats/import/read-source.ts';
import { boilerplateByWording } from '../../../renderer/text-cleanup/mark-boilerplate.ts';

describe('boilerplate by its wording', () => {
  it.each([
    ['successfully registered!', 'sign-up'],
    ['Please click on the link sent in the message sent to', 'sign-up'],
    ['Sign up for our daily newsletter', 'sign-up'],
    ['Abonnez-vous à notre newsletter', 'sign-up'],
    ['Подпишитесь на наш канал', 'sign-up'],
    ['See also  Talks stall as winter nears', 'see-also'],
    ['Read more: Talks stall as winter nears', 'see-also'],
    ['Lesen Sie auch: Gespräche stocken', 'see-also'],
    ['Читайте также: Переговоры зашли в тупик', 'see-also'],
    ['Related articles', 'see-also'],
    ['Bridge over the river at night. - Sputnik Italia, 1920, 03.04.2019', 'caption'],
    ['The old cold store at noon.  - Photo: Vellmar Press, 1600, 03.09.2024', 'caption'],
    ['The minister leaves the hall (Photo by A. Example/Getty Images)', 'caption'],
    ['Leave a Reply', 'comment-form'],
    ['Your email address will not be published. Required fields are marked *', 'comment-form'],
    ['Schreiben Sie einen Kommentar', 'comment-form'],
    ['Share on Facebook', 'share'],
    ['Facebook Twitter WhatsApp', 'share'],
    ['We use cookies to make this site work better.', 'cookie-notice'],
    ['Advertisement', 'advertisement'],
    ['© 2021 The Daily Example. All rights reserved.', 'copyright'],
    ['Skip to content', 'navigation'],
    ['اقرأ أيضا: المحادثات', 'see-also'],
  ])('%s is %s', (line, reason) => {
    expect(boilerplateByWording(line)).toBe(reason);
  });

  it.each([
    'See also the report that the ministry published in May, which says the opposite.',
    'Please click on the report, she told the committee, and read page four.'.replace('click on the report', 'read the report'),
    'Home prices rose by four percent last year.',
    'Share prices fell on Monday after the announcement.',
    'Comments by the minister were withdrawn within hours.',
    'The cookies that the company baked were recalled.',
    'Register of Commerce officials said the firm does not exist.',
    'Photographers were not let into the room, the ministry said.',
    'Searching for survivors went on through the night.',
    'More on this subject was promised by the minister, who did not say when.',
    'He said: “Leave a reply on my desk.”',
    'Advertising revenue fell by a third, the publisher said.',
    'Sign up for our army, the poster said; nobody did.',
    'All rights reserved for the state were listed in the treaty, the judge said, and they are few in number and narrow in scope today.',
  ])('keeps a sentence: %s', (line) => {
    expect(boilerplateByWording(line)).toBeUndefined();
  });
});

describe('boilerplate in a text', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('asks about a headline that follows a link to another article, and keeps it in', async () => {
    const prose =
      'The ministry said on Monday that the talks had ended without a result and that no date for further talks had been agreed on so far by the sides.';
    const read = await readSource({
      name: 'a.txt',
      mediaType: '',
      bytes: bytes(
        `A bridge too many\n\n${prose}\n\nSee also: Another story of the day\n\nMayors call on the minister to resign over bridge\n\n${prose} ${prose}\n\n${prose}`,
      ),
    });
    const marks = read.blocks.map((block) => [block.kind, block.boilerplate, block.unsure]);
    expect(marks).toEqual([
      ['title', undefined, undefined],
      ['paragraph', undefined, undefined],
      ['paragraph', 'see-also', undefined],
      ['paragraph', 'see-also', true],
      ['paragraph', undefined, undefined],
      ['paragraph', undefined, undefined],
    ]);
  });

  it('marks a short line that comes back again and again, but no sentence', async () => {
    const page = (number: number) =>
      `The Daily Example weekend edition\n\nParagraph ${number} of the report says something of its own here.\n\nI do not recall that.`;
    const read = await readSource({ name: 'a.txt', mediaType: '', bytes: bytes([1, 2, 3, 4].map(page).join('\n\n')) });
    const reasons = new Map(read.blocks.map((block) => [read.text.slice(block.start, block.end), block.boilerplate]));
    expect(reasons.get('The Daily Example weekend edition')).toBe('repeated');
    expect(reasons.get('I do not recall that.')).toBeUndefined();
  });
});
