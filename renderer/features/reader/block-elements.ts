import type { Block } from '../../domain/source.ts';

/** A bullet or number that belongs to the text of a list item: the page adds none then. */
const ownMarker = /^(?:[-–—•*‣⁃◦·▪▫●○■□➢✓]|\(?(?:\d{1,4}|[a-z]|[ivxlc]{1,6})[.)])\s/iu;

/** One block of the text: an element with one text node whose content equals the block's text. */
export function blockElement(block: Block, text: string, number: number, aside: boolean): HTMLElement {
  const name =
    block.kind === 'title'
      ? 'h1'
      : block.kind === 'heading'
        ? `h${Math.min(6, Math.max(2, block.level ?? 2))}`
        : block.kind === 'preformatted'
          ? 'pre'
          : 'p';
  const element = document.createElement(name);
  element.dataset.start = String(block.start);
  const marked = block.kind === 'list-item' && ownMarker.test(text);
  element.className = `block block-${block.kind}${marked ? ' has-marker' : ''}${aside ? ' is-aside' : ''}`;
  element.dir = 'auto';
  if (block.language) element.lang = block.language;
  if (number > 0) element.dataset.n = String(number);
  element.append(text);
  return element;
}

/** The line that stands where blocks are set aside, with the way to show, hide or keep them. */
export function asideLine(start: number, what: string, shown: boolean): HTMLElement {
  const line = document.createElement('div');
  line.className = 'aside';
  const words = document.createElement('span');
  words.textContent = `${what} set aside`;
  line.append(words);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = shown ? 'Hide' : 'Show';
  button.setAttribute('aria-label', `${shown ? 'Hide' : 'Show'} ${what.toLowerCase()}`);
  button.dataset.run = String(start);
  line.append(button);
  if (shown) {
    const keep = document.createElement('button');
    keep.type = 'button';
    keep.className = 'link';
    keep.textContent = 'Keep in the text';
    keep.dataset.keep = String(start);
    line.append(keep);
  }
  return line;
}

/** The line under the title. */
export function factsLine(facts: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'byline';
  line.textContent = facts;
  return line;
}
