import { fromCodePoints } from '../../anchoring/code-points.ts';
import type { Span } from '../../domain/schema.ts';
import { childrenOf, type XmlElement } from '../import/office/xml-tree.ts';

export interface Selection {
  readonly element: XmlElement;
  readonly guid: string;
  /** UTF-16 units of the text as the file has it. */
  readonly span: Span;
}

/** How a vendor may have counted: in code points or UTF-16 units, and CRLF as two or as one. */
const countings = [
  { units: false, oneForCrlf: false },
  { units: false, oneForCrlf: true },
  { units: true, oneForCrlf: false },
  { units: true, oneForCrlf: true },
] as const;

/**
 * Selections of a text. Vendors count differently (ATLAS.ti writes CRLF and counts it once, others twice; some count UTF-16 units), so
 * every way is tried on the whole text and the one that fits the excerpts in the selections' names best is taken; where names are no
 * excerpts, the way the standard says: code points, every character of the file counted.
 */
export function readSelections(
  element: XmlElement,
  text: string,
  guidIn: (element: XmlElement, name: string) => string,
): { readonly selections: readonly Selection[]; readonly lost: number } {
  const rows = [...childrenOf(element, 'PlainTextSelection'), ...transcriptSelections(element, guidIn)];
  const wanted = rows.map((row) => ({
    row,
    start: Number(row.attributes.get('startPosition') ?? Number.NaN),
    end: Number(row.attributes.get('endPosition') ?? Number.NaN),
    name: (row.attributes.get('name') ?? '').replace(/(?:…|\.\.\.)$/, ''),
  }));
  const sound = wanted.filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end);
  let best: { readonly spans: readonly Span[]; readonly fits: number } | undefined;
  for (const counting of countings) {
    if (best && counting.oneForCrlf && !text.includes('\r\n')) continue;
    const offsets = toUnits(
      text,
      sound.flatMap((one) => [one.start, one.end]),
      counting,
    );
    const spans = sound.map((_, i) => ({ start: offsets[i * 2] ?? 0, end: offsets[i * 2 + 1] ?? 0 }));
    const fits = spans.filter((span, i) => reads(text.slice(span.start, span.end), sound[i]?.name ?? '')).length;
    if (!best || fits > best.fits) best = { spans, fits };
  }
  const selections = sound.flatMap(({ row }, i) => {
    const span = best?.spans[i];
    return span && span.start < span.end ? [{ element: row, guid: guidIn(row, 'guid'), span }] : [];
  });
  return { selections, lost: rows.length - selections.length };
}

const plain = (words: string) => words.replace(/\s+/g, ' ').trim();

function reads(words: string, name: string): boolean {
  const excerpt = plain(name);
  return excerpt !== '' && plain(words).startsWith(excerpt.slice(0, 40));
}

function toUnits(text: string, offsets: readonly number[], counting: (typeof countings)[number]): number[] {
  if (!counting.oneForCrlf) return counting.units ? offsets.map((offset) => Math.min(offset, text.length)) : fromCodePoints(text, offsets);
  const breaks: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) breaks.push(at);
  const joined = text.replaceAll('\r\n', '\n');
  const inJoined = counting.units ? offsets.map((offset) => Math.min(offset, joined.length)) : fromCodePoints(joined, offsets);
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

/** Selections of a transcript lie between sync points, which say where in the text they are. */
function transcriptSelections(element: XmlElement, guidIn: (element: XmlElement, name: string) => string): XmlElement[] {
  const positions = new Map(
    childrenOf(element, 'SyncPoint').map((point) => [guidIn(point, 'guid'), point.attributes.get('position') ?? '']),
  );
  return childrenOf(element, 'TranscriptSelection').map((row) => ({
    ...row,
    attributes: new Map([
      ...row.attributes,
      ['startPosition', positions.get(guidIn(row, 'fromSyncPoint')) ?? ''],
      ['endPosition', positions.get(guidIn(row, 'toSyncPoint')) ?? ''],
    ]),
  }));
}
