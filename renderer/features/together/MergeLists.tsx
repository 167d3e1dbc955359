import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useMerge } from '../../commands/case-file/merge-state.ts';
import { comesIn, leavingOut, type MergeGroup, mergeGroups } from '../../together/merge/left-out.ts';
import type { AlongsideInWords, ComparedCases, ItemInWords } from '../../together/merge/merge-words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ConflictItem, PlainItem } from './MergeItem.tsx';
import { Tick } from './Tick.tsx';

type Row =
  | { readonly kind: 'conflicts'; readonly id: string; readonly count: number }
  | { readonly kind: 'group'; readonly id: string; readonly group: MergeGroup; readonly open: boolean }
  | { readonly kind: 'item'; readonly id: string; readonly item: ItemInWords }
  | { readonly kind: 'alongside'; readonly id: string; readonly one: AlongsideInWords };

/** Groups of more than this are closed until they are opened. */
const openAtMost = 40;

/** Everything a merge would do, virtual so that ten thousand records cost what is on the screen: conflicts to decide, the rest to tick. */
export function MergeLists({ compared }: { readonly compared: ComparedCases }) {
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const groups = useMemo(() => mergeGroups(compared.items), [compared]);
  const conflicts = useMemo(() => compared.items.filter((item) => item.kind === 'conflict'), [compared]);
  const rows = useMemo(
    (): Row[] => [
      ...(conflicts.length > 0 ? [{ kind: 'conflicts' as const, id: 'conflicts', count: conflicts.length }] : []),
      ...conflicts.map((item) => ({ kind: 'item' as const, id: item.key, item })),
      ...groups.flatMap((group): Row[] => {
        const open = opened.get(group.id) ?? group.items.length <= openAtMost;
        const items = open ? group.items.map((item): Row => ({ kind: 'item', id: item.key, item })) : [];
        return [{ kind: 'group', id: group.id, group, open }, ...items];
      }),
      ...compared.alongside.map((one) => ({ kind: 'alongside' as const, id: one.key, one })),
    ],
    [conflicts, groups, opened, compared],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(-1);
  const active = held >= 0 && held < rows.length ? held : 0;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (rows[i]?.kind === 'item' ? 76 : 44),
    getItemKey: (i) => rows[i]?.id ?? i,
    overscan: 8,
    useFlushSync: false,
    // what has the focus stays, however far the list is scrolled
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(active) || rows.length === 0 ? shown : [...shown, active].sort((a, b) => a - b);
    },
  });
  const rowOf = (target: EventTarget) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    return row ? Number(row.dataset.index) : -1;
  };
  const onFocus = (event: FocusEvent) => setHeld(rowOf(event.target));
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef(-1);
  // the list is one stop, whose rows arrows go through; conflicts, which have arrows of their own, are a stop each
  useLayoutEffect(() => {
    for (const row of list.current?.children ?? []) {
      if (!(row instanceof HTMLElement)) continue;
      const index = Number(row.dataset.index);
      const stop = index === active || isConflict(rows[index]);
      const controls = row.querySelectorAll<HTMLElement>('input, button:not([role="radio"])');
      for (const control of controls) control.tabIndex = stop ? 0 : -1;
      if (index === wanted.current) {
        wanted.current = -1;
        (row.querySelector<HTMLElement>('[type="radio"]:checked') ?? controls[0])?.focus();
      }
    }
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.matches('[type="radio"], [role="radio"]')) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -rows.length, End: rows.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // conflicts come first: an arrow too many must not change what was decided there
    const first = rows.findIndex((row) => !isConflict(row));
    if (first < 0) return;
    const to = Math.min(rows.length - 1, Math.max(first, rowOf(event.target) + step));
    wanted.current = to;
    setHeld(to);
    virtual.scrollToIndex(to);
  };
  return (
    <div className="merge-scroll" ref={scroller}>
      <ul
        ref={list}
        className="merge-rows"
        aria-label="What the merge does"
        style={{ height: virtual.getTotalSize() }}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row ? (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
            >
              <OneRow row={row} onOpen={(id, open) => setOpened(new Map(opened).set(id, open))} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

const isConflict = (row: Row | undefined) => row?.kind === 'conflicts' || (row?.kind === 'item' && row.item.kind === 'conflict');

function OneRow({ row, onOpen }: { readonly row: Row; readonly onOpen: (id: string, open: boolean) => void }) {
  switch (row.kind) {
    case 'conflicts':
      return <ConflictHead count={row.count} />;
    case 'group':
      return <GroupHead group={row.group} open={row.open} onOpen={(open) => onOpen(row.id, open)} />;
    case 'alongside':
      return <AlongsideRow one={row.one} />;
    default:
      return row.item.kind === 'conflict' ? <ConflictItem item={row.item} /> : <PlainItem item={row.item} />;
  }
}

function ConflictHead({ count }: { readonly count: number }) {
  const { rule } = useMerge();
  return (
    <div className="merge-head">
      <h2>In conflict ({count})</h2>
      <span className="muted" aria-hidden="true">
        Where nothing is chosen below
      </span>
      <Segmented
        label="Where nothing is chosen below"
        value={rule}
        choices={[
          { value: 'mine', label: 'Keep mine' },
          { value: 'theirs', label: 'Take theirs' },
          { value: 'newer', label: 'The newer' },
        ]}
        onChange={(next) => useMerge.setState({ rule: next === 'theirs' || next === 'newer' ? next : 'mine', byHand: new Map() })}
      />
    </div>
  );
}

interface GroupHeadProps {
  readonly group: MergeGroup;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** A kind of record: ticked for all of it, some, or none. */
function GroupHead({ group, open, onOpen }: GroupHeadProps) {
  const leaveOut = useMerge((state) => state.leaveOut);
  const taken = group.items.filter((item) => comesIn(item, leaveOut)).length;
  const all = group.items.length;
  return (
    <div className="merge-head">
      <Tick
        label={`All ${group.title.replace(/^./, (letter) => letter.toLowerCase())}`}
        state={taken === all ? 'on' : taken === 0 ? 'off' : 'some'}
        onChange={(on) =>
          useMerge.setState({
            leaveOut: leavingOut(
              leaveOut,
              group.items.map((item) => item.key),
              !on,
            ),
          })
        }
      />
      <button type="button" className="merge-open" aria-expanded={open} onClick={() => onOpen(!open)}>
        <Icon name="down" />
        <span>
          {group.title} ({taken === all ? all : `${taken} of ${all}`})
        </span>
      </button>
    </div>
  );
}

function AlongsideRow({ one }: { readonly one: AlongsideInWords }) {
  const leaveOut = useMerge((state) => state.leaveOut);
  return (
    <div className="merge-head">
      <Tick
        label={`${one.what} (${one.count})`}
        state={leaveOut.has(one.key) ? 'off' : 'on'}
        onChange={(on) => useMerge.setState({ leaveOut: leavingOut(leaveOut, [one.key], !on) })}
      >
        {one.what} ({one.count})
      </Tick>
    </div>
  );
}
