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
  const sources = data.sources.filter((row) => isIn(row.id));
  const speakers = data.speakers.filter((row) => chosen.size === 0 || speaking.has(row.id));
  return {
    ...emptyCase({ ...data.case, note: withNotes ? data.case.note : '' }),
    sources: without(sources, (row) => ({
      ...(withAnalysts || row.importedBy === '' ? {} : { importedBy: '' }),
      ...(withNotes || row.note === '' ? {} : { note: '' }),
    })),
    texts: data.texts.filter((row) => isIn(row.id)),
    speakers: without(speakers, (row) => ((withNotes && row.kind !== 'unnamed') || row.note === '' ? {} : { note: '' })),
    mentions: data.mentions.filter((row) => isIn(row.sourceId)),
    claims: without(claims, (row) => ({
      ...(row.tension.every((id) => claimIds.has(id)) ? {} : { tension: row.tension.filter((id) => claimIds.has(id)) }),
      ...(has('statement') || row.statement === '' ? {} : { statement: '' }),
      ...(has('verdict') || row.verdict === '' ? {} : { verdict: '' }),
      ...(has('confidence') || row.confidence === 0 ? {} : { confidence: 0 }),
      ...(has('topics') || row.topics.length === 0 ? {} : { topics: [] }),
      ...(has('date') || row.statedAt === '' ? {} : { statedAt: '' }),
      ...(withNotes || row.note === '' ? {} : { note: '' }),
      ...(withAnalysts || row.createdBy === '' ? {} : { createdBy: '' }),
    })),
    attributions,
    codes: has('topics') ? data.codes : [],
    evidence: options.parts.includes('evidence') ? data.evidence.filter((row) => claimIds.has(row.claimId)) : [],
    notes: without(withNotes ? data.notes.filter((row) => isIn(row.sourceId)) : [], (row) =>
      withAnalysts || row.createdBy === '' ? {} : { createdBy: '' },
    ),
  };
}

/** Rows with some of their fields emptied; a row with nothing to empty is the row itself, so that a large case does not stand in memory twice. */
function without<R extends object>(rows: readonly R[], emptied: (row: R) => Partial<R>): R[] {
  return rows.map((row) => {
    const left = emptied(row);
    return Object.keys(left).length === 0 ? row : { ...row, ...left };
  });
}
