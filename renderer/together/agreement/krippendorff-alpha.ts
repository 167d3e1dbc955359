/** How far two values are apart. Ordinal, interval and ratio need numbers. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** What a coder said of a unit; `null` where nothing was said. */
export type CodedValue = string | number | null;

export interface Alpha {
  /** 1 perfect, 0 as by chance, below 0 worse; `null` where nothing can be said: no two values to compare, or one value only. */
  readonly alpha: number | null;
  /** Units with at least two values: the n that goes with the figure. */
  readonly units: number;
  /** Values in those units. */
  readonly values: number;
  readonly observed: number;
  readonly expected: number;
}

/**
 * Krippendorff's alpha for any number of coders, with values missing, after K. Krippendorff, "Computing Krippendorff's
 * Alpha-Reliability" (2011). Linear in the number of values for the nominal metric.
 * @param units for each unit the values of its coders, in any order.
 */
export function krippendorffAlpha(units: Iterable<readonly CodedValue[]>, metric: Metric = 'nominal'): Alpha {
  const marginals = new Map<string | number, number>();
  const together = new Map<string | number, Map<string | number, number>>();
  let paired = 0;
  let values = 0;
  for (const unit of units) {
    const counts = new Map<string | number, number>();
    let m = 0;
    for (const value of unit) {
      if (value === null) continue;
      counts.set(value, (counts.get(value) ?? 0) + 1);
      m += 1;
    }
    if (m < 2) continue;
    paired += 1;
    values += m;
    for (const [c, n] of counts) {
      marginals.set(c, (marginals.get(c) ?? 0) + n);
      for (const [k, other] of counts) {
        const pairs = c === k ? n * (n - 1) : n * other;
        if (pairs > 0) addTo(together, c, k, pairs / (m - 1));
      }
    }
  }
  const { observed, expected } =
    metric === 'nominal' ? nominal(marginals, together, values) : weighted(marginals, together, values, distance(metric, marginals));
  return { alpha: values === 0 || expected === 0 ? null : 1 - observed / expected, units: paired, values, observed, expected };
}

type Coincidences = ReadonlyMap<string | number, ReadonlyMap<string | number, number>>;

function nominal(marginals: ReadonlyMap<string | number, number>, together: Coincidences, n: number) {
  let agreed = 0;
  let chance = 0;
  for (const [c, count] of marginals) {
    agreed += together.get(c)?.get(c) ?? 0;
    chance += count * (count - 1);
  }
  // shares rather than sums: 1 - chance / (n (n - 1)) is 0 exactly where there is one value only
  return n < 2 ? { observed: 0, expected: 0 } : { observed: (n - agreed) / n, expected: (n * (n - 1) - chance) / (n * (n - 1)) };
}

function weighted(
  marginals: ReadonlyMap<string | number, number>,
  together: Coincidences,
  n: number,
  apart: (c: string | number, k: string | number) => number,
) {
  if (n < 2) return { observed: 0, expected: 0 };
  let observed = 0;
  let expected = 0;
  for (const [c, row] of together) for (const [k, pairs] of row) observed += pairs * apart(c, k);
  for (const [c, count] of marginals) for (const [k, other] of marginals) expected += count * other * apart(c, k);
  return { observed: observed / n, expected: expected / (n * (n - 1)) };
}

/** The squared distance of two values. Words have no distance but same or not. */
function distance(metric: Metric, marginals: ReadonlyMap<string | number, number>): (c: string | number, k: string | number) => number {
  const differ = (c: string | number, k: string | number) => (c === k ? 0 : 1);
  if (metric === 'ordinal') {
    const upTo = new Map<string | number, number>();
    let sum = 0;
    for (const value of [...marginals.keys()].sort((a, b) => Number(a) - Number(b))) {
      const count = marginals.get(value) ?? 0;
      // half of its own rank: the sum from c to k less half of both ends is the difference of these
      upTo.set(value, sum + count / 2);
      sum += count;
    }
    return (c, k) => ((upTo.get(c) ?? 0) - (upTo.get(k) ?? 0)) ** 2;
  }
  return (c, k) => {
    if (typeof c !== 'number' || typeof k !== 'number') return differ(c, k);
    if (metric === 'ratio') return c + k === 0 ? 0 : ((c - k) / (c + k)) ** 2;
    return (c - k) ** 2;
  };
}

function addTo(together: Map<string | number, Map<string | number, number>>, c: string | number, k: string | number, pairs: number): void {
  const row = together.get(c);
  if (row) row.set(k, (row.get(k) ?? 0) + pairs);
  else together.set(c, new Map([[k, pairs]]));
}
