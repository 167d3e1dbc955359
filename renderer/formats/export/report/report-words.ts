import { defaultVerdicts, type Verdict } from '../../../domain/case.ts';
import type { ReportAttribution, ReportClaim } from './report-model.ts';
import { english } from './words/english.ts';
import type { ReportWords } from './words/words-of-report.ts';

/** What stands between the parts of a passage that the text interrupts. */
export const leftOut = ' […] ';

/** Words of tables that programs read: the same in whatever language the reports are. */
export const quotationWords = english.quotations;
export const roleWords = english.roles;
export const kindWords = english.kinds;
export const stanceWords = english.stances;

/** The first letter as a capital, in the way of the language. */
export function capital(text: string, words: ReportWords): string {
  return text.charAt(0).toLocaleUpperCase(words.locale) + text.slice(1);
}

/** A label inside a line: small letters where the language writes them so. */
export function inLine(label: string, words: ReportWords): string {
  // German writes nouns large wherever they stand
  return words.language === 'de' ? label : label.toLocaleLowerCase(words.locale);
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], words: ReportWords): string {
  return new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(items);
}

export function confidenceWord(confidence: number, words: ReportWords = english): string {
  return words.confidences[confidence - 1] ?? '';
}

/** A verdict as the report names it: those of the usual scale in its language, those an analyst wrote as they are. */
export function namedVerdict(verdict: Verdict, words: ReportWords): Verdict {
  const usual = defaultVerdicts.find((one) => one.key === verdict.key && one.label === verdict.label);
  const key = usual && isUsual(usual.key, words) ? usual.key : null;
  return key === null ? verdict : { ...verdict, label: words.verdicts[key] };
}

function isUsual(key: string, words: ReportWords): key is keyof ReportWords['verdicts'] {
  return key in words.verdicts;
}

/** "Supported, low confidence"; "Not checked" where there is no verdict. */
export function judgementWords(verdict: Verdict | null, confidence: number, words: ReportWords): string {
  if (!verdict) return words.notChecked;
  return confidence > 0 ? `${verdict.label}${words.comma}${confidenceWord(confidence, words)}` : verdict.label;
}

/** Who an attribution names: the speaker, or what is known instead. */
export function whoWords(attribution: ReportAttribution, words: ReportWords): string {
  if (attribution.speaker) return attribution.speaker.name;
  return attribution.open ? words.speakerNotSet : words.unattributed;
}

/** The words that introduce a claim, as the text has them; '' where there are none. */
export function cueWords(attribution: ReportAttribution): string {
  return attribution.cue.map((cue) => cue.exact).join(' … ');
}

/** "said", "own voice", ... and how it is quoted, where that is more than reported words. */
export function howWords(attribution: ReportAttribution, words: ReportWords): string {
  const cue = cueWords(attribution) || (attribution.row.role === 'outlet' ? words.roles.outlet : '');
  return [cue, attribution.row.quotation === 'indirect' ? '' : words.quotations[attribution.row.quotation]]
    .filter(Boolean)
    .join(words.comma);
}

/** What is said of a claim's place behind who says it: how many parts it has, what it lies in, whether the text gives it in words at all. */
export function extentWords(claim: ReportClaim, words: ReportWords): string[] {
  return [
    claim.passages.length > 1 ? words.claim.parts(claim.passages.length) : '',
    claim.inside ? words.claim.inside(claim.inside) : '',
    claim.row.noContent ? words.claim.withoutContent : '',
  ].filter(Boolean);
}

/** "25 November 2026" for an ISO moment, in UTC so that the same case gives the same report everywhere. */
export function dayWords(moment: string, words: ReportWords): string {
  const time = Date.parse(moment);
  if (Number.isNaN(time)) return moment;
  return new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(time);
}

/** A date as an analyst or a page gives it: whole days and months in the words of the language, anything else as it is written. */
export function dateWords(date: string, words: ReportWords): string {
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return dayWords(date, words);
  if (!/^\d{4}-\d\d$/.test(date) || Number.isNaN(Date.parse(`${date}-01`))) return date;
  return new Intl.DateTimeFormat(words.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${date}-01`));
}
