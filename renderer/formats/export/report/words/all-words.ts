import type { ReportLanguage } from '../../../../domain/report-language.ts';
import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import type { ReportWords } from './words-of-report.ts';

/** The words of every language a report can be written in. */
export const wordsOfReports: Readonly<Record<ReportLanguage, ReportWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  ru: russian,
  ar: arabic,
};
