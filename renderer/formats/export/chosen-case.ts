import { type CaseData, emptyCase } from './case-data.ts';
import { withPseudonyms } from './pseudonyms.ts';
import type { ReportField, ReportOptions } from './report-options.ts';

/**
 * The part of a case that the analyst chose to hand on, as a case: the chosen sources with all that belongs to them and who speaks in
 * them, names replaced where that was asked, and without the parts and facts that were left out. What is private stays: notes and
 * analysts' names unless they were asked for, and what was noted about a source who is not named, always. Neither the files as imported
 * nor the history goes along. What data formats write.
 */
export function chosenCase(whole: CaseData, options: ReportOptions): CaseData {
  const data = options.pseudonyms ? withPseudonyms(whole, options.language).data : whole;
  const chosen = new Set(options.sources);
  const isIn = (sourceId: string) => chosen.size === 0 || chosen.has(sourceId);
  const claims = data.claims.filter((row) => isIn(row.sourceId));
  const claimIds = new Set(claims.map((row) => row.id));
  const attributions = data.attributions.filter((row) => claimIds.has(row.claimId));
  const speaking = new Set(attributions.flatMap((row) => [row.speakerId, row.viaId]));
  const [withNotes, withAnalysts] = [options.parts.includes('notes'), options.parts.includes('analysts')];
  const has = (field: ReportField) => options.fields.includes(field);
  return {
    ...emptyCase({ ...data.case, note: withNotes ? data.case.note : '' }),
    sources: data.sources
      .filter((row) => isIn(row.id))
      .map((row) => ({ ...row, ...(withAnalysts ? {} : { importedBy: '' }), ...(withNotes ? {} : { note: '' }) })),
    texts: data.texts.filter((row) => isIn(row.id)),
    speakers: data.speakers
      .filter((row) => chosen.size === 0 || speaking.has(row.id))
      .map((row) => (withNotes && row.kind !== 'unnamed' ? row : { ...row, note: '' })),
    mentions: data.mentions.filter((row) => isIn(row.sourceId)),
    claims: claims.map((row) => ({
      ...row,
      tension: row.tension.filter((id) => claimIds.has(id)),
      ...(has('statement') ? {} : { statement: '' }),
      ...(has('verdict') ? {} : { verdict: '' }),
      ...(has('confidence') ? {} : { confidence: 0 }),
      ...(has('topics') ? {} : { topics: [] }),
      ...(has('date') ? {} : { statedAt: '' }),
      ...(withNotes ? {} : { note: '' }),
      ...(withAnalysts ? {} : { createdBy: '' }),
    })),
    attributions,
    codes: has('topics') ? data.codes : [],
    evidence: options.parts.includes('evidence') ? data.evidence.filter((row) => claimIds.has(row.claimId)) : [],
    notes: withNotes
      ? data.notes.filter((row) => isIn(row.sourceId)).map((row) => ({ ...row, ...(withAnalysts ? {} : { createdBy: '' }) }))
      : [],
  };
}
