import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Source } from '../../domain/source.ts';
import type { TextSelection } from '../../state/ui-state.ts';
import { useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { tidySelection } from './text-caret.ts';
import type { TextSurface } from './text-surface.ts';
import type { Caret } from './use-caret.ts';

/**
 * The words selected in the text, however they were selected: mouse, keyboard, touch, or a script through the Selection API. Snapped
 * to whole words when the analyst wants it; Ctrl held at the end of a drag keeps the very characters.
 */
export function useSelectedWords(
  surface: TextSurface | null,
  source: Source,
  article: RefObject<HTMLElement | null>,
  caret: Caret,
): TextSelection | null {
  const services = useServices();
  const { settings } = useSettings();
  const [selected, setSelected] = useState<TextSelection | null>(null);
  const exact = useRef(false);
  const dragging = useRef(false);
  const { moveTo } = caret;

  useEffect(() => {
    if (!surface) return;
    const read = (): TextSelection | null => {
      const native = getSelection();
      if (!native || native.isCollapsed || native.rangeCount === 0) return null;
      const range = native.getRangeAt(0);
      const start = surface.offsetAt(range.startContainer, range.startOffset);
      const end = surface.offsetAt(range.endContainer, range.endOffset);
      if (start === null || end === null || start >= end) return null;
      const whole = tidySelection(surface, { start, end }, source.language, settings.snapToWords && !exact.current);
      if (!whole) return null;
      const spans = surface.withoutHidden(whole).flatMap((span) => tidySelection(surface, span, source.language, false) ?? []);
      return spans.length > 0 ? { sourceId: source.id, spans } : null;
    };
    const publish = () => {
      if (dragging.current) return;
      const next = read();
      setSelected((before) => (sameSelection(before, next) ? before : next));
      services.ui.setState((state) => (sameSelection(state.selection, next) ? state : { selection: next }));
      if (next) {
        const end = next.spans.at(-1)?.end;
        if (end !== undefined) moveTo(end, { quietly: true });
        // keys work on what is selected, so the text takes the focus unless a field has it
        if (document.activeElement === document.body) article.current?.focus({ preventScroll: true });
        services.announce(countWords(surface, next));
      }
    };
    const onPointerDown = (event: PointerEvent) => {
      dragging.current = event.button === 0 && article.current?.contains(event.target as Node) === true;
    };
    const onPointerUp = (event: PointerEvent) => {
      exact.current = event.ctrlKey || event.metaKey;
      if (!dragging.current) return;
      dragging.current = false;
      publish();
    };
    const onKeyDown = () => {
      exact.current = false;
    };
    document.addEventListener('selectionchange', publish);
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('pointerup', onPointerUp);
    document.addEventListener('keydown', onKeyDown, true);
    publish();
    return () => {
      document.removeEventListener('selectionchange', publish);
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('pointerup', onPointerUp);
      document.removeEventListener('keydown', onKeyDown, true);
      services.ui.setState({ selection: null });
    };
  }, [surface, source.id, source.language, settings.snapToWords, services, article, moveTo]);
  return selected;
}

function sameSelection(a: TextSelection | null, b: TextSelection | null): boolean {
  if (a === b) return true;
  if (!a || !b || a.sourceId !== b.sourceId || a.spans.length !== b.spans.length) return false;
  return a.spans.every((span, i) => span.start === b.spans[i]?.start && span.end === b.spans[i]?.end);
}

function countWords(surface: TextSurface, selection: TextSelection): string {
  let words = 0;
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  for (const span of selection.spans) {
    const text = surface.text.text.slice(span.start, Math.min(span.end, span.start + 5000));
    for (const part of segmenter.segment(text)) if (part.isWordLike) words += 1;
  }
  return `${words} ${words === 1 ? 'word' : 'words'}`;
}
