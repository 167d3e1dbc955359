import type { Claim } from '../../domain/claim.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';

/** The number by which the analyst knows a claim: its place in the reading order of its source, from 1. */
export function claimNumber(inHand: CaseInHand, claim: Claim): number {
  return inHand.claimsIn(claim.sourceId).rankOf(claim.id) + 1;
}
