import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { claimSentences } from '../../commands/claim/claim-sentences.ts';
import { openInText } from '../../commands/view/open-in-text.ts';
import { useCaseWords } from '../../state/use-case-words.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { Keys } from '../../ui/Keys.tsx';
import type { SearchLine, SourceLines } from './search-lines.ts';
import { useSearchState } from './search-state.ts';
import type { SearchResult } from './use-search.ts';

interface SearchResultsProps {
  readonly groups: readonly SourceLines[];
  readonly counted: string;
  readonly result: SearchResult;
  /** Set by the list: moves the focus to the line under the keyboard. */
  readonly enter: RefObject<(() => void) | null>;
}

type Item = { readonly kind: 'source'; readonly id: string; readonly count: number } | { readonly kind: 'line'; readonly line: SearchLine };

/** Keyword in context, grouped by source: the hit on one axis, who says it and where at the end of the line. */
export function SearchResults({ groups, counted, result, enter }: SearchResultsProps) {
  const services = useServices();
  const { settings } = useSettings();
  const inHand = useRows('sources', 'speakers');
  const words = useCaseWords();
  const { selected, active } = useSearchState();
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo(
    () =>
      groups.flatMap((group): Item[] => [
        { kind: 'source', id: group.sourceId, count: group.lines.length },
        ...group.lines.map((line): Item => ({ kind: 'line', line })),
      ]),
    [groups],
  );
  const indexOf = useMemo(() => new Map(items.flatMap((item, i) => (item.kind === 'line' ? [[item.line.id, i]] : []))), [items]);
  const activeIndex = indexOf.get(active) ?? items.findIndex((item) => item.kind === 'line');
  const activeItem = items[activeIndex];
  const activeLine = activeItem?.kind === 'line' ? activeItem.line : undefined;
  const chosen = [...selected].flatMap((id) => {
    const item = items[indexOf.get(id) ?? -1];
    return item?.kind === 'line' ? [item.line] : [];
  });
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (items[i]?.kind === 'source' ? 38 : 31),
    overscan: 12,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 56,
    useFlushSync: false,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(activeIndex) || activeIndex < 0 ? shown : [...shown, activeIndex].sort((a, b) => a - b);
    },
  });
  const wantsFocus = useRef(false);
  const focusLine = () => {
    scroller.current?.querySelector<HTMLElement>('[data-line][tabindex="0"]')?.focus({ preventScroll: true });
    if (activeIndex >= 0) rows.scrollToIndex(activeIndex, { align: 'auto' });
  };
  enter.current = focusLine;
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    focusLine();
  });

  const open = (line: SearchLine) =>
    openInText(services, { sourceId: line.sourceId, span: { start: line.start, end: line.end }, claimId: line.claimId });
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    useSearchState.setState({ selected: next, active: id });
  };
  const makeClaims = async () => {
    const lines = chosen.length > 0 ? chosen : activeLine ? [activeLine] : [];
    const made = await claimSentences(
      services,
      lines.map((line) => ({ sourceId: line.sourceId, span: { start: line.start, end: line.end } })),
      settings.analyst,
    );
    useSearchState.setState({ selected: new Set() });
    services.toast(made === 1 ? '1 claim marked' : `${made} claims marked`, { undo: made > 0 });
  };
  const go = (from: number, by: 1 | -1, extend: boolean) => {
    let to = from + by;
    while (items[to]?.kind === 'source') to += by;
    const item = items[to];
    if (item?.kind !== 'line') return;
    wantsFocus.current = true;
    const next = new Set(selected);
    if (extend && activeLine) next.add(activeLine.id).add(item.line.id);
    useSearchState.setState({ active: item.line.id, ...(extend ? { selected: next } : {}) });
  };
  const goTo = (index: number, by: 1 | -1) => go(index - by, by, false);

  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') go(activeIndex, event.key === 'ArrowDown' ? 1 : -1, event.shiftKey);
    else if (event.key === 'Home') goTo(0, 1);
    else if (event.key === 'End') goTo(items.length - 1, -1);
    else if (event.key === 'PageDown') goTo(Math.min(items.length - 1, activeIndex + 15), -1);
    else if (event.key === 'PageUp') goTo(Math.max(0, activeIndex - 15), 1);
    else if (event.key === ' ' && activeLine) toggle(activeLine.id);
    else if (event.key === 'Enter' && mod) void makeClaims();
    else if (event.key === 'Enter' && activeLine) open(activeLine);
    else if (mod && event.key.toLowerCase() === 'a') useSearchState.setState({ selected: new Set(indexOf.keys()) });
    else if (event.key === 'Escape' && selected.size > 0) useSearchState.setState({ selected: new Set() });
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]')?.dataset.line : undefined;
    if (id === undefined) return;
    wantsFocus.current = true;
    if (event.ctrlKey || event.metaKey) toggle(id);
    else useSearchState.setState({ active: id });
  };

  return (
    <>
      <p className="search-count">
        {counted}
        {result.running ? `. Looked in ${result.searched} of ${result.total} sources` : ''}
        {result.aside > 0 ? `. ${result.aside} more in set-aside text` : ''}
        <span className="search-hint">
          <Keys shortcut="Enter" /> open <Keys shortcut="Space" /> select <Keys shortcut="Mod+Enter" /> make claims
        </span>
      </p>
      <div className="kwic-scroll" ref={scroller}>
        <div
          className="kwic"
          role="grid"
          aria-label={counted}
          aria-multiselectable="true"
          aria-rowcount={items.length}
          style={{ blockSize: rows.getTotalSize() }}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={() => activeLine && open(activeLine)}
        >
          {rows.getVirtualItems().map((place) => {
            const item = items[place.index];
            if (!item) return null;
            const style = { transform: `translateY(${place.start}px)` };
            if (item.kind === 'source') {
              const source = inHand.get('sources', item.id);
              return (
                <div
                  key={`source ${item.id}`}
                  ref={rows.measureElement}
                  data-index={place.index}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={place.index + 1}
                  className="kwic-source"
                  style={style}
                >
                  <Cell className="kwic-title">
                    <bdi>{source?.title || source?.fileName}</bdi> <span className="count">{item.count}</span>
                  </Cell>
                </div>
              );
            }
            const { line } = item;
            const speaker = inHand.get('speakers', line.speakerId);
            const source = inHand.get('sources', line.sourceId);
            const where = (source && words.place(source, line.start)) ?? '';
            const clock = source ? words.clock(source, line.start) : '';
            return (
              <div
                key={line.id}
                ref={rows.measureElement}
                data-index={place.index}
                data-line={line.id}
                role="row"
                tabIndex={place.index === activeIndex ? 0 : -1}
                aria-selected={selected.has(line.id)}
                aria-rowindex={place.index + 1}
                aria-label={`${line.left} ${line.hit} ${line.right}${speaker ? `, ${speaker.name}` : ''}, ${where}${clock ? `, ${clock}` : ''}`}
                className={selected.has(line.id) ? 'kwic-line on' : 'kwic-line'}
                style={style}
                dir="auto"
              >
                <Cell className="kwic-left">
                  <bdi>{line.left}</bdi>
                </Cell>
                <Cell className="kwic-hit" title={line.hit.length > 60 ? line.hit : ''}>
                  <bdi>{line.hit}</bdi>
                </Cell>
                <Cell className="kwic-right">
                  <bdi>{line.right}</bdi>
                </Cell>
                <Cell className="kwic-where" title={speaker?.name ?? ''}>
                  {line.claimId ? <SpeakerGlyph kind={speaker?.kind ?? 'open'} slot={speaker?.slot ?? 0} /> : null}
                  {where}
                  {clock ? <span className="kwic-time">{clock}</span> : null}
                </Cell>
              </div>
            );
          })}
        </div>
      </div>
      {chosen.length > 0 ? (
        <div className="bulk" role="toolbar" aria-label={chosen.length === 1 ? '1 line selected' : `${chosen.length} lines selected`}>
          <span className="bulk-count">{chosen.length} selected</span>
          <button type="button" onClick={() => void makeClaims()}>
            Make claims
            <Keys shortcut="Mod+Enter" />
          </button>
          <button type="button" onClick={() => useSearchState.setState({ selected: new Set() })}>
            Clear
            <Keys shortcut="Escape" />
          </button>
        </div>
      ) : null}
    </>
  );
}

function Cell({ className, title = '', children }: { readonly className: string; readonly title?: string; readonly children: ReactNode }) {
  return (
    <div role="gridcell" tabIndex={-1} className={className} title={title || undefined}>
      {children}
    </div>
  );
}
