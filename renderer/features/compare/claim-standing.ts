import { claimNumber } from '../../commands/claim/claim-numbers.ts';
import type { Claim, PlacementState } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import { needsPlacing, versionNumber } from '../../domain/versions.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import type { ClaimMark } from './compare-lines.ts';

/** Claims of two versions by what became of them, in reading order. */
export interface StandingGroups {
  /** Approximate or lost, and not yet decided. */
  readonly waiting: readonly Claim[];
  /** Approximate, lost or placed by hand, and decided. */
  readonly decided: readonly Claim[];
  readonly moved: readonly Claim[];
  readonly exact: readonly Claim[];
}

/** The sign and the word for what became of a claim. Signs are never alone. */
export const standings: Record<PlacementState, { readonly sign: string; readonly word: string }> = {
  exact: { sign: '=', word: 'fits exactly' },
  moved: { sign: '↕', word: 'moved' },
  approximate: { sign: '≈', word: 'words changed' },
  lost: { sign: '×', word: 'lost' },
  'by-hand': { sign: '✓', word: 'placed by hand' },
};

/** "Words changed", "Words changed, accepted", "Lost, left with version 1". */
export function standingOf(inHand: CaseInHand, claim: Claim): string {
  const { placement } = claim;
  if (!placement) return '';
  const { word } = standings[placement.state];
  if (!placement.settled || placement.state === 'exact' || placement.state === 'moved' || placement.state === 'by-hand') return word;
  if (placement.state === 'approximate') return `${word}, accepted`;
  const source = inHand.get('sources', claim.sourceId);
  return `${word}, left with version ${source ? versionNumber(source) : ''}`;
}

/** What became of the claims of two versions. Claims marked in the newer one alone are not among them. */
export function standingGroups(inHand: CaseInHand, olderId: string, newerId: string): StandingGroups {
  const groups = { waiting: [] as Claim[], decided: [] as Claim[], moved: [] as Claim[], exact: [] as Claim[] };
  const older = versionsOf(inHand)
    .of(newerId)
    .filter((source) => source.id !== newerId);
  const left = older.flatMap((source) => inHand.claimsIn(source.id).inOrder());
  for (const claim of [...inHand.claimsIn(newerId).inOrder(), ...left]) {
    const { placement } = claim;
    if (!placement) continue;
    const here = claim.sourceId === newerId ? true : claim.sourceId === olderId || placement.inId === newerId;
    if (!here) continue;
    if (needsPlacing(claim)) groups.waiting.push(claim);
    else if (placement.state === 'exact') groups.exact.push(claim);
    else if (placement.state === 'moved') groups.moved.push(claim);
    else groups.decided.push(claim);
  }
  return groups;
}

/** Where the claims of two versions stand in each, by start. */
export function claimMarks(
  inHand: CaseInHand,
  olderId: string,
  newerId: string,
): { readonly older: readonly ClaimMark[]; readonly newer: readonly ClaimMark[] } {
  const mark = (claim: Claim, spans: readonly Span[]): ClaimMark[] => {
    const speaker = inHand.attributionsByClaim.of(claim.id)[0]?.speakerId ?? '';
    const slot = inHand.get('speakers', speaker)?.slot ?? 0;
    return spans.map(({ start, end }) => ({ start, end, claimId: claim.id, slot }));
  };
  const byStart = (a: Span, b: Span) => a.start - b.start || b.end - a.end;
  const newer = inHand.claimsIn(newerId).inOrder();
  const older = [
    ...inHand
      .claimsIn(olderId)
      .inOrder()
      .flatMap((claim) => mark(claim, claim.spans)),
    ...newer.flatMap((claim) => (claim.placement?.from.sourceId === olderId ? mark(claim, claim.placement.from.spans) : [])),
  ];
  return { older: older.sort(byStart), newer: newer.flatMap((claim) => mark(claim, claim.spans)).sort(byStart) };
}

/** "Claim 3", with the version where it is not the newer one's own number. */
export function claimName(inHand: CaseInHand, claim: Claim): string {
  const source = inHand.get('sources', claim.sourceId);
  const name = `Claim ${claimNumber(inHand, claim)}`;
  return source && !versionsOf(inHand).isNewest(source.id) ? `${name} of version ${versionNumber(source)}` : name;
}
