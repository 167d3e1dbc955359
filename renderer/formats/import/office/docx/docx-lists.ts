import { childOf, childrenOf, type XmlElement } from '../xml-tree.ts';

interface Level {
  readonly format: string;
  /** Such as `%1.%2`. */
  readonly pattern: string;
  readonly start: number;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that this use of the list starts anew. */
  readonly restarts: ReadonlyMap<number, number>;
}

const value = (element: XmlElement | undefined) => element?.attributes.get('val') ?? '';

/** Numbers of list items as Word counts them (ECMA-376, part 1, 17.9). */
export class DocxLists {
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(numbering: XmlElement | undefined) {
    const root = childOf(numbering, 'numbering');
    const abstracts = new Map(childrenOf(root, 'abstractNum').map((each) => [each.attributes.get('abstractNumId') ?? '', each]));
    for (const use of childrenOf(root, 'num')) {
      const abstract = value(childOf(use, 'abstractNumId'));
      const levels = new Map<number, Level>();
      const restarts = new Map<number, number>();
      for (const level of childrenOf(abstracts.get(abstract), 'lvl')) levels.set(depthOf(level), levelOf(level));
      for (const change of childrenOf(use, 'lvlOverride')) {
        const level = childOf(change, 'lvl');
        const start = childOf(change, 'startOverride');
        if (level !== undefined) levels.set(depthOf(change), levelOf(level));
        if (start !== undefined) restarts.set(depthOf(change), numberOf(value(start), 1));
      }
      this.lists.set(use.attributes.get('numId') ?? '', { abstract, levels, restarts });
    }
  }

  /** The label of the next item: `2.`, `b)`, or '' for a bullet; undefined when there is no such list. */
  next(id: string, depth: number): string | undefined {
    const list = this.lists.get(id);
    const level = list?.levels.get(depth);
    if (list === undefined || level === undefined) return list === undefined ? undefined : '';
    const counters = this.counters.get(list.abstract) ?? [];
    this.counters.set(list.abstract, counters);
    const restart = list.restarts.get(depth);
    const first = `${id} ${depth}`;
    if (restart !== undefined && !this.begun.has(first)) counters[depth] = restart;
    else counters[depth] = (counters[depth] ?? level.start - 1) + 1;
    this.begun.add(first);
    counters.length = depth + 1;
    if (level.format === 'bullet' || level.format === 'none') return '';
    return level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = list.levels.get(at);
      return formatted(counters[at] ?? other?.start ?? 1, other?.format ?? 'decimal');
    });
  }
}

const depthOf = (element: XmlElement) => numberOf(element.attributes.get('ilvl') ?? '', 0);

function numberOf(text: string, otherwise: number): number {
  const number = Number.parseInt(text, 10);
  return Number.isFinite(number) && number >= 0 && number < 1_000_000 ? number : otherwise;
}

function levelOf(level: XmlElement): Level {
  return {
    format: value(childOf(level, 'numFmt')) || 'decimal',
    pattern: value(childOf(level, 'lvlText')).slice(0, 100),
    start: numberOf(value(childOf(level, 'start')), 1),
  };
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number as lists write it. */
export function formatted(number: number, format: string): string {
  if (format === 'lowerRoman' || format === 'upperRoman') {
    if (number < 1 || number > 4999) return String(number);
    let rest = number;
    let text = '';
    for (const [size, letters] of romans) for (; rest >= size; rest -= size) text += letters;
    return format === 'upperRoman' ? text.toUpperCase() : text;
  }
  if (format === 'lowerLetter' || format === 'upperLetter') {
    if (number < 1 || number > 780) return String(number);
    const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  return format === 'decimalZero' && number < 10 ? `0${number}` : String(number);
}
