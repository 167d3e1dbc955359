import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextKey, findPlaces, foldKeepingLength } from '../../../../renderer/domain/search/find-places.ts';
import { parseQuery, type TextPattern } from '../../../../renderer/domain/search/parse-query.ts';

function searched(...paragraphs: string[]) {
  let start = 0;
  const blocks = paragraphs.map((words) => {
    const block = { start, end: start + words.length };
    start = block.end + 2;
    return block;
  });
  return { text: paragraphs.join('\n\n'), blocks, aside: new Set<number>() };
}
const find = (text: ReturnType<typeof searched>, typed: string, withAside = false) => {
  const query = parseQuery(typed);
  if (!query.find) throw new Error('nothing to find');
  return findPlaces(text, query.find, withAside, 100);
};

describe('reading the search field', () => {
  it('takes conditions out and leaves the words', () => {
    const query = parseQuery('speaker:"Odd Lund" all restrictions cue:denied');
    expect(query.find).toEqual({ kind: 'words', words: 'all restrictions' });
    expect(query.conditions.map((one) => [one.name, one.words])).toEqual([
      ['speaker', 'Odd Lund'],
      ['cue', 'denied'],
    ]);
  });

  it('knows exact words and expressions, and says when one is broken', () => {
    expect(parseQuery('“did not rule out”').find).toEqual({ kind: 'exact', words: 'did not rule out' });
    expect(parseQuery('/sanction(s|ed)/i').find).toEqual({ kind: 'regex', source: 'sanction(s|ed)', flags: 'i' });
    expect(parseQuery('/sanction(s/').problem).not.toBe('');
    expect(parseQuery('  ').find).toBeNull();
    expect(parseQuery('and/or').find).toEqual({ kind: 'words', words: 'and/or' });
  });
});

describe('finding places', () => {
  it('goes by words whatever their case, accents and line ends', () => {
    const text = searched('The Café\nNoir closed.', 'le CAFE  noir');
    expect(find(text, 'cafe noir').places.map((place) => text.text.slice(place.start, place.end))).toEqual(['Café\nNoir', 'CAFE  noir']);
  });

  it('takes exact words exactly, and expressions as they are', () => {
    const text = searched('They lifted sanctions. Sanctions followed; they were sanctioned.');
    expect(find(text, '"Sanctions"').places).toHaveLength(1);
    expect(find(text, '/sanction(s|ed)/').places.map((place) => place.hit)).toEqual(['sanctions', 'sanctioned']);
    expect(find(text, '/^/').places).toEqual([]);
    expect(find(text, 'c++ (a|b)').places).toEqual([]);
  });

  it('gives the words around a hit, within its paragraph', () => {
    const text = searched('One paragraph.', 'We propose to remove all restrictions imposed by both sides.');
    expect(find(text, 'restrictions').places[0]).toMatchObject({
      left: 'We propose to remove all ',
      hit: 'restrictions',
      right: ' imposed by both sides.',
    });
  });

  it('leaves set-aside text out, counts it, and looks there when asked', () => {
    const text = { ...searched('Sign up for news.', 'The news came late.'), aside: new Set([0]) };
    expect(find(text, 'news')).toMatchObject({ aside: 1, places: [{ hit: 'news' }] });
    expect(find(text, 'news', true).places).toHaveLength(2);
  });

  it('stops at the number asked for and says so', () => {
    const text = searched('a a a a a');
    const pattern: TextPattern = { kind: 'exact', words: 'a' };
    expect(findPlaces(text, pattern, false, 3)).toMatchObject({ more: true });
    expect(findPlaces(text, pattern, false, 3).places).toHaveLength(3);
    expect(findPlaces(text, pattern, false, 5).more).toBe(false);
  });

  it('keeps offsets true in any text: what is found is what was looked for', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'é', 'İ', 'ß', '日', '😀', ' ', 'Σ', 'ñ', '\u0301') });
    fc.assert(
      fc.property(letters, letters, letters, (before, words, after) => {
        const needle = words.trim();
        fc.pre(needle.length > 0 && !/\s/.test(needle) && !/^["“/]/.test(needle));
        const text = searched(`${before}${needle}${after}`);
        expect(foldKeepingLength(text.text)).toHaveLength(text.text.length);
        const { places } = findPlaces(text, { kind: 'words', words: needle }, false, 1000);
        expect(places.length).toBeGreaterThan(0);
        for (const place of places) expect(foldKeepingLength(text.text.slice(place.start, place.end))).toBe(foldKeepingLength(needle));
      }),
    );
  });

  it('sorts by the word nearest to the hit', () => {
    expect(contextKey({ left: 'to remove all ', right: ' on the work' }, 'left')).toBe('all remove to');
    expect(contextKey({ left: '', right: ' on the work' }, 'right')).toBe('on the work');
  });
});
