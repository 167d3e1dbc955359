import type { BlockDetails } from '../../block-writer.ts';
import { childOf, childrenOf, type XmlElement } from '../xml-tree.ts';

interface Style {
  readonly name: string;
  readonly basedOn: string;
  readonly outline: number;
  readonly list: { readonly id: string; readonly depth: number } | undefined;
}

const value = (element: XmlElement | undefined) => element?.attributes.get('val') ?? '';

/** What a paragraph's properties say about lists, if anything. `id` '0' takes a paragraph out of its style's list. */
export function listOf(properties: XmlElement | undefined): Style['list'] {
  const list = childOf(properties, 'numPr');
  const id = value(childOf(list, 'numId'));
  return id === '' ? undefined : { id, depth: Math.min(8, Math.max(0, Number.parseInt(value(childOf(list, 'ilvl')), 10) || 0)) };
}

/** Outline level of a paragraph's properties, 0 to 8, or -1. */
export function outlineOf(properties: XmlElement | undefined): number {
  const text = value(childOf(properties, 'outlineLvl'));
  return /^[0-8]$/.test(text) ? Number(text) : -1;
}

/** Paragraph styles: what kind of block each makes. */
export class DocxStyles {
  private readonly styles = new Map<string, Style>();

  constructor(part: XmlElement | undefined) {
    for (const style of childrenOf(childOf(part, 'styles'), 'style')) {
      const properties = childOf(style, 'pPr');
      this.styles.set(style.attributes.get('styleId') ?? '', {
        name: value(childOf(style, 'name')).toLowerCase(),
        basedOn: value(childOf(style, 'basedOn')),
        outline: outlineOf(properties),
        list: listOf(properties),
      });
    }
  }

  /** A style and those it is based on, nearest first. */
  private *chain(id: string): Generator<Style> {
    const seen = new Set<string>();
    for (let at = id; at !== '' && !seen.has(at); ) {
      seen.add(at);
      const style = this.styles.get(at);
      if (style === undefined) return;
      yield style;
      at = style.basedOn;
    }
  }

  list(id: string): Style['list'] {
    for (const style of this.chain(id)) if (style.list !== undefined) return style.list;
    return undefined;
  }

  details(id: string): BlockDetails {
    const names = [id.toLowerCase()];
    for (const style of this.chain(id)) {
      const heading = /^heading ([1-9])$/.exec(style.name)?.[1];
      if (heading !== undefined) return { kind: 'heading', level: Math.min(6, Number(heading)) };
      if (style.outline >= 0) return { kind: 'heading', level: Math.min(6, style.outline + 1) };
      names.push(style.name);
    }
    return styleDetails(names);
  }
}

/** The kind of block that paragraph styles of these names (lower case, nearest first) make; names are those of Word in several languages. */
export function styleDetails(names: readonly string[]): BlockDetails {
  const heading = names
    .map((name) => /^(?:heading|überschrift|titre|título|rubrik|kop|заголовок|nagłówek) ?([1-9])$/.exec(name)?.[1])
    .find((level) => level);
  if (heading !== undefined) return { kind: 'heading', level: Math.min(6, Number(heading)) };
  if (names.includes('title')) return { kind: 'title', level: 1 };
  if (names.some((name) => /^(?:intense )?quote$|^block ?text$|^blockquote/.test(name))) return { kind: 'quote' };
  if (names.some((name) => /caption$/.test(name))) return { kind: 'caption' };
  return { kind: 'paragraph' };
}
