import type { Source, SourceText } from '../../domain/source.ts';

/** The line under the title: who wrote it, where and when, and what was repaired. What is not known is said. */
export function factsLine(source: Source, text: SourceText): string {
  const known = [source.byline, source.publisher, source.publishedAt ? formatDate(source.publishedAt) : ''].filter((fact) => fact !== '');
  const missing = [source.byline ? '' : 'byline', source.publisher ? '' : 'outlet', source.publishedAt ? '' : 'publication date'].filter(
    (fact) => fact !== '',
  );
  const parts = [known.join(', ')];
  if (missing.length > 0) parts.push(`No ${new Intl.ListFormat('en', { type: 'disjunction' }).format(missing)} in the file`);
  if (text.repairs.length > 0) parts.push(`Repaired: ${text.repairs.length} ${text.repairs.length === 1 ? 'place' : 'places'}`);
  return `${parts.filter((part) => part !== '').join('. ')}.`;
}

/** A date as precise as it is known. */
export function formatDate(date: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (!parts) return date;
  const [, year, month, day] = parts;
  if (!month) return year ?? date;
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (Number.isNaN(moment.getTime())) return date;
  const shape: Intl.DateTimeFormatOptions = day
    ? { dateStyle: 'long', timeZone: 'UTC' }
    : { year: 'numeric', month: 'long', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(undefined, shape).format(moment);
}
