import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useRows, useUi } from '../../state/use-services.ts';
import { type Colouring, colouring } from './claim-colours.ts';
import { PassagePainter } from './passage-painter.ts';
import type { Chunk, TextSurface } from './text-surface.ts';

export interface Painting {
  readonly painter: PassagePainter;
  readonly colours: Colouring;
  /** Chunks near the screen; told when they change. */
  readonly visible: Set<Chunk>;
  onChange(listener: (why: 'edit' | 'scroll') => void): () => void;
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

  const painted = useRef({ colours, claimId });
  // colours and the claim in hand change without making a new painter: see the effect below
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said above
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (!surface || !pane) return;
    const painter = new PassagePainter(surface, inHand, colours, claimId);
    painted.current = { colours, claimId };
    const visible = new Set<Chunk>();
    const listeners = new Set<(why: 'edit' | 'scroll') => void>();
    const tell = (why: 'edit' | 'scroll') => {
      for (const listener of listeners) listener(why);
    };
    const show = (chunk: Chunk) => {
      if (visible.has(chunk)) return;
      visible.add(chunk);
      surface.draw(chunk);
      painter.show(chunk);
    };
    // what is on the screen at first is painted with it; the observer would tell a frame later
    for (const chunk of chunksNear(surface, pane)) show(chunk);
    const byElement = new Map<Element, Chunk>(surface.chunks.map((chunk) => [chunk.element, chunk]));
    const observer = new IntersectionObserver(
      (entries) => {
        let changed = false;
        for (const entry of entries) {
          const chunk = byElement.get(entry.target);
          if (!chunk || visible.has(chunk) === entry.isIntersecting) continue;
          changed = true;
          if (entry.isIntersecting) show(chunk);
          else if (visible.delete(chunk)) painter.hide(chunk);
        }
        if (changed) tell('scroll');
      },
      { root: pane, rootMargin: '50% 0px' },
    );
    for (const chunk of surface.chunks) observer.observe(chunk.element);
    const stop = inHand.subscribe((changes) => {
      if (painter.update(changes)) tell('edit');
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
      observer.disconnect();
      painter.dispose();
    };
  }, [surface, inHand, scroller]);

  useLayoutEffect(() => {
    if (!painting || (painted.current.colours === colours && painted.current.claimId === claimId)) return;
    painted.current = { colours, claimId };
    painting.painter.repaint(colours, claimId);
  }, [painting, colours, claimId]);
  return useMemo(() => (painting ? { ...painting, colours } : null), [painting, colours]);
}

/** The chunks within one screen of what the pane shows. Asks the layout for a few of them only. */
function chunksNear({ chunks }: TextSurface, pane: HTMLElement): Chunk[] {
  const { top, bottom, height } = pane.getBoundingClientRect();
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunks[middle]?.element.getBoundingClientRect().bottom ?? 0) < top - height / 2) low = middle + 1;
    else high = middle;
  }
  const near: Chunk[] = [];
  for (let i = low; i < chunks.length; i++) {
    const chunk = chunks[i];
    if (!chunk || chunk.element.getBoundingClientRect().top > bottom + height / 2) break;
    near.push(chunk);
  }
  return near;
}
