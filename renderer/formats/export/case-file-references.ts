import type { Quote, Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import type { CaseData } from './case-data.ts';

/**
 * Checks that records point at each other and into their texts. A record without the one it belongs to (a claim without its source,
 * an attribution without its claim) is left out and named. A record that points at something else that is gone, or past the end of
 * its text, is named and kept as it is: its quote still says what it marked. Texts without a source are those of deleted sources,
 * which undo brings back.
 */
export function checkReferences(data: CaseData): { data: CaseData; problems: string[] } {
  const problems: string[] = [];
  const texts = new Map(data.texts.map((text) => [text.id, text]));
  const sources = idsOf(data.sources);
  const speakers = idsOf(data.speakers);
  const codes = idsOf(data.codes);
  const keep = <R extends { readonly id: string }>(name: string, rows: readonly R[], owner: string, has: (row: R) => boolean): R[] => {
    const [kept, lost] = [rows.filter(has), rows.filter((row) => !has(row))];
    for (const row of lost) problems.push(`${name} "${row.id}": its ${owner} is not in the file, so it was left out.`);
    return kept;
  };
  const claims = keep('claims', data.claims, 'source', (row) => sources.has(row.sourceId));
  const claimIds = idsOf(claims);
  const whole: CaseData = {
    ...data,
    claims,
    attributions: keep('attributions', data.attributions, 'claim', (row) => claimIds.has(row.claimId)),
    evidence: keep('evidence', data.evidence, 'claim', (row) => claimIds.has(row.claimId)),
    mentions: keep('mentions', data.mentions, 'speaker or source', (row) => speakers.has(row.speakerId) && sources.has(row.sourceId)),
    notes: keep('notes', data.notes, 'source', (row) => sources.has(row.sourceId)),
    decisions: keep('decisions', data.decisions, 'source', (row) => sources.has(row.sourceId)),
  };
  for (const source of whole.sources) {
    const text = texts.get(source.id);
    if (!text) problems.push(`sources "${source.id}": its text is missing; the source is kept without it.`);
    else problems.push(...blockProblems(text));
    if (source.voices?.some((voice) => !speakers.has(voice.speakerId)))
      problems.push(`sources "${source.id}": somebody who speaks in it is not in the file.`);
  }
  const verdicts = new Set(data.case.verdicts.map((verdict) => verdict.key));
  for (const claim of whole.claims) {
    const name = `claims "${claim.id}"`;
    problems.push(...passageProblems(name, claim, texts.get(claim.sourceId)));
    if (claim.verdict !== '' && !verdicts.has(claim.verdict)) problems.push(`${name}: its verdict is not on the case's scale.`);
    if (claim.topics.some((id) => !codes.has(id))) problems.push(`${name}: one of its topics is not in the codebook.`);
    if (claim.tension.some((id) => !claimIds.has(id))) problems.push(`${name}: a claim it is in tension with is not in the file.`);
  }
  for (const one of whole.evidence) {
    if (one.kind === 'passage') problems.push(...passageProblems(`evidence "${one.id}"`, one, texts.get(one.sourceId)));
  }
  for (const row of whole.attributions) {
    const gone = [row.speakerId, row.viaId].some((id) => id !== '' && !speakers.has(id));
    if (gone) problems.push(`attributions "${row.id}": a speaker it names is not in the file.`);
  }
  return { data: whole, problems };
}

function idsOf(rows: readonly { readonly id: string }[]): Set<string> {
  return new Set(rows.map((row) => row.id));
}

function blockProblems(text: SourceText): string[] {
  const wrong = text.blocks.some(
    (block, i) => block.start >= block.end || block.end > text.text.length || block.start < (text.blocks[i - 1]?.end ?? 0),
  );
  const lost = text.links?.some((link) => link.start >= link.end || link.end > text.text.length) === true;
  const late = text.times?.some((time, i) => time.at > text.text.length || time.at < (text.times?.[i - 1]?.at ?? 0)) === true;
  return [
    ...(wrong ? [`texts "${text.id}": its blocks are out of order or reach past the text.`] : []),
    ...(lost ? [`texts "${text.id}": its links reach past the text.`] : []),
    ...(late ? [`texts "${text.id}": its times are out of order or reach past the text.`] : []),
  ];
}

function passageProblems(
  name: string,
  passage: { readonly spans: readonly Span[]; readonly quotes: readonly Quote[] },
  text: SourceText | undefined,
): string[] {
  if (!text) return [];
  if (passage.spans.some((span) => span.end > text.text.length)) return [`${name}: its passage reaches past the end of the text.`];
  const same = passage.spans.every((span, i) => text.text.slice(span.start, span.end) === passage.quotes[i]?.exact);
  return same ? [] : [`${name}: its quotation is not what the text says there.`];
}
