import { describe, expect, it } from 'vitest';
import { mayBeSame, pairKey, proposals } from '../../../../renderer/features/speakers/same-speaker.ts';
import { claimCount, quotationHabit, readAliases, speakersInOrder, workOf } from '../../../../renderer/features/speakers/speaker-facts.ts';
import { harbourCase } from '../../../support/harbour-case.ts';
import { caseOf } from '../../../support/rows-of-case.ts';

const inHand = caseOf(harbourCase);
const speaker = (id: string) => {
  const row = inHand.get('speakers', id);
  if (!row) throw new Error(`no speaker ${id}`);
  return row;
};

describe('what a speaker says', () => {
  it('counts claims once and puts who says most first', () => {
    expect(claimCount(workOf(inHand, 'solberg'))).toBe(2);
    expect(claimCount(workOf(inHand, 'nobody'))).toBe(0);
    expect(speakersInOrder(inHand).map((row) => row.id)).toEqual(['solberg', 'lund', 'council', 'oddlund', 'report']);
  });

  it('says in one sentence how somebody is quoted', () => {
    expect(quotationHabit(workOf(inHand, 'lund').said, false)).toBe('No direct quotation. Every word here is paraphrase.');
    expect(quotationHabit(workOf(inHand, 'solberg').said, false)).toBe('Quoted directly in 1 and paraphrased in 1 of 2 claims.');
    expect(quotationHabit([], false)).toBe('');
  });
});

describe('aliases as typed', () => {
  it('are one a line, or a list in one line', () => {
    expect(readAliases('Ryabkov\n  S. Ryabkov ', 'Sergei Ryabkov')).toEqual(['Ryabkov', 'S. Ryabkov']);
    expect(readAliases('Ryabkov, S. Ryabkov; the minister', 'Sergei Ryabkov')).toEqual(['Ryabkov', 'S. Ryabkov', 'the minister']);
  });

  it('keep commas inside a line when there are several lines', () => {
    expect(readAliases('Lund, Odd\nThe chair', 'Odd Lund')).toEqual(['Lund, Odd', 'The chair']);
  });

  it('leave out the name itself, doubles and blanks', () => {
    expect(readAliases('Odd Lund\n\nLund\nLund', 'Odd Lund')).toEqual(['Lund']);
    expect(readAliases('  ', 'Odd Lund')).toEqual([]);
  });
});

describe('the guess that two speakers are one', () => {
  it('goes by a form both have and by the last name alone', () => {
    expect(mayBeSame(speaker('lund'), speaker('oddlund'))).toBe('Both are called “Lund”');
    expect(mayBeSame({ ...speaker('lund'), aliases: [] }, speaker('oddlund'))).toBe('The last name is the same');
  });

  it('does not take two people of one family for one', () => {
    const other = { ...speaker('lund'), id: 'kari', name: 'Kari Lund', aliases: [] };
    expect(mayBeSame({ ...speaker('lund'), aliases: [] }, other)).toBe('');
  });

  it('knows initials of organisations, titles before names, and initials of first names', () => {
    const council = speaker('council');
    expect(mayBeSame({ ...council, name: 'World Health Organization' }, { ...council, id: 'who', name: 'WHO' })).not.toBe('');
    expect(mayBeSame({ ...speaker('lund'), aliases: [] }, { ...speaker('lund'), id: 'x', name: 'Mr. Odd Lund', aliases: [] })).not.toBe('');
    expect(mayBeSame({ ...speaker('lund'), aliases: [] }, { ...speaker('lund'), id: 'x', name: 'O. Lund', aliases: [] })).not.toBe('');
    expect(mayBeSame(speaker('solberg'), speaker('lund'))).toBe('');
  });

  it('is not made again for pairs called apart, and never for the article itself', () => {
    const all = [...inHand.all('speakers')];
    expect(proposals(speaker('lund'), all, new Set()).map((one) => one.other.id)).toEqual(['oddlund']);
    expect(proposals(speaker('lund'), all, new Set([pairKey('oddlund', 'lund')]))).toEqual([]);
    expect(mayBeSame({ ...speaker('lund'), kind: 'outlet' }, speaker('oddlund'))).toBe('');
  });
});
