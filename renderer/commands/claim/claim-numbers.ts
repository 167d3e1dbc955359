import type { Claim } from '../../domain/claim.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';

interface Numbers {
  readonly version: number;
  readonly numbers: Map<string, number>;
}

const cache = new WeakMap<CaseInHand, Map<string, Numbers>>();

/** The number by which the analyst knows a claim: its place in the reading order of its source, from 1. */
export function claimNumber(inHand: CaseInHand, claim: Claim): number {
  return claimNumbers(inHand, claim.sourceId).get(claim.id) ?? 0;
}

/** Numbers of all claims of a source by id. Counted anew only when claims changed. */
export function claimNumbers(inHand: CaseInHand, sourceId: string): ReadonlyMap<string, number> {
  let perSource = cache.get(inHand);
  if (!perSource) {
    perSource = new Map();
    cache.set(inHand, perSource);
  }
  const version = inHand.version('claims');
  const known = perSource.get(sourceId);
  if (known?.version === version) return known.numbers;
  const numbers = new Map<string, number>();
  let next = 1;
  for (const claim of inHand.claimsIn(sourceId).inOrder()) numbers.set(claim.id, next++);
  perSource.set(sourceId, { version, numbers });
  return numbers;
}
