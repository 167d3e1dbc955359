import type { CaseData } from './case-data.ts';

/** A case as reports and other tools get it: without the claims that were set aside where analysts differed, and what hangs on them. */
export function standingClaims(data: CaseData): CaseData {
  const aside = new Set(data.claims.filter((row) => row.adjudged === 'set-aside').map((row) => row.id));
  if (aside.size === 0) return data;
  const stands = (row: { readonly claimId: string }) => !aside.has(row.claimId);
  return {
    ...data,
    claims: data.claims
      .filter((row) => !aside.has(row.id))
      .map((row) => (row.tension.some((id) => aside.has(id)) ? { ...row, tension: row.tension.filter((id) => !aside.has(id)) } : row)),
    attributions: data.attributions.filter(stands),
    evidence: data.evidence.filter(stands),
  };
}
