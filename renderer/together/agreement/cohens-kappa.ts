import type { CodedValue } from './krippendorff-alpha.ts';

export interface Kappa {
  /** 1 perfect, 0 as by chance; `null` where nothing can be said: no unit both coded, or one value only. */
  readonly kappa: number | null;
  /** Units that both coded. */
  readonly units: number;
  /** Share of them where both said the same. */
  readonly agreed: number;
}

/**
 * Cohen's kappa of two coders, after J. Cohen, "A coefficient of agreement for nominal scales" (1960). Units that one of them did not
 * code are left out.
 */
export function cohensKappa(pairs: Iterable<readonly [CodedValue, CodedValue]>): Kappa {
  const counts = new Map<string | number, { first: number; second: number }>();
  const of = (value: string | number) => {
    const found = counts.get(value);
    if (found) return found;
    const fresh = { first: 0, second: 0 };
    counts.set(value, fresh);
    return fresh;
  };
  let units = 0;
  let same = 0;
  for (const [first, second] of pairs) {
    if (first === null || second === null) continue;
    units += 1;
    of(first).first += 1;
    of(second).second += 1;
    if (first === second) same += 1;
  }
  if (units === 0) return { kappa: null, units, agreed: 0 };
  return { kappa: kappaOf(same, [...counts.values()], units), units, agreed: same / units };
}

/** The coefficient from counts: units of which both said the same, how often each said each value, and all units. */
export function kappaOf(
  same: number,
  counts: readonly { readonly first: number; readonly second: number }[],
  units: number,
): number | null {
  const chance = counts.reduce((sum, { first, second }) => sum + first * second, 0);
  const left = units * units - chance;
  return units === 0 || left === 0 ? null : (same * units - chance) / left;
}
