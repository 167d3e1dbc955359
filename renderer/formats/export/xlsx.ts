import { type ExportWork, exportOf, partOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { buildReport } from './report/build-report.ts';
import type {
  Report,
  ReportAttribution,
  ReportClaim,
  ReportEvidence,
  ReportPassage,
  ReportSource,
  ReportSpeaker,
} from './report/report-model.ts';
import { confidenceWord, cueWords, kindWords, leftOut, quotationWords, roleWords, stanceWords } from './report/report-words.ts';
import { english } from './report/words/english.ts';
import { type Column, type Sheet, sheetOf, workbook } from './workbook.ts';

const quote = (passages: readonly ReportPassage[]) => passages.map((passage) => passage.exact).join(leftOut);
const moment = (iso: string) => (iso === '' ? null : new Date(iso));

/** The sheets of a report: claims, attributions, speakers, evidence and sources, each with what was chosen. */
function reportSheets(report: Report, work: ExportWork | undefined): Sheet[] {
  const { fields, parts } = report.options;
  const field = <R>(id: (typeof fields)[number], ...columns: readonly Column<R>[]) => (fields.includes(id) ? columns : []);
  const part = <R>(id: (typeof parts)[number], ...columns: readonly Column<R>[]) => (parts.includes(id) ? columns : []);

  const claims: Column<ReportClaim>[] = [
    { head: 'Claim', width: 8, cell: (claim) => claim.label },
    { head: 'Source', width: 8, cell: (claim) => claim.source.number },
    { head: 'Place', width: 10, cell: (claim) => claim.place },
    { head: 'Time', width: 10, cell: (claim) => claim.clock },
    { head: 'Speaker', width: 26, cell: (claim) => claim.attributions.map(whoOf).join('; ') || 'Open' },
    { head: 'Cue', width: 18, cell: (claim) => claim.attributions.map(cueWords).filter(Boolean).join('; ') },
    { head: 'Quote', width: 60, cell: (claim) => quote(claim.passages) },
    ...field<ReportClaim>('statement', { head: 'Statement', width: 40, cell: (claim) => claim.row.statement }),
    ...field<ReportClaim>('verdict', { head: 'Verdict', width: 16, cell: (claim) => claim.verdict?.label ?? 'Not checked' }),
    ...field<ReportClaim>('confidence', {
      head: 'Confidence',
      width: 12,
      cell: (claim) => confidenceWord(claim.row.confidence).replace(' confidence', ''),
    }),
    ...field<ReportClaim>('topics', { head: 'Topics', width: 24, cell: (claim) => claim.topics.map((topic) => topic.name).join('; ') }),
    ...field<ReportClaim>('date', { head: 'Stated', width: 12, cell: (claim) => claim.row.statedAt }),
    { head: 'Inside', width: 8, cell: (claim) => claim.inside },
    { head: 'In tension with', width: 14, cell: (claim) => claim.tension.join('; ') },
    ...field<ReportClaim>(
      'offsets',
      { head: 'Start (code points)', width: 12, cell: (claim) => claim.passages[0]?.startPoint ?? null },
      { head: 'End (code points)', width: 12, cell: (claim) => claim.passages.at(-1)?.endPoint ?? null },
    ),
    ...part<ReportClaim>('notes', { head: 'Note', width: 40, cell: (claim) => claim.row.note }),
    ...part<ReportClaim>('analysts', { head: 'Marked by', width: 18, cell: (claim) => claim.row.createdBy }),
    { head: 'Marked', width: 17, cell: (claim) => moment(claim.row.createdAt) },
  ];

  type Said = { readonly claim: ReportClaim; readonly one: ReportAttribution };
  const attributions: Column<Said>[] = [
    { head: 'Claim', width: 8, cell: ({ claim }) => claim.label },
    { head: 'Source', width: 8, cell: ({ claim }) => claim.source.number },
    { head: 'Speaker', width: 26, cell: ({ one }) => one.speaker?.name ?? '' },
    { head: 'State', width: 14, cell: ({ one }) => (one.speaker ? 'attributed' : one.open ? 'open' : 'unattributed') },
    { head: 'Kind', width: 16, cell: ({ one }) => (one.speaker ? kindWords[one.speaker.kind] : '') },
    { head: 'Cue', width: 18, cell: ({ one }) => cueWords(one) },
    { head: 'Speaker in the text', width: 30, cell: ({ one }) => quote(one.speakerWords) },
    { head: 'Quotation', width: 16, cell: ({ one }) => quotationWords[one.row.quotation] },
    { head: 'Role', width: 16, cell: ({ one }) => roleWords[one.row.role] },
    { head: 'Via', width: 22, cell: ({ one }) => one.via?.name ?? '' },
    { head: 'Quote', width: 60, cell: ({ claim }) => quote(claim.passages) },
  ];
  const speakers: Column<ReportSpeaker>[] = [
    { head: 'Speaker', width: 28, cell: ({ row }) => row.name },
    { head: 'Kind', width: 16, cell: ({ row }) => kindWords[row.kind] },
    { head: 'Role', width: 28, cell: ({ row }) => row.role },
    { head: 'Affiliation', width: 28, cell: ({ row }) => row.affiliation },
    { head: 'Also called', width: 32, cell: ({ row }) => row.aliases.join('; ') },
    { head: 'Claims', width: 9, cell: (speaker) => speaker.claims.length },
    { head: 'Quoted directly', width: 14, cell: (speaker) => speaker.direct },
  ];
  type Held = { readonly claim: ReportClaim; readonly one: ReportEvidence };
  const evidence: Column<Held>[] = [
    { head: 'Claim', width: 8, cell: ({ claim }) => claim.label },
    { head: 'Stance', width: 12, cell: ({ one }) => stanceWords[one.row.stance] },
    { head: 'Kind', width: 12, cell: ({ one }) => ({ passage: 'Passage', link: 'Link', cited: 'Cited, not held' })[one.row.kind] },
    { head: 'Title', width: 40, cell: ({ one }) => one.row.title || (one.source?.title ?? '') },
    { head: 'Address', width: 40, cell: ({ one }) => one.row.url },
    { head: 'Place', width: 10, cell: ({ one }) => one.place },
    { head: 'Quote', width: 60, cell: ({ one }) => one.row.quotes.map((each) => each.exact).join(leftOut) },
    { head: 'Remark', width: 40, cell: ({ one }) => one.row.note },
  ];
  const sources: Column<ReportSource>[] = [
    { head: 'Source', width: 8, cell: (source) => source.number },
    { head: 'Title', width: 50, cell: ({ row }) => row.title },
    { head: 'Author', width: 24, cell: ({ row }) => row.byline },
    { head: 'Outlet', width: 24, cell: ({ row }) => row.publisher },
    { head: 'Published', width: 14, cell: ({ row }) => row.publishedAt },
    { head: 'Language', width: 10, cell: ({ row }) => row.language },
    { head: 'Address', width: 40, cell: ({ row }) => row.url },
    { head: 'File', width: 28, cell: ({ row }) => row.fileName },
    { head: 'Claims', width: 9, cell: (source) => source.claims.length },
    { head: 'Characters', width: 12, cell: ({ row }) => row.length },
    { head: 'Read', width: 17, cell: ({ row }) => moment(row.importedAt) },
    { head: 'SHA-256', width: 66, cell: ({ row }) => row.sha256 },
  ];
  const said = function* () {
    for (const claim of stepping(report.claims, partOf(work, 0.5, 0.9))) for (const one of claim.attributions) yield { claim, one };
  };
  const held = function* () {
    for (const claim of stepping(report.claims, partOf(work, 0.9, 1))) for (const one of claim.evidence) yield { claim, one };
  };
  return [
    sheetOf('Claims', claims, stepping(report.claims, partOf(work, 0, 0.5))),
    sheetOf('Attributions', attributions, said()),
    sheetOf('Speakers', speakers, report.speakers),
    ...(parts.includes('evidence') ? [sheetOf('Evidence', evidence, held())] : []),
    sheetOf('Sources', sources, report.sources),
  ];
}

function whoOf(one: ReportAttribution): string {
  return one.speaker?.name ?? (one.open ? 'Open' : 'Unattributed');
}

export const xlsxExport = exportOf(exportList.xlsx, (data, options, work) =>
  workbook(reportSheets(buildReport(data, options, english, partOf(work, 0, 0.3)), partOf(work, 0.3, 1))),
);
