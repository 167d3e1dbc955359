import { type RefObject, useEffect, useRef } from 'react';
import { blockIndexAt, sentenceAt } from '../../anchoring/segmentation.ts';
import type { TextSelection } from '../../state/ui-state.ts';
import { useServices } from '../../state/use-services.ts';
import { type PagePane, showSpan } from './page-pane.ts';

interface HandleParts {
  readonly pane: PagePane;
  /** Whether the pages have their size. */
  readonly laidOut: boolean;
  /** Whether the text is not shown beside the pages. */
  readonly alone: boolean;
  readonly selected: TextSelection | null;
  readonly caret: RefObject<number>;
  readonly onNote: () => void;
  /** Shows the text as well, for what can only be done there. */
  readonly onText: () => void;
}

/**
 * Gives commands their way to the pages. Beside the text both are served: a place is shown in both, and what is selected or clicked on the pages
 * counts while the focus is there.
 */
export function usePageHandle(parts: HandleParts): void {
  const services = useServices();
  const latest = useRef(parts);
  latest.current = parts;
  const { alone, laidOut } = parts;
  const { places } = parts.pane;

  useEffect(() => {
    const inner = alone ? null : services.reader.current;
    const scroller = latest.current.pane.scroller;
    const here = () => inner === null || scroller.current?.contains(document.activeElement) === true;
    // which side had the focus last: dialogs and popovers give it back there
    let lastHere = alone;
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      if (scroller.current?.contains(target)) lastHere = true;
      else if (target.closest('[data-key-scope="text"]')) lastHere = false;
    };
    const handle = {
      focus: () => {
        if (inner === null || lastHere) scroller.current?.focus({ preventScroll: true });
        else inner.focus();
      },
      show: (span: { readonly start: number; readonly end: number }) => {
        inner?.show(span);
        const { pane, caret } = latest.current;
        caret.current = span.start;
        showSpan(pane, span);
      },
      selection: () => latest.current.selected ?? inner?.selection() ?? null,
      clearSelection: () => getSelection()?.removeAllRanges(),
      caret: () => (here() ? latest.current.caret.current : (inner?.caret() ?? 0)),
      sentenceAtCaret: () => {
        if (inner !== null && !here()) return inner.sentenceAtCaret();
        const { pane, caret } = latest.current;
        const block = pane.text.blocks[Math.max(0, blockIndexAt(pane.text.blocks, caret.current))];
        return block
          ? sentenceAt(pane.text.text, caret.current, block.language ?? pane.source.language, { start: block.start, end: block.end })
          : null;
      },
      text: () => latest.current.pane.text,
      adjustEdges: () => {
        if (inner === null) latest.current.onText();
        // the text must be on screen before its edges can move
        if (inner === null) setTimeout(() => services.reader.current?.adjustEdges(), 100);
        else inner.adjustEdges();
      },
      noteOnSelection: () => {
        if (latest.current.selected) latest.current.onNote();
        else inner?.noteOnSelection();
      },
      find: () => {
        if (inner !== null) inner.find();
        else {
          latest.current.onText();
          setTimeout(() => services.reader.current?.find(), 100);
        }
      },
      findNext: (direction: 1 | -1) => inner?.findNext(direction),
    };
    services.reader.current = handle;
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      if (services.reader.current === handle) services.reader.current = inner;
    };
  }, [services, alone]);

  // the claim in hand is shown when the pages open, and whenever another is taken
  useEffect(() => {
    if (!places || !laidOut) return;
    const show = (claimId: string) => {
      const claim = services.open.inHand.get('claims', claimId);
      const { pane } = latest.current;
      if (claim?.sourceId === pane.text.id && claim.spans[0]) showSpan(pane, claim.spans[0]);
    };
    const { claimId } = services.ui.getState();
    if (claimId !== '') show(claimId);
    return services.ui.subscribe((state, before) => {
      if (state.claimId !== before.claimId && state.claimId !== '') show(state.claimId);
    });
  }, [services, places, laidOut]);
}
