import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { type FolderSummary, leftOutWords } from '../../commands/source/folder-summary.ts';
import { type ImportItem, removeItem } from '../../commands/source/import-queue.ts';
import { readAnyway, showItem, tryAgain } from '../../commands/source/read-queue.ts';
import type { LeftOut } from '../../desktop/desktop.ts';
import { Icon } from '../../ui/Icon.tsx';
import { itemIcon, questionWords } from './item-words.ts';

type Group = 'needs' | 'failed' | 'stopped' | 'ready' | 'same';
type Row =
  | { readonly kind: 'head'; readonly group: Group | 'left-out'; readonly count: number }
  | { readonly kind: 'item'; readonly group: Group; readonly item: ImportItem }
  | { readonly kind: 'left-out'; readonly entry: LeftOut };

const groups: readonly Group[] = ['needs', 'failed', 'stopped', 'ready', 'same'];
const headWords: Record<Group | 'left-out', string> = {
  needs: 'Needs you',
  failed: 'Refused',
  stopped: 'Not read',
  ready: 'To import',
  same: 'Already here, skipped',
  'left-out': 'Left out',
};

interface FolderRowsProps {
  readonly summary: FolderSummary;
  readonly leftOut: readonly LeftOut[];
  readonly busy: boolean;
}

/** Every file of a folder, by what became of it: first what asks for something, then what can be imported, what was skipped and left out. */
export function FolderRows({ summary, leftOut, busy }: FolderRowsProps) {
  const rows = useMemo(() => rowsOf(summary, leftOut), [summary, leftOut]);
  const scroller = useRef<HTMLDivElement>(null);
  const places = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'head' ? 40 : 48),
    getItemKey: (index) => keyOf(rows[index], index),
    overscan: 12,
    useFlushSync: false,
  });
  if (rows.length === 0) return null;
  return (
    <div className="folder-scroll" ref={scroller} tabIndex={0} role="region" aria-label="Files of the folder">
      <ul role="list" className="folder-rows" style={{ blockSize: places.getTotalSize() }}>
        {places.getVirtualItems().map((place) => {
          const row = rows[place.index];
          if (!row) return null;
          return (
            <li
              key={place.key}
              ref={places.measureElement}
              data-index={place.index}
              aria-setsize={rows.length}
              aria-posinset={place.index + 1}
              className={row.kind === 'head' ? 'folder-group' : 'folder-row'}
              style={{ transform: `translateY(${place.start}px)` }}
            >
              {row.kind === 'head' ? <GroupHead row={row} summary={summary} busy={busy} /> : null}
              {row.kind === 'item' ? <ItemRow group={row.group} item={row.item} busy={busy} /> : null}
              {row.kind === 'left-out' ? <LeftOutRow entry={row.entry} /> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function rowsOf(summary: FolderSummary, leftOut: readonly LeftOut[]): readonly Row[] {
  const rows: Row[] = [];
  for (const group of groups) {
    const items = summary[group];
    if (items.length === 0) continue;
    rows.push({ kind: 'head', group, count: items.length });
    for (const item of items) rows.push({ kind: 'item', group, item });
  }
  if (leftOut.length > 0) rows.push({ kind: 'head', group: 'left-out', count: leftOut.length });
  for (const entry of leftOut) rows.push({ kind: 'left-out', entry });
  return rows;
}

function keyOf(row: Row | undefined, index: number): string {
  if (row?.kind === 'item') return row.item.id;
  return row?.kind === 'head' ? row.group : `left ${index}`;
}

function GroupHead({
  row,
  summary,
  busy,
}: {
  readonly row: Extract<Row, { kind: 'head' }>;
  readonly summary: FolderSummary;
  readonly busy: boolean;
}) {
  const { group } = row;
  const again = group === 'failed' || group === 'stopped' ? summary[group].map((item) => item.id) : [];
  return (
    <>
      <h2>
        {headWords[group]} <span className="count">{row.count.toLocaleString('en')}</span>
      </h2>
      {again.length > 1 || group === 'stopped' ? (
        <button type="button" className="link" disabled={busy} onClick={() => tryAgain(again)}>
          {group === 'stopped' ? 'Read the rest' : 'Try all again'}
        </button>
      ) : null}
    </>
  );
}

function ItemRow({ group, item, busy }: { readonly group: Group; readonly item: ImportItem; readonly busy: boolean }) {
  const named = group === 'ready' && item.found !== null && item.found.title !== '';
  const folder = item.folder.split('/').slice(1).join('/');
  const place = [folder, named ? item.label : ''].filter((part) => part !== '').join('/');
  const questions = item.found?.questions ?? 0;
  const words = (
    <>
      <Icon name={group === 'failed' ? 'warn' : itemIcon(item)} />
      <span className="nav-text">
        <bdi className="nav-title">{(named && item.found?.title) || item.label}</bdi>{' '}
        {group === 'ready' ? null : <span className={group === 'failed' ? 'nav-meta nav-error' : 'nav-meta'}>{metaOf(group, item)}</span>}{' '}
        {place ? <bdi className="nav-meta">{place}</bdi> : null}
      </span>
      {questions > 0 ? <span className="folder-asks">{questionWords(questions)}</span> : null}
    </>
  );
  if (group === 'ready' || group === 'needs') {
    return (
      <button type="button" className="nav-item" disabled={busy} onClick={() => showItem(item.id)}>
        {words}
      </button>
    );
  }
  return (
    <div className="nav-item folder-item">
      {words}
      <span className="folder-acts">
        {group === 'same' ? (
          <button
            type="button"
            className="link"
            disabled={busy}
            aria-label={`Read ${item.label} anyway`}
            onClick={() => readAnyway([item.id])}
          >
            Read anyway
          </button>
        ) : (
          <button type="button" className="link" disabled={busy} aria-label={`Try ${item.label} again`} onClick={() => tryAgain([item.id])}>
            {group === 'stopped' ? 'Read it' : 'Try again'}
          </button>
        )}
        <button type="button" className="icon-button" aria-label={`Remove ${item.label}`} onClick={() => removeItem(item.id)}>
          <Icon name="close" />
        </button>
      </span>
    </div>
  );
}

function metaOf(group: Group, item: ImportItem): string {
  if (group === 'failed') return `This file ${item.problem}.`;
  if (group === 'needs') return item.problem === '' ? 'Waits for your answer' : `This file ${item.problem}.`;
  if (group === 'same') return `Same as ${item.sameAs}`;
  return '';
}

function LeftOutRow({ entry }: { readonly entry: LeftOut }) {
  return (
    <div className="nav-item folder-item">
      <Icon name="missing" />
      <span className="nav-text">
        <bdi className="nav-title">{entry.path}</bdi> <span className="nav-meta">{leftOutWords(entry.why)}</span>
      </span>
    </div>
  );
}
