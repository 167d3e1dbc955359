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
 * The tree as HTML, in parts. Everything that is not markup here is escaped, so nothing in a case can become markup.
 * @param onElement told of each tag as it begins.
 */
export function* htmlParts(root: ReportNode, onElement?: (tag: string) => void): Generator<string> {
  // a stack of its own instead of generators in generators, which would take every part up through all of them
  const open: { readonly tag: string; readonly children: readonly ReportNode[]; next: number }[] = [];
  const begin = (node: ReportNode): string => {
    if (typeof node === 'string') return escapeText(node);
    const { tag, attrs, children } = node;
    onElement?.(tag);
    const start = `<${tag}${Object.entries(attrs)
      .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
      .join('')}>`;
    if (empty.has(tag) && children.length === 0) return tag === 'path' || tag === 'circle' || tag === 'rect' ? `${start}</${tag}>` : start;
    open.push({ tag, children, next: 0 });
    return start;
  };
  yield begin(root);
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    const child = inner.children[inner.next++];
    if (child !== undefined) yield begin(child);
    else {
      open.pop();
      yield `</${inner.tag}>`;
    }
  }
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
