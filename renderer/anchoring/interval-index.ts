import type { Span } from '../domain/schema.ts';
import { extentOf, normaliseSpans } from './spans.ts';

/** What an index holds: anything with an id and the places it covers. */
export interface Spanned {
  readonly id: string;
  readonly spans: readonly Span[];
}

interface Entry<T> {
  readonly start: number;
  readonly end: number;
  readonly item: T;
  /** Whether this is the first span of the item: what stepping from claim to claim goes by. */
  readonly first: boolean;
}

interface Chunk<T> {
  entries: Entry<T>[];
  maxEnd: number;
  /** How many entries are the first of their item. */
  firsts: number;
}

const chunkSize = 256;

/**
 * Outer before inner: by where the item starts, then the longer first, then by id, so that the order never hangs on the order
 * of creation.
 */
export function byOuterOrder(a: Spanned, b: Spanned): number {
  const x = extentOf(a.spans) ?? { start: 0, end: 0 };
  const y = extentOf(b.spans) ?? { start: 0, end: 0 };
  return x.start - y.start || y.end - x.end || compareIds(a.id, b.id);
}

/** Items in {@link byOuterOrder}; for long lists far quicker than sorting by it, because each extent is worked out once. */
export function inOuterOrder<T extends Spanned>(items: Iterable<T>): T[] {
  const keyed: { item: T; start: number; end: number }[] = [];
  for (const item of items) {
    const only = item.spans.length === 1 ? item.spans[0] : extentOf(item.spans);
    keyed.push({ item, start: only?.start ?? 0, end: only?.end ?? 0 });
  }
  keyed.sort((a, b) => a.start - b.start || b.end - a.end || compareIds(a.item.id, b.item.id));
  return keyed.map((one) => one.item);
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareEntries<T extends Spanned>(a: Entry<T>, b: Entry<T>): number {
  return a.start - b.start || b.end - a.end || compareIds(a.item.id, b.item.id);
}

function maxEndOf<T>(entries: readonly Entry<T>[]): number {
  let max = 0;
  for (const entry of entries) if (entry.end > max) max = entry.end;
  return max;
}

function firstsOf<T>(entries: readonly Entry<T>[]): number {
  let count = 0;
  for (const entry of entries) if (entry.first) count += 1;
  return count;
}

/**
 * Which items lie at or across a place of a text. Sorted spans in small blocks that each know how far they reach, so that asking
 * costs by what is found and changing one item costs one block, at fifty thousand items as at fifty. Units of offsets as given.
 */
export class IntervalIndex<T extends Spanned> {
  #chunks: Chunk<T>[] = [];
  readonly #items = new Map<string, T>();

  /** Later items replace earlier ones of the same id. */
  constructor(items: Iterable<T> = []) {
    for (const item of items) this.#items.set(item.id, item);
    const entries: Entry<T>[] = [];
    for (const item of this.#items.values()) for (const entry of entriesOf(item)) entries.push(entry);
    entries.sort(compareEntries);
    for (let i = 0; i < entries.length; i += chunkSize) {
      const part = entries.slice(i, i + chunkSize);
      this.#chunks.push({ entries: part, maxEnd: maxEndOf(part), firsts: firstsOf(part) });
    }
  }

  get size(): number {
    return this.#items.size;
  }

  get(id: string): T | undefined {
    return this.#items.get(id);
  }

  has(id: string): boolean {
    return this.#items.has(id);
  }

  /** All items, in no order to rely on; see {@link inOrder}. */
  values(): IterableIterator<T> {
    return this.#items.values();
  }

  /** All items by where they start, outer before inner. */
  inOrder(): T[] {
    const found: T[] = [];
    for (const chunk of this.#chunks) for (const entry of chunk.entries) if (entry.first) found.push(entry.item);
    return inOuterOrder(found);
  }

  /** The place of an item in {@link inOrder}, from 0; -1 if it is not there. Costs by the chunks before it, not by the items. */
  rankOf(id: string): number {
    const item = this.#items.get(id);
    const start = item ? extentOf(item.spans)?.start : undefined;
    if (!item || start === undefined) return -1;
    let rank = 0;
    const together: T[] = [];
    for (const chunk of this.#chunks) {
      const last = chunk.entries.at(-1);
      if (last && last.start < start) {
        rank += chunk.firsts;
        continue;
      }
      if ((chunk.entries[0]?.start ?? 0) > start) break;
      for (const entry of chunk.entries) {
        if (entry.start > start) break;
        if (!entry.first) continue;
        if (entry.start < start) rank += 1;
        else together.push(entry.item);
      }
    }
    return rank + inOuterOrder(together).findIndex((other) => other.id === id);
  }

  /** Adds an item, in place of the one that had its id. Spans may be unsorted; empty ones are ignored. */
  insert(item: T): void {
    this.remove(item.id);
    this.#items.set(item.id, item);
    for (const entry of entriesOf(item)) this.#insertEntry(entry);
  }

  /** Takes an item out and returns it; `undefined` if it was not there. */
  remove(id: string): T | undefined {
    const item = this.#items.get(id);
    if (!item) return undefined;
    this.#items.delete(id);
    for (const entry of entriesOf(item)) this.#removeEntry(entry);
    return item;
  }

  /** Items with a character in [start, end), outer before inner, each once. */
  overlapping(start: number, end: number): T[] {
    const found = new Set<T>();
    for (const chunk of this.#chunks) {
      if ((chunk.entries[0]?.start ?? 0) >= end) break;
      if (chunk.maxEnd <= start) continue;
      for (const entry of chunk.entries) {
        if (entry.start >= end) break;
        if (entry.end > start) found.add(entry.item);
      }
    }
    return inOuterOrder(found);
  }

  /**
   * Goes through what {@link overlapping} finds without making a list of it: by where each span starts, an item once for each span
   * of its own that overlaps. Stops when `visit` returns true.
   */
  eachOverlapping(start: number, end: number, visit: (item: T) => boolean): void {
    for (const chunk of this.#chunks) {
      if ((chunk.entries[0]?.start ?? 0) >= end) return;
      if (chunk.maxEnd <= start) continue;
      for (const entry of chunk.entries) {
        if (entry.start >= end) return;
        if (entry.end > start && visit(entry.item)) return;
      }
    }
  }

  /** Items that cover the character at this offset, outer before inner. */
  at(offset: number): T[] {
    return this.overlapping(offset, offset + 1);
  }

  /** The item at a place of {@link inOrder}, from 0. */
  atRank(rank: number): T | undefined {
    let left = rank;
    for (let c = 0; c < this.#chunks.length && left >= 0; c++) {
      const chunk = this.#chunks[c];
      if (!chunk) break;
      // items that start together are ordered by their whole extents, which their first spans do not tell
      if (left < chunk.firsts) {
        const entry = chunk.entries.filter((one) => one.first)[left];
        return entry ? this.#sameStart(entry.start, rank) : undefined;
      }
      left -= chunk.firsts;
    }
    return undefined;
  }

  #sameStart(start: number, rank: number): T | undefined {
    const together: T[] = [];
    let before = 0;
    for (const chunk of this.#chunks) {
      const last = chunk.entries.at(-1);
      if (last && last.start < start) {
        before += chunk.firsts;
        continue;
      }
      if ((chunk.entries[0]?.start ?? 0) > start) break;
      for (const entry of chunk.entries) {
        if (!entry.first || entry.start > start) continue;
        if (entry.start < start) before += 1;
        else together.push(entry.item);
      }
    }
    return inOuterOrder(together)[rank - before];
  }

  /** The item that starts next after the offset: the outer of those that start together. */
  after(offset: number): T | undefined {
    for (const chunk of this.#chunks) {
      if ((chunk.entries.at(-1)?.start ?? 0) <= offset) continue;
      for (const entry of chunk.entries) if (entry.first && entry.start > offset) return entry.item;
    }
    return undefined;
  }

  /** The item that starts last before the offset: the inner of those that start together. */
  before(offset: number): T | undefined {
    for (let c = this.#chunks.length - 1; c >= 0; c--) {
      const entries = this.#chunks[c]?.entries ?? [];
      if ((entries[0]?.start ?? 0) >= offset) continue;
      for (let i = entries.length - 1; i >= 0; i--) {
        const entry = entries[i];
        if (entry?.first && entry.start < offset) return entry.item;
      }
    }
    return undefined;
  }

  #chunkFor(entry: Entry<T>): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const first = this.#chunks[middle]?.entries[0];
      if (first && compareEntries(first, entry) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #insertEntry(entry: Entry<T>): void {
    const at = this.#chunkFor(entry);
    const chunk = this.#chunks[at];
    if (!chunk) {
      this.#chunks.push({ entries: [entry], maxEnd: entry.end, firsts: entry.first ? 1 : 0 });
      return;
    }
    chunk.entries.splice(placeOf(chunk.entries, entry), 0, entry);
    chunk.maxEnd = Math.max(chunk.maxEnd, entry.end);
    if (entry.first) chunk.firsts += 1;
    if (chunk.entries.length > chunkSize * 2) {
      const second = chunk.entries.splice(chunkSize);
      chunk.maxEnd = maxEndOf(chunk.entries);
      chunk.firsts = firstsOf(chunk.entries);
      this.#chunks.splice(at + 1, 0, { entries: second, maxEnd: maxEndOf(second), firsts: firstsOf(second) });
    }
  }

  #removeEntry(entry: Entry<T>): void {
    const at = this.#chunkFor(entry);
    const chunk = this.#chunks[at];
    if (!chunk) return;
    const place = placeOf(chunk.entries, entry);
    const found = chunk.entries[place];
    if (!found || compareEntries(found, entry) !== 0) return;
    chunk.entries.splice(place, 1);
    if (found.first) chunk.firsts -= 1;
    if (chunk.entries.length === 0) this.#chunks.splice(at, 1);
    else if (found.end === chunk.maxEnd) chunk.maxEnd = maxEndOf(chunk.entries);
  }
}

function entriesOf<T extends Spanned>(item: T): Entry<T>[] {
  const only = item.spans[0];
  if (only && item.spans.length === 1) return only.end > only.start ? [{ start: only.start, end: only.end, item, first: true }] : [];
  return normaliseSpans(item.spans).map((span, i) => ({ start: span.start, end: span.end, item, first: i === 0 }));
}

function placeOf<T extends Spanned>(entries: readonly Entry<T>[], entry: Entry<T>): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = entries[middle];
    if (there && compareEntries(there, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
