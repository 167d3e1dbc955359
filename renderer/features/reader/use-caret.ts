import { type CSSProperties, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { claimNumber } from '../../commands/claim/claim-numbers.ts';
import type { Source } from '../../domain/source.ts';
import { useServices } from '../../state/use-services.ts';
import { type CaretStep, caretRect, stepCaret } from './text-caret.ts';
import type { TextSurface } from './text-surface.ts';

export interface Caret {
  readonly offset: number;
  /** Where to draw it, while the text has focus; null when it must not be drawn. */
  readonly box: CSSProperties | null;
  /** Moves it; `quietly` leaves selection and scroll as they are. */
  readonly moveTo: (offset: number, how?: { readonly quietly?: boolean }) => void;
  readonly handlers: {
    readonly onKeyDown: (event: React.KeyboardEvent) => void;
    readonly onClick: (event: React.MouseEvent) => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

const steps: Record<string, { readonly step: CaretStep; readonly direction: 1 | -1 }> = {
  ArrowRight: { step: 'word', direction: 1 },
  ArrowLeft: { step: 'word', direction: -1 },
  'Alt+ArrowRight': { step: 'character', direction: 1 },
  'Alt+ArrowLeft': { step: 'character', direction: -1 },
  ArrowDown: { step: 'line', direction: 1 },
  ArrowUp: { step: 'line', direction: -1 },
  End: { step: 'sentence-edge', direction: 1 },
  Home: { step: 'sentence-edge', direction: -1 },
  'Mod+ArrowRight': { step: 'sentence', direction: 1 },
  'Mod+ArrowLeft': { step: 'sentence', direction: -1 },
  'Mod+ArrowDown': { step: 'paragraph', direction: 1 },
  'Mod+ArrowUp': { step: 'paragraph', direction: -1 },
  'Mod+End': { step: 'text', direction: 1 },
  'Mod+Home': { step: 'text', direction: -1 },
};

/** The text cursor: arrows by word and line, Home and End by sentence, with Shift they select (`ui.md` section 5). */
export function useCaret(
  surface: TextSurface | null,
  source: Source,
  scroller: RefObject<HTMLDivElement | null>,
  article: RefObject<HTMLElement | null>,
): Caret {
  const services = useServices();
  const [offset, setOffset] = useState(() => surface?.text.blocks[0]?.start ?? 0);
  const [focused, setFocused] = useState(false);
  const [box, setBox] = useState<CSSProperties | null>(null);
  const anchor = useRef<number | null>(null);
  const latest = useRef(offset);
  latest.current = offset;
  const rtl = source.language;

  const moveTo = useCallback(
    (next: number, how: { readonly quietly?: boolean } = {}) => {
      setOffset(next);
      if (how.quietly || !surface || !scroller.current) return;
      const rect = caretRect(surface, next);
      const pane = scroller.current.getBoundingClientRect();
      if (!rect) return;
      if (rect.top < pane.top + 56) scroller.current.scrollTop -= pane.top + 56 - rect.top;
      else if (rect.bottom > pane.bottom - 72) scroller.current.scrollTop += rect.bottom - pane.bottom + 72;
    },
    [surface, scroller],
  );

  useEffect(() => {
    if (!surface || !focused || !article.current) {
      setBox(null);
      return;
    }
    const place = () => {
      const rect = caretRect(surface, offset);
      const sheet = article.current?.parentElement?.getBoundingClientRect();
      setBox(rect && sheet ? { top: rect.top - sheet.top, left: rect.left - sheet.left, height: rect.height } : null);
    };
    place();
    const resize = new ResizeObserver(place);
    resize.observe(surface.article);
    return () => resize.disconnect();
  }, [surface, offset, focused, article]);

  const inside = useRef('');
  useEffect(() => {
    if (!surface || !focused) return;
    const { inHand } = services.open;
    const here = inHand.claimsIn(surface.text.id).at(offset);
    const key = here.map((claim) => claim.id).join(' ');
    if (key === inside.current) return;
    inside.current = key;
    const inner = here.at(-1);
    if (!inner) services.announce('Outside claims');
    else {
      const outer = here.slice(0, -1).map((claim) => claimNumber(inHand, claim));
      services.announce(`In claim ${claimNumber(inHand, inner)}${outer.length > 0 ? `, inside ${outer.join(', ')}` : ''}`);
    }
  }, [surface, offset, focused, services]);

  const handlers = useMemo(() => {
    const select = (from: number, to: number) => {
      const start = surface?.pointAt(from, from <= to ? 'start' : 'end');
      const end = surface?.pointAt(to, from <= to ? 'end' : 'start');
      if (start && end) getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
    };
    // the ring stands round the pane; asked here, because a `:has()` would be asked at every label of the margin
    const ring = () => scroller.current?.classList.toggle('text-focused', article.current?.matches(':focus-visible') ?? false);
    return {
      onKeyDown: (event: React.KeyboardEvent) => {
        ring();
        if (!surface || event.defaultPrevented) return;
        const mod = event.ctrlKey || event.metaKey;
        const found = steps[`${mod ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${event.key}`];
        if (!found || services.ui.getState().who) return;
        event.preventDefault();
        const horizontal = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
        const direction = horizontal && isRtlAt(surface, latest.current) ? (found.direction === 1 ? -1 : 1) : found.direction;
        const next = stepCaret(surface, rtl, latest.current, found.step, direction);
        if (event.shiftKey) {
          anchor.current ??= latest.current;
          latest.current = next;
          moveTo(next);
          select(anchor.current, next);
        } else {
          anchor.current = null;
          getSelection()?.removeAllRanges();
          latest.current = next;
          moveTo(next);
        }
      },
      onClick: (event: React.MouseEvent) => {
        if (!surface || !getSelection()?.isCollapsed) return;
        const place = document.caretPositionFromPoint(event.clientX, event.clientY);
        const at = place ? surface.offsetAt(place.offsetNode, place.offset) : null;
        if (at === null) return;
        anchor.current = null;
        moveTo(at, { quietly: true });
        takeClaimAt(services, surface.text.id, at);
      },
      onFocus: () => {
        ring();
        setFocused(true);
      },
      onBlur: () => {
        ring();
        setFocused(false);
      },
    };
  }, [surface, services, moveTo, rtl, scroller, article]);

  useEffect(() => {
    const forget = () => {
      if (getSelection()?.isCollapsed) anchor.current = null;
    };
    document.addEventListener('selectionchange', forget);
    return () => document.removeEventListener('selectionchange', forget);
  }, []);

  return { offset, box, moveTo, handlers };
}

/** Takes the innermost claim at an offset in hand; on repeat the one round it, and so on outward. */
export function takeClaimAt(services: ReturnType<typeof useServices>, sourceId: string, offset: number): void {
  const here = services.open.inHand.claimsIn(sourceId).at(offset).toReversed();
  if (here.length === 0) return;
  const now = here.findIndex((claim) => claim.id === services.ui.getState().claimId);
  const next = here[(now + 1) % here.length];
  if (next) services.ui.setState({ claimId: next.id });
}

function isRtlAt(surface: TextSurface, offset: number): boolean {
  const element = surface.pointAt(offset)?.node.parentElement;
  return element ? getComputedStyle(element).direction === 'rtl' : false;
}
