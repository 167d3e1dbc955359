import { type RefObject, useEffect, useRef } from 'react';
import { blockIndexAt, sentenceAt } from '../../anchoring/segmentation.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source } from '../../domain/source.ts';
import type { TextSelection } from '../../state/ui-state.ts';
import { useServices } from '../../state/use-services.ts';
import { startEdges } from './edge-state.ts';
import { caretRect } from './text-caret.ts';
import type { TextSurface } from './text-surface.ts';
import type { Caret } from './use-caret.ts';

interface HandleParts {
  readonly surface: TextSurface | null;
  readonly source: Source;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly article: RefObject<HTMLElement | null>;
  readonly caret: Caret;
  readonly selected: TextSelection | null;
  /** Shows the set-aside run that holds an offset. */
  readonly reveal: (offset: number) => void;
  readonly onFinding: (finding: boolean) => void;
  readonly onNote: () => void;
}

/** Gives commands their way to the reading surface, and answers requests to show a place that came before it was on screen. */
export function useReaderHandle(parts: HandleParts): void {
  const services = useServices();
  const latest = useRef(parts);
  latest.current = parts;
  const wanted = useRef<Span | null>(null);

  useEffect(() => {
    const show = (span: Span) => {
      const { surface, scroller, caret, reveal } = latest.current;
      if (!surface || !scroller.current) {
        wanted.current = span;
        return;
      }
      const block = Math.max(0, blockIndexAt(surface.text.blocks, span.start));
      if (!surface.isShown(block)) {
        wanted.current = span;
        reveal(span.start);
        return;
      }
      wanted.current = null;
      surface.elementOf(block)?.scrollIntoView({ block: 'nearest' });
      const pane = scroller.current.getBoundingClientRect();
      const rect = caretRect(surface, span.start);
      if (rect && (rect.top < pane.top + 80 || rect.bottom > pane.bottom - 120))
        scroller.current.scrollTop += rect.top - pane.top - pane.height / 3;
      caret.moveTo(span.start, { quietly: true });
    };
    services.reader.current = {
      focus: () => latest.current.article.current?.focus({ preventScroll: true }),
      show,
      selection: () => latest.current.selected,
      clearSelection: () => getSelection()?.removeAllRanges(),
      caret: () => latest.current.caret.offset,
      sentenceAtCaret: () => {
        const { surface, source, caret } = latest.current;
        const block = surface?.text.blocks[Math.max(0, blockIndexAt(surface.text.blocks, caret.offset))];
        return surface && block
          ? sentenceAt(surface.text.text, caret.offset, block.language ?? source.language, { start: block.start, end: block.end })
          : null;
      },
      text: () => latest.current.surface?.text ?? null,
      adjustEdges: () => startEdges(services),
      noteOnSelection: () => latest.current.onNote(),
      find: () => latest.current.onFinding(true),
      findNext: (direction) => dispatchEvent(new CustomEvent('hearsay-find-next', { detail: direction })),
    };
    return () => {
      services.reader.current = null;
    };
  }, [services]);

  // a new surface: a place asked for before it was drawn, or the claim in hand when the source opens
  const { surface } = parts;
  const first = useRef(true);
  useEffect(() => {
    if (!surface) return;
    const claim = first.current ? services.open.inHand.get('claims', services.ui.getState().claimId) : undefined;
    first.current = false;
    const span = wanted.current ?? (claim?.sourceId === surface.text.id ? claim.spans[0] : undefined);
    if (span) services.reader.current?.show(span);
  }, [surface, services]);

  useEffect(
    () =>
      services.ui.subscribe((state, before) => {
        if (state.claimId === before.claimId || state.claimId === '') return;
        const claim = services.open.inHand.get('claims', state.claimId);
        const start = claim?.spans[0]?.start;
        if (claim && start !== undefined && claim.sourceId === latest.current.source.id && !isInView(latest.current, start)) {
          services.reader.current?.show(claim.spans[0] ?? { start, end: start + 1 });
        }
      }),
    [services],
  );
}

function isInView({ surface, scroller }: HandleParts, offset: number): boolean {
  if (!surface || !scroller.current || !surface.isShown(Math.max(0, blockIndexAt(surface.text.blocks, offset)))) return false;
  const rect = caretRect(surface, offset);
  const pane = scroller.current.getBoundingClientRect();
  return rect !== null && rect.top >= pane.top && rect.bottom <= pane.bottom;
}
