import type { RtfFlow } from './rtf-flow.ts';

/** A group that reads its text for itself: the body, a note, a table of fonts. Groups inside share it unless they open one of their own. */
export interface Scope {
  readonly kind: 'flow' | 'capture' | 'fonts' | 'styles' | 'style';
  /** The word that opened it. */
  readonly word: string;
  /** Where text goes, for a flow. */
  readonly flow: RtfFlow | undefined;
  /** Text of all others. */
  text: string;
  /** Numbers of control words in it, such as `s`, `fcharset`, `yr`. */
  readonly numbers: Map<string, number>;
}

/** What holds in a group and is restored at its end. Never changed in place: groups share it. */
export interface State {
  readonly scope: Scope;
  readonly skip: boolean;
  /** Within `\upr`, whose second form is read. */
  readonly either: boolean;
  readonly font: number;
  /** How many bytes stand in place of a `\u` for programs that cannot read it. */
  readonly instead: number;
  readonly hidden: boolean;
  readonly revision: 'inserted' | 'deleted' | undefined;
  readonly style: number;
  /** 0 to 8, or -1. */
  readonly outline: number;
  readonly list: number;
  /** How deep in tables, 0 for outside. */
  readonly table: number;
}

/** What `\pard` sets. */
export const plainParagraph = { style: 0, outline: -1, list: 0, table: 0 } as const;

/** What a control word for the looks of text or paragraphs changes, or undefined when it is none that matters. */
export function changeOf(name: string, number: number | undefined, state: State, defaultFont: number): Partial<State> | undefined {
  const on = number !== 0;
  switch (name) {
    case 'uc':
      return { instead: Math.min(8, Math.max(0, number ?? 1)) };
    case 'f':
      return { font: number ?? defaultFont };
    case 'deff':
      return { font: defaultFont };
    case 'plain':
      return { font: defaultFont, hidden: false, revision: undefined };
    case 'pard':
      return plainParagraph;
    case 's':
      return { style: number ?? 0 };
    case 'outlinelevel':
      return { outline: number !== undefined && number >= 0 && number <= 8 ? number : -1 };
    case 'ls':
      return { list: number ?? 0 };
    case 'intbl':
      return { table: Math.max(1, state.table) };
    case 'itap':
      return { table: Math.max(0, number ?? 0) };
    case 'v':
      return { hidden: on };
    case 'revised':
      return { revision: on ? 'inserted' : undefined };
    case 'deleted':
      return { revision: on ? 'deleted' : undefined };
    default:
      return undefined;
  }
}

/** The date that the numbers `yr`, `mo`, `dy` give, as an ISO date, or ''. */
export function dateOf(numbers: ReadonlyMap<string, number>): string {
  const [year, month, day] = [numbers.get('yr') ?? 0, numbers.get('mo') ?? 0, numbers.get('dy') ?? 0];
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return '';
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A moment packed into one number, as Word keeps those of changes (DTTM), as an ISO date; '' when it is none. */
export function packedDate(value: number | undefined): string {
  if (value === undefined) return '';
  const bits = value >>> 0;
  return dateOf(
    new Map([
      ['yr', ((bits >>> 20) & 0x1ff) + 1900],
      ['mo', (bits >>> 16) & 0xf],
      ['dy', (bits >>> 11) & 0x1f],
    ]),
  );
}
