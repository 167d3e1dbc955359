import type { Span } from '../../domain/schema.ts';

interface Named {
  readonly pseudonym: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly person: boolean;
}

/** A text with names replaced, and the way to move spans of the old text into the new one. */
export interface Replaced {
  readonly text: string;
  readonly count: number;
  readonly move: (spans: readonly Span[]) => Span[];
}

/** Words inside names that name nobody by themselves. */
const small = new Set([
  'de',
  'del',
  'der',
  'den',
  'di',
  'da',
  'al',
  'el',
  'la',
  'le',
  'bin',
  'ibn',
  'ben',
  'van',
  'von',
  'the',
  'of',
  'and',
  'mr',
  'mrs',
  'ms',
  'dr',
  'sir',
  'lord',
  'lady',
  'prof',
]);

/** Scripts that put no space between words: names in them are found wherever they stand. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Replaces names as whole words: the full name and every alias, for persons also the surname by itself and, where no other name
 * follows, the first name; each also in capitals. Other inflections are not found.
 */
export class NameReplacer {
  readonly #pattern: RegExp | null;
  readonly #pseudonyms = new Map<string, string>();
  readonly #forms: string[];

  constructor(named: readonly Named[]) {
    const guarded = new Set<string>();
    const add = (form: string, pseudonym: string) => {
      const trimmed = form.trim().replace(/\s+/g, ' ');
      if (trimmed === '' || this.#pseudonyms.has(trimmed)) return;
      this.#pseudonyms.set(trimmed, pseudonym);
      const loud = trimmed.toLocaleUpperCase();
      if (trimmed.length > 3 && !this.#pseudonyms.has(loud)) this.#pseudonyms.set(loud, pseudonym);
    };
    for (const one of named) for (const form of [one.name, ...one.aliases]) add(form, one.pseudonym);
    for (const { name, pseudonym, person } of named) {
      const parts = person ? name.split(/\s+/).filter((part) => part.length > 2 && !small.has(part.toLowerCase().replace('.', ''))) : [];
      if (parts.length < 2) continue;
      for (const part of parts.slice(0, -1)) if (!this.#pseudonyms.has(part)) guarded.add(part);
      add(parts.at(-1) ?? '', pseudonym);
      for (const part of parts.slice(0, -1)) add(part, pseudonym);
    }
    this.#forms = [...this.#pseudonyms.keys()].sort((a, b) => b.length - a.length);
    this.#pattern =
      this.#forms.length === 0 ? null : new RegExp(this.#forms.map((form) => formPattern(form, guarded.has(form))).join('|'), 'gu');
  }

  /** The text with every name replaced. Takes O(length of the text times number of forms) at worst. */
  replace(text: string): Replaced {
    if (!this.#pattern) return { text, count: 0, move: (spans) => [...spans] };
    const places: Place[] = [];
    let made = '';
    let from = 0;
    for (const match of text.matchAll(this.#pattern)) {
      const pseudonym = this.#pseudonyms.get(match[0].replace(/\s+/g, ' ')) ?? this.#pseudonyms.get(match[0]) ?? match[0];
      made += text.slice(from, match.index);
      from = match.index + match[0].length;
      places.push({ start: match.index, end: from, newStart: made.length, newEnd: made.length + pseudonym.length });
      made += pseudonym;
    }
    return { text: made + text.slice(from), count: places.length, move: (spans) => spans.map((span) => moveSpan(span, places)) };
  }

  /** Whether any form of a name is in an address or a file name, in whatever case and however its words are joined. */
  isIn(address: string): boolean {
    const plain = (text: string) => text.toLowerCase().replace(/%20|[^\p{L}\p{N}]+/gu, ' ');
    const found = ` ${plain(address)} `;
    return this.#forms.some((form) => form.length > 2 && found.includes(` ${plain(form).trim()} `));
  }
}

interface Place extends Span {
  readonly newStart: number;
  readonly newEnd: number;
}

function formPattern(form: string, guarded: boolean): string {
  const body = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  if (unspaced.test(form)) return body;
  const whole = `(?<![\\p{L}\\p{N}\\p{M}])${body}(?![\\p{L}\\p{N}\\p{M}])`;
  return guarded ? `${whole}(?!\\s+\\p{Lu})` : whole;
}

/** Where a span of the old text lies in the new one. An edge inside a replaced name moves out to the name's own edge. */
function moveSpan(span: Span, places: readonly Place[]): Span {
  const start = moveOffset(span.start, places, 'newStart');
  return { start, end: Math.max(moveOffset(span.end, places, 'newEnd'), start + 1) };
}

function moveOffset(offset: number, places: readonly Place[], inside: 'newStart' | 'newEnd'): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const before = places[low - 1];
  if (!before) return offset;
  return offset < before.end ? before[inside] : before.newEnd + (offset - before.end);
}
