import { type RefObject, useEffect, useMemo, useState } from 'react';
import { useRows, useUi } from '../../state/use-services.ts';
import { type Colouring, colouring } from './claim-colours.ts';
import { PassagePainter } from './passage-painter.ts';
import type { Chunk, TextSurface } from './text-surface.ts';

export interface Painting {
  readonly painter: PassagePainter;
  readonly colours: Colouring;
  /** Chunks near the screen; told when they change. */
  readonly visible: Set<Chunk>;
  onChange(listener: () => void): () => void;
  mark: PassagePainter['mark'];
}

/** Paints the passages of chunks near the screen and keeps them true to the rows. */
export function usePainter(surface: TextSurface | null, scroller: RefObject<HTMLDivElement | null>): Painting | null {
  const inHand = useRows('cases');
  const colourBy = useUi((state) => state.colourBy);
  const onlySpeaker = useUi((state) => state.onlySpeaker);
  const claimId = useUi((state) => state.claimId);
  const colours = useMemo(() => colouring(inHand, colourBy, onlySpeaker), [inHand, colourBy, onlySpeaker]);
  const [painting, setPainting] = useState<Painting | null>(null);

  // colours and the claim in hand change without making a new painter: see the effect below
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said above
  useEffect(() => {
    if (!surface || !scroller.current) return;
    const painter = new PassagePainter(surface, inHand, colours, claimId);
    const visible = new Set<Chunk>();
    const listeners = new Set<() => void>();
    const tell = () => {
      for (const listener of listeners) listener();
    };
    const byElement = new Map<Element, Chunk>(surface.chunks.map((chunk) => [chunk.element, chunk]));
    const show = (chunk: Chunk) => {
      if (visible.has(chunk)) return;
      visible.add(chunk);
      painter.show(chunk);
    };
    let observer: IntersectionObserver | null = null;
    if (surface.chunks.length <= 2) surface.chunks.forEach(show);
    else {
      observer = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) {
            const chunk = byElement.get(entry.target);
            if (!chunk) continue;
            if (entry.isIntersecting) show(chunk);
            else if (visible.delete(chunk)) painter.hide(chunk);
          }
          tell();
        },
        { root: scroller.current, rootMargin: '100% 0px' },
      );
      for (const chunk of surface.chunks) observer.observe(chunk.element);
    }
    const stop = inHand.subscribe((changes) => {
      if (painter.update(changes)) tell();
    });
    setPainting({
      painter,
      colours,
      visible,
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      mark: (layer, spans) => painter.mark(layer, spans),
    });
    return () => {
      stop();
      observer?.disconnect();
      painter.dispose();
    };
  }, [surface, inHand, scroller]);

  useEffect(() => {
    painting?.painter.repaint(colours, claimId);
  }, [painting, colours, claimId]);
  return useMemo(() => (painting ? { ...painting, colours } : null), [painting, colours]);
}
