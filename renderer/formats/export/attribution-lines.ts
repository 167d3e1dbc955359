import { toCodePoints } from '../../anchoring/code-points.ts';
import { bySpanOrder } from '../../anchoring/spans.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import { byKey, type CaseData, RowsBy } from './case-data.ts';
import { chosenCase } from './chosen-case.ts';
import { type ExportWork, exportOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { jsonLines } from './json-pieces.ts';

/**
 * The attributions of a case as JSON Lines, a line for each source: `{id, text, attributions: [{source, cue, content, type, speaker}]}`,
 * what `hearsay suggest` prints and research corpora use. Offsets are code points. A claim without attribution is not written.
 */
function* attributionRecords(data: CaseData, work: ExportWork | undefined): Generator<unknown> {
  const claims = new RowsBy(data.claims, (row) => row.sourceId);
  const attributions = new RowsBy(data.attributions, (row) => row.claimId);
  const names = new Map(data.speakers.map((row) => [row.id, row.name]));
  const texts = new Map(data.texts.map((row) => [row.id, row.text]));
  const sources = [...data.sources].sort(byKey((row) => `${row.importedAt} ${row.id}`));
  for (const source of stepping(sources, work)) {
    const text = texts.get(source.id) ?? '';
    const rows = claims
      .get(source.id)
      .sort((a, b) => bySpanOrder(a.spans[0] ?? nowhere, b.spans[0] ?? nowhere))
      .flatMap((claim) =>
        attributions
          .get(claim.id)
          .sort((a, b) => a.order - b.order)
          .map((row) => ({ claim, row })),
      );
    const content = (claim: Claim) => (claim.noContent ? [] : claim.spans);
    const all = rows.flatMap(({ claim, row }) => [row.speakerWords, row.cue, content(claim)]);
    const points = toCodePoints(
      text,
      all.flatMap((spans) => spans.flatMap((span) => [span.start, span.end])),
    );
    let at = 0;
    const places = (spans: readonly Span[]): [number, number][] => spans.map(() => [points[at++] ?? 0, points[at++] ?? 0]);
    yield {
      id: source.id,
      title: source.title,
      publisher: source.publisher,
      text,
      attributions: rows.map(({ claim, row }) => ({
        source: places(row.speakerWords),
        cue: places(row.cue),
        content: places(content(claim)),
        type: row.quotation,
        speaker: names.get(row.speakerId) ?? '',
      })),
    };
  }
}

export const attributionLinesExport = exportOf(exportList.attributions, (whole, options, work) =>
  utf8Pieces(jsonLines(attributionRecords(chosenCase(whole, options), work))),
);

const nowhere: Span = { start: 0, end: 0 };
