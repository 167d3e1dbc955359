import { type ExportWork, exportOf, partOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { buildReport } from './report/build-report.ts';
import type { Report, ReportAttribution, ReportClaim, ReportPassage } from './report/report-model.ts';
import { confidenceWord, cueWords, kindWords, leftOut, quotationWords, roleWords, stanceWords } from './report/report-words.ts';
import { english } from './report/words/english.ts';

/** One column: its head, and what stands in it for a claim and one of its attributions. */
interface Column {
  readonly head: string;
  readonly cell: (claim: ReportClaim, attribution: ReportAttribution | null) => string;
}

const spans = (passages: readonly ReportPassage[], from: 'start' | 'startPoint', to: 'end' | 'endPoint') =>
  passages.map((passage) => `${passage[from]}-${passage[to]}`).join('; ');

function columns(report: Report): Column[] {
  const { fields, parts } = report.options;
  const field = (id: (typeof fields)[number], ...list: readonly Column[]) => (fields.includes(id) ? list : []);
  const part = (id: (typeof parts)[number], ...list: readonly Column[]) => (parts.includes(id) ? list : []);
  return [
    { head: 'source', cell: (claim) => String(claim.source.number) },
    { head: 'source_title', cell: (claim) => claim.source.row.title || claim.source.row.fileName },
    { head: 'source_version', cell: (claim) => claim.source.version },
    { head: 'publisher', cell: (claim) => claim.source.row.publisher },
    { head: 'published', cell: (claim) => claim.source.row.publishedAt },
    { head: 'claim', cell: (claim) => claim.label },
    { head: 'speaker', cell: (_, one) => one?.speaker?.name ?? '' },
    { head: 'attribution', cell: (_, one) => (one?.speaker ? 'attributed' : one && !one.open ? 'unattributed' : 'open') },
    { head: 'speaker_kind', cell: (_, one) => (one?.speaker ? kindWords[one.speaker.kind] : '') },
    { head: 'speaker_role', cell: (_, one) => one?.speaker?.role ?? '' },
    { head: 'affiliation', cell: (_, one) => one?.speaker?.affiliation ?? '' },
    { head: 'cue', cell: (_, one) => (one ? cueWords(one) : '') },
    { head: 'quotation', cell: (_, one) => (one ? quotationWords[one.row.quotation] : '') },
    { head: 'role', cell: (_, one) => (one ? roleWords[one.row.role] : '') },
    { head: 'via', cell: (_, one) => one?.via?.name ?? '' },
    { head: 'quote', cell: (claim) => claim.passages.map((passage) => passage.exact).join(leftOut) },
    ...field('statement', { head: 'statement', cell: (claim) => claim.row.statement }),
    ...field('verdict', { head: 'verdict', cell: (claim) => claim.verdict?.label ?? 'Not checked' }),
    ...field('confidence', { head: 'confidence', cell: (claim) => confidenceWord(claim.row.confidence).replace(' confidence', '') }),
    ...field('topics', { head: 'topics', cell: (claim) => claim.topics.map((topic) => topic.name).join('; ') }),
    ...field('date', { head: 'stated', cell: (claim) => claim.row.statedAt }),
    { head: 'place', cell: (claim) => claim.place },
    { head: 'time', cell: (claim) => claim.clock },
    { head: 'placement', cell: (claim) => claim.row.placement?.state ?? '' },
    { head: 'changed', cell: (claim) => claim.standing },
    { head: 'inside', cell: (claim) => claim.inside },
    { head: 'in_tension_with', cell: (claim) => claim.tension.join('; ') },
    ...field(
      'offsets',
      { head: 'start_code_points', cell: (claim) => String(claim.passages[0]?.startPoint ?? '') },
      { head: 'end_code_points', cell: (claim) => String(claim.passages.at(-1)?.endPoint ?? '') },
      { head: 'spans_code_points', cell: (claim) => spans(claim.passages, 'startPoint', 'endPoint') },
      { head: 'spans_utf16', cell: (claim) => spans(claim.passages, 'start', 'end') },
      { head: 'cue_spans_code_points', cell: (_, one) => (one ? spans(one.cue, 'startPoint', 'endPoint') : '') },
      { head: 'speaker_spans_code_points', cell: (_, one) => (one ? spans(one.speakerWords, 'startPoint', 'endPoint') : '') },
    ),
    ...part('evidence', {
      head: 'evidence',
      cell: (claim) =>
        claim.evidence
          .map((one) => [`${stanceWords[one.row.stance]}:`, one.row.title || one.source?.title, one.row.url].filter(Boolean).join(' '))
          .join('; '),
    }),
    ...part('notes', { head: 'note', cell: (claim) => claim.row.note }),
    ...part('analysts', { head: 'marked_by', cell: (claim) => claim.row.createdBy }),
    { head: 'source_sha256', cell: (claim) => claim.source.row.sha256 },
    { head: 'claim_id', cell: (claim) => claim.row.id },
  ];
}

/**
 * The claims as a table, a row for each attribution of each claim; a claim without one has one row too. RFC 4180 with CRLF between
 * rows and UTF-8 with a byte order mark, without which Excel reads it in the wrong code page. Quotes are as in the text, but for one
 * thing: a cell that a spreadsheet would take for a formula gets an apostrophe before it (CWE-1236).
 */
export function* csvTable(report: Report, work?: ExportWork): Generator<string> {
  const list = columns(report);
  yield `\ufeff${list.map((column) => cell(column.head)).join(',')}\r\n`;
  for (const claim of stepping(report.claims, work)) {
    const attributions = claim.attributions.length > 0 ? claim.attributions : [null];
    for (const attribution of attributions) yield `${list.map((column) => cell(column.cell(claim, attribution))).join(',')}\r\n`;
  }
}

/** Starts that make spreadsheets evaluate a cell, full-width forms included. */
const formula = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/;

function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvExport = exportOf(exportList.csv, function* (data, options, work) {
  const report = buildReport(data, options, english, partOf(work, 0, 0.6));
  yield* utf8Pieces(csvTable(report, partOf(work, 0.6, 1)));
});
