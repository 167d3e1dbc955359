import { toCodePoints } from '../../anchoring/code-points.ts';
import type { Span } from '../../domain/schema.ts';
import { versionNumber } from '../../domain/versions.ts';
import { type ExportWork, exportOf, partOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { JsonMembers, JsonRows, jsonParts } from './json-pieces.ts';
import type { ReportJson } from './json-schema.ts';
import { buildReport } from './report/build-report.ts';
import { methodSentences } from './report/methods-nodes.ts';
import type { Report, ReportAttribution, ReportClaim, ReportPassage, ReportSource } from './report/report-model.ts';
import { english } from './report/words/english.ts';

/** {@link ReportJson} with its lists made row by row. */
type ReportJsonInParts = Omit<ReportJson, 'sources' | 'speakers' | 'claims'> & {
  readonly [list in 'sources' | 'speakers' | 'claims']: Iterable<ReportJson[list][number]>;
};

/** The report as data; see {@link reportJsonSchema}. All offsets are code points, as on the command line. */
export function reportJson(report: Report, work?: ExportWork): ReportJsonInParts {
  return {
    format: 'hearsay-report',
    version: 1,
    offsets: 'code points',
    createdAt: report.options.at,
    title: report.title,
    case: { title: report.caseTitle, verdicts: [...report.verdicts] },
    pseudonyms: report.options.pseudonyms,
    methods: methodSentences(report),
    sources: made(stepping(report.sources, partOf(work, 0, 0.4)), (source) => sourceJson(source, report.options.parts.includes('repairs'))),
    speakers: speakersJson(report),
    claims: made(stepping(report.claims, partOf(work, 0.4, 1)), claimJson),
  };
}

function* made<R, J>(rows: Iterable<R>, json: (row: R) => J): Generator<J> {
  for (const row of rows) yield json(row);
}

function* speakersJson(report: Report): Generator<ReportJson['speakers'][number]> {
  const met = new Set<string>();
  const all = function* () {
    for (const claim of report.claims) for (const one of claim.attributions) yield* [one.speaker, one.via];
    for (const source of report.sources) for (const block of source.blocks) yield block.speaker;
  };
  for (const row of all()) {
    if (!row || met.has(row.id)) continue;
    met.add(row.id);
    const { id, name, kind, role, affiliation, aliases } = row;
    yield { id, name, kind, role, affiliation, aliases };
  }
}

function sourceJson(source: ReportSource, withRepairs: boolean): ReportJson['sources'][number] {
  const { row, text, number } = source;
  const repairs = withRepairs ? source.repairs : [];
  const spans = [...source.blocks.map((one) => one.block), ...repairs, ...source.notes.map((note) => note.span), ...source.links];
  const linksFrom = spans.length - source.links.length;
  const points = toCodePoints(
    text,
    spans.flatMap((span: Span) => [span.start, span.end]),
  );
  const at = (i: number) => ({ start: points[i * 2] ?? 0, end: points[i * 2 + 1] ?? 0 });
  const { id, title, byline, publisher, publishedAt, language, url, kind, fileName, sha256 } = row;
  return {
    ...{ id, number, title, byline, publisher, publishedAt, language, url, kind, fileName, sha256, text },
    encoding: row.encoding.name,
    blocks: source.blocks.map(({ block, paragraph, setAside, speaker }, i) => ({
      ...at(i),
      kind: block.kind,
      paragraph,
      setAside,
      speaker: speaker?.id ?? null,
      time: block.time ?? null,
    })),
    version: versionNumber(row),
    versionOf: row.revision?.firstId ?? null,
    readAt: row.importedAt,
    repairs: repairs.map(({ before, after, why }, i) => ({ ...at(source.blocks.length + i), before, after, why })),
    links: source.links.map(({ url: address }, i) => ({ ...at(linksFrom + i), url: address })),
    notes: source.notes.map((note, i) => ({ ...at(source.blocks.length + repairs.length + i), exact: note.exact, text: note.text })),
  };
}

function claimJson(claim: ReportClaim): ReportJson['claims'][number] {
  const { row } = claim;
  return {
    id: row.id,
    label: claim.label,
    source: claim.source.row.id,
    place: claim.place,
    time: claim.time,
    passages: claim.passages.map(passage),
    noContent: row.noContent === true,
    placement: placementJson(claim),
    inside: claim.inside || null,
    statement: row.statement,
    verdict: row.verdict || null,
    confidence: row.confidence,
    topics: claim.topics.map((topic) => topic.name),
    statedAt: row.statedAt,
    note: row.note,
    markedBy: row.createdBy,
    tension: [...claim.tension],
    attributions: claim.attributions.map(attributionJson),
    evidence: claim.evidence.map(({ row: one }) => ({
      kind: one.kind,
      stance: one.stance,
      title: one.title,
      url: one.url,
      source: one.sourceId || null,
      quotes: one.quotes.map((quote) => quote.exact),
      note: one.note,
    })),
  };
}

function placementJson({ row: { placement } }: ReportClaim): ReportJson['claims'][number]['placement'] {
  if (!placement) return null;
  const { state, score, settled, from, missing } = placement;
  return { state, score, confirmed: settled, wasIn: from.sourceId, was: from.quotes.map((quote) => quote.exact), missing };
}

function attributionJson(one: ReportAttribution): ReportJson['claims'][number]['attributions'][number] {
  return {
    speaker: one.speaker?.id ?? null,
    state: one.speaker ? 'attributed' : one.open ? 'open' : 'unattributed',
    quotation: one.row.quotation,
    role: one.row.role,
    via: one.via?.id ?? null,
    cue: one.cue.map(passage),
    speakerWords: one.speakerWords.map(passage),
  };
}

function passage({ startPoint, endPoint, exact }: ReportPassage): { start: number; end: number; exact: string } {
  return { start: startPoint, end: endPoint, exact };
}

export const jsonExport = exportOf(exportList.json, function* (data, options, work) {
  const report = buildReport(data, options, english, partOf(work, 0, 0.4));
  const { sources, speakers, claims, ...head } = reportJson(report, partOf(work, 0.4, 1));
  const members = { ...head, sources: new JsonRows(sources), speakers: new JsonRows(speakers), claims: new JsonRows(claims) };
  yield* utf8Pieces(jsonParts(new JsonMembers(members), 2));
  yield* utf8Pieces(['\n']);
});
