import { describe, expect, test } from 'vitest';
import { groupNames, nameFormGroups } from '../../../renderer/attribution/name-groups.ts';

const together = (text: string, a: string, b: string) => nameFormGroups(text).some((g) => g.includes(a) && g.includes(b));

describe('names that mean the same person', () => {
  test('last names, titles and short first names join the full name', () => {
    const text =
      'Robert Maddox resigned on Friday. Bob Maddox had led the bank since 2001. Mr. Maddox said he was tired. Chairman Maddox leaves in May.';
    expect(together(text, 'Robert Maddox', 'Bob Maddox')).toBe(true);
    expect(together(text, 'Robert Maddox', 'Maddox')).toBe(true);
    expect(together(text, 'Chairman Maddox', 'Maddox')).toBe(true);
  });

  test('a last name two people share joins neither', () => {
    const text = 'Carl Lindgren met Peter Lindgren in Oslo. Later Lindgren left for Bergen.';
    expect(together(text, 'Carl Lindgren', 'Lindgren')).toBe(false);
    expect(together(text, 'Peter Lindgren', 'Lindgren')).toBe(false);
    expect(together(text, 'Carl Lindgren', 'Peter Lindgren')).toBe(false);
  });

  test('Mr. and Mrs. of one name stay apart', () => {
    const text = 'Mary Dunn opened the fair. Mr. Dunn stayed at home. Mrs. Dunn gave a speech.';
    expect(together(text, 'Mary Dunn', 'Mrs. Dunn')).toBe(true);
    expect(together(text, 'Mary Dunn', 'Mr. Dunn')).toBe(false);
  });

  test('an acronym joins the name it stands behind in brackets', () => {
    const text = 'The Northern Fisheries Council (NFC) met in Tromso. The NFC wants lower quotas.';
    const group = groupNames(text).find((g) => g.forms.includes('NFC'));
    expect(group?.forms).toContain('Northern Fisheries Council');
  });

  test('a headline in capitals joins the name in the text', () => {
    expect(
      together('HALLORAN WINS AGAIN IN DUBLIN\n\nSean Halloran won his third race. Halloran is 24.', 'HALLORAN', 'Sean Halloran'),
    ).toBe(true);
  });

  test('pronouns join the only person of a text', () => {
    expect(together('Lena Storm was a chemist. She studied in Uppsala.', 'Lena Storm', 'She')).toBe(true);
    expect(together('Anna Storm met Laura Falk. She studied in Uppsala.', 'Anna Storm', 'She')).toBe(false);
  });
});
