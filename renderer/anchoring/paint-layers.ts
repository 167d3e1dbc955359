import type { Span } from '../domain/schema.ts';
import { inOuterOrder, type Spanned } from './interval-index.ts';
import { itemsMeet } from './nesting.ts';
import { extentOf, intersectSpans, normaliseSpans, subtractSpans } from './spans.ts';

/** A claim or suggestion to paint. `slot` is whatever names its colour: the same value comes back on its runs. */
export interface Painted extends Spanned {
  readonly slot: number | string;
  readonly suggested?: boolean;
}

/** One stretch of one colour in one layer. */
export interface PaintRun extends Span {
  readonly slot: number | string;
  readonly id: string;
}

/** What to paint, lowest layer first (`ui.md` section 8). Runs are in text order and lie inside the window. */
export interface PaintLayers {
  /** The outermost claim of each character, and nothing in headings: those are ruled, never filled. */
  readonly ground: PaintRun[];
  /** The claim in hand, over its whole extent, headings too. */
  readonly on: PaintRun[];
  /** Suggestions: dashed, no ground. */
  readonly maybe: PaintRun[];
  readonly rail1: PaintRun[];
  readonly rail2: PaintRun[];
}

export interface PaintOptions {
  /** Heading blocks: claims there take a rail in place of a ground. */
  readonly headings?: readonly Span[];
  /** Id of the claim in hand. */
  readonly inHand?: string;
  /** Rail of a claim by id, where it is kept for the whole source ({@link railsOf} of what overlaps the window otherwise). */
  readonly railOf?: (id: string) => number;
}

/** From this rail on a claim is shown in the margin only. */
export const marginOnlyRail = 3;

/**
 * The rail of each item by id: 0 for one that lies in no other, else the first of 1, 2, ... that no outer item it shares a
 * character with has taken. An item that starts inside or crosses another is the later in outer order.
 */
export function railsOf(items: Iterable<Spanned>): Map<string, number> {
  const rails = new Map<string, number>();
  const active: { item: Spanned; end: number }[] = [];
  for (const item of inOuterOrder(items)) {
    const extent = extentOf(item.spans);
    if (!extent) {
      rails.set(item.id, 0);
      continue;
    }
    let kept = 0;
    for (const other of active) if (other.end > extent.start) active[kept++] = other;
    active.length = kept;
    const rail = kept === 0 ? 0 : firstFreeRail(item, active, rails);
    rails.set(item.id, rail);
    active.push({ item, end: extent.end });
  }
  return rails;
}

/** The first rail that no outer item sharing a character with this one has: 0 where there is no such item. */
export function firstFreeRail(item: Spanned, outer: readonly { readonly item: Spanned }[], rails: ReadonlyMap<string, number>): number {
  const taken = new Set<number>();
  for (const { item: other } of outer) if (other.id !== item.id && itemsMeet(other, item)) taken.add(rails.get(other.id) ?? 0);
  if (taken.size === 0) return 0;
  let rail = 1;
  while (taken.has(rail)) rail++;
  return rail;
}

/** Paint data for the items that overlap a window of the text. UTF-16 offsets. */
export function paintLayers(items: readonly Painted[], window: Span, options: PaintOptions = {}): PaintLayers {
  const headings = normaliseSpans(options.headings ?? []);
  const claims = inOuterOrder(items.filter((item) => item.suggested !== true));
  const suggestions = items.filter((item) => item.suggested === true);
  const rails = options.railOf ? null : railsOf(claims);
  const railOf = options.railOf ?? ((id: string) => rails?.get(id) ?? 0);
  const layers: PaintLayers = { ground: [], on: [], maybe: [], rail1: [], rail2: [] };
  let free: Span[] = subtractSpans([window], headings);
  for (const claim of claims) {
    const shown = intersectSpans(claim.spans, [window]);
    if (shown.length === 0) continue;
    const own = intersectSpans(shown, free);
    free = own.length > 0 ? subtractSpans(free, own) : free;
    layers.ground.push(...runsOf(claim, own));
    const rail = railOf(claim.id);
    if (rail === 1) layers.rail1.push(...runsOf(claim, shown));
    else if (rail === 2) layers.rail2.push(...runsOf(claim, shown));
    else if (rail === 0) layers.rail1.push(...runsOf(claim, intersectSpans(shown, headings)));
    if (claim.id === options.inHand) layers.on.push(...runsOf(claim, shown));
  }
  for (const suggestion of suggestions) {
    const shown = intersectSpans(suggestion.spans, [window]);
    layers.maybe.push(...runsOf(suggestion, shown));
    if (suggestion.id === options.inHand) layers.on.push(...runsOf(suggestion, shown));
  }
  for (const runs of [layers.ground, layers.on, layers.maybe, layers.rail1, layers.rail2])
    runs.sort((a, b) => a.start - b.start || b.end - a.end);
  return layers;
}

function runsOf(item: Painted, spans: readonly Span[]): PaintRun[] {
  return spans.map((span) => ({ start: span.start, end: span.end, slot: item.slot, id: item.id }));
}
