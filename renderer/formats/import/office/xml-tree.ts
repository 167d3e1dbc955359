import { Parser } from 'htmlparser2';
import { ImportRefusal } from '../import-format.ts';

/** An element. Names go without their prefix: the formats read here never use one name of two vocabularies for different things. */
export interface XmlElement {
  readonly name: string;
  /** By local name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

const deepest = 300;
const mostNodes = 3_000_000;

interface Open extends XmlElement {
  readonly children: XmlNode[];
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML into a tree, as much of it as is there. Entities of a document type are not expanded (only XML's own five and numbers are), so none can
 * grow; nothing outside is loaded.
 * @throws ImportRefusal when it nests too deeply or holds too much.
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const root: Open = { name: '', attributes: new Map(), children: [] };
  const open: Open[] = [root];
  let nodes = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        nodes += 1;
        if (open.length > deepest) throw new ImportRefusal('is damaged or made to do harm: its parts nest too deeply');
        if (nodes > mostNodes) throw new ImportRefusal('holds more elements than a document can have');
        const element: Open = {
          name: localName(name),
          attributes: new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value])),
          children: [],
        };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
      ontext(text) {
        const children = open.at(-1)?.children;
        const last = children?.at(-1);
        if (children === undefined) return;
        if (typeof last === 'string') children[children.length - 1] = last + text;
        else children.push(text);
      },
    },
    { xmlMode: true },
  );
  parser.end(decodeXml(bytes));
  return root;
}

function decodeXml(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const wideBig = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c);
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8';
  const label = wide ? 'utf-16le' : wideBig ? 'utf-16be' : declared;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}

/** Child elements, of one name if one is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** First child element of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** Elements of a name anywhere within, in document order. */
export function within(element: XmlElement | undefined, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const stack: XmlElement[] = element === undefined ? [] : [element];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.name === name) found.push(next);
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index];
      if (child !== undefined && typeof child !== 'string') stack.push(child);
    }
  }
  return found;
}

/** All text within, as it stands. */
export function textWithin(element: XmlElement | undefined): string {
  let text = '';
  const stack: XmlNode[] = element === undefined ? [] : [element];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') text += next;
    else for (let index = next.children.length - 1; index >= 0; index -= 1) stack.push(next.children[index] ?? '');
  }
  return text;
}
