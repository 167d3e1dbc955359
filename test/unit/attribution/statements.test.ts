import { describe, expect, test } from 'vitest';
import { StatementIndex } from '../../../renderer/attribution/statement-index.ts';
import { likeness, mayContradict, SAME_STATEMENT, statementWords } from '../../../renderer/attribution/statement-words.ts';
import { reasonsToCheck } from '../../../renderer/attribution/worth-checking.ts';

const alike = (a: string, b: string) => likeness(statementWords(a), statementWords(b));
const tension = (a: string, b: string) => mayContradict(statementWords(a), statementWords(b));

describe('the same statement', () => {
  test('is known by its words, whatever frames it', () => {
    expect(
      alike(
        'The new ferry line will carry 400 passengers a day',
        'the mayor said a new ferry line would be carrying 400 passengers each day',
      ),
    ).toBeGreaterThanOrEqual(SAME_STATEMENT);
    expect(alike('Der Tunnel wird im Herbst gesperrt', 'Im Herbst werde der Tunnel gesperrt, so die Stadt')).toBeGreaterThanOrEqual(
      SAME_STATEMENT,
    );
  });
  test('is another one with another figure, or when it is denied', () => {
    expect(alike('The ferry line carries 400 passengers', 'The ferry line carries 300 passengers')).toBe(0);
    expect(alike('The harbour board hid the damage', 'The harbour board never hid the damage')).toBe(0);
  });
  test('is not found in a sentence on the same topic', () => {
    expect(alike('The ferry line will carry 400 passengers a day', 'Passengers waited for the ferry in the rain')).toBeLessThan(
      SAME_STATEMENT,
    );
  });
});

describe('looking for it in a case', () => {
  const one = 'The museum opens in May. The seabed of the port holds cadmium above the limit.';
  const two = 'Moving the seabed is dear. The port’s seabed holds cadmium above the limit, the chair repeated.';
  const sentences = (text: string) => {
    const cut = text.indexOf('. ') + 1;
    return [
      { start: 0, end: cut },
      { start: cut + 1, end: text.length },
    ];
  };
  test('finds the place in the other source and leaves its own out', () => {
    const index = new StatementIndex();
    index.add('one', one, sentences(one));
    index.add('two', two, sentences(two));
    const spans = [sentences(one)[1] ?? { start: 0, end: 1 }];
    const found = index.find(one.slice(spans[0]?.start), { sourceId: 'one', spans });
    expect(found.map(({ sourceId, start }) => [sourceId, start])).toEqual([['two', sentences(two)[1]?.start]]);
  });
});

describe('what may not stand together', () => {
  test('figures that differ and denials are named, agreement and other topics are not', () => {
    expect(tension('The bridge repair will cost 4 million kroner', 'the repair of the bridge cost 7 million kroner')).toBe(
      'The figures differ: 4 and 7.',
    );
    expect(tension('The board knew of the rust in the tanks', 'The board did not know of any rust in the tanks')).toContain('no');
    expect(tension('The bridge repair will cost 4 million kroner', 'Repairing the bridge costs four million kroner')).toBe('');
    expect(tension('The bridge repair will cost 4 million kroner', 'Schools opened with 9 teachers fewer in autumn')).toBe('');
  });
});

describe('reasons to check', () => {
  test.each([
    ['We cut taxes by 3 percent last year.', 'number'],
    ['Crime is higher than it has ever been.', 'comparison'],
    ['She voted against the treaty.', 'law or vote'],
    ['Thank you all for coming.', 'greeting'],
    ['I think that would be wonderful.', 'opinion'],
  ])('%s', (sentence, reason) => {
    expect(reasonsToCheck(sentence)).toContain(reason);
  });
});
