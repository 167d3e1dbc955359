import type { SpeakerKind } from '../../../domain/speaker.ts';
import { firstIdOf } from '../../../domain/versions.ts';
import type { Report } from './report-model.ts';
import { capital, counted, countWord, listed } from './report-words.ts';

const kinds: Record<SpeakerKind, readonly [one: string, many: string]> = {
  person: ['person', 'people'],
  organisation: ['organisation', 'organisations'],
  document: ['document', 'documents'],
  unnamed: ['unnamed source', 'unnamed sources'],
  outlet: ['outlet itself', 'outlets themselves'],
};

/** The report in a few sentences: how many claims, made by whom, how they are quoted, what is not known. A count beats an adjective. */
export function summarySentences(report: Report): string {
  const { claims, sources, speakers } = report;
  const count = new Set(sources.map((source) => firstIdOf(source.row))).size;
  const where = count > 1 ? ` in ${counted(count, 'source')}` : '';
  if (claims.length === 0) return `No claims are marked${where}.`;
  const sentences = [`${counted(claims.length, 'claim')}${where}${speakers.length > 0 ? `, made by ${speakersWords(report)}` : ''}.`];
  const [most] = speakers;
  if (most && most.claims.length > 1 && speakers.length > 1) {
    const direct = most.direct === 0 ? 'is never quoted directly' : `is quoted directly in ${countWord(most.direct)}`;
    sentences.push(`${most.row.name} makes ${countWord(most.claims.length)} and ${direct}.`);
  }
  const open = claims.filter((claim) => claim.attributions.every((one) => one.open)).length;
  if (open > 0) sentences.push(`${counted(open, 'claim has', 'claims have')} no speaker set.`);
  const nobody = claims.filter((claim) => claim.attributions.some((one) => one.row.unattributed)).length;
  if (nobody > 0) sentences.push(`${counted(nobody, 'claim is', 'claims are')} given to nobody in the text.`);
  if (report.citedNotHeld.length > 0)
    sentences.push(`${counted(report.citedNotHeld.length, 'cited source is', 'cited sources are')} not held.`);
  return sentences.map(capital).join(' ');
}

function speakersWords({ speakers }: Report): string {
  const parts: string[] = [];
  for (const [kind, [one, many]] of Object.entries(kinds)) {
    const count = speakers.filter((speaker) => speaker.row.kind === kind).length;
    if (count === 0) continue;
    parts.push(kind === 'outlet' ? `the ${count === 1 ? one : many}` : counted(count, one, many));
  }
  return listed(parts);
}
