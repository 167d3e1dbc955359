import type { Claim } from '../../../domain/claim.ts';
import type { Source } from '../../../domain/source.ts';
import { type SourceVersions, versionNumber } from '../../../domain/versions.ts';
import { dayWords, leftOut } from './report-words.ts';
import type { ReportWords } from './words/words-of-report.ts';

/** "Version 2 of 3, read on 25 November 2026"; '' for a source that has one version only. */
export function versionWords(source: Source, versions: SourceVersions, words: ReportWords): string {
  const family = versions.of(source.id);
  const newest = family.at(-1);
  if (family.length < 2 || !newest) return '';
  const day = (one: Source) => dayWords(one.importedAt, words);
  const replaced = newest.id === source.id ? '' : `; ${words.versions.replaced(versionNumber(newest), day(newest))}`;
  return `${words.versions.version(versionNumber(source), versionNumber(newest), day(source))}${replaced}`;
}

/** What is to be said of a claim because its source has changed: '' where it still reads as it did. */
export function standingWords(claim: Claim, sources: ReadonlyMap<string, Source>, words: ReportWords): string {
  const { placement } = claim;
  if (!placement) return '';
  const say = words.versions;
  const nameOf = (id: string) => {
    const source = sources.get(id);
    return source ? say.named(versionNumber(source), dayWords(source.importedAt, words)) : say.another;
  };
  if (placement.state === 'lost') return say.lost(nameOf(claim.sourceId), nameOf(placement.inId));
  const was = placement.from.quotes.map((quote) => quote.exact).join(leftOut);
  const now = claim.quotes.map((quote) => quote.exact).join(leftOut);
  const gone = placement.missing.length > 0 ? say.gone(placement.missing.map(words.title.quoted).join(', ')) : '';
  if (was === now && gone === '') return placement.settled ? '' : say.unconfirmed(nameOf(claim.sourceId));
  const said = [was === now ? '' : say.was(was, nameOf(placement.from.sourceId)), gone].filter(Boolean).join('; ');
  return placement.settled ? say.wasBefore(said) : say.unconfirmedWas(said);
}
