import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useSettings } from '../state/use-settings.ts';

const bounds = { sidebar: { min: 180, max: 420 }, inspector: { min: 260, max: 560 } } as const;
/** How far one arrow key moves an edge, in px. */
const step = 16;

/** The edge by which the sidebar or the claim details are made wider: dragged, or moved with the arrow keys. */
export function PaneEdge({ side }: { readonly side: 'sidebar' | 'inspector' }) {
  const { settings, change } = useSettings();
  const { min, max } = bounds[side];
  const width = side === 'sidebar' ? settings.sidebarWidth : settings.inspectorWidth;
  const dragged = useRef<{ readonly from: number; readonly width: number } | null>(null);
  const within = (px: number) => Math.round(Math.min(max, Math.max(min, px)));
  const set = (px: number) => change(side === 'sidebar' ? { sidebarWidth: within(px) } : { inspectorWidth: within(px) });
  // moving towards the far side makes the sidebar wider and the details narrower; mirrored in a right-to-left window
  const sign = (element: Element) => (side === 'sidebar' ? 1 : -1) * (getComputedStyle(element).direction === 'rtl' ? -1 : 1);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
    if (by !== 0) set(width + by * sign(event.currentTarget));
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else return;
    event.preventDefault();
  };
  const show = (event: PointerEvent<HTMLDivElement>): number | null => {
    if (!dragged.current) return null;
    const px = within(dragged.current.width + (event.clientX - dragged.current.from) * sign(event.currentTarget));
    document.documentElement.style.setProperty(`--${side}-width`, `${px / 16}rem`);
    return px;
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={side === 'sidebar' ? 'Width of the sidebar' : 'Width of the claim details'}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={`pane-edge pane-edge-${side}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = { from: event.clientX, width };
      }}
      onPointerMove={show}
      onPointerUp={(event) => {
        const px = show(event);
        dragged.current = null;
        if (px !== null) set(px);
      }}
      onDoubleClick={() => set(side === 'sidebar' ? 248 : 340)}
    />
  );
}
