/** Rows of a table grouped by a key and kept in order, updated row by row. */
export class GroupedRows<R extends { readonly id: string }> {
  readonly #key: (row: R) => string;
  readonly #order: (a: R, b: R) => number;
  readonly #groups = new Map<string, R[]>();

  constructor(key: (row: R) => string, order: (a: R, b: R) => number) {
    this.#key = key;
    this.#order = order;
  }

  fill(rows: Iterable<R>): void {
    for (const row of rows) {
      const key = this.#key(row);
      const group = this.#groups.get(key);
      if (group) group.push(row);
      else this.#groups.set(key, [row]);
    }
    for (const group of this.#groups.values()) if (group.length > 1) group.sort(this.#order);
  }

  /** The group's rows in order; the same array until the group changes, so that views can compare by identity. */
  of(key: string): readonly R[] {
    return this.#groups.get(key) ?? none;
  }

  replace(before: R | undefined, now: R | undefined): void {
    if (before) {
      const key = this.#key(before);
      const rest = this.of(key).filter((row) => row.id !== before.id);
      if (rest.length > 0) this.#groups.set(key, rest);
      else this.#groups.delete(key);
    }
    if (now) {
      const key = this.#key(now);
      const group = this.of(key);
      let low = 0;
      let high = group.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = group[middle];
        if (other && this.#order(other, now) <= 0) low = middle + 1;
        else high = middle;
      }
      this.#groups.set(key, [...group.slice(0, low), now, ...group.slice(low)]);
    }
  }
}

const none: readonly never[] = [];
