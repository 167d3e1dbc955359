import { byOuterOrder, type IntervalIndex, inOuterOrder, type Spanned } from './interval-index.ts';
import { marginOnlyRail } from './paint-layers.ts';

/**
 * The rails of the claims of a source, kept while claims come and go, so that a claim has the same rail in every part of the text
 * that is painted. A rail is worked out when it is first asked for, from the claims round the one asked about, so that opening a
 * source costs what is painted; after a change only those are worked out again whose outer neighbours changed.
 */
export class Rails<T extends Spanned> {
  readonly #index: IntervalIndex<T>;
  readonly #counts: (item: T) => boolean;
  /** The rails asked for, and those of all that they hang on. */
  readonly #rails = new Map<string, number>();

  /** `counts` leaves items out that have no rail and give none, such as suggestions. */
  constructor(index: IntervalIndex<T>, counts: (item: T) => boolean = () => true) {
    this.#index = index;
    this.#counts = counts;
  }

  /** 0 for a claim that lies in no other, 1 and 2 for the rails drawn, 3 for all that are shown in the margin only. */
  railOf(id: string): number {
    const known = this.#rails.get(id);
    if (known !== undefined) return known;
    const item = this.#index.get(id);
    return item && this.#counts(item) ? this.#workOut(item) : 0;
  }

  /** Outer neighbours first: a claim waits on the stack until those it asks about are known. */
  #workOut(item: T): number {
    const waiting: T[] = [item];
    for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
      const unknown = this.#settle(top);
      if (unknown) waiting.push(unknown);
      else waiting.pop();
    }
    return this.#rails.get(item.id) ?? 0;
  }

  /**
   * Sets the rail of an item: the first that no outer neighbour has. Looks at no more of them than it takes to know, so that
   * thousands of claims over the same words cost no more than a few. Returns a neighbour whose rail must be known first.
   */
  #settle(item: T): T | undefined {
    const taken = new Set<number>();
    let unknown: T | undefined;
    for (const span of item.spans) {
      this.#index.eachOverlapping(span.start, span.end, (other) => {
        if (other.id === item.id || !this.#counts(other) || byOuterOrder(other, item) >= 0) return false;
        const rail = this.#rails.get(other.id);
        if (rail === undefined) unknown = other;
        else taken.add(rail);
        return unknown !== undefined || (taken.has(1) && taken.has(2));
      });
      if (unknown) return unknown;
    }
    let rail = taken.size === 0 ? 0 : 1;
    while (rail < marginOnlyRail && taken.has(rail)) rail++;
    this.#rails.set(item.id, rail);
    return undefined;
  }

  /**
   * To call after the index changed from `before` to `after` (one of them missing for a new or deleted item). Returns the ids of
   * other items whose rail is now another.
   */
  update(before: T | undefined, after: T | undefined): string[] {
    const changed: string[] = [];
    if (before && !after) this.#rails.delete(before.id);
    // who was never asked about is worked out from the index as it is now, when it is
    const waiting = new Map<string, T>();
    for (const item of [before, after]) if (item) this.#knownRound(item, (met) => waiting.set(met.id, met));
    if (after && !this.#counts(after)) this.#rails.delete(after.id);
    else if (after) waiting.set(after.id, after);
    const queue = inOuterOrder(waiting.values());
    for (let i = 0; i < queue.length; i++) {
      const next = queue[i];
      if (!next) break;
      const was = this.#rails.get(next.id);
      if (this.#workOut(next) === was) continue;
      if (next.id !== after?.id) changed.push(next.id);
      this.#knownRound(next, (inner) => {
        if (waiting.has(inner.id) || byOuterOrder(inner, next) < 0) return;
        waiting.set(inner.id, inner);
        queue.splice(placeOf(queue, inner, i + 1), 0, inner);
      });
    }
    return changed;
  }

  /** Items that share a character with this one and whose rail was asked for. */
  #knownRound(item: Spanned, visit: (other: T) => void): void {
    for (const span of item.spans) {
      this.#index.eachOverlapping(span.start, span.end, (other) => {
        if (other.id !== item.id && this.#rails.has(other.id) && this.#counts(other)) visit(other);
        return false;
      });
    }
  }
}

/** Where an item belongs in a queue in outer order, not before `from`. */
function placeOf(queue: readonly Spanned[], item: Spanned, from: number): number {
  let low = from;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = queue[middle];
    if (there && byOuterOrder(there, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
