import type { PageGeometry, PageRun } from '../../formats/import/pdf/page-geometry.ts';
import { overBaseline } from '../../formats/import/pdf/page-places.ts';
import { measureWords } from './measure-words.ts';

/**
 * The words of a page as transparent text over its picture, in the order of the source: what the selection, copying and assistive technology
 * see. Every run is an element with `data-from`, the offset of its first character in the source text.
 */
export class PageTextLayer {
  readonly #spans: { readonly element: HTMLElement; readonly run: PageRun }[] = [];

  constructor(host: HTMLElement, page: PageGeometry, text: string) {
    const all = document.createDocumentFragment();
    let end = 0;
    for (const run of page.runs) {
      const words = text.slice(run.start, run.end);
      if (end > 0 && run.start > end) all.append(' ');
      end = run.end;
      const element = document.createElement('span');
      element.dataset.from = String(run.start);
      element.append(words);
      element.dir = run.rtl ? 'rtl' : 'ltr';
      this.#spans.push({ element, run });
      all.append(element);
    }
    host.replaceChildren(all);
  }

  /** Sets the words to a scale of pixels to a point. */
  scale(scale: number): void {
    for (const { element, run } of this.#spans) {
      const { style } = element;
      const natural = (measureWords(element.textContent ?? '', run.face) / 100) * run.size;
      style.left = `${run.x * scale}px`;
      style.top = `${(run.y - overBaseline * run.size) * scale}px`;
      style.fontSize = `${run.size * scale}px`;
      style.fontFamily = run.face;
      style.transformOrigin = `0 ${overBaseline * run.size * scale}px`;
      const stretch = natural > 0 && run.width > 0 ? run.width / natural : 1;
      style.transform = `${run.angle === 0 ? '' : `rotate(${run.angle}deg) `}scaleX(${stretch.toFixed(4)})`;
    }
  }

  /** The text node that holds an offset of the source, or null when it is not on this page. */
  pointAt(offset: number, lean: 'start' | 'end'): { readonly node: Text; readonly offset: number } | null {
    const found =
      lean === 'start' ? this.#spans.find(({ run }) => run.end > offset) : this.#spans.findLast(({ run }) => run.start < offset);
    const node = found?.element.firstChild;
    if (!found || !(node instanceof Text)) return null;
    return { node, offset: Math.max(0, Math.min(node.length, offset - found.run.start)) };
  }
}

/** The source offset of a place in any text layer below `root`, or null outside of them. */
export function offsetOfPoint(root: HTMLElement, node: Node, offset: number, lean: 'start' | 'end'): number | null {
  if (!root.contains(node)) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const span = element?.closest<HTMLElement>('[data-from]');
  if (span) {
    const from = Number(span.dataset.from);
    if (node instanceof Text) return from + Math.min(offset, node.length);
    return offset === 0 ? from : from + (span.textContent?.length ?? 0);
  }
  const after = node instanceof Text ? node : (node.childNodes[offset] ?? null);
  let before: HTMLElement | null = null;
  for (const each of root.querySelectorAll<HTMLElement>('[data-from]')) {
    const follows = after
      ? after === each || after.contains(each) || (after.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
      : (node.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !node.contains(each);
    if (!follows) before = each;
    else if (lean === 'start') return Number(each.dataset.from);
    else break;
  }
  return before ? Number(before.dataset.from) + (before.textContent?.length ?? 0) : null;
}
