import { type RefObject, useEffect, useState } from 'react';

/** Pages near the view, and the one in the middle of it. Numbers from 1. */
export interface NearPages {
  readonly near: ReadonlySet<number>;
  readonly current: number;
}

/** Watches which page leaves are near the view of a scroller; a page is kept while it is within half a view of it. */
export function useNearPages(scroller: RefObject<HTMLElement | null>, count: number): NearPages {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([1, 2]));
  const [current, setCurrent] = useState(1);
  useEffect(() => {
    const pane = scroller.current;
    if (!pane || count === 0) return;
    const leaves = [...pane.querySelectorAll<HTMLElement>('[data-page]')];
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const next = new Set(before);
          for (const { target, isIntersecting } of entries) {
            const page = Number((target as HTMLElement).dataset.page);
            if (isIntersecting) next.add(page);
            else next.delete(page);
          }
          return next;
        }),
      { root: pane, rootMargin: '60% 0px' },
    );
    for (const leaf of leaves) observer.observe(leaf);
    let waiting = 0;
    const look = () => {
      waiting = 0;
      const line = pane.scrollTop + pane.clientHeight * 0.4;
      let low = 0;
      let high = leaves.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((leaves[middle]?.offsetTop ?? 0) <= line) low = middle;
        else high = middle - 1;
      }
      setCurrent(low + 1);
    };
    const onScroll = () => {
      if (waiting === 0) waiting = requestAnimationFrame(look);
    };
    pane.addEventListener('scroll', onScroll, { passive: true });
    look();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(waiting);
      pane.removeEventListener('scroll', onScroll);
    };
  }, [scroller, count]);
  return { near, current };
}
