import { type RefObject, useEffect, useRef, useState } from 'react';
import { blockIndexAt, wordStep } from '../../anchoring/segmentation.ts';
import { setSpans } from '../../commands/claim/claim-acts.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source } from '../../domain/source.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { stopEdges, useEdgeState } from './edge-state.ts';
import { caretRect, tidySelection } from './text-caret.ts';
import type { TextSurface } from './text-surface.ts';
import type { Caret } from './use-caret.ts';
import { rectsOf } from './word-places.ts';

interface EdgeHandlesProps {
  readonly surface: TextSurface;
  readonly source: Source;
  readonly sheet: RefObject<HTMLDivElement | null>;
  readonly caret: Caret;
}

interface Place {
  readonly part: number;
  readonly edge: 'start' | 'end';
  readonly top: number;
  readonly left: number;
  readonly height: number;
}

/** Handles at both ends of each part of the claim in hand: drag them, or press B and use the arrows. The claim stays the same claim. */
export function EdgeHandles({ surface, source, sheet, caret }: EdgeHandlesProps) {
  const services = useServices();
  const { settings } = useSettings();
  const inHand = useRows('claims');
  const claimId = useUi((state) => state.claimId);
  const selection = useUi((state) => state.selection);
  const moving = useEdgeState((state) => state.claimId);
  const claim = inHand.get('claims', claimId);
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [dragged, setDragged] = useState<readonly Span[] | null>(null);
  const draggedNow = useRef<readonly Span[] | null>(null);
  draggedNow.current = dragged;
  const spans = dragged ?? (claim?.sourceId === source.id ? claim.spans : undefined);

  useEffect(() => {
    if (!spans || selection) {
      setPlaces([]);
      return;
    }
    const place = () => setPlaces(placesOf(surface, spans, sheet.current));
    place();
    const resize = new ResizeObserver(place);
    resize.observe(surface.article);
    return () => resize.disconnect();
  }, [surface, spans, selection, sheet]);

  useEdgeKeys(surface, source, moving === claimId ? claim : undefined, caret);

  if (!claim || claim.sourceId !== source.id) return null;
  const drag = (event: React.PointerEvent<HTMLButtonElement>, place: Place) => {
    const at = document.caretPositionFromPoint(event.clientX, event.clientY);
    const offset = at ? surface.offsetAt(at.offsetNode, at.offset) : null;
    if (offset === null) return;
    setDragged(moveEdge(claim.spans, place.part, place.edge, offset));
  };
  const drop = (place: Place) => {
    const moved = draggedNow.current?.[place.part];
    setDragged(null);
    if (!moved) return;
    const tidy = tidySelection(surface, moved, source.language, settings.snapToWords) ?? moved;
    void setSpans(services, surface.text, claim.id, (now) => now.map((span, i) => (i === place.part ? tidy : span)));
  };
  return (
    <>
      {places.map((place) => (
        <button
          key={`${place.part} ${place.edge}`}
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className={`edge edge-${place.edge}${moving === claimId ? ' edge-keys' : ''}`}
          style={{ top: place.top, left: place.left, height: place.height }}
          onPointerDown={(event) => {
            event.preventDefault();
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragged(claim.spans);
          }}
          onPointerMove={(event) => dragged && drag(event, place)}
          onPointerUp={() => drop(place)}
          onPointerCancel={() => setDragged(null)}
        />
      ))}
    </>
  );
}

/** Spans with one edge elsewhere; an edge never passes its other edge or a neighbouring part. */
export function moveEdge(spans: readonly Span[], part: number, edge: 'start' | 'end', offset: number): Span[] {
  return spans.map((span, i) => {
    if (i !== part) return span;
    if (edge === 'start') {
      const least = (spans[i - 1]?.end ?? -1) + 1;
      return { start: Math.min(Math.max(offset, least), span.end - 1), end: span.end };
    }
    const most = (spans[i + 1]?.start ?? Number.MAX_SAFE_INTEGER) - 1;
    return { start: span.start, end: Math.max(Math.min(offset, most), span.start + 1) };
  });
}

function placesOf(surface: TextSurface, spans: readonly Span[], sheet: HTMLElement | null): Place[] {
  const paper = sheet?.getBoundingClientRect();
  if (!paper) return [];
  return spans.flatMap((span, part) =>
    (['start', 'end'] as const).flatMap((edge) => {
      const rect = edgeRect(surface, span, edge);
      return rect ? [{ part, edge, top: rect.top - paper.top, left: rect.left - paper.left, height: rect.height }] : [];
    }),
  );
}

function edgeRect(surface: TextSurface, span: Span, edge: 'start' | 'end'): DOMRect | null {
  const { blocks } = surface.text;
  if (!surface.isShown(Math.max(0, blockIndexAt(blocks, edge === 'start' ? span.start : span.end - 1)))) return null;
  if (edge === 'start') return caretRect(surface, span.start);
  // the end edge stands after the last character, also where that ends a line
  const piece = surface.pieces({ start: span.end - 1, end: span.end })[0];
  const rect = piece && rectsOf(piece).at(-1);
  return rect ? new DOMRect(rect.right, rect.top, 0, rect.height) : null;
}

/** Arrows move the end of the last part, Shift and arrows the start of the first, a word at a time. */
function useEdgeKeys(surface: TextSurface, source: Source, claim: Claim | undefined, caret: Caret): void {
  const services = useServices();
  const started = useRef<{ readonly spans: readonly Span[]; readonly join: string } | null>(null);
  const claimId = claim?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is read when a key is pressed; only another claim starts anew
  useEffect(() => {
    if (!claimId || !claim) return;
    started.current = { spans: claim.spans, join: crypto.randomUUID() };
    const onKey = (event: KeyboardEvent) => {
      const row = services.open.inHand.get('claims', claimId);
      if (!row || !started.current) return;
      if (event.key === 'Enter' || event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        const { spans, join } = started.current;
        if (event.key === 'Escape') void setSpans(services, surface.text, claimId, () => spans, 'adjust edges of', join);
        stopEdges();
        services.announce(event.key === 'Enter' ? 'Edges kept' : 'Edges as before');
        return;
      }
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') {
        if (event.key.length === 1 || event.key === 'Tab') stopEdges();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      const direction = event.key === 'ArrowRight' ? 1 : -1;
      const part = event.shiftKey ? 0 : row.spans.length - 1;
      const edge = event.shiftKey ? 'start' : 'end';
      const at = row.spans[part]?.[edge] ?? 0;
      const next = stepEdge(surface, source, at, edge, direction);
      void setSpans(services, surface.text, claimId, (now) => moveEdge(now, part, edge, next), 'adjust edges of', started.current.join);
      caret.moveTo(next);
      services.announce(surface.text.text.slice(edge === 'end' ? Math.max(0, next - 40) : next, edge === 'end' ? next : next + 40));
    };
    addEventListener('keydown', onKey, true);
    return () => {
      removeEventListener('keydown', onKey, true);
      stopEdges();
    };
  }, [claimId, services, surface, source]);
}

/** The next place for an edge: ends go to ends of words, starts to starts. */
export function stepEdge(surface: TextSurface, source: Source, at: number, edge: 'start' | 'end', direction: 1 | -1): number {
  const { text, blocks } = surface.text;
  const block = blocks[Math.max(0, blockIndexAt(blocks, edge === 'end' ? Math.max(0, at - 1) : at))];
  const within = { start: block?.start ?? 0, end: block?.end ?? text.length };
  const language = block?.language ?? source.language;
  if ((edge === 'end') === (direction === 1)) return wordStep(text, at, direction, language, within);
  // against the grain: past the next word, then to its far side
  const over = wordStep(text, at, direction, language, within);
  const far = wordStep(text, over, direction, language, within);
  const back = wordStep(text, far, direction === 1 ? -1 : 1, language, within);
  return far === over ? over : back;
}
