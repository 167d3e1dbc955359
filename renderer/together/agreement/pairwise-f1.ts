/** Counts of two coders, one of them taken as the measure of the other; F1 is the same either way round. */
export interface PairF1 {
  readonly first: number;
  readonly second: number;
  /** What both have. */
  readonly both: number;
  /** `null` where neither marked anything. */
  readonly f1: number | null;
}

/** The harmonic mean of precision and recall of one coder against the other: twice what both have by what each has (Dice). */
export function pairF1(first: number, second: number, both: number): PairF1 {
  return { first, second, both, f1: first + second === 0 ? null : (2 * both) / (first + second) };
}

/** The plain mean over pairs of coders that marked something; `null` where no pair did. */
export function meanOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}
