import type { Span } from '../schema.ts';
import type { TextPattern } from './parse-query.ts';

/** A place that was found, with the words around it. UTF-16 offsets of the source text. */
export interface FoundPlace extends Span {
  readonly left: string;
  readonly hit: string;
  readonly right: string;
}

export interface FoundPlaces {
  readonly places: readonly FoundPlace[];
  /** Places in text that was set aside, which are not among `places` unless asked for. */
  readonly aside: number;
  /** Whether there are more than were asked for. */
  readonly more: boolean;
}

/** Units of context kept on each side. */
const contextLength = 90;

/** The same text without case and accents, unit by unit, so that offsets stay what they are. */
export function foldKeepingLength(text: string): string {
  let folded = text.toLowerCase();
  // a few letters change length in lower case; then only the case of single units is folded
  if (folded.length !== text.length) folded = [...text].map((letter) => keepLength(letter, letter.toLowerCase())).join('');
  // lower case writes a sigma at the end of a word in another way
  return folded.replaceAll('ς', 'σ').replace(/[\u00c0-\u024f\u1e00-\u1eff\u0386-\u03ce\u0400-\u045f]/g, (letter) => {
    const base = letter.normalize('NFD')[0] ?? letter;
    return keepLength(letter, base);
  });
}

function keepLength(letter: string, folded: string): string {
  return folded.length === letter.length ? folded : letter;
}

/** The pattern as an expression over the text as it is (exact, regex) or folded (words). */
export function expressionFor(find: TextPattern): { readonly expression: RegExp; readonly folded: boolean } {
  if (find.kind === 'regex') return { expression: new RegExp(find.source, `${find.flags.replace('g', '')}g`), folded: false };
  const words = find.kind === 'words' ? foldKeepingLength(find.words) : find.words;
  const source = words
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/['’]/g, "['’]"))
    .join('\\s+');
  return { expression: new RegExp(source, 'g'), folded: find.kind === 'words' };
}

interface Searched {
  readonly text: string;
  /** Blocks of the text in order; what lies between them is no place to find anything in. */
  readonly blocks: readonly Span[];
  /** Starts of the blocks that were set aside. */
  readonly aside: ReadonlySet<number>;
}

/**
 * Every place where a text says what is looked for, block by block, in order.
 * @param withAside whether text that was set aside is searched too.
 * @param atMost how many places to give.
 */
export function findPlaces({ text, blocks, aside }: Searched, find: TextPattern, withAside: boolean, atMost: number): FoundPlaces {
  const { expression, folded } = expressionFor(find);
  const searched = folded ? foldKeepingLength(text) : text;
  const places: FoundPlace[] = [];
  let hidden = 0;
  let more = false;
  for (const block of blocks) {
    const isAside = aside.has(block.start);
    const words = searched.slice(block.start, block.end);
    expression.lastIndex = 0;
    for (let match = expression.exec(words); match; match = expression.exec(words)) {
      if (match[0] === '') {
        expression.lastIndex += 1;
        continue;
      }
      if (isAside && !withAside) {
        hidden += 1;
        continue;
      }
      if (places.length >= atMost) {
        more = true;
        break;
      }
      places.push(placeAt(text, block, block.start + match.index, block.start + match.index + match[0].length));
    }
    if (more) break;
  }
  return { places, aside: hidden, more };
}

/** A place with the words before and after it inside its block. */
export function placeAt(text: string, block: Span, start: number, end: number): FoundPlace {
  const plain = (words: string) => words.replace(/\s+/gu, ' ');
  return {
    start,
    end,
    left: plain(text.slice(wholeFrom(text, Math.max(block.start, start - contextLength)), start)).trimStart(),
    hit: plain(text.slice(start, end)),
    right: plain(text.slice(end, wholeFrom(text, Math.min(block.end, end + contextLength)))).trimEnd(),
  };
}

/** Does not begin or end in the middle of a character of two units. */
function wholeFrom(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}

export type PlaceOrder = 'position' | 'left' | 'right' | 'speaker';

/** Words of the context from the hit outwards, as concordances are sorted: nearest word first. */
export function contextKey(place: Pick<FoundPlace, 'left' | 'right'>, side: 'left' | 'right'): string {
  const words = foldKeepingLength(side === 'left' ? place.left : place.right)
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter(Boolean);
  return (side === 'left' ? words.reverse() : words).slice(0, 5).join(' ');
}
