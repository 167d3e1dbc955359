import { toCodePoints } from '../../anchoring/code-points.ts';
import type { Span } from '../../domain/schema.ts';
import { versionNumber } from '../../domain/versions.ts';
import { type ExportFormat, step } from './export-format.ts';
import { exportList } from './export-list.ts';
import type { ReportJson } from './json-schema.ts';
import { buildReport } from './report/build-report.ts';
import { methodSentences } from './report/methods-nodes.ts';
import type { Report, ReportAttribution, ReportClaim, ReportPassage, ReportSource } from './report/report-model.ts';
import { english } from './report/words/english.ts';

/** The report as data; see {@link reportJsonSchema}. All offsets are code points, as on the command line. */
export function reportJson(report: Report): ReportJson {
  const speakers = new Map(
    [
      ...report.claims.flatMap((claim) => claim.attributions.flatMap((one) => [one.speaker, one.via])),
      ...report.sources.flatMap((source) => source.blocks.map((block) => block.speaker)),
    ].flatMap((row) => (row ? [[row.id, row] as const] : [])),
  );
  return {
    format: 'hearsay-report',
    version: 1,
    offsets: 'code points',
    createdAt: report.options.at,
    title: report.title,
    case: { title: report.caseTitle, verdicts: [...report.verdicts] },
    pseudonyms: report.options.pseudonyms,
    methods: methodSentences(report),
    sources: report.sources.map((source) => sourceJson(source, report.options.parts.includes('repairs'))),
    speakers: [...speakers.values()].map(({ id, name, kind, role, affiliation, aliases }) => ({
      id,
      name,
      kind,
      role,
      affiliation,
      aliases,
    })),
    claims: report.claims.map(claimJson),
  };
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

export const jsonExport: ExportFormat = {
  ...exportList.json,
  render: async (data, options, work) => {
    step(work, 0);
    const report = buildReport(data, options, english);
    step(work, 0.5);
    const bytes = new TextEncoder().encode(`${JSON.stringify(reportJson(report), null, 2)}\n`);
    step(work, 1);
    return bytes;
  },
};
