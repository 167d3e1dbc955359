import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { changeClaims, nameClaims } from '../../commands/claim/claim-acts.ts';
import { runCommand } from '../../commands/run-command.ts';
import { openClaim } from '../../commands/view/open-in-text.ts';
import { useServices, useUi } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { clockOf, cueBefore, placeOf, tensionOf } from '../../storage/claim-words.ts';
import { claimIdOf, type GroupHead } from './arrange-claims.ts';
import { ClaimRow } from './ClaimRow.tsx';
import { type ColumnName, toggledSet, useClaimsView } from './claims-view-state.ts';
import { GroupRow } from './GroupRow.tsx';
import { claimsBetween, moveInGrid } from './grid-keys.ts';
import { TableHead } from './TableHead.tsx';
import type { ClaimTable } from './use-claim-table.ts';

/** Up to so many rows all of them are in the page; above, only those near the screen. */
const wholeUpTo = 200;
const headHeight = 32;

interface ClaimsGridProps {
  readonly table: ClaimTable;
  readonly columns: readonly ColumnName[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Set by the grid: moves the focus to the row under the keyboard. */
  readonly focusActive: RefObject<(() => void) | null>;
}

/** The table of claims: one tab stop, arrows by cell, rows drawn as they come near the screen. */
export function ClaimsGrid({ table, columns, scroller, focusActive }: ClaimsGridProps) {
  const services = useServices();
  const { settings } = useSettings();
  const view = useClaimsView();
  const { items, inHand, lines, words } = table;
  const editing = useUi((state) => state.tableAsk) === 'statement';
  const several = inHand.count('sources') > 1;
  const rowHeight = settings.density === 'compact' ? 32 : 44;

  const indexOf = useMemo(() => new Map(items.map((item, i) => [item.id, i])), [items]);
  const found = indexOf.get(view.active);
  const lastIndex = useRef(items[0]?.kind === 'group' ? 1 : 0);
  // the row under the keyboard may be gone (deleted, filtered out): its place is kept, and what stands there now is taken
  const activeIndex = view.active === headId ? -1 : (found ?? Math.min(lastIndex.current, items.length - 1));
  if (activeIndex >= 0) lastIndex.current = activeIndex;
  const active = items[activeIndex];
  const column = columns.includes(view.column) ? view.column : 'claim';

  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => estimate(items[i], rowHeight),
    getItemKey: (i) => items[i]?.id ?? i,
    overscan: items.length <= wholeUpTo ? wholeUpTo : 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 72,
    useFlushSync: false,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (activeIndex >= 0 && !shown.includes(activeIndex)) shown.push(activeIndex);
      return shown.sort((a, b) => a - b);
    },
  });

  const wantsFocus = useRef(false);
  const moveTo = useCallback((id: string, to: ColumnName) => {
    wantsFocus.current = true;
    useClaimsView.setState({ active: id, column: to });
  }, []);
  const focusCell = useCallback(() => {
    const row = scroller.current?.querySelector(active ? `[data-item="${CSS.escape(active.id)}"]` : '[data-item="head"]');
    const cell = row?.querySelector<HTMLElement>(`[data-column="${column}"]`);
    const target = cell?.matches('[data-cell]')
      ? cell
      : (cell?.querySelector<HTMLElement>('[data-cell]') ?? row?.querySelector<HTMLElement>('[data-cell]'));
    target?.focus({ preventScroll: true });
    if (activeIndex >= 0) rows.scrollToIndex(activeIndex, { align: 'auto' });
  }, [active, activeIndex, column, rows, scroller]);
  focusActive.current = focusCell;
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    focusCell();
  });
  // the focused row went away with what it showed: keep the keyboard in the table
  useEffect(() => {
    if (found === undefined && view.active !== '' && view.active !== headId && document.activeElement === document.body) focusCell();
  }, [found, view.active, focusCell]);

  const activeClaim = active?.kind === 'line' ? active.line.claim.id : '';
  useEffect(() => {
    const chosen = view.selected.size > 0 ? [...view.selected].filter((id) => inHand.get('claims', id)) : activeClaim ? [activeClaim] : [];
    services.ui.setState({ tableClaims: chosen });
  }, [view.selected, activeClaim, inHand, services]);

  const toggle = useCallback((itemId: string, to: ColumnName) => {
    const claimId = claimIdOf(itemId);
    const { selected } = useClaimsView.getState();
    useClaimsView.setState({ selected: toggledSet(selected, claimId), anchor: itemId, active: itemId, column: to });
  }, []);
  const fold = useCallback((head: GroupHead) => {
    useClaimsView.setState({ folded: toggledSet(useClaimsView.getState().folded, head.key), active: head.id });
  }, []);
  const open = useCallback((claimId: string) => openClaim(services, claimId), [services]);
  const saveStatement = useCallback(
    (claimId: string, statement: string, join: string) =>
      void changeClaims(
        services,
        [claimId],
        `change statement of ${nameClaims(services.open.inHand, [claimId])}`,
        () => ({ statement }),
        join,
      ),
    [services],
  );
  const endEditing = () => {
    services.ui.setState({ tableAsk: '' });
    wantsFocus.current = true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target instanceof HTMLTextAreaElement) {
      if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
        event.preventDefault();
        endEditing();
      }
      return;
    }
    const mod = event.ctrlKey || event.metaKey;
    const next = event.altKey
      ? null
      : moveInGrid(
          { index: activeIndex, column },
          { count: items.length, columns, page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2) },
          { key: event.key, mod },
          getComputedStyle(event.currentTarget).direction === 'rtl',
        );
    if (next) {
      event.preventDefault();
      const item = items[next.index];
      if (event.shiftKey && next.index !== activeIndex && next.index >= 0) {
        const anchor = indexOf.get(view.anchor) ?? activeIndex;
        useClaimsView.setState({
          selected: new Set(claimsBetween(items, anchor, next.index)),
          anchor: items[anchor]?.id ?? '',
        });
        services.announce(`${claimsBetween(items, anchor, next.index).length} selected`);
      } else if (!event.shiftKey) useClaimsView.setState({ anchor: '' });
      moveTo(next.index < 0 ? headId : (item?.id ?? ''), next.column);
    } else if (event.key === ' ' && active) {
      event.preventDefault();
      if (active.kind === 'group') fold(active);
      else {
        toggle(active.id, column);
        wantsFocus.current = true;
      }
    } else if (event.key === 'Enter' && active) {
      event.preventDefault();
      if (active.kind === 'group') fold(active);
      else openClaim(services, active.line.claim.id);
    } else if (mod && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      const all = claimsBetween(items, 0, items.length - 1);
      useClaimsView.setState({ selected: new Set(all) });
      services.announce(`${new Set(all).size} selected`);
    } else if (event.key === 'Escape' && view.selected.size > 0) {
      event.preventDefault();
      useClaimsView.setState({ selected: new Set(), anchor: '' });
      services.announce('None selected');
    }
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target instanceof Element ? event.target : null;
    const row = target?.closest<HTMLElement>('tr[data-item]');
    if (!row || target?.closest('button, textarea')) return;
    const to = columns.find((name) => name === target?.closest<HTMLElement>('[data-column]')?.dataset.column) ?? column;
    const id = row.dataset.item ?? '';
    if (event.shiftKey && activeIndex >= 0) {
      const selected = new Set(claimsBetween(items, indexOf.get(view.anchor) ?? activeIndex, indexOf.get(id) ?? activeIndex));
      useClaimsView.setState({ selected, anchor: view.anchor || view.active });
    } else if (event.ctrlKey || event.metaKey) toggle(id, to);
    moveTo(id, to);
  };
  const onDoubleClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target instanceof Element ? event.target : null;
    if (activeClaim && target?.closest('.c-claim') && !target.closest('textarea')) runCommand(services, 'table.statement');
  };

  const shown = rows.getVirtualItems();
  let end = headHeight;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and clicks of the cells inside, which hold the focus
    <div
      className="table-scroll"
      ref={scroller}
      data-key-scope="table"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onBlur={(event) => {
        if (editing && event.target instanceof HTMLTextAreaElement) services.ui.setState({ tableAsk: '' });
      }}
    >
      <table
        className={several ? 'grid grid-sources' : 'grid'}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA on a table, which gives rows and columns for nothing
        role="grid"
        aria-label={`Claims, ${table.shown} of ${table.total}`}
        aria-multiselectable="true"
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length}
      >
        <colgroup>
          {columns.map((name) => (
            <col key={name} className={`w-${name}`} />
          ))}
        </colgroup>
        <TableHead table={table} columns={columns} active={activeIndex < 0 ? column : ''} />
        <tbody>
          {shown.map((place) => {
            const item = items[place.index];
            if (!item) return null;
            const gap = place.start - end;
            end = place.end;
            const space = gap > 0 ? <Space key={`space before ${item.id}`} height={gap} columns={columns.length} /> : null;
            const isActive = place.index === activeIndex;
            if (item.kind === 'group') {
              return [
                space,
                <GroupRow
                  key={item.id}
                  head={item}
                  index={place.index}
                  columns={columns.length}
                  folded={view.folded.has(item.key)}
                  active={isActive}
                  group={view.group}
                  table={table}
                  measure={rows.measureElement}
                  onFold={fold}
                />,
              ];
            }
            const { line } = item;
            return [
              space,
              <ClaimRow
                key={item.id}
                id={item.id}
                index={place.index}
                line={line}
                number={lines.number(line.claim)}
                place={placeOf(line, inHand, words)}
                clock={clockOf(line, inHand, words)}
                source={several && view.group !== 'source' ? (inHand.get('sources', line.claim.sourceId)?.title ?? 'Source missing') : ''}
                cue={cueBefore(line, lines, inHand, words)}
                tension={tensionOf(line, lines, inHand)}
                topics={line.claim.topics.flatMap((id) => inHand.get('codes', id)?.name ?? []).join(', ')}
                verdict={table.verdicts.find((verdict) => verdict.key === line.claim.verdict)}
                selected={view.selected.has(line.claim.id)}
                activeColumn={isActive ? column : ''}
                editing={isActive && editing}
                columns={columns}
                measure={rows.measureElement}
                onOpen={open}
                onToggle={toggle}
                onStatement={saveStatement}
              />,
            ];
          })}
          {shown.length > 0 && rows.getTotalSize() + headHeight > end ? (
            <Space height={rows.getTotalSize() + headHeight - end} columns={columns.length} />
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

/** What stands for the head of the table where items have their ids. */
const headId = 'head';

/** Room of rows that are not drawn. */
function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row never has the focus
    <tr className="space" aria-hidden="true">
      <td colSpan={columns} style={{ blockSize: height }} />
    </tr>
  );
}

function estimate(item: ClaimTable['items'][number] | undefined, rowHeight: number): number {
  if (!item) return rowHeight;
  if (item.kind === 'group') return 43;
  const more =
    (item.line.words.length > 62 ? 22 : 0) + (item.line.claim.tension.length > 0 ? 20 : 0) + (item.line.claim.statement ? 20 : 0);
  return rowHeight === 32 ? 32 : rowHeight + more - 3;
}
