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
    // what is on the screen at first is painted with it
    for (const chunk of chunksNear(surface, pane, ahead)) show(chunk);
    // only a step a chunk: each change makes the browser paint the passages in sight anew
    let later: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      clearTimeout(later);
      later = undefined;
      const near = chunksNear(surface, pane, ahead);
      if (near.every((chunk) => visible.has(chunk))) return;
      const kept = new Set(chunksNear(surface, pane, behind));
      for (const chunk of visible) {
        if (kept.has(chunk)) continue;
        visible.delete(chunk);
        painter.hide(chunk);
      }
      for (const chunk of near) show(chunk);
      tell('scroll');
    };
    // what comes near is worked out between frames; what is in sight already, after a leap, in the frame of the leap
    const onScroll = () => {
      if (!covers(surface, visible, pane, 0)) follow();
      else if (later === undefined && !covers(surface, visible, pane, ahead)) later = setTimeout(follow);
    };
    pane.addEventListener('scroll', onScroll, { passive: true });
    // the text grows with every part the browser lays out for the first time: no reason to do more than scrolling would
    const resize = new ResizeObserver(onScroll);
    resize.observe(pane);
    resize.observe(surface.article);
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
      clearTimeout(later);
      pane.removeEventListener('scroll', onScroll);
      resize.disconnect();
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

/** Whether chunks that stand in a row reach as far before and after what the pane shows. */
function covers({ chunks }: TextSurface, row: ReadonlySet<Chunk>, pane: HTMLElement, screens: number): boolean {
  const at = [...row].map((chunk) => chunk.index);
  const [first, last] = [chunks[Math.min(...at)], chunks[Math.max(...at)]];
  if (!first || !last) return false;
  const box = pane.getBoundingClientRect();
  const isReached = (edge: number, way: 1 | -1) =>
    edge * way >= (way === 1 ? box.bottom + box.height * screens : box.height * screens - box.top);
  return (
    (first.index === 0 || isReached(first.element.getBoundingClientRect().top, -1)) &&
    (last.index === chunks.length - 1 || isReached(last.element.getBoundingClientRect().bottom, 1))
  );
}

/** How far before and after what the pane shows passages are painted, and from where on they are let go, in screens. */
const ahead = 0.4;
const behind = 0.6;

/** The chunks within so many screens of what the pane shows. Asks the layout for a few of them only, and for none in parts far away. */
function chunksNear({ chunks }: TextSurface, pane: HTMLElement, screens: number): Chunk[] {
  const box = pane.getBoundingClientRect();
  const [top, bottom] = [box.top - box.height * screens, box.bottom + box.height * screens];
  // places within a part that is left out would make the browser lay it out: the part itself tells enough
  const isAbove = ({ element, part }: Chunk) => {
    const whole = part?.getBoundingClientRect();
    if (whole && (whole.bottom < top || whole.top > bottom)) return whole.bottom < top;
    return element.getBoundingClientRect().bottom < top;
  };
  const isBelow = ({ element, part }: Chunk) =>
    (part?.getBoundingClientRect().top ?? top) > bottom || element.getBoundingClientRect().top > bottom;
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const chunk = chunks[middle];
    if (chunk && isAbove(chunk)) low = middle + 1;
    else high = middle;
  }
  const near: Chunk[] = [];
  for (let i = low; i < chunks.length; i++) {
    const chunk = chunks[i];
    if (!chunk || isBelow(chunk)) break;
    near.push(chunk);
  }
  return near;
}
