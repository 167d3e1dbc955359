import type { Change } from '../../domain/edit.ts';
import { withEdit } from '../export/add-edit.ts';
import type { CaseData } from '../export/case-data.ts';

/**
 * A case with another put into it, as one step of its history. Sources of the same bytes, speakers of the same name and kind and topics
 * of the same name are one; everything else is added. Ids of the two must not clash (see `as-new-case.ts`). Verdicts that are not on
 * the scale are added to it while it has room; beyond that the claim says in its note what its verdict was.
 */
export function joinCases(into: CaseData, from: CaseData, label: string, at: string, by: string): CaseData {
  const caseId = into.case.id;
  const same = new Map<string, string>();
  const keep = <R extends { readonly id: string }>(rows: readonly R[], known: readonly R[], key: (row: R) => string): R[] => {
    const ids = new Map(known.map((row) => [key(row), row.id]));
    return rows.flatMap((row) => {
      const id = ids.get(key(row));
      if (id === undefined) {
        ids.set(key(row), row.id);
        return [{ ...row, caseId }];
      }
      same.set(row.id, id);
      return [];
    });
  };
  const sources = keep(from.sources, into.sources, (row) => row.sha256);
  const speakers = keep(from.speakers, into.speakers, (row) => `${row.kind} ${row.name}`);
  const codes = keep(from.codes, into.codes, (row) => row.name).map((row, i) => ({ ...row, order: into.codes.length + i }));
  const scale = [...into.case.verdicts];
  for (const verdict of from.case.verdicts) {
    const used = from.claims.some((claim) => claim.verdict === verdict.key);
    if (used && scale.length < 9 && !scale.some((one) => one.key === verdict.key)) scale.push(verdict);
  }
  const now = (id: string) => same.get(id) ?? id;
  const isNew = (row: { readonly id: string }) => !same.has(row.id);
  const claims = from.claims.map((row) => {
    const lost = row.verdict !== '' && !scale.some((one) => one.key === row.verdict);
    const verdict = from.case.verdicts.find((one) => one.key === row.verdict)?.label ?? row.verdict;
    return {
      ...row,
      caseId,
      sourceId: now(row.sourceId),
      topics: [...new Set(row.topics.map(now))],
      ...(lost ? { verdict: '', note: [row.note, `Verdict: ${verdict}`].filter((line) => line !== '').join('\n') } : {}),
    };
  });
  const attributions = from.attributions.map((row) => ({
    ...row,
    caseId,
    sourceId: now(row.sourceId),
    speakerId: now(row.speakerId),
    viaId: now(row.viaId),
  }));
  const evidence = from.evidence.map((row) => ({ ...row, caseId, sourceId: now(row.sourceId) }));
  const notes = from.notes.map((row) => ({ ...row, caseId, sourceId: now(row.sourceId) }));
  const mentions = from.mentions.map((row) => ({ ...row, caseId, sourceId: now(row.sourceId), speakerId: now(row.speakerId) }));
  const added = (table: Change['table'], rows: readonly { readonly id: string }[]): Change[] =>
    rows.map((row) => ({ table, id: row.id, before: null, after: { ...row } }));
  const row = { ...into.case, verdicts: scale };
  const changes: Change[] = [
    ...(scale.length === into.case.verdicts.length
      ? []
      : [{ table: 'cases' as const, id: caseId, before: { ...into.case }, after: { ...row } }]),
    ...added('sources', sources),
    ...added('speakers', speakers),
    ...added('codes', codes),
    ...added('claims', claims),
    ...added('attributions', attributions),
    ...added('evidence', evidence),
    ...added('notes', notes),
    ...added('mentions', mentions),
  ];
  const data = withEdit({ ...into, case: row }, label, changes, at, by);
  return {
    ...data,
    sources: [...data.sources, ...sources],
    texts: [...data.texts, ...from.texts.filter(isNew).map((one) => ({ ...one, caseId }))],
    originals: [...data.originals, ...from.originals.filter(isNew).map((one) => ({ ...one, caseId }))],
    speakers: [...data.speakers, ...speakers],
    codes: [...data.codes, ...codes],
    claims: [...data.claims, ...claims],
    attributions: [...data.attributions, ...attributions],
    evidence: [...data.evidence, ...evidence],
    notes: [...data.notes, ...notes],
    mentions: [...data.mentions, ...mentions],
  };
}
