/**
 * A report as a small tree of elements: written out as HTML for the file, drawn with React for the preview. Both come from the same
 * tree, so what is previewed is what is saved.
 */
export type ReportNode = string | ReportElement;

export interface ReportElement {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly ReportNode[];
}

/** What may stand between children: nothing, and lists. */
export type Content = ReportNode | null | undefined | false | readonly Content[];

/** An element. Attributes that are undefined or empty are left out; `''` must be given as `true`. */
export function h(
  tag: string,
  attrs: Readonly<Record<string, string | true | undefined>> | null,
  ...content: readonly Content[]
): ReportElement {
  const kept = Object.entries(attrs ?? {}).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value === true ? '' : value]],
  );
  return { tag, attrs: Object.fromEntries(kept), children: flat(content) };
}

/**
 * An element whose children are made each time they are asked for and not kept, so that a report of tens of thousands of claims never stands
 * in memory as a tree.
 */
export function made(
  tag: string,
  attrs: Readonly<Record<string, string | true | undefined>> | null,
  content: () => Content,
): ReportElement {
  return {
    ...h(tag, attrs),
    get children() {
      return flat([content()]);
    },
  };
}

function flat(content: readonly Content[]): ReportNode[] {
  return content.flatMap((one): ReportNode[] => {
    if (one === null || one === undefined || one === false || one === '') return [];
    return isList(one) ? flat(one) : [one];
  });
}

function isList(one: ReportNode | readonly Content[]): one is readonly Content[] {
  return Array.isArray(one);
}

const empty = new Set(['meta', 'br', 'hr', 'path', 'circle', 'rect', 'col', 'img']);

/**
 * The tree as HTML, piece by piece. Everything that is not markup here is escaped, so nothing in a case can become markup.
 * @param put takes each piece, `onElement` each tag as it begins.
 */
export function writeHtml(node: ReportNode, put: (piece: string) => void, onElement?: (tag: string) => void): void {
  if (typeof node === 'string') {
    put(escapeText(node));
    return;
  }
  onElement?.(node.tag);
  put(`<${node.tag}`);
  for (const [name, value] of Object.entries(node.attrs)) put(` ${name}="${escapeAttribute(value)}"`);
  put('>');
  if (empty.has(node.tag) && node.children.length === 0) {
    if (node.tag === 'path' || node.tag === 'circle' || node.tag === 'rect') put(`</${node.tag}>`);
    return;
  }
  for (const child of node.children) writeHtml(child, put, onElement);
  put(`</${node.tag}>`);
}

/** Text for HTML. A carriage return is written as a reference, because a parser would drop it; NUL cannot be in HTML at all. */
function escapeText(text: string): string {
  return text.toWellFormed().replace(/[&<>\r\0]/g, (char) => references[char] ?? '');
}

function escapeAttribute(text: string): string {
  return text.toWellFormed().replace(/[&<>"\r\n\0]/g, (char) => references[char] ?? '');
}

const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\0': '\ufffd',
};

/** The words of a tree, without markup. */
export function textOf(nodes: readonly ReportNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}
