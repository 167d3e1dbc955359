import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestAttributions } from '../../../renderer/attribution/suggest-attributions.ts';
import { type Suggestion, wordsOf } from '../../../renderer/attribution/suggestion.ts';
import { learnedModel } from './learned-model.ts';

const suggest = (text: string, more: { threshold?: number; language?: string; skip?: { start: number; end: number }[] } = {}) =>
  suggestAttributions(text, { model: learnedModel(), language: 'en', ...more });
const read = (text: string, s: Suggestion) => [wordsOf(text, s.source), wordsOf(text, s.cue), wordsOf(text, s.content), s.manner];

const article = `Harbour board delays new ferry.

The harbour board said on Monday that the new ferry would not sail before June.

“We found rust in two of the tanks,” said Ingrid Halvorsen, who chairs the board. “Nobody wants to repeat last winter.”

“The delay,” she added, “will cost us 3 million kroner.”

According to the shipyard, the repairs began in March.

Union leaders have accused the board of hiding the damage.
`;

describe('suggestions in English news', () => {
  test('finds reported clauses, quotations and their sources', () => {
    const found = suggest(article).map((s) => read(article, s));
    expect(found).toContainEqual([
      'The harbour board',
      expect.stringContaining('said'),
      'that the new ferry would not sail before June',
      'indirect',
    ]);
    const quote = found.find(([, , content]) => content?.startsWith('“We found rust'));
    expect(quote?.[0]).toContain('Ingrid Halvorsen');
    expect(quote?.[2]).toContain('“Nobody wants to repeat last winter.”');
    expect(quote?.[3]).toBe('direct');
  });

  test('keeps a quotation that the text interrupts as two spans of one suggestion', () => {
    const split = suggest(article).find((s) => article.slice(s.content[0]?.start, s.content[0]?.end).includes('The delay'));
    expect(split?.content.map((c) => article.slice(c.start, c.end))).toEqual(['“The delay,”', '“will cost us 3 million kroner.”']);
    expect(split && wordsOf(article, split.source)).toBe('she');
  });

  test('carries reported words on to the end of what hangs on them', () => {
    const text =
      'The Harbour Council proposed to the shipping ministry to cancel all restrictions imposed on the work of the ferries of the two towns in recent years.\n';
    const [found] = suggest(text);
    expect(found && wordsOf(text, found.content)).toMatch(
      /restrictions imposed on the work of the ferries of the two towns in recent years$/,
    );
  });

  test('gives a sentence with "according to" to what follows it', () => {
    const found = suggest(article).find((s) => s.rule === 'according to');
    expect(found && wordsOf(article, found.source)).toBe('the shipyard');
    expect(found && wordsOf(article, found.content)).toContain('repairs began in March');
  });

  test('says in one sentence why each was proposed', () => {
    for (const s of suggest(article)) expect(s.why).toMatch(/^\S.*\.$/);
  });

  test('reads a quotation signed with a dash', () => {
    const text =
      'What readers wrote.\n\n“The square belongs to those who walk it.” — Tomas Lind\n“I would rather keep my parking space.” — Berit Aas, teacher\n';
    expect(suggest(text).map((s) => [wordsOf(text, s.source), s.rule])).toEqual([
      ['Tomas Lind', 'signature'],
      ['Berit Aas', 'signature'],
    ]);
  });

  test('proposes nothing in what was set aside', () => {
    const start = article.indexOf('“We found');
    const end = article.indexOf('“The delay');
    const found = suggest(article, { skip: [{ start, end }] });
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((s) => s.content.some((c) => c.start < end && c.end > start))).toBe(false);
  });

  test('proposes nothing in links to other articles', () => {
    const text = 'The mayor spoke on Friday.\n\nSee also  Mayor Holm: "The tram will never come back"\n\nThe council meets again in May.';
    expect(suggest(text)).toEqual([]);
  });

  test('a higher threshold never adds suggestions', () => {
    const low = suggest(article, { threshold: 0.2 });
    const top = Math.max(...low.map((s) => s.score)) - 0.001;
    const high = suggest(article, { threshold: top });
    expect(high.length).toBeGreaterThan(0);
    expect(high.length).toBeLessThan(low.length);
    expect(high.every((s) => s.score >= top)).toBe(true);
  });
});

describe('one speaker through another', () => {
  const inner = (text: string) => suggest(text).filter((s) => s.rule === 'chain');
  test.each([
    ['Interfax reported that Lavrov told lawmakers the treaty was dead.', 'Lavrov', 'told', 'the treaty was dead'],
    [
      'The Courier reported that a spokesman for the Harbour Board said the pier was safe.',
      'a spokesman for the Harbour Board',
      'said',
      'the pier was safe',
    ],
    [
      'The agency said the minister had told parliament that the plant would close.',
      'the minister',
      'had told',
      'that the plant would close',
    ],
    ['RIA Novosti quoted the minister as saying the plant would close.', 'the minister', 'as saying', 'the plant would close'],
    ['A spokesman said the minister had announced that taxes would fall.', 'the minister', 'had announced', 'that taxes would fall'],
  ])('%s', (text, source, cue, content) => {
    expect(inner(text).map((s) => read(text, s))).toEqual([[source, cue, content, 'indirect']]);
    expect(suggest(text).some((s) => s.content.some((c) => text.slice(c.start, c.end).includes(source)))).toBe(true);
  });

  test('each of two inner speakers has their own words', () => {
    const text = 'The Times reported that Trump said he would resign and that Pence told aides he would not.';
    expect(inner(text).map((s) => [wordsOf(text, s.source), wordsOf(text, s.content)])).toEqual([
      ['Trump', 'he would resign'],
      ['Pence', 'he would not'],
    ]);
  });

  test('an inner speaker is not mixed with the outer one', () => {
    const text = 'The Post reported on Friday that Mr. Khan, a former aide, said the plan had failed.';
    const found = suggest(text).find((s) => wordsOf(text, s.content) === 'the plan had failed');
    expect(found && wordsOf(text, found.source)).toBe('Mr. Khan, a former aide');
  });

  test.each([
    'The ministry denied that Laine had said the border would open.',
    'The ministry said Laine had never said that the border would open.',
    'The ministry said Laine was told that the border would open.',
    'The council said Berg claimed a loss of nine million kroner.',
    'The council said the woman who told officials that the pier was rusty had left.',
    'The council said Berg tells so many jokes that nobody listens any more.',
    'The paper reported that the survey suggests the pier is safe.',
  ])('nothing inner in: %s', (text) => {
    expect(inner(text)).toEqual([]);
  });
});

describe('texts without attributions', () => {
  const plain = {
    recipe:
      'Barley soup\n\n200 g pearl barley\n2 carrots\n1 leek\n\nRinse the barley and soak it overnight. Cut the carrots into cubes and fry them in butter. Add a litre of stock and simmer for an hour. Season with salt and serve with bread.',
    code: 'export function area(width, height) {\n  const result = width * height;\n  if (result < 0) return 0;\n  return result;\n}\n\nfor (const box of boxes) total += area(box.width, box.height);\n',
    table: 'Town\tPeople\tSchools\nAldby\t12,400\t6\nBremsund\t8,210\t4\nCorvik\t640\t1\n',
    poem: 'Slow over the marsh the grey geese fly,\nThe reed bends low and the pools are still,\nA lamp burns late in the house by the mill,\nAnd the moon climbs out of the eastern sky.\n',
  };
  test.each(Object.entries(plain))('a %s gives nothing', (_, text) => {
    expect(suggest(text)).toEqual([]);
  });
});

describe('hostile texts', () => {
  const hostile: [string, string][] = [
    ['many quotation marks', '"'.repeat(100_000)],
    ['many opening marks', '“ '.repeat(50_000)],
    ['no spaces', 'said'.repeat(60_000)],
    ['nothing but cues', 'he said '.repeat(8_000)],
    ['capitals only', 'ABC DEF '.repeat(20_000)],
    ['mixed directions', 'قال he said “נעם” אמר '.repeat(1_000)],
    ['lone surrogates', '\ud83d said \udc00 “'.repeat(5_000)],
  ];
  test.each(hostile)('%s ends with spans inside the text', (_, text) => {
    for (const s of suggest(text))
      for (const c of [...s.source, ...s.cue, ...s.content]) expect(c.start >= 0 && c.end <= text.length && c.start < c.end).toBe(true);
  });

  test('for any text, spans are inside it, not empty and in order', () => {
    const word = fc.constantFrom(
      'he',
      'said',
      'that',
      '“',
      '”',
      '"',
      ',',
      '.',
      '\n',
      'Anna Berg',
      'according to',
      ':',
      '—',
      '😀',
      'the report',
      "'",
      'will',
      '2019',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        for (const s of suggest(text, { threshold: 0 })) {
          expect(s.content.length).toBeGreaterThan(0);
          for (const list of [s.source, s.cue, s.content])
            list.forEach((c, i) => {
              expect(c.start).toBeLessThan(c.end);
              expect(c.end).toBeLessThanOrEqual(text.length);
              expect(c.start).toBeGreaterThanOrEqual(list[i - 1]?.end ?? 0);
            });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('other languages', () => {
  const cases: [string, string, string, string][] = [
    [
      'German',
      '„Die Brücke wird im Herbst gesperrt“, sagte Bürgermeisterin Jana Vogt am Montag.',
      'Jana Vogt',
      '„Die Brücke wird im Herbst gesperrt“',
    ],
    [
      'French',
      '« Le pont sera fermé cet automne », a déclaré Jeanne Morel lundi à la presse.',
      'Jeanne Morel',
      '« Le pont sera fermé cet automne »',
    ],
    [
      'Spanish',
      '«El puente se cerrará en otoño», dijo Marta Ruiz este lunes a la prensa.',
      'Marta Ruiz',
      '«El puente se cerrará en otoño»',
    ],
    [
      'Italian',
      '«Il ponte sarà chiuso in autunno», ha detto Paola Conti ai giornalisti della città.',
      'Paola Conti',
      '«Il ponte sarà chiuso in autunno»',
    ],
    ['Russian', '«Мост закроют осенью», — заявила Мария Орлова журналистам в понедельник.', 'Мария Орлова', '«Мост закроют осенью»'],
    ['Arabic', 'قال الوزير أحمد سالم: «سيغلق الجسر في الخريف» خلال مؤتمر صحفي في المدينة.', 'أحمد سالم', '«سيغلق الجسر في الخريف»'],
  ];
  test.each(cases)('%s quotations go to the name beside the verb', (_, text, who, what) => {
    const [first] = suggestAttributions(text, { model: learnedModel() });
    expect(first && wordsOf(text, first.source)).toContain(who);
    expect(first && wordsOf(text, first.content)).toBe(what);
    expect(first?.manner).toBe('direct');
  });

  const clauses: [string, string, string][] = [
    [
      'German',
      'Ministerin Karla Brandt erklärte, dass die Steuer im nächsten Jahr sinkt und es dabei bleibt.',
      'dass die Steuer im nächsten Jahr sinkt und es dabei bleibt',
    ],
    [
      'French',
      'La ministre Claire Petit a affirmé que le projet est retardé pour des raisons de sécurité.',
      'que le projet est retardé pour des raisons de sécurité',
    ],
    [
      'Spanish',
      'La ministra Ana López aseguró que el proyecto se retrasa por razones de seguridad.',
      'que el proyecto se retrasa por razones de seguridad',
    ],
    [
      'Italian',
      'La ministra Anna Riva ha affermato che il progetto è in ritardo per motivi di sicurezza.',
      'che il progetto è in ritardo per motivi di sicurezza',
    ],
    [
      'Russian',
      'Министр Ирина Белова сообщила, что проект задерживается и не будет готов до лета.',
      'что проект задерживается и не будет готов до лета',
    ],
  ];
  test.each(clauses)('%s clauses after a verb of saying are reported speech', (_, text, what) => {
    const [first] = suggestAttributions(text, { model: learnedModel() });
    expect(first && wordsOf(text, first.content)).toBe(what);
    expect(first?.manner).toBe('indirect');
  });

  test('a language without rules gives nothing', () => {
    expect(
      suggestAttributions('„Most zostanie zamknięty jesienią” – powiedziała Anna Nowak w poniedziałek.', {
        model: learnedModel(),
        language: 'pl',
      }),
    ).toEqual([]);
  });

  test('transcripts are read by their speaker labels', () => {
    const text =
      'CHAIR: The meeting is open.\nMEMBER: Thank you. I have a question.\nCHAIR: Go ahead.\nMEMBER: Who paid for the bridge?\nCHAIR: The county did.\n';
    const found = suggest(text);
    expect(found.map((s) => wordsOf(text, s.source))).toEqual(['CHAIR', 'MEMBER', 'CHAIR', 'MEMBER', 'CHAIR']);
    expect(wordsOf(text, found[3]?.content ?? [])).toBe('Who paid for the bridge?');
  });
});
