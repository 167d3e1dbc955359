import { allCodePages, type CodePageName } from './code-pages.ts';
import type { Cell } from './decode-again.ts';

/** Pages that have been seen mixed within one character: the first byte by one, the rest by another. */
const mixable: readonly CodePageName[] = ['windows-1252', 'windows-1253', 'windows-1251', 'windows-1250', 'windows-1257'];

/** General Punctuation that broken news text is full of. Only these are worth reading from mixed pages: a chance match of three is then very unlikely. */
const punctuation = '‘’‚“”„–—…•‹›';

let table: ReadonlyMap<string, string> | undefined;

function mixedSequences(): ReadonlyMap<string, string> {
  if (table !== undefined) return table;
  const pages = allCodePages().filter((page) => mixable.includes(page.name));
  const built = new Map<string, string>();
  for (const character of punctuation) {
    const bytes = new TextEncoder().encode(character);
    const options = Array.from(bytes, (byte) => [...new Set(pages.map((page) => page.characters[byte] ?? ''))]);
    for (const first of options[0] ?? []) {
      for (const second of options[1] ?? []) for (const third of options[2] ?? []) built.set(first + second + third, character);
    }
    // What one page explains alone is for the usual repair to judge.
    for (const page of pages) built.delete(Array.from(bytes, (byte) => page.characters[byte] ?? '').join(''));
  }
  table = built;
  return built;
}

/** Reads three-character sequences of punctuation whose bytes went through two code pages, such as `β€œ` (Greek β, Western € and œ). */
export function readMixedPages(cells: readonly Cell[]): Cell[] | undefined {
  const known = mixedSequences();
  const result: Cell[] = [];
  let changed = false;
  for (let index = 0; index < cells.length; index += 1) {
    const [first, second, third] = [cells[index], cells[index + 1], cells[index + 2]];
    if (first === undefined) continue;
    const garbled = /[^\0-\x7f\s“”‘’–—…]/u.test(cells[index - 1]?.character ?? ' ');
    const character = second && third && !garbled ? known.get(first.character + second.character + third.character) : undefined;
    if (character === undefined || third === undefined) {
      result.push(first);
      continue;
    }
    result.push({ character, start: first.start, end: third.end, via: [...first.via, 'mixed'] });
    changed = true;
    index += 2;
  }
  return changed ? result : undefined;
}
