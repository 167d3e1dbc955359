import type { Verdict } from '../../../domain/case.ts';
import { byKey } from '../case-data.ts';
import type { ReportOptions } from '../report-options.ts';
import type { ReportClaim } from './report-model.ts';

/** The day a claim is sorted by: when it was said, or else when its source came out. ISO, '' for neither. */
export function dayOf(claim: ReportClaim): string {
  return claim.row.statedAt || claim.source.row.publishedAt;
}

/** The claims in the order chosen; those that rank alike stay in the order of the text. */
export function inOrder(claims: readonly ReportClaim[], options: ReportOptions, verdicts: readonly Verdict[]): ReportClaim[] {
  if (options.order === 'text') return [...claims];
  if (options.order === 'speaker') {
    const count = new Map<string, number>();
    const key = (claim: ReportClaim) => claim.attributions[0]?.speaker?.id ?? '';
    for (const claim of claims) count.set(key(claim), (count.get(key(claim)) ?? 0) + 1);
    const rank = (claim: ReportClaim) => (key(claim) === '' ? -1 : (count.get(key(claim)) ?? 0));
    return [...claims].sort((a, b) => rank(b) - rank(a) || byKey(key)(a, b));
  }
  if (options.order === 'date') {
    const day = (claim: ReportClaim) => dayOf(claim) || '\uffff';
    return [...claims].sort(byKey(day));
  }
  const rank = new Map(verdicts.map((verdict, i) => [verdict.key, i]));
  return [...claims].sort((a, b) => (rank.get(a.verdict?.key ?? '') ?? 99) - (rank.get(b.verdict?.key ?? '') ?? 99));
}
