import { foldWords } from '../../domain/fold-words.ts';

/** Something the palette can find. */
export interface Findable {
  readonly title: string;
  readonly keywords?: string;
}

/**
 * How well a thing fits what was typed: smaller is better, `null` is not at all. Every typed word must be found: best at the start of
 * the title, then at the start of a word of it, inside it, in the keywords, last as letters in order ("exrp" for Export report).
 */
export function rank(thing: Findable, typed: string): number | null {
  const query = foldWords(typed).trim();
  if (query === '') return 0;
  const title = foldWords(thing.title);
  const keywords = foldWords(thing.keywords ?? '');
  if (title.startsWith(query)) return title.length / 1000;
  let total = 0;
  for (const word of query.split(' ')) {
    const score = rankWord(title, keywords, word);
    if (score === null) return null;
    total += score;
  }
  return total + title.length / 1000;
}

function rankWord(title: string, keywords: string, word: string): number | null {
  if (startsWord(title, word)) return 1;
  if (title.includes(word)) return 2;
  if (startsWord(keywords, word)) return 3;
  if (keywords.includes(word)) return 4;
  return word.length > 1 && inOrder(title, word) ? 8 : null;
}

function startsWord(text: string, word: string): boolean {
  return text.startsWith(word) || text.includes(` ${word}`) || text.includes(`“${word}`);
}

// letters of one word may be skipped, but the first must begin a word, or nearly everything fits
function inOrder(text: string, letters: string): boolean {
  const starts = text.split(' ');
  return starts.some((_, i) => {
    const rest = starts.slice(i).join(' ');
    if (rest[0] !== letters[0]) return false;
    let at = 0;
    for (const letter of rest) if (letter === letters[at]) at += 1;
    return at === letters.length;
  });
}

/** The things that fit, best first; those that cannot be used now come after those that can. */
export function findThings<T extends Findable & { readonly reason: string }>(
  things: readonly T[],
  typed: string,
  atMost: number,
): readonly T[] {
  return things
    .flatMap((thing, i) => {
      const score = rank(thing, typed);
      return score === null ? [] : [{ thing, score: score + (thing.reason ? (typed.trim() === '' ? 100 : 0.5) : 0), i }];
    })
    .sort((a, b) => a.score - b.score || a.i - b.i)
    .slice(0, atMost)
    .map((one) => one.thing);
}
