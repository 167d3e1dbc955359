import type { Code, Verdict } from '../../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../../domain/claim.ts';
import { type PlaceWords, paragraphNumbers, placeName } from '../../../domain/paragraphs.ts';
import type { Source, SourceText } from '../../../domain/source.ts';
import type { Speaker } from '../../../domain/speaker.ts';
import { SourceVersions } from '../../../domain/versions.ts';
import { type CaseData, RowsBy } from '../case-data.ts';
import type { ReportOptions } from '../report-options.ts';
import type { ReportWords } from './words/words-of-report.ts';

/** Everything of a case that rows point at, by id. */
export interface Lookup {
  readonly options: ReportOptions;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly speakers: ReadonlyMap<string, Speaker>;
  readonly codes: ReadonlyMap<string, Code>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly claims: RowsBy<Claim>;
  readonly attributions: RowsBy<Attribution>;
  readonly evidence: RowsBy<Evidence>;
  readonly places: Map<string, (offset: number) => string>;
  readonly versions: SourceVersions;
  readonly words: ReportWords;
}

export function lookup(data: CaseData, options: ReportOptions, verdicts: readonly Verdict[], words: ReportWords): Lookup {
  const byId = <R extends { readonly id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
  return {
    options,
    verdicts: new Map(verdicts.map((verdict) => [verdict.key, verdict])),
    speakers: byId(data.speakers),
    codes: byId(data.codes),
    sources: byId(data.sources),
    texts: byId(data.texts),
    claims: new RowsBy(data.claims, (claim) => claim.sourceId),
    attributions: new RowsBy(data.attributions, (row) => row.claimId),
    evidence: new RowsBy(data.evidence, (row) => row.claimId),
    places: new Map(),
    versions: new SourceVersions(data.sources),
    words,
  };
}

/** What the place of an offset is called. */
export function placeIn(look: Lookup, source: Source, offset: number): string {
  let place = look.places.get(source.id);
  if (!place) {
    const blocks = look.texts.get(source.id)?.blocks ?? [];
    const numbers = paragraphNumbers(blocks, source.setAside);
    const words = placeWordsOf(look.words);
    place = (at) => placeName(blocks, numbers, at, words);
    look.places.set(source.id, place);
  }
  return place(offset);
}

function placeWordsOf(words: ReportWords): PlaceWords {
  return { ...words.places, page: words.claim.page };
}
