import type { VersionComparison } from '../../anchoring/compare-versions.ts';
import type { Source } from '../../domain/source.ts';
import { versionNumber } from '../../domain/versions.ts';

const facts = [
  ['title', 'Title'],
  ['byline', 'Byline'],
  ['publisher', 'Outlet'],
  ['publishedAt', 'Published'],
  ['url', 'Address'],
] as const;

/** A fact about the source that differs between two versions. */
export interface ChangedFact {
  readonly name: string;
  readonly before: string;
  readonly now: string;
}

export function changedFacts(older: Source, newer: Source): ChangedFact[] {
  return facts.flatMap(([key, name]) => (older[key] === newer[key] ? [] : [{ name, before: older[key], now: newer[key] }]));
}

/** "14 words added, 9 removed, title changed"; "The same words" where nothing differs. */
export function summaryWords(comparison: VersionComparison, changed: readonly ChangedFact[]): string {
  const { wordsAdded, wordsRemoved, wordsMoved, marksRestyled } = comparison;
  const parts = [
    wordsAdded > 0 ? `${wordsAdded.toLocaleString('en')} ${wordsAdded === 1 ? 'word' : 'words'} added` : '',
    wordsRemoved > 0 ? `${wordsRemoved.toLocaleString('en')} ${wordsAdded > 0 ? '' : wordsRemoved === 1 ? 'word ' : 'words '}removed` : '',
    wordsMoved > 0 ? `${wordsMoved.toLocaleString('en')} moved` : '',
    ...changed.map((fact) => `${fact.name.toLowerCase()} changed`),
  ].filter(Boolean);
  if (parts.length === 0) {
    return marksRestyled > 0 ? 'The same words; quotation marks or dashes are written in another style' : 'The same words';
  }
  return parts.join(', ');
}

const read = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** "Version 2 of 3, read 25 November 2026". */
export function versionLine(source: Source, of: number): string {
  return `Version ${versionNumber(source)} of ${of}, read ${read.format(new Date(source.importedAt))}`;
}
