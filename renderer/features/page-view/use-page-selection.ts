import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TextSelection } from '../../state/ui-state.ts';
import { useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { takeClaimAt } from '../reader/use-caret.ts';
import { offsetAtPoint, type PagePane } from './page-pane.ts';
import { offsetOfPoint } from './page-text-layer.ts';
import { selectedSpans } from './selected-spans.ts';

/** A click this far from any word, in px, is beside the text. */
const besideText = 24;

interface PageSelection {
  readonly selected: TextSelection | null;
  /** Where the analyst clicked last, as an offset of the source. */
  readonly caret: RefObject<number>;
}

/**
 * The words selected on the pages, by mouse or through the Selection API. The mouse is followed by where the words stand rather than by the
 * browser, which would lose its way between columns.
 */
export function usePageSelection(pane: PagePane): PageSelection {
  const services = useServices();
  const { settings } = useSettings();
  const [selected, setSelected] = useState<TextSelection | null>(null);
  const caret = useRef(0);
  const latest = useRef(pane);
  latest.current = pane;
  const wholeWords = useRef(settings.snapToWords);
  wholeWords.current = settings.snapToWords;
  const { scroller } = pane;

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let anchor: number | null = null;
    let exact = false;
    const read = (): TextSelection | null => {
      const native = getSelection();
      if (!native || native.isCollapsed || native.rangeCount === 0) return null;
      const range = native.getRangeAt(0);
      const start = offsetOfPoint(element, range.startContainer, range.startOffset, 'start');
      const end = offsetOfPoint(element, range.endContainer, range.endOffset, 'end');
      if (start === null || end === null || start >= end) return null;
      const { text, source } = latest.current;
      const spans = selectedSpans(text, source, { start, end }, wholeWords.current && !exact);
      return spans.length > 0 ? { sourceId: text.id, spans } : null;
    };
    let before = '';
    const publish = () => {
      if (anchor !== null) return;
      const next = read();
      const key = JSON.stringify(next);
      if (key === before) return;
      before = key;
      setSelected(next);
      // the text beside the pages says that nothing is selected in it; this comes after
      queueMicrotask(() => next && services.ui.setState({ selection: next }));
      if (!next) return;
      caret.current = next.spans.at(-1)?.end ?? caret.current;
      if (document.activeElement === document.body) element.focus({ preventScroll: true });
      services.announce(words(latest.current.text.text, next));
    };
    const select = (from: number, to: number) => {
      const { layers } = latest.current;
      const [start, end] = from <= to ? [from, to] : [to, from];
      const find = (offset: number, lean: 'start' | 'end') => {
        for (const layer of layers.values()) {
          const point = layer.pointAt(offset, lean);
          if (point && onLayer(point.node, offset, lean)) return point;
        }
        return null;
      };
      const [first, last] = [find(start, 'start'), find(end, 'end')];
      if (!first || !last || start === end) return;
      if (from <= to) getSelection()?.setBaseAndExtent(first.node, first.offset, last.node, last.offset);
      else getSelection()?.setBaseAndExtent(last.node, last.offset, first.node, first.offset);
    };
    const onPointerDown = (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element) || !event.target.closest('.page-leaf'))
        return;
      const place = offsetAtPoint(latest.current, event.clientX, event.clientY);
      if (!place) return;
      event.preventDefault();
      element.focus({ preventScroll: true });
      if (event.shiftKey && caret.current !== place.offset) {
        select(caret.current, place.offset);
        return;
      }
      getSelection()?.removeAllRanges();
      anchor = place.offset;
      element.setPointerCapture(event.pointerId);
    };
    const onPointerMove = (event: PointerEvent) => {
      if (anchor === null) return;
      const view = element.getBoundingClientRect();
      if (event.clientY < view.top + 24) element.scrollTop -= 24;
      else if (event.clientY > view.bottom - 24) element.scrollTop += 24;
      const place = offsetAtPoint(latest.current, event.clientX, event.clientY);
      if (place) select(anchor, place.offset);
    };
    const onPointerUp = (event: PointerEvent) => {
      if (anchor === null) return;
      exact = event.ctrlKey || event.metaKey;
      const at = anchor;
      anchor = null;
      if (getSelection()?.isCollapsed !== false) {
        const place = offsetAtPoint(latest.current, event.clientX, event.clientY);
        caret.current = at;
        if (place && place.distance <= besideText) takeClaimAt(services, latest.current.text.id, place.offset);
      }
      publish();
    };
    const onDoubleClick = (event: MouseEvent) => {
      const place = offsetAtPoint(latest.current, event.clientX, event.clientY);
      if (!place || place.distance > besideText) return;
      const { text, source } = latest.current;
      const word = selectedSpans(text, source, { start: place.offset, end: Math.min(place.offset + 1, text.text.length) }, true)[0];
      if (word) select(word.start, word.end);
    };
    const onKeyDown = () => {
      exact = false;
    };
    document.addEventListener('selectionchange', publish);
    document.addEventListener('keydown', onKeyDown, true);
    element.addEventListener('pointerdown', onPointerDown);
    element.addEventListener('pointermove', onPointerMove);
    element.addEventListener('pointerup', onPointerUp);
    element.addEventListener('dblclick', onDoubleClick);
    return () => {
      document.removeEventListener('selectionchange', publish);
      document.removeEventListener('keydown', onKeyDown, true);
      element.removeEventListener('pointerdown', onPointerDown);
      element.removeEventListener('pointermove', onPointerMove);
      element.removeEventListener('pointerup', onPointerUp);
      element.removeEventListener('dblclick', onDoubleClick);
      services.ui.setState({ selection: null });
    };
  }, [scroller, services]);
  return { selected, caret };
}

/** Whether the text node holds the offset itself, rather than being the nearest of its page. */
function onLayer(node: Text, offset: number, lean: 'start' | 'end'): boolean {
  const from = Number(node.parentElement?.dataset.from);
  return lean === 'start' ? offset >= from - 2 && offset < from + node.length : offset > from && offset <= from + node.length + 2;
}

function words(text: string, selection: TextSelection): string {
  const count = selection.spans.reduce((sum, { start, end }) => sum + (text.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  return `${count} ${count === 1 ? 'word' : 'words'}`;
}
