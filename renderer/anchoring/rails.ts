import { byOuterOrder, type IntervalIndex, type Spanned } from './interval-index.ts';
import { itemsMeet } from './nesting.ts';
import { firstFreeRail, railsOf } from './paint-layers.ts';

/**
 * The rails of all claims of a source, kept while claims come and go, so that a claim has the same rail in every part of the text
 * that is painted. After a change only those are worked out again whose outer neighbours changed.
 */
export class Rails<T extends Spanned> {
  readonly #index: IntervalIndex<T>;
  readonly #counts: (item: T) => boolean;
  readonly #rails: Map<string, number>;

  /** `counts` leaves items out that have no rail and give none, such as suggestions. */
  constructor(index: IntervalIndex<T>, counts: (item: T) => boolean = () => true) {
    this.#index = index;
    this.#counts = counts;
    this.#rails = railsOf(index.inOrder().filter(counts));
  }

  /** 0 for a claim that lies in no other, 1 and 2 for the rails drawn, from 3 on shown in the margin only. */
  railOf(id: string): number {
    return this.#rails.get(id) ?? 0;
  }

  /**
   * To call after the index changed from `before` to `after` (one of them missing for a new or deleted item). Returns the ids of
   * other items whose rail is now another.
   */
  update(before: T | undefined, after: T | undefined): string[] {
    const changed: string[] = [];
    if (before && !after) this.#rails.delete(before.id);
    const waiting = new Map<string, T>();
    for (const item of [before, after]) {
      if (item) for (const met of this.#meeting(item)) waiting.set(met.id, met);
    }
    if (after && this.#counts(after)) waiting.set(after.id, after);
    else if (after) this.#rails.delete(after.id);
    while (waiting.size > 0) {
      const next = [...waiting.values()].reduce((first, item) => (byOuterOrder(item, first) < 0 ? item : first));
      waiting.delete(next.id);
      const met = this.#meeting(next);
      const outer = met.filter((other) => byOuterOrder(other, next) < 0);
      const rail = firstFreeRail(
        next,
        outer.map((item) => ({ item })),
        this.#rails,
      );
      if (this.#rails.get(next.id) === rail) continue;
      this.#rails.set(next.id, rail);
      if (next.id !== after?.id) changed.push(next.id);
      for (const inner of met) if (byOuterOrder(inner, next) > 0) waiting.set(inner.id, inner);
    }
    return changed;
  }

  #meeting(item: Spanned): T[] {
    const found = new Map<string, T>();
    for (const span of item.spans) {
      for (const other of this.#index.overlapping(span.start, span.end)) {
        if (other.id !== item.id && this.#counts(other) && itemsMeet(other, item)) found.set(other.id, other);
      }
    }
    return [...found.values()];
  }
}
