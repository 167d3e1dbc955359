/** A date that a text mentions, as written and in ISO 8601 as far as it is known. UTF-16 offsets. */
export interface MentionedDate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `2021-10-05`, `2021-10`, or `--10-11` when the year is missing (ISO 8601:2000 truncated form, as vCard uses it). */
  readonly iso: string;
}

const monthNames: readonly string[] = [
  'january|jan|januar|jän|jänner|janvier|janv|enero|ene|gennaio|gen|janeiro|januari|января|январь|січня|stycznia|ocak|يناير',
  'february|feb|februar|février|févr|febrero|febbraio|fevereiro|fev|februari|февраля|февраль|лютого|lutego|şubat|فبراير',
  'march|mar|märz|mrz|mars|marzo|março|maart|марта|март|березня|marca|mart|مارس',
  'april|apr|avril|avr|abril|abr|aprile|апреля|апрель|квітня|kwietnia|nisan|أبريل|ابريل',
  'may|mai|mayo|maggio|mag|maio|mei|мая|май|травня|maja|mayıs|مايو',
  'june|jun|juni|juin|junio|giugno|giu|junho|июня|июнь|червня|czerwca|haziran|يونيو',
  'july|jul|juli|juillet|juil|julio|luglio|lug|julho|июля|июль|липня|lipca|temmuz|يوليو',
  'august|aug|août|agosto|ago|augustus|августа|август|серпня|sierpnia|ağustos|أغسطس',
  'september|sept|sep|septembre|septiembre|settembre|set|setembro|сентября|сентябрь|вересня|września|eylül|سبتمبر',
  'october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out|октября|октябрь|жовтня|października|ekim|أكتوبر',
  'november|nov|novembre|noviembre|novembro|ноября|ноябрь|листопада|listopada|kasım|نوفمبر',
  'december|dec|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro|декабря|декабрь|грудня|grudnia|aralık|ديسمبر',
];

const monthOf = new Map(monthNames.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)));
const months = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|');
const year = '(?:19|20)\\d\\d';
const word = '(?<![\\p{L}\\p{N}]|\\p{N}[./-])';
const wordEnd = '(?![\\p{L}\\p{N}]|[./-]\\p{N})';

const patterns: readonly RegExp[] = [
  new RegExp(`${word}(?<y>${year})[-/.](?<n>0?[1-9]|1[0-2])[-/.](?<d>0?[1-9]|[12]\\d|3[01])${wordEnd}`, 'giu'),
  new RegExp(`${word}(?<d>0?[1-9]|[12]\\d|3[01])[./-](?<n>0?[1-9]|1[0-2])[./-](?<y>${year})${wordEnd}`, 'giu'),
  new RegExp(`${word}(?<m>${months})\\.?\\s+(?<d>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?:,?\\s+(?<y>${year}))?${wordEnd}`, 'giu'),
  new RegExp(
    `${word}(?<d>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th|er|º)?\\.?\\s+(?:of\\s+|de\\s+)?(?<m>${months})\\.?(?:,?\\s+(?:de\\s+|del\\s+)?(?<y>${year}))?${wordEnd}`,
    'giu',
  ),
  new RegExp(`${word}(?<m>${months})\\.?,?\\s+(?:de\\s+)?(?<y>${year})${wordEnd}`, 'giu'),
];

const pad = (part: string | number) => String(part).padStart(2, '0');

function isoOf(groups: Readonly<Record<string, string | undefined>>): string {
  const month = groups.n ?? monthOf.get(groups.m?.toLowerCase() ?? '');
  if (month === undefined) return '';
  const day = groups.d === undefined ? '' : `-${pad(Number(groups.d))}`;
  return groups.y === undefined ? `--${pad(month)}${day}` : `${groups.y}-${pad(month)}${day}`;
}

/** Dates that a text mentions, in text order, at most `limit`. "may" and "mar" without a year and a capital are words, not months. */
export function mentionedDates(text: string, limit = 50): MentionedDate[] {
  const found: MentionedDate[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const iso = isoOf(match.groups ?? {});
      const month = match.groups?.m;
      if (iso === '' || (month !== undefined && month.length <= 4 && /^\p{Ll}/u.test(month) && !/\.|\d{4}/.test(match[0]))) continue;
      const end = match.index + match[0].length;
      if (found.some((other) => other.start < end && match.index < other.end)) continue;
      found.push({ start: match.index, end, text: match[0], iso });
      if (found.length >= limit * 4) break;
    }
  }
  return found.sort((a, b) => a.start - b.start).slice(0, limit);
}

/** The ISO form of a date as machines and pages write it (`2021-10-12T08:00:00+02:00`, `12 October 2021`), or ''. Kept as precise as given. */
export function isoDate(value: string): string {
  const trimmed = value.trim();
  const iso =
    /^((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:[T ]([0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d{1,6})?)\s*(Z|[+-]\d\d:?\d\d)?)?)?)?/.exec(
      trimmed,
    );
  if (iso !== null && iso[0].length >= Math.min(trimmed.length, 7)) {
    const day = [iso[1], iso[2], iso[3]].filter((part) => part !== undefined).join('-');
    return iso[4] === undefined ? day : `${day}T${iso[4]}${iso[5] ?? ''}`;
  }
  const compact = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\D|$)/.exec(trimmed);
  if (compact !== null) return `${compact[1]}-${compact[2]}-${compact[3]}`;
  const named = mentionedDates(trimmed.slice(0, 200)).find((date) => !date.iso.startsWith('--'));
  return named?.iso ?? '';
}
