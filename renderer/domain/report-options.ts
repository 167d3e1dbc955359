import { reportLanguages } from './report-language.ts';
import { z } from './schema.ts';

/** Parts of a report, in the order they stand in it, with the words that name them. */
export const reportParts = [
  { id: 'summary', label: 'Summary', byDefault: true },
  { id: 'text', label: 'Annotated text', byDefault: true },
  { id: 'claims', label: 'Claims table', byDefault: true },
  { id: 'speakers', label: 'Speakers', byDefault: true },
  { id: 'evidence', label: 'Evidence', byDefault: true },
  { id: 'repairs', label: 'Repairs and set-aside text', byDefault: true },
  { id: 'notes', label: 'Notes', byDefault: false },
  { id: 'analysts', label: 'Analyst names', byDefault: false },
] as const;
export type ReportPart = (typeof reportParts)[number]['id'];

/** Facts about a claim that can be left out. */
export const reportFields = [
  { id: 'statement', label: 'Statement' },
  { id: 'verdict', label: 'Verdict' },
  { id: 'confidence', label: 'Confidence' },
  { id: 'topics', label: 'Topics' },
  { id: 'date', label: 'Date of statement' },
  { id: 'offsets', label: 'Offsets' },
] as const;
export type ReportField = (typeof reportFields)[number]['id'];

export const reportOrders = [
  { id: 'text', label: 'Text' },
  { id: 'speaker', label: 'Speaker' },
  { id: 'verdict', label: 'Verdict' },
  { id: 'date', label: 'Date' },
] as const;
export type ReportOrder = (typeof reportOrders)[number]['id'];

/** Sizes of paper. */
export const reportPapers = [
  { id: 'a4', label: 'A4' },
  { id: 'letter', label: 'Letter' },
] as const;

const ids = <T extends string>(list: readonly { readonly id: T }[]): T[] => list.map((one) => one.id);

/** What the analyst chose for a report. Kept with the window, so unknown values fall back to the default one by one. */
export const reportOptionsSchema = z.object({
  /** Empty: made from the case and its sources. */
  title: z.string().max(1000).catch(''),
  /** Ids of the sources that go in; empty for all. */
  sources: z.array(z.string()).catch([]),
  parts: z.array(z.enum(ids(reportParts))).catch(() => reportParts.filter((part) => part.byDefault).map((part) => part.id)),
  fields: z.array(z.enum(ids(reportFields))).catch(() => ids(reportFields)),
  order: z.enum(ids(reportOrders)).catch('text'),
  /** Speakers' names are replaced by "Person A", "Organisation B", ... */
  pseudonyms: z.boolean().catch(false),
  /** Of headings, labels, dates and sentences; what the case says stays in its own. Names of columns in tables and data stay English. */
  language: z.enum(ids(reportLanguages)).catch('en'),
  /** Id of the picture that stands over the title; '' for none. */
  logo: z.string().max(200).catch(''),
  paper: z.enum(ids(reportPapers)).catch('a4'),
  /** When the report was made: an ISO moment. Given from outside, so that the same case and choices give the same bytes. */
  at: z.string().max(40).catch(''),
});
export type ReportOptions = z.infer<typeof reportOptionsSchema>;

/** The choices a report starts with. @param at when it is made, as an ISO moment. */
export function defaultReportOptions(at: string): ReportOptions {
  return { ...reportOptionsSchema.parse({}), at };
}
