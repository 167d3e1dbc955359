import { nameClaims } from '../../commands/claim/claim-acts.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';

/** "Claim 7: Sergei Ryabkov", as spoken after the speaker was set. */
export function sayWho(inHand: CaseInHand, claimIds: readonly string[]): string {
  const claims = nameClaims(inHand, claimIds);
  const rows = claimIds.length === 1 ? inHand.attributionsByClaim.of(claimIds[0] ?? '') : [];
  const names = rows.map((row) => (row.unattributed ? 'unattributed' : (inHand.get('speakers', row.speakerId)?.name ?? 'speaker not set')));
  return `${claims.charAt(0).toUpperCase()}${claims.slice(1)}: ${names.length > 0 ? names.join(', ') : 'speaker set'}`;
}
