import type { Claim } from '../../domain/claim.ts';
import type { Source } from '../../domain/source.ts';
import { byKey, type CaseData, RowsBy } from './case-data.ts';
import { chosenCase } from './chosen-case.ts';
import { type ExportWork, exportOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { JsonMembers, JsonRows, jsonParts } from './json-pieces.ts';

/**
 * Checked claims as schema.org ClaimReview in JSON-LD, unchecked ones as Claim. A verdict's place on the case's scale is the rating's
 * number (the first is the best), its label the words that are shown; the scale stands with it. `url` is left out: it is the page on
 * which the review will be published, which only its publisher knows.
 * @see https://schema.org/ClaimReview
 */
function* claimReviews(data: CaseData, at: string, work: ExportWork | undefined): Generator<unknown> {
  const sources = new Map(data.sources.map((row) => [row.id, row]));
  const attributions = new RowsBy(data.attributions, (row) => row.claimId);
  const evidence = new RowsBy(data.evidence, (row) => row.claimId);
  const speakers = new Map(data.speakers.map((row) => [row.id, row]));
  const codes = new Map(data.codes.map((row) => [row.id, row.name]));
  const claims = [...data.claims].sort(byKey((row) => `${row.sourceId} ${String(row.spans[0]?.start ?? 0).padStart(12, '0')} ${row.id}`));
  for (const claim of stepping(claims, work)) {
    const rows = attributions.get(claim.id).sort((a, b) => a.order - b.order);
    const authors = rows.flatMap((row) => {
      const speaker = speakers.get(row.speakerId);
      if (!speaker) return [];
      const type = speaker.kind === 'person' || speaker.kind === 'unnamed' ? 'Person' : 'Organization';
      return [
        {
          '@type': type,
          name: speaker.name,
          ...(speaker.role !== '' && type === 'Person' ? { jobTitle: speaker.role } : {}),
          ...(speaker.affiliation !== '' && type === 'Person'
            ? { affiliation: { '@type': 'Organization', name: speaker.affiliation } }
            : {}),
          ...(speaker.aliases.length > 0 ? { alternateName: speaker.aliases } : {}),
        },
      ];
    });
    const item = {
      '@type': 'Claim',
      '@id': `urn:hearsay:claim:${encodeURIComponent(claim.id)}`,
      text: claim.quotes.map((quote) => quote.exact).join(' […] '),
      ...(claim.statement === '' ? {} : { name: claim.statement }),
      ...(authors.length > 0 ? { author: authors.length === 1 ? authors[0] : authors } : {}),
      ...(claim.statedAt === '' ? {} : { datePublished: claim.statedAt }),
      ...(claim.topics.length > 0 ? { keywords: claim.topics.flatMap((id) => codes.get(id) ?? []) } : {}),
      appearance: appearanceOf(sources.get(claim.sourceId)),
    };
    yield claim.verdict === '' ? item : review(claim, item, data, at, evidence.get(claim.id));
  }
}

function appearanceOf(source: Source | undefined): unknown {
  return {
    '@type': 'CreativeWork',
    ...(source?.title ? { name: source.title } : {}),
    ...(source?.url ? { url: source.url } : {}),
    ...(source?.publisher ? { publisher: { '@type': 'Organization', name: source.publisher } } : {}),
    ...(source?.byline ? { author: { '@type': 'Person', name: source.byline } } : {}),
    ...(source?.publishedAt ? { datePublished: source.publishedAt } : {}),
  };
}

function review(claim: Claim, item: unknown, data: CaseData, at: string, evidence: CaseData['evidence']): unknown {
  const scale = data.case.verdicts;
  const place = scale.findIndex((verdict) => verdict.key === claim.verdict);
  const verdict = scale[place];
  const cited = evidence.flatMap((one) =>
    one.url === '' && one.title === ''
      ? []
      : [{ '@type': 'CreativeWork', ...(one.title ? { name: one.title } : {}), ...(one.url ? { url: one.url } : {}) }],
  );
  return {
    '@type': 'ClaimReview',
    claimReviewed: claim.statement || claim.quotes.map((quote) => quote.exact).join(' […] '),
    ...(claim.createdBy === '' ? {} : { author: { '@type': 'Person', name: claim.createdBy } }),
    datePublished: (claim.updatedAt || at).slice(0, 10),
    reviewRating: {
      '@type': 'Rating',
      ...(place < 0 ? {} : { ratingValue: scale.length - place, bestRating: scale.length, worstRating: 1 }),
      alternateName: verdict?.label ?? claim.verdict,
      ...(claim.note === '' ? {} : { ratingExplanation: claim.note }),
    },
    itemReviewed: item,
    ...(cited.length > 0 ? { citation: cited } : {}),
  };
}

export const claimReviewExport = exportOf(exportList.claimReview, function* (data, options, work) {
  const graph = claimReviews(chosenCase(data, options), options.at, work);
  yield* utf8Pieces(jsonParts(new JsonMembers({ '@context': 'https://schema.org', '@graph': new JsonRows(graph) }), 1));
  yield* utf8Pieces(['\n']);
});
