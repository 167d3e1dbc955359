import { fromCodePoints } from '../../anchoring/code-points.ts';
import type { Span } from '../../domain/schema.ts';

/** A stretch of a text as its maker counted it, with the words (or their beginning) that it is said to hold; '' where nothing is said. */
export interface CountedStretch extends Span {
  readonly words: string;
}

/** How somebody may have counted: in code points or UTF-16 units, CRLF as two or as one, a byte order mark that was taken off or not. */
interface Counting {
  readonly units: boolean;
  readonly oneForCrlf: boolean;
  readonly mark: 0 | 1;
}

/**
 * UTF-16 places of stretches whose unit is not certain. Makers count differently (ATLAS.ti writes CRLF and counts it once, others twice; some
 * count UTF-16 units), so every way is tried on the whole text and the one that fits the words said best is taken. Where no words are said
 * at all, the one that cuts the fewest words in two; where that leaves it open, the first: code points, every character of the file counted.
 * @param mark 1 where the file began with a byte order mark, which `text` does not hold.
 */
export function placesInText(text: string, stretches: readonly CountedStretch[], mark: 0 | 1 = 0): Span[] {
  const offsets = stretches.flatMap((one) => [one.start, one.end]);
  let best: { readonly spans: readonly Span[]; readonly fits: number; readonly cut: number } | undefined;
  for (const counting of countingsOf(text, mark)) {
    const placed = toUnits(text, offsets, counting);
    const spans = stretches.map((_, i) => ({ start: placed[i * 2] ?? 0, end: placed[i * 2 + 1] ?? 0 }));
    const fits = spans.filter((span, i) => holdsWords(text.slice(span.start, span.end), stretches[i]?.words ?? '')).length;
    const cut = spans.reduce((sum, span) => sum + cutsWord(text, span.start) + cutsWord(text, span.end), 0);
    if (!best || fits > best.fits || (fits === 0 && best.fits === 0 && cut < best.cut)) best = { spans, fits, cut };
  }
  return [...(best?.spans ?? [])];
}

function* countingsOf(text: string, mark: 0 | 1): Generator<Counting> {
  const marks = mark === 0 ? ([0] as const) : ([0, 1] as const);
  const crlf = text.includes('\r\n') ? [false, true] : [false];
  const units = /[\ud800-\udbff]/.test(text) ? [false, true] : [false];
  for (const one of marks) for (const unit of units) for (const line of crlf) yield { units: unit, oneForCrlf: line, mark: one };
}

const plain = (words: string) => words.replace(/\s+/g, ' ').trim();

/** Whether words in a text are those said, or begin with them: what is said is often cut off. */
export function holdsWords(words: string, said: string): boolean {
  const excerpt = plain(said.replace(/(?:…|\.\.\.)$/, ''));
  return excerpt !== '' && plain(words).startsWith(excerpt.slice(0, 40));
}

/** 1 where a place lies between two letters of one word. */
function cutsWord(text: string, at: number): 0 | 1 {
  return at > 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at] ?? '') && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 1 : 0;
}

function toUnits(text: string, counted: readonly number[], { units, oneForCrlf, mark }: Counting): number[] {
  const offsets = mark === 0 ? counted : counted.map((offset) => Math.max(0, offset - mark));
  if (!oneForCrlf) return units ? offsets.map((offset) => Math.min(offset, text.length)) : fromCodePoints(text, offsets);
  const breaks: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) breaks.push(at);
  const joined = text.replaceAll('\r\n', '\n');
  const inJoined = units ? offsets.map((offset) => Math.min(offset, joined.length)) : fromCodePoints(joined, offsets);
  // a line end stands in the joined text as many places earlier as there were line ends before it
  return inJoined.map((offset) => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) - middle < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  });
}
