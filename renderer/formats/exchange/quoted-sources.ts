import type { Span, z } from '../../domain/schema.ts';
import type { SourceFacts } from '../../domain/source.ts';
import { baseName } from './exchange-format.ts';
import { type FoundSource, LeavingOut, type LeftOut } from './found-case.ts';

/** Words that an annotation points at, in the ways W3C selectors and their cousins say it. */
export interface WantedAnchor {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** In the unit of the file. */
  readonly position?: Span;
  /** The unit's conversion to UTF-16; left out where it is UTF-16 already. */
  readonly toUnits?: (text: string, offsets: readonly number[]) => number[];
}

interface Held {
  text: string;
  readonly given: boolean;
  readonly fileName: string;
  readonly facts: Partial<SourceFacts>;
  readonly wanted: WantedAnchor[];
  /** What is said of the whole of it. */
  readonly notes: string[];
}

/**
 * Sources that annotations point into, with or without their text. Where a file holds annotations but not the page they are about, the
 * quotations themselves, each a paragraph in the order of their places, are the source's text: what was marked is kept, and the source
 * says what it is.
 */
export class QuotedSources {
  readonly #held = new Map<string, Held>();

  addText(address: string, text: string, fileName: string, facts: Partial<SourceFacts>): void {
    this.#held.set(address, { text, given: true, fileName, facts, wanted: [], notes: [] });
  }

  /** Facts of a source whose text is not known (yet). */
  describe(address: string, facts: Partial<SourceFacts>): void {
    if (!this.#held.has(address)) this.#held.set(address, { text: '', given: false, fileName: '', facts, wanted: [], notes: [] });
  }

  want(address: string, anchor: WantedAnchor): void {
    this.describe(address, /^https?:/.test(address) ? { url: address } : {});
    this.#held.get(address)?.wanted.push(anchor);
  }

  /** Something said of a whole page. It is kept where words of the page are marked as well: a source has a text. */
  remark(address: string, text: string): void {
    this.describe(address, /^https?:/.test(address) ? { url: address } : {});
    this.#held.get(address)?.notes.push(text);
  }

  finish(): {
    readonly sources: FoundSource[];
    readonly leftOut: readonly LeftOut[];
    spans(address: string, anchors: readonly WantedAnchor[]): Span[];
  } {
    const places = new Map<WantedAnchor, Span>();
    const leaving = new LeavingOut();
    const sources: FoundSource[] = [];
    for (const [address, held] of this.#held) {
      if (!held.given) gatherQuotes(held, places);
      const missing = held.given ? 0 : held.wanted.filter((anchor) => anchor.exact === '').length;
      leaving.add('annotations', 'they give a position in a text that is not in the file, and no quotation', missing);
      if (held.text === '' && !held.given) {
        leaving.add('remarks on whole pages', 'no words of the page are in the file', held.notes.length);
        continue;
      }
      const named = baseName(address).slice(0, 200);
      sources.push({
        key: address,
        fileName: held.fileName || (held.given ? '' : `${named || 'quotations'}.txt`),
        text: held.text,
        facts: held.facts,
        note: [
          ...(held.given ? [] : ['The page itself was not in the file. Its text here is the quotations that were marked on it.']),
          ...held.notes,
        ].join('\n'),
      });
    }
    return {
      sources,
      leftOut: leaving.list,
      spans: (address, anchors) => {
        const held = this.#held.get(address);
        if (!held) return [];
        return anchors.flatMap((anchor) => places.get(anchor) ?? (held.given ? (placeIn(held.text, anchor) ?? []) : []));
      },
    };
  }
}

function gatherQuotes(held: Held, places: Map<WantedAnchor, Span>): void {
  const inOrder = held.wanted
    .filter((anchor) => anchor.exact.trim() !== '')
    .toSorted((a, b) => (a.position?.start ?? Number.MAX_SAFE_INTEGER) - (b.position?.start ?? Number.MAX_SAFE_INTEGER));
  const known = new Map<string, Span>();
  const parts: string[] = [];
  let at = 0;
  for (const anchor of inOrder) {
    let span = known.get(anchor.exact);
    if (!span) {
      const start = at;
      parts.push(anchor.exact);
      at += anchor.exact.length;
      span = { start, end: at };
      known.set(anchor.exact, span);
      parts.push('\n\n');
      at += 2;
    }
    places.set(anchor, span);
  }
  held.text = parts.join('').trimEnd();
}

/**
 * The words that an anchor means: those at its position if they are the ones quoted, else the same words elsewhere, with what stands
 * around them and then nearness deciding. Undefined where the quotation is not in the text.
 */
export function placeIn(text: string, anchor: WantedAnchor): Span | undefined {
  const { position, exact } = anchor;
  let near = 0;
  if (position) {
    const [start = 0, end = 0] = anchor.toUnits ? anchor.toUnits(text, [position.start, position.end]) : [position.start, position.end];
    near = start;
    if (start < end && end <= text.length && (exact === '' || text.slice(start, end) === exact)) return { start, end };
  }
  if (exact === '') return undefined;
  let best: { readonly start: number; readonly score: number } | undefined;
  let looked = 0;
  for (let at = text.indexOf(exact); at >= 0 && looked < 10_000; at = text.indexOf(exact, at + 1)) {
    looked += 1;
    const around =
      (anchor.prefix !== '' && text.slice(0, at).endsWith(anchor.prefix) ? 1 : 0) +
      (anchor.suffix !== '' && text.startsWith(anchor.suffix, at + exact.length) ? 1 : 0);
    const score = around * 1e9 - Math.abs(at - near);
    if (!best || score > best.score) best = { start: at, score };
  }
  return best && { start: best.start, end: best.start + exact.length };
}

/** Anchors of a value that is one passage or a list of them, each as `schema` reads it. */
export function anchorsOf<T>(value: unknown, schema: z.ZodType<T>, read: (passage: T) => WantedAnchor[]): WantedAnchor[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.flatMap((entry) => {
    const passage = schema.safeParse(entry);
    return passage.success ? read(passage.data) : [];
  });
}
