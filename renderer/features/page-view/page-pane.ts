import type { RefObject } from 'react';
import type { Span } from '../../domain/schema.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import type { PageGeometry } from '../../formats/import/pdf/page-geometry.ts';
import { boxesOf, overBaseline, type PageBox, pageAt, placeNear, underBaseline } from '../../formats/import/pdf/page-places.ts';
import { measureWords } from './measure-words.ts';
import type { PageTextLayer } from './page-text-layer.ts';

/** What the parts of the page view share: the pane, its pages as laid out now, and the way between screen and source. */
export interface PagePane {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly source: Source;
  readonly text: SourceText;
  readonly places: readonly PageGeometry[] | null;
  readonly scale: number;
  readonly layers: ReadonlyMap<number, PageTextLayer>;
  /** What another size keeps in view: the page that is read, or the words on it that were shown last. */
  readonly reading: { page: number; span: Span | null };
}

const leafOf = (pane: PagePane, page: number) => pane.scroller.current?.querySelector<HTMLElement>(`[data-page="${page}"]`) ?? null;

/** The lines of a span on screen, in the order of the source. */
export function rectsOf(pane: PagePane, span: Span): DOMRect[] {
  const rects: DOMRect[] = [];
  for (const page of pane.places ?? []) {
    const [first, last] = [page.runs[0], page.runs.at(-1)];
    if (!first || !last || first.start >= span.end || last.end <= span.start) continue;
    const leaf = leafOf(pane, page.page)?.getBoundingClientRect();
    if (!leaf) continue;
    for (const box of boxesOf(page, pane.text.text, span, measureWords)) rects.push(rectOf(box, leaf, pane.scale));
  }
  return rects;
}

function rectOf(box: PageBox, leaf: DOMRect, scale: number): DOMRect {
  const radians = (box.angle * Math.PI) / 180;
  const corners = [
    [0, -overBaseline * box.size],
    [box.width, -overBaseline * box.size],
    [box.width, underBaseline * box.size],
    [0, underBaseline * box.size],
  ].map(([along = 0, below = 0]) => ({
    x: box.x + along * Math.cos(radians) - below * Math.sin(radians),
    y: box.y + along * Math.sin(radians) + below * Math.cos(radians),
  }));
  const left = Math.min(...corners.map((corner) => corner.x));
  const top = Math.min(...corners.map((corner) => corner.y));
  const width = Math.max(...corners.map((corner) => corner.x)) - left;
  const height = Math.max(...corners.map((corner) => corner.y)) - top;
  return new DOMRect(leaf.left + left * scale, leaf.top + top * scale, width * scale, height * scale);
}

/** The place in the source nearest to a point of the screen, if it is on a page. `distance` in pixels. */
export function offsetAtPoint(pane: PagePane, x: number, y: number): { readonly offset: number; readonly distance: number } | undefined {
  const leaves = [...(pane.scroller.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
  const leaf = leaves.find((each) => y < each.getBoundingClientRect().bottom) ?? leaves.at(-1);
  const page = pane.places?.find((each) => each.page === Number(leaf?.dataset.page));
  if (!leaf || !page) return undefined;
  const rect = leaf.getBoundingClientRect();
  const found = placeNear(page, pane.text.text, (x - rect.left) / pane.scale, (y - rect.top) / pane.scale, measureWords);
  return found && { offset: found.offset, distance: found.distance * pane.scale };
}

/** Scrolls so that a span is in view; where it is already, nothing moves. */
export function showSpan(pane: PagePane, span: Span): void {
  const scroller = pane.scroller.current;
  if (!scroller || !pane.places) return;
  const rect = rectsOf(pane, span)[0];
  const view = scroller.getBoundingClientRect();
  const page = pageAt(pane.places, span.start);
  if (page) Object.assign(pane.reading, { page: page.page, span });
  if (rect) {
    if (rect.top < view.top + 56 || rect.bottom > view.bottom - 48) scroller.scrollTop += rect.top - view.top - view.height / 3;
    if (rect.left < view.left || rect.right > view.right) scroller.scrollLeft += rect.left - view.left - 48;
    return;
  }
  if (page) showPage(pane, page.page);
}

/** Brings what was read back into view, after the pages got another size. */
export function showRead(pane: PagePane): void {
  const { page, span } = pane.reading;
  showPage(pane, page);
  if (span) showSpan(pane, span);
}

/** Scrolls to the upper edge of a page. */
export function showPage(pane: PagePane, page: number): void {
  Object.assign(pane.reading, { page, span: null });
  const leaf = leafOf(pane, page);
  if (leaf && pane.scroller.current) pane.scroller.current.scrollTop = leaf.offsetTop - 8;
}
