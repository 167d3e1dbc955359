import { assignLanes, holderIn } from '../../anchoring/nesting.ts';
import { claimNumber } from '../../commands/claim/claim-numbers.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import { needsPlacing } from '../../domain/versions.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { Colouring } from './claim-colours.ts';
import { passageForList, shortName } from './margin-words.ts';
import type { Chunk, TextSurface } from './text-surface.ts';
import { rectsOf } from './word-places.ts';

/** What stands in the margin beside the first line of a claim. Positions in px from the top of the sheet. */
export interface MarginLabel {
  readonly claimId: string;
  readonly number: number;
  readonly top: number;
  /** Pushed too far from its line: shown only when it has focus. */
  readonly folded: boolean;
  /** Off the screen in a long text: listed for assistive technology, not drawn. */
  readonly placed: boolean;
  /** The speaker of the label before in the same paragraph: the name is left out. */
  readonly again: boolean;
  readonly speaker: string;
  readonly initials: string;
  readonly cue: string;
  readonly slot: string;
  readonly verdict: string;
  readonly name: string;
}

/** A line down the lines of a part of a claim. */
export interface MarginBar {
  readonly key: string;
  readonly claimId: string;
  readonly top: number;
  readonly height: number;
  readonly lane: number;
  readonly slot: string;
}

export interface Margin {
  readonly labels: readonly MarginLabel[];
  readonly bars: readonly MarginBar[];
  /** Claims beside a "+n", by the label that shows it. */
  readonly foldedUnder: ReadonlyMap<string, number>;
  /** Claims of the source, and whether only some of them have a label. */
  readonly total: number;
  readonly partial: boolean;
  /** Room for initials only. */
  readonly narrow: boolean;
}

export const emptyMargin: Margin = { labels: [], bars: [], foldedUnder: new Map(), total: 0, partial: false, narrow: false };

/** Up to this many claims all are listed, drawn or not; beyond it only those near the screen. */
export const listedWhole = 400;
/** At most this many labels and bars at once. */
const mostListed = 600;
const lanesDrawn = 3;
const fullHeight = 34;
const againHeight = 17;
const furthest = 60;

interface Drawing {
  readonly surface: TextSurface;
  readonly inHand: CaseInHand;
  readonly colours: Colouring;
  readonly verdictLabels: ReadonlyMap<string, { readonly glyph: string; readonly label: string }>;
  readonly sheetTop: number;
  readonly narrow: boolean;
}

/** Labels and bars for the chunks near the screen. Reads the layout once, writes nothing. */
export function layoutMargin(chunks: readonly Chunk[], drawing: Drawing): Margin {
  const { surface, inHand, colours } = drawing;
  const sourceId = surface.text.id;
  const index = inHand.claimsIn(sourceId);
  const labels: MarginLabel[] = [];
  const bars: MarginBar[] = [];
  const foldedUnder = new Map<string, number>();
  surface.places.look(drawing.sheetTop);
  let floor = Number.NEGATIVE_INFINITY;
  let lastSpeaker = '';
  let lastBlock = -1;
  let lastPlaced = '';
  const seen = new Set<string>();
  for (const chunk of [...chunks].sort((a, b) => a.index - b.index)) {
    const here = index.overlapping(chunk.start, chunk.end).filter((claim) => !colours.of(claim).hidden);
    bars.push(...barsOf(here.slice(0, mostListed), chunk, drawing));
    for (const claim of here) {
      const first = claim.spans[0];
      if (!first || first.start < chunk.start || seen.has(claim.id)) continue;
      seen.add(claim.id);
      // thousands over the same few lines: what has no room beside them is counted, not listed one by one
      if (labels.length >= mostListed) {
        foldedUnder.set(lastPlaced, (foldedUnder.get(lastPlaced) ?? 0) + 1);
        continue;
      }
      const rect = surface.places.firstLine(first.start, first.end);
      const block = blockOf(surface, first.start);
      const words = labelWords(claim, inHand, drawing);
      const again = words.speaker === lastSpeaker && block === lastBlock;
      const height = drawing.narrow || again ? againHeight : fullHeight;
      if (!rect) {
        labels.push({ ...words, top: Math.max(0, floor), folded: true, placed: false, again });
        continue;
      }
      const wanted = rect.top + rect.height / 2 - (again || drawing.narrow ? 9 : 10.5);
      const top = Math.max(wanted, floor + 1);
      const folded = top - wanted > furthest;
      if (folded) foldedUnder.set(lastPlaced, (foldedUnder.get(lastPlaced) ?? 0) + 1);
      else {
        floor = top + height;
        lastPlaced = claim.id;
        lastSpeaker = words.speaker;
        lastBlock = block;
      }
      labels.push({ ...words, top: folded ? floor - againHeight : top, folded, placed: true, again });
    }
  }
  if (index.size <= listedWhole && seen.size < index.size) {
    for (const claim of index.values()) {
      if (seen.has(claim.id) || colours.of(claim).hidden) continue;
      labels.push({ ...labelWords(claim, inHand, drawing), top: 0, folded: true, placed: false, again: false });
    }
    labels.sort((a, b) => a.number - b.number);
  }
  const partial = index.size > listedWhole && labels.length < index.size;
  return { labels, bars, foldedUnder, total: index.size, partial, narrow: drawing.narrow };
}

/** The margin with what did not change taken from the one before, so that only what did is drawn again. */
export function keepSame(before: Margin, now: Margin): Margin {
  const labels = new Map(before.labels.map((label) => [label.claimId, label]));
  const bars = new Map(before.bars.map((bar) => [bar.key, bar]));
  return {
    ...now,
    labels: now.labels.map((label) => sameOr(labels.get(label.claimId), label)),
    bars: now.bars.map((bar) => sameOr(bars.get(bar.key), bar)),
  };
}

function sameOr<T extends object>(before: T | undefined, now: T): T {
  if (!before) return now;
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.entries(now).every(([name, value]) => known.get(name) === value) ? before : now;
}

type Words = Omit<MarginLabel, 'top' | 'folded' | 'placed' | 'again'>;

function labelWords(claim: Claim, inHand: CaseInHand, drawing: Drawing): Words {
  const { colours, surface } = drawing;
  const attribution = inHand.attributionsByClaim.of(claim.id)[0];
  const speaker = attribution?.speakerId ? inHand.get('speakers', attribution.speakerId) : undefined;
  const said = (attribution?.cue ?? []).map((span) => surface.text.text.slice(span.start, span.end)).join(' … ');
  const name = speaker ? shortName(speaker) : attribution?.unattributed ? 'Unattributed' : 'Speaker not set';
  const holder = said ? undefined : holderIn(inHand.claimsIn(claim.sourceId), claim);
  const cue = said || (holder ? `inside ${claimNumber(inHand, holder)}` : speaker?.kind === 'outlet' ? 'own voice' : '');
  const verdict = drawing.verdictLabels.get(claim.verdict);
  const number = claimNumber(inHand, claim);
  const passage = passageForList(claim, surface.text.text);
  return {
    claimId: claim.id,
    number,
    speaker: name,
    initials: speaker ? initialsOf(speaker.kind === 'outlet' ? '¶' : speaker.name) : '–',
    cue: needsPlacing(claim) ? `${cue} ${claim.placement?.state === 'lost' ? '×' : '≈'}`.trimStart() : cue,
    slot: colours.of(claim).slot,
    verdict: verdict?.glyph ?? '',
    name: `${speaker?.name ?? name}${cue ? `, ${cue}` : ''}, ${number}: ${passage}. ${verdict?.label ?? 'Not checked'}${needsPlacing(claim) ? ', needs placing' : ''}`,
  };
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !/^(of|the|and|for|in)$/i.test(word));
  if (words.length === 0) return name.slice(0, 1);
  return (words.length > 1 ? words.slice(0, 2) : [words[0] ?? '']).map((word) => word.charAt(0).toLocaleUpperCase()).join('');
}

/** A bar for each part of each claim; claims whose lines overlap on the page stand in lanes beside each other. */
function barsOf(claims: readonly Claim[], chunk: Chunk, drawing: Drawing): MarginBar[] {
  const drawn = claims.flatMap((claim) => {
    const parts = claim.spans.flatMap((span, part) => partOf(claim, span, part, chunk, drawing) ?? []);
    const first = parts[0];
    const last = parts.at(-1);
    return first && last ? [{ parts, start: first.top, end: last.top + last.height }] : [];
  });
  const lanes = assignLanes(drawn);
  return drawn.flatMap(({ parts }, i) => {
    const lane = lanes[i] ?? 0;
    return lane < lanesDrawn ? parts.map((part) => ({ ...part, lane })) : [];
  });
}

function partOf(claim: Claim, span: Span, part: number, chunk: Chunk, drawing: Drawing): Omit<MarginBar, 'lane'> | null {
  const start = Math.max(span.start, chunk.start);
  const end = Math.min(span.end, chunk.end);
  if (start >= end) return null;
  const { places } = drawing.surface;
  const first = places.firstLine(start, end);
  const last = places.lastLine(start, end);
  if (!first || !last) return null;
  // a part that begins or ends within a line shares it with the next part: half a line each keeps the break visible
  const top = first.top + 3 + (part > 0 && start === span.start ? first.height / 2 : 0);
  const bottom = last.bottom - 3 - (part < claim.spans.length - 1 && end === span.end ? last.height / 2 : 0);
  return {
    key: `${claim.id} ${span.start} ${chunk.index}`,
    claimId: claim.id,
    top,
    height: Math.max(4, bottom - top),
    slot: drawing.colours.of(claim).slot,
  };
}

function blockOf(surface: TextSurface, offset: number): number {
  const point = surface.pointAt(offset);
  return point?.node.parentElement ? Number(point.node.parentElement.dataset.start) : -1;
}

/** The box of the first line of a span, in the window. */
export function firstRect(surface: TextSurface, start: number, end: number): DOMRect | undefined {
  for (const piece of surface.pieces({ start, end: Math.min(end, start + 80) })) {
    const rect = rectsOf(piece).find((box) => box.width > 1);
    if (rect) return rect;
  }
  return undefined;
}

/** The box of the last line of a span, in the window. */
export function lastRect(surface: TextSurface, start: number, end: number): DOMRect | undefined {
  const piece = surface.pieces({ start: Math.max(start, end - 80), end }).at(-1);
  return piece && rectsOf(piece).findLast((box) => box.width > 1);
}
