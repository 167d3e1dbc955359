import type { Continuum, Unit } from './unitizing-alpha.ts';

export interface BoundaryAlpha {
  readonly alpha: number | null;
  readonly observed: number;
  readonly expected: number;
}

/**
 * Krippendorff's earlier unitizing coefficient αU, after "On the reliability of unitizing continuous data" (1995) as corrected in "Content
 * Analysis" (2nd ed., 2004, section 11.6): it counts how far the ends of units are apart, squared, one category at a time. `value` picks
 * the category; without it all are taken together.
 * Sorted sweeps: linear in the units but for the sorting of gaps, and for units that overlap many.
 */
export function boundaryAlpha(continuum: Continuum, value?: string): BoundaryAlpha {
  const categories = value === undefined ? new Set(continuum.coders.flat().map((unit) => unit.value)) : new Set([value]);
  let observed = 0;
  let expected = 0;
  for (const category of categories) {
    const one = disagreement(continuum, category);
    observed += one.observed;
    expected += one.expected;
  }
  return { alpha: expected === 0 ? null : 1 - observed / expected, observed, expected };
}

function disagreement({ length, coders }: Continuum, category: string): { observed: number; expected: number } {
  const m = coders.length;
  const units = coders.map((list) => list.filter((unit) => unit.value === category));
  const gaps = units.map((list) => gapsBetween(list, length));
  let observed = 0;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      if (i !== j) observed += apart(units[i] ?? [], units[j] ?? []) + inGaps(units[i] ?? [], gaps[j] ?? []) * 2;
    }
  }
  const all = units.flat();
  if (m < 2 || length === 0) return { observed: 0, expected: 0 };
  const reach = reachOf(gaps.flat().map((one) => one.end - one.start));
  let chance = 0;
  let selves = 0;
  for (const unit of all) {
    const l = unit.end - unit.start;
    chance += ((all.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * reach(l);
    selves += l * (l - 1);
  }
  const n = m * length;
  const pairs = n * (n - 1) - selves;
  return { observed: observed / (m * (m - 1) * length ** 2), expected: pairs <= 0 ? 0 : ((2 / length) * chance) / pairs };
}

/** Squared differences of the ends of units that overlap. */
function apart(mine: readonly Unit[], theirs: readonly Unit[]): number {
  let sum = 0;
  let j = 0;
  for (const unit of mine) {
    while (j < theirs.length && (theirs[j]?.end ?? 0) <= unit.start) j++;
    for (let k = j; k < theirs.length; k++) {
      const other = theirs[k];
      if (!other || other.start >= unit.end) break;
      sum += (unit.start - other.start) ** 2 + (unit.end - other.end) ** 2;
    }
  }
  return sum;
}

/** Squared lengths of units that lie wholly in a gap of the other coder. */
function inGaps(mine: readonly Unit[], gaps: readonly { readonly start: number; readonly end: number }[]): number {
  let sum = 0;
  let j = 0;
  for (const unit of mine) {
    while (j < gaps.length && (gaps[j]?.end ?? 0) < unit.end) j++;
    const there = gaps[j];
    if (there && there.start <= unit.start && unit.end <= there.end) sum += (unit.end - unit.start) ** 2;
  }
  return sum;
}

function gapsBetween(units: readonly Unit[], length: number): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  let at = 0;
  for (const unit of units) {
    if (unit.start > at) gaps.push({ start: at, end: unit.start });
    at = unit.end;
  }
  if (at < length) gaps.push({ start: at, end: length });
  return gaps;
}

/** For a length: how many places it could take in gaps, all together (the sum of `gap - l + 1` over gaps that are long enough). */
function reachOf(lengths: readonly number[]): (l: number) => number {
  const sorted = [...lengths].sort((a, b) => a - b);
  const sums = new Array<number>(sorted.length + 1).fill(0);
  for (let i = sorted.length - 1; i >= 0; i--) sums[i] = (sums[i + 1] ?? 0) + (sorted[i] ?? 0);
  return (l) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < l) low = middle + 1;
      else high = middle;
    }
    return (sums[low] ?? 0) - (sorted.length - low) * (l - 1);
  };
}
