import type { Placed } from './page-text.ts';

/**
 * Runs `read` while the page has no edges, since the reader leaves out whatever stands outside of them. It hands out the very list that it goes by,
 * which gets its edges back.
 */
export async function withoutEdges<R>(page: unknown, read: () => Promise<R>): Promise<R> {
  const view: unknown = typeof page === 'object' && page !== null && 'view' in page ? page.view : undefined;
  if (!Array.isArray(view)) return await read();
  const edges: unknown[] = view.splice(0, view.length, ...[-1, -1, 1, 1].map((sign) => sign * Number.POSITIVE_INFINITY));
  try {
    return await read();
  } finally {
    view.splice(0, view.length, ...edges);
  }
}

/** Whether a run, in whatever direction it is set, stands within the edges of its page. */
export function isWithin({ x, y, length, angle }: Placed, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): boolean {
  const radians = (angle * Math.PI) / 180;
  const [endX, endY] = [x + length * Math.cos(radians), y + length * Math.sin(radians)];
  return Math.min(x, endX) >= x0 && Math.max(x, endX) <= x1 && Math.min(y, endY) >= y0 && Math.max(y, endY) <= y1;
}

/** Runs that are not among those on the page, by what they say and where: what stands across an edge is among both, whole and as far as it is seen. */
export function notAmong(all: readonly Placed[], placed: readonly Placed[]): Placed[] {
  const key = ({ text, x, y }: Placed) => `${x} ${y} ${text}`;
  const known = new Set(placed.map(key));
  return all.filter((run) => !known.has(key(run)));
}
