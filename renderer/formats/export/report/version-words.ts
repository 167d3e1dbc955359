import type { Claim } from '../../../domain/claim.ts';
import type { Source } from '../../../domain/source.ts';
import { type SourceVersions, versionNumber } from '../../../domain/versions.ts';
import { leftOut } from './report-words.ts';

const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "25 November 2026" for an ISO moment, in UTC so that the same case gives the same report everywhere. */
export function dayWords(moment: string): string {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? moment : dates.format(time);
}

/** "Version 2 of 3, read on 25 November 2026"; '' for a source that has one version only. */
export function versionWords(source: Source, versions: SourceVersions): string {
  const family = versions.of(source.id);
  const newest = family.at(-1);
  if (family.length < 2 || !newest) return '';
  const replaced = newest.id === source.id ? '' : `; version ${versionNumber(newest)} was read on ${dayWords(newest.importedAt)}`;
  return `Version ${versionNumber(source)} of ${versionNumber(newest)}, read on ${dayWords(source.importedAt)}${replaced}`;
}

/** What is to be said of a claim because its source has changed: '' where it still reads as it did. */
export function standingWords(claim: Claim, sources: ReadonlyMap<string, Source>): string {
  const { placement } = claim;
  if (!placement) return '';
  const nameOf = (id: string) => {
    const source = sources.get(id);
    return source ? `version ${versionNumber(source)}, read on ${dayWords(source.importedAt)}` : 'another version';
  };
  if (placement.state === 'lost') return `in ${nameOf(claim.sourceId)}; not found in ${nameOf(placement.inId)}`;
  const was = placement.from.quotes.map((quote) => quote.exact).join(leftOut);
  const now = claim.quotes.map((quote) => quote.exact).join(leftOut);
  const gone = placement.missing.length > 0 ? `; gone: ${placement.missing.map((words) => `“${words}”`).join(', ')}` : '';
  if (was === now && gone === '') return placement.settled ? '' : `place not confirmed in ${nameOf(claim.sourceId)}`;
  const said = was === now ? gone.slice(2) : `“${was}” in ${nameOf(placement.from.sourceId)}${gone}`;
  return placement.settled ? `was ${said}` : `place not confirmed; was ${said}`;
}
