import { useCallback, useEffect, useRef, useState } from 'react';
import type { Services } from '../../commands/services.ts';
import type { Span } from '../../domain/schema.ts';
import { Icon } from '../../ui/Icon.tsx';
import { findAll } from './find-in-text.ts';
import type { TextSurface } from './text-surface.ts';
import type { Painting } from './use-painter.ts';

interface FindBarProps {
  readonly surface: TextSurface;
  readonly painter: Painting;
  readonly services: Services;
  readonly onClose: () => void;
}

/** Find in this source: hits marked in the text, Enter or F3 to the next, Esc back to the text. */
export function FindBar({ surface, painter, services, onClose }: FindBarProps) {
  const [query, setQuery] = useState(
    () =>
      services.reader.current
        ?.selection()
        ?.spans.map((span) => surface.text.text.slice(span.start, span.end))[0]
        ?.slice(0, 80) ?? '',
  );
  const [hits, setHits] = useState<readonly Span[]>([]);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      const found = findAll(surface.text.text, query).filter((hit) => surface.isAnyShown(hit));
      const caret = services.reader.current?.caret() ?? 0;
      const next = Math.max(
        0,
        found.findIndex((hit) => hit.start >= caret),
      );
      setHits(found);
      setAt(next);
    }, 120);
    return () => clearTimeout(timer);
  }, [query, surface, services]);
  useEffect(() => {
    painter.mark('found', hits);
    return () => painter.mark('found', []);
  }, [hits, painter]);
  useEffect(() => {
    const hit = hits[at];
    painter.mark('found-on', hit ? [hit] : []);
    if (hit) services.reader.current?.show(hit);
    return () => painter.mark('found-on', []);
  }, [hits, at, painter, services]);

  const step = useCallback(
    (direction: 1 | -1) => setAt((now) => (hits.length === 0 ? 0 : (now + direction + hits.length) % hits.length)),
    [hits.length],
  );
  useEffect(() => {
    const onNext = (event: Event) => step(event instanceof CustomEvent && event.detail === -1 ? -1 : 1);
    addEventListener('hearsay-find-next', onNext);
    return () => removeEventListener('hearsay-find-next', onNext);
  }, [step]);
  const close = () => {
    onClose();
    services.reader.current?.focus();
  };
  const count = query === '' ? '' : hits.length === 0 ? 'Not found' : `${at + 1} of ${hits.length}`;
  return (
    <search className="find-bar">
      <label className="filter">
        <Icon name="find" />
        <span className="sr">Find in source</span>
        <input
          ref={input}
          type="search"
          value={query}
          placeholder="Find in this source"
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
            else if (event.key === 'Escape') close();
            else return;
            event.preventDefault();
          }}
        />
      </label>
      <span className="find-count" aria-live="polite">
        {count}
      </span>
      <button type="button" className="icon-button" aria-label="Previous hit" onClick={() => step(-1)}>
        <Icon name="up" />
      </button>
      <button type="button" className="icon-button" aria-label="Next hit" onClick={() => step(1)}>
        <Icon name="down" />
      </button>
      <button type="button" className="icon-button" aria-label="Close find" onClick={close}>
        <Icon name="close" />
      </button>
    </search>
  );
}
