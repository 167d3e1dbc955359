import type { BlockDetails } from '../../block-writer.ts';
import { formatted } from '../docx/docx-lists.ts';
import { childrenOf, within, type XmlElement } from '../xml-tree.ts';

interface Level {
  readonly numbered: boolean;
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  /** How many levels up the number is shown with. */
  readonly shown: number;
}

const formats = new Map([
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
  ['a', 'lowerLetter'],
  ['A', 'upperLetter'],
]);

const attribute = (element: XmlElement, name: string) => element.attributes.get(name) ?? '';

function wholeNumber(text: string, otherwise: number): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}

/** Paragraph and list styles of an OpenDocument text, from all its parts. */
export class OdtStyles {
  private readonly parents = new Map<string, { readonly name: string; readonly parent: string }>();
  private readonly lists = new Map<string, readonly Level[]>();

  constructor(parts: readonly (XmlElement | undefined)[]) {
    for (const part of parts) {
      for (const style of within(part, 'style')) {
        const name = attribute(style, 'display-name') || attribute(style, 'name');
        this.parents.set(attribute(style, 'name'), { name, parent: attribute(style, 'parent-style-name') });
      }
      for (const style of within(part, 'list-style')) this.lists.set(attribute(style, 'name'), childrenOf(style).map(levelOf));
    }
  }

  details(styleName: string): BlockDetails {
    const seen = new Set<string>();
    for (let at = styleName; at !== '' && !seen.has(at); at = this.parents.get(at)?.parent ?? '') {
      seen.add(at);
      const name = (this.parents.get(at)?.name ?? at).replaceAll('_20_', ' ').toLowerCase();
      if (name === 'title') return { kind: 'title', level: 1 };
      if (name === 'quotations') return { kind: 'quote' };
      if (/^(?:caption|illustration|table|figure|drawing)$/.test(name)) return { kind: 'caption' };
      if (name === 'preformatted text') return { kind: 'preformatted' };
    }
    return { kind: 'paragraph' };
  }

  /** The label of an item from the counts of its level and those above, '' for a bullet. */
  label(listStyle: string, counts: readonly number[]): string {
    const levels = this.lists.get(listStyle) ?? [];
    const level = levels[counts.length - 1];
    if (level === undefined || !level.numbered) return '';
    const from = Math.max(0, counts.length - level.shown);
    const numbers = counts.slice(from).map((count, index) => {
      const style = levels[from + index];
      return formatted(count + (style?.start ?? 1) - 1, style?.format ?? 'decimal');
    });
    return `${level.prefix}${numbers.join('.')}${level.suffix}`;
  }
}

function levelOf(level: XmlElement): Level {
  const format = attribute(level, 'num-format');
  return {
    numbered: level.name === 'list-level-style-number' && format !== '',
    format: formats.get(format) ?? 'decimal',
    prefix: attribute(level, 'num-prefix').slice(0, 20),
    suffix: attribute(level, 'num-suffix').slice(0, 20),
    start: wholeNumber(attribute(level, 'start-value'), 1),
    shown: Math.max(1, wholeNumber(attribute(level, 'display-levels'), 1)),
  };
}
