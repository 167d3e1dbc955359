import type { Margin } from '../reader/margin-layout.ts';
import type { Chunk, TextSurface } from '../reader/text-surface.ts';
import type { PaintedSuggestion } from './suggestion-painter.ts';

/** "suggested" beside the first line of a suggestion. Positions in px from the top of the sheet. */
export interface SuggestionLabel {
  readonly id: string;
  readonly top: number;
  /** No place beside its line: shown only when it has focus. */
  readonly folded: boolean;
}

export interface SuggestionBar {
  readonly key: string;
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly lane: number;
  readonly slot: string;
}

const lineHeight = 17;
const claimHeight = 34;
const furthest = 40;
const lanes = 3;

/** Labels and dashed bars of suggestions near the screen, where the claims of the margin leave room. Reads the layout, writes nothing. */
export function layoutSuggestions(
  surface: TextSurface,
  chunks: readonly Chunk[],
  suggestions: readonly PaintedSuggestion[],
  margin: Margin,
): { readonly labels: readonly SuggestionLabel[]; readonly bars: readonly SuggestionBar[] } {
  const taken = margin.labels
    .filter((label) => label.placed && !label.folded)
    .map((label) => ({ start: label.top, end: label.top + (label.again ? lineHeight : claimHeight) }))
    .sort((a, b) => a.start - b.start);
  const barsBefore: { start: number; end: number; lane: number }[] = margin.bars.map((bar) => ({
    start: bar.top,
    end: bar.top + bar.height,
    lane: bar.lane,
  }));
  const labels: SuggestionLabel[] = [];
  const bars: SuggestionBar[] = [];
  for (const one of suggestions) {
    const first = one.spans[0];
    if (!first || !chunks.some((chunk) => one.spans.some((span) => span.start < chunk.end && span.end > chunk.start))) continue;
    const rect = surface.places.firstLine(first.start, first.end);
    if (!rect) continue;
    const wanted = rect.top + rect.height / 2 - 9;
    const top = freePlace(taken, wanted);
    const folded = top - wanted > furthest;
    if (!folded) {
      const after = taken.findIndex((place) => place.start > top);
      taken.splice(after < 0 ? taken.length : after, 0, { start: top, end: top + lineHeight });
    }
    labels.push({ id: one.id, top: folded ? wanted : top, folded });
    const parts = one.spans.flatMap((span) => partOf(surface, span.start, span.end) ?? []);
    const from = parts[0]?.top ?? 0;
    const to = Math.max(from, ...parts.map((part) => part.top + part.height));
    const met = new Set(barsBefore.filter((bar) => bar.start < to && bar.end > from).map((bar) => bar.lane));
    const lane = Array.from({ length: lanes }, (_, i) => i).find((i) => !met.has(i));
    if (lane === undefined) continue;
    barsBefore.push({ start: from, end: to, lane });
    bars.push(...parts.map((part, i) => ({ ...part, key: `${one.id} ${i}`, id: one.id, lane, slot: one.slot })));
  }
  return { labels, bars };
}

/** The first place from `wanted` down that nothing has taken; what is taken in order. */
function freePlace(taken: readonly { readonly start: number; readonly end: number }[], wanted: number): number {
  let top = wanted;
  for (const place of taken) {
    if (place.start >= top + lineHeight) break;
    if (place.end > top) top = place.end + 1;
  }
  return top;
}

function partOf(surface: TextSurface, start: number, end: number): { top: number; height: number } | null {
  const first = surface.places.firstLine(start, end);
  const last = surface.places.lastLine(start, end);
  if (!first || !last) return null;
  const top = first.top + 3;
  return { top, height: Math.max(6, last.bottom - 3 - top) };
}
