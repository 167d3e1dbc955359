import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Block, Link } from '../../domain/source.ts';
import { linkAddress, type OpenLink, placeLinks } from './page-links.ts';

type ParsedNode = DefaultTreeAdapterTypes.ChildNode;

/** An element of a page in document order. Its descendants follow it up to `end` (exclusive), its lines are [firstLine, lastLine). */
export interface PageElement {
  readonly tag: string;
  /** Index of the parent element, -1 for the topmost. */
  readonly parent: number;
  readonly depth: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Class, id and role, for telling what the element is for. */
  readonly label: string;
  end: number;
  firstLine: number;
  lastLine: number;
}

/** One block of text as a reader sees it: a paragraph, heading, list item, table row. */
export interface PageLine {
  readonly text: string;
  readonly kind: Block['kind'];
  /** 1 to 6 in headings, else 0. */
  readonly level: number;
  /** Index of the innermost element that holds the whole line. */
  readonly element: number;
  /** Visible characters that are link text. */
  readonly linked: number;
  /** Visible characters in bold type. */
  readonly bold: number;
  /** Number of links that begin in the line. */
  readonly linkCount: number;
  /** Links that lead to an address, in UTF-16 units of the line. */
  readonly links: readonly Link[];
}

export interface Page {
  readonly elements: readonly PageElement[];
  readonly lines: readonly PageLine[];
  /** Text of `script` elements that hold JSON-LD. */
  readonly data: readonly string[];
  /** `meta` elements' attributes, in order. */
  readonly metas: readonly ReadonlyMap<string, string>[];
  readonly title: string;
  readonly language: string;
  readonly canonical: string;
}

const unseen = new Set(
  'script style noscript template head svg math iframe object embed select datalist textarea button canvas audio video map input noframes frameset dialog'.split(
    ' ',
  ),
);
const flowing = new Set(
  'address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p picture pre section summary table tbody thead tfoot caption tr ul'.split(
    ' ',
  ),
);
const lineKinds = new Map<string, Block['kind']>([
  ['li', 'list-item'],
  ['dd', 'list-item'],
  ['dt', 'list-item'],
  ['blockquote', 'quote'],
  ['pre', 'preformatted'],
  ['tr', 'table-row'],
  ['figcaption', 'caption'],
  ['caption', 'caption'],
]);
const bolds = new Set(['b', 'strong']);

function isHidden(attributes: ReadonlyMap<string, string>, label: string): boolean {
  if (attributes.has('hidden') || attributes.get('type') === 'hidden') return true;
  const style = attributes.get('style') ?? '';
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  return /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|hidden|u-hidden|is-hidden|print-only|printonly|element-invisible|(?:rollover|popover|hover-?card|tooltip)(?:[-_](?:\w+[-_])?(?:block|content|body|text|inner|box))?)(?:\s|$)/i.test(
    label,
  );
}

interface Style {
  readonly kind: Block['kind'];
  readonly level: number;
  readonly pre: boolean;
}

/** Collects lines while the tree is walked. */
class LineWriter {
  readonly lines: (Omit<PageLine, 'links'> & { readonly anchors: readonly OpenLink[] })[] = [];
  private text = '';
  private linked = 0;
  private bold = 0;
  private links = 0;
  private visible = 0;
  private anchors: OpenLink[] = [];
  private href = '';
  private hrefFrom = 0;
  private element = -1;

  add(value: string, element: number, inLink: boolean, inBold: boolean): void {
    if (this.element < 0) this.element = element;
    this.text += value;
    const visible = value.replace(/\s+/g, '').length;
    this.visible += visible;
    if (inLink) this.linked += visible;
    if (inBold) this.bold += visible;
  }

  /** A line break; the second in a row ends the paragraph. */
  lineBreak(element: number, style: Style): void {
    if (!style.pre && /\f\s*$/.test(this.text)) this.flush(style);
    else this.add(lineBreak, element, false, false);
  }

  link(href: string): void {
    this.links += 1;
    this.linkEnd();
    this.href = href;
    this.hrefFrom = this.visible;
  }

  linkEnd(): void {
    if (this.href !== '' && this.visible > this.hrefFrom) this.anchors.push({ from: this.hrefFrom, to: this.visible, href: this.href });
    this.href = '';
  }

  flush(style: Style): void {
    const open = this.href;
    this.linkEnd();
    const text = style.pre ? this.text.replace(/^\s*\n|\s+$/g, '') : tidy(this.text);
    // Escaped markup of trackers, as in a `noscript` that was saved as text, is nothing to read.
    if (text.trim() !== '' && this.element >= 0 && !/^<(?:img|iframe|script|link|meta)\s/i.test(text)) {
      // A row of one cell is how old pages lay out a column of text.
      const kind = style.kind === 'table-row' && !text.includes('\t') ? 'paragraph' : style.kind;
      this.lines.push({
        text,
        kind,
        level: style.level,
        element: this.element,
        linked: this.linked,
        bold: this.bold,
        linkCount: this.links,
        anchors: this.anchors,
      });
    }
    this.text = '';
    this.linked = 0;
    this.bold = 0;
    this.links = 0;
    this.visible = 0;
    this.anchors = [];
    // a link round several paragraphs goes on in the next one
    this.href = open;
    this.hrefFrom = 0;
    this.element = -1;
  }
}

// A form feed is white space in HTML and never part of text; it marks `br` until white space has been collapsed.
const lineBreak = '\f';

function tidy(text: string): string {
  return text
    .replace(/[ \n\r]*\t[ \t\n\r]*/g, '\t')
    .replace(/[ \n\r]+/g, ' ')
    .replace(/ ?\f ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

type Step =
  | {
      readonly node: ParsedNode;
      readonly element: number;
      readonly style: Style;
      readonly link: boolean;
      readonly bold: boolean;
      readonly hidden: boolean;
    }
  | { readonly leave: number; readonly style: Style; readonly flow: boolean; readonly link: boolean };

/** Address that relative links of a page are relative to: what its `base` says, itself relative to where the page is from; '' when not known. */
function baseOf(found: { readonly base: string; readonly canonical: string }, metas: Page['metas'], from: string): string {
  const social = metas.find((meta) => meta.get('property') === 'og:url')?.get('content') ?? '';
  const own = [from, found.canonical, social].map((address) => linkAddress(address, '')).find((address) => address !== '') ?? '';
  return (found.base === '' ? '' : linkAddress(found.base, own)) || own;
}

/**
 * Reads a page into elements and lines. Nothing is fetched and nothing runs; nesting depth does not matter.
 * @param withHidden keeps what the page itself hides.
 * @param address where the page is from, if that is known: relative links are relative to it.
 */
export function readPage(html: string, withHidden = false, address = ''): Page {
  const root = parse(html, { scriptingEnabled: false });
  const elements: PageElement[] = [];
  const writer = new LineWriter();
  const data: string[] = [];
  const metas: ReadonlyMap<string, string>[] = [];
  const found = { title: '', language: '', canonical: '', base: '' };
  const base: Style = { kind: 'paragraph', level: 0, pre: false };
  const stack: Step[] = [];
  const push = (nodes: readonly ParsedNode[], element: number, style: Style, link: boolean, bold: boolean, hidden: boolean) => {
    for (let index = nodes.length - 1; index >= 0; index -= 1) {
      const node = nodes[index];
      if (node !== undefined) stack.push({ node, element, style, link, bold, hidden });
    }
  };
  push(root.childNodes, -1, base, false, false, false);
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if ('leave' in step) {
      if (step.flow) writer.flush(step.style);
      if (step.link) writer.linkEnd();
      const element = elements[step.leave];
      if (element !== undefined) {
        element.end = elements.length;
        element.lastLine = writer.lines.length;
      }
      continue;
    }
    const { node } = step;
    if (node.nodeName === '#text' && 'value' in node) {
      if (!step.hidden) writer.add(node.value, step.element, step.link, step.bold);
      continue;
    }
    if (!('tagName' in node)) continue;
    const tag = node.tagName;
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    if (tag === 'meta') metas.push(attributes);
    else if (tag === 'title' && found.title === '') found.title = textOf(node);
    else if (tag === 'html') found.language = attributes.get('lang') ?? attributes.get('xml:lang') ?? '';
    else if (tag === 'link' && attributes.get('rel') === 'canonical') found.canonical = attributes.get('href') ?? '';
    else if (tag === 'base' && found.base === '') found.base = attributes.get('href') ?? '';
    else if (tag === 'script' && /ld\+json/i.test(attributes.get('type') ?? '')) data.push(textOf(node));
    if (tag === 'head') {
      push(node.childNodes, step.element, step.style, false, false, true);
      continue;
    }
    if (step.hidden || unseen.has(tag)) continue;
    if (tag === 'br') {
      writer.lineBreak(step.element, step.style);
      continue;
    }
    const label = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''} ${attributes.get('role') ?? ''}`;
    if (!withHidden && isHidden(attributes, label)) continue;
    // Word writes the marks of its lists as text: a bullet is a shape of its own, a number is kept with one space
    if (tag === 'span' && /mso-list\s*:\s*ignore/i.test(attributes.get('style') ?? '')) {
      const mark = wordsIn(node).trim();
      if (/[\p{L}\p{N}][.)]$/u.test(mark)) writer.add(`${mark} `, step.element, false, false);
      continue;
    }
    const parent = elements[step.element]?.tag;
    // Word puts a paragraph into each cell of its tables
    const inCell = tag === 'p' && /(?:^|\s)Mso/.test(attributes.get('class') ?? '') && (parent === 'td' || parent === 'th');
    const flow = flowing.has(tag) && !inCell;
    if (inCell) writer.add(' ', step.element, false, false);
    if (flow) writer.flush(step.style);
    else if (tag === 'td' || tag === 'th') writer.add('\t', step.element, false, false);
    if (tag === 'a') writer.link(attributes.get('href') ?? '');
    const index = elements.length;
    const depth = (elements[step.element]?.depth ?? 0) + 1;
    elements.push({
      tag,
      parent: step.element,
      depth,
      attributes,
      label,
      end: index + 1,
      firstLine: writer.lines.length,
      lastLine: writer.lines.length,
    });
    const listed = tag === 'p' && /(?:^|\s)MsoList/.test(attributes.get('class') ?? '');
    const style: Style = inCell ? step.style : listed ? { kind: 'list-item', level: 0, pre: false } : styleInside(tag, step.style);
    stack.push({ leave: index, style, flow, link: tag === 'a' });
    push(node.childNodes, index, style, step.link || tag === 'a', step.bold || bolds.has(tag), false);
  }
  writer.flush(base);
  const from = baseOf(found, metas, address);
  const lines = writer.lines.map(({ anchors, ...line }) => ({ ...line, links: placeLinks(line.text, anchors, from) }));
  return { elements, lines, data, metas, ...found, title: tidy(found.title) };
}

function styleInside(tag: string, outside: Style): Style {
  if (/^h[1-6]$/.test(tag)) return { kind: 'heading', level: Number(tag[1]), pre: false };
  const kind = lineKinds.get(tag);
  if (kind !== undefined) return { kind, level: 0, pre: tag === 'pre' };
  if ((tag === 'p' || tag === 'div') && outside.kind === 'table-row') return { ...outside, kind: 'paragraph' };
  return outside;
}

/** All the text inside a small element. */
function wordsIn(node: DefaultTreeAdapterTypes.Element): string {
  let words = '';
  const stack: ParsedNode[] = [...node.childNodes].reverse();
  for (let next = stack.pop(); next !== undefined && words.length < 40; next = stack.pop()) {
    if (next.nodeName === '#text' && 'value' in next) words += next.value;
    else if ('childNodes' in next) stack.push(...[...next.childNodes].reverse());
  }
  return words.replace(/\u00a0/g, ' ');
}

function textOf(node: DefaultTreeAdapterTypes.Element): string {
  return node.childNodes.map((child) => (child.nodeName === '#text' && 'value' in child ? child.value : '')).join('');
}
