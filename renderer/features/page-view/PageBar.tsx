import { useEffect, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { OutlineEntry } from '../../workers/page-messages.ts';

interface PageBarProps {
  readonly page: number;
  readonly count: number;
  /** 1 fits the width. */
  readonly zoom: number;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: number) => void;
  /** The document's own contents, if it has any. */
  readonly outline: readonly OutlineEntry[];
  readonly onEntry: (entry: OutlineEntry) => void;
}

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** Which page is shown and how large: "Page 3 of 12", typed or stepped. */
export function PageBar({ page, count, zoom, onPage, onZoom, outline, onEntry }: PageBarProps) {
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page on screen ends the typing
  useEffect(() => setTyped(null), [page]);
  const go = () => {
    const wanted = Number.parseInt(typed ?? '', 10);
    setTyped(null);
    if (Number.isInteger(wanted)) onPage(Math.min(count, Math.max(1, wanted)));
  };
  const smaller = zooms.findLast((each) => each < zoom - 0.001);
  const larger = zooms.find((each) => each > zoom + 0.001);
  return (
    <div className="page-bar" role="toolbar" aria-label="Pages">
      <button
        type="button"
        className="icon-button"
        aria-label="Previous page"
        aria-disabled={page <= 1}
        onClick={() => onPage(Math.max(1, page - 1))}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Next page"
        aria-disabled={page >= count}
        onClick={() => onPage(Math.min(count, page + 1))}
      >
        <Icon name="down" />
      </button>
      <label className="page-number">
        Page{' '}
        <input
          className="field"
          inputMode="numeric"
          aria-label={`Page, of ${count}`}
          value={typed ?? String(page)}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go();
            else if (event.key === 'Escape') setTyped(null);
          }}
        />{' '}
        of {count}
      </label>
      {outline.length > 0 ? (
        <Menu
          label="Contents"
          button={
            <button type="button" className="quiet">
              Contents
              <Icon name="down" />
            </button>
          }
          entries={outline.map((entry, index) => ({
            id: String(index),
            label: `${'\u2003'.repeat(entry.level)}${entry.title}`,
            run: () => onEntry(entry),
          }))}
        />
      ) : null}
      <span className="bar-space" />
      <button
        type="button"
        className="icon-button page-zoom"
        aria-label="Smaller pages"
        aria-disabled={smaller === undefined}
        onClick={() => smaller && onZoom(smaller)}
      >
        −
      </button>
      <button type="button" className="quiet" aria-label="Fit pages to the width" aria-pressed={zoom === 1} onClick={() => onZoom(1)}>
        {zoom === 1 ? 'Fit width' : `${Math.round(zoom * 100)} %`}
      </button>
      <button
        type="button"
        className="icon-button page-zoom"
        aria-label="Larger pages"
        aria-disabled={larger === undefined}
        onClick={() => larger && onZoom(larger)}
      >
        +
      </button>
    </div>
  );
}
