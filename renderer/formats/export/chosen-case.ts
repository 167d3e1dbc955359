import type { CaseData } from './case-data.ts';
import { withPseudonyms } from './pseudonyms.ts';
import type { ReportOptions } from './report-options.ts';

/**
 * The part of a case that the analyst chose to hand on, as a case: the chosen sources with all that belongs to them, names replaced
 * where that was asked, analysts' names and private notes left out unless they were asked for. What data formats write.
 */
export function chosenCase(whole: CaseData, options: ReportOptions): CaseData {
  const data = options.pseudonyms ? withPseudonyms(whole).data : whole;
  const chosen = new Set(options.sources);
  const isIn = (sourceId: string) => chosen.size === 0 || chosen.has(sourceId);
  const claims = data.claims.filter((row) => isIn(row.sourceId));
  const claimIds = new Set(claims.map((row) => row.id));
  const [withNotes, withAnalysts] = [options.parts.includes('notes'), options.parts.includes('analysts')];
  return {
    ...data,
    sources: data.sources.filter((row) => isIn(row.id)).map((row) => ({ ...row, ...(withAnalysts ? {} : { importedBy: '' }) })),
    texts: data.texts.filter((row) => isIn(row.id)),
    originals: data.originals.filter((row) => isIn(row.id)),
    mentions: data.mentions.filter((row) => isIn(row.sourceId)),
    claims: claims.map((row) => ({
      ...row,
      tension: row.tension.filter((id) => claimIds.has(id)),
      ...(withNotes ? {} : { note: '' }),
      ...(withAnalysts ? {} : { createdBy: '' }),
    })),
    attributions: data.attributions.filter((row) => claimIds.has(row.claimId)),
    evidence: options.parts.includes('evidence') ? data.evidence.filter((row) => claimIds.has(row.claimId)) : [],
    notes: withNotes
      ? data.notes.filter((row) => isIn(row.sourceId)).map((row) => ({ ...row, ...(withAnalysts ? {} : { createdBy: '' }) }))
      : [],
  };
}
