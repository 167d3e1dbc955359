import { type RefObject, useLayoutEffect } from 'react';

const gap = 6;
const margin = 8;

/** Where a box goes that belongs to an anchor: below it, above where there is no room, and always inside the window. In CSS px. */
export function placeBox(
  anchor: { readonly left: number; readonly top: number; readonly bottom: number },
  box: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const left = Math.max(margin, Math.min(anchor.left, view.width - box.width - margin));
  const lowest = view.height - margin - box.height;
  const below = anchor.bottom + gap;
  const above = anchor.top - gap - box.height;
  // an anchor scrolled out of sight pulls the box no further than the edge
  const top = below <= lowest || above < margin ? below : above;
  return { left, top: Math.max(margin, Math.min(top, lowest)) };
}

/** Keeps a fixed box at its anchor while things scroll, resize or change. Without an anchor it stands in the upper middle. */
export function usePlacement(ref: RefObject<HTMLElement | null>, anchor: () => DOMRect | null): void {
  useLayoutEffect(() => {
    let frame = 0;
    const place = () => {
      frame = 0;
      const box = ref.current;
      if (!box) return;
      const size = { width: box.offsetWidth, height: box.offsetHeight };
      const view = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
      const at = anchor() ?? { left: (view.width - size.width) / 2, top: view.height / 5, bottom: view.height / 5 };
      const { left, top } = placeBox(at, size, view);
      box.style.left = `${left}px`;
      box.style.top = `${top}px`;
    };
    const later = () => {
      if (!frame) frame = requestAnimationFrame(place);
    };
    place();
    addEventListener('scroll', later, true);
    addEventListener('resize', later);
    const observer = new ResizeObserver(later);
    if (ref.current) observer.observe(ref.current);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', later, true);
      removeEventListener('resize', later);
      observer.disconnect();
    };
  }, [ref, anchor]);
}
