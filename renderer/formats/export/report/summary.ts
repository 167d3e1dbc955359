import { speakerKinds } from '../../../domain/speaker.ts';
import { firstIdOf } from '../../../domain/versions.ts';
import type { Report } from './report-model.ts';
import { listed } from './report-words.ts';

/** The report in a few sentences: how many claims, made by whom, how they are quoted, what is not known. A count beats an adjective. */
export function summarySentences(report: Report): string {
  const { claims, sources, speakers, words } = report;
  const say = words.summary;
  const count = new Set(sources.map((source) => firstIdOf(source.row))).size;
  if (claims.length === 0) return say.noClaims(count);
  const sentences = [say.claims(claims.length, count, speakersWords(report))];
  const [most] = speakers;
  if (most && most.claims.length > 1 && speakers.length > 1) sentences.push(say.most(most.row.name, most.claims.length, most.direct));
  const open = claims.filter((claim) => claim.attributions.every((one) => one.open)).length;
  if (open > 0) sentences.push(say.open(open));
  const nobody = claims.filter((claim) => claim.attributions.some((one) => one.row.unattributed)).length;
  if (nobody > 0) sentences.push(say.nobody(nobody));
  if (report.citedNotHeld.length > 0) sentences.push(say.cited(report.citedNotHeld.length));
  return sentences.join(' ');
}

function speakersWords({ speakers, words }: Report): string {
  const parts = speakerKinds.flatMap((kind) => {
    const count = speakers.filter((speaker) => speaker.row.kind === kind).length;
    return count === 0 ? [] : [words.counts.speakers(kind, count)];
  });
  return parts.length === 0 ? '' : listed(parts, words);
}
