import { detectAll, supportedLanguages, toISO3 } from 'tinyld';
import type { Block, SourceFacts } from '../domain/source.ts';
import { isoDate, mentionedDates } from './find-dates.ts';

/** Facts about which nothing is known. */
export const noFacts: SourceFacts = { title: '', byline: '', publisher: '', publishedAt: '', language: '', url: '' };

/** BCP 47 tag of the language of a text, or '' when it is too short or unclear to say. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 6000).replace(/https?:\S+/g, ' ');
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < 20) return '';
  return detectAll(sample)[0]?.lang ?? '';
}

const name =
  "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: (?:de|da|di|del|von|van|der|den|bin|al|el|la|le|du|dos|ter|ibn))*(?: \\p{Lu}[\\p{L}\\p{M}'’.-]*){1,4}";
const names = `${name}(?:(?:, | and | & | und | et | y | e | и )${name}){0,4}`;
const bylines: readonly RegExp[] = [
  new RegExp(
    `^(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|Di|DI|Door|Автор:?|Autor:?|Author:?|Text:?|Words by|Written by|Reporting by|Story by)\\s+(${names})(?=$|\\s*[,|•·–—-]|\\s+(?:for|in|at|of)\\b|\\s{2,})`,
    'u',
  ),
];

/** Author named by a line such as "By Jane Doe", or ''. */
export function bylineOf(line: string): string {
  if (line.length > 200) return '';
  for (const pattern of bylines) {
    const found = pattern.exec(line.trim())?.[1];
    if (found !== undefined) return found;
  }
  return '';
}

/** Outlet named by a dateline ("MOSCOW, Oct 12 (Reuters) -") or a line "Source: ...", or ''. */
export function publisherOf(line: string): string {
  const dateline =
    /^\p{Lu}[\p{L}\p{N}., /'’-]{1,60}\((AP|AFP|Reuters|dpa|DPA|EFE|ANSA|TASS|Xinhua|CNN|BBC News|Bloomberg|UPI|PTI|Interfax|Sputnik|RFE\/RL|Kyodo|Yonhap)\)\s*[—–-]/u.exec(
      line,
    )?.[1];
  if (dateline !== undefined) return dateline;
  return /^(?:Source|Quelle|Fuente|Fonte|Источник|Źródło|Publisher|Outlet)\s*:\s*(\p{L}[^\n]{1,80})$/u.exec(line)?.[1]?.trim() ?? '';
}

/** ISO date of a line that gives a date and hardly anything else, such as "Published: 12 October 2021, 10:00", or ''. */
export function dateOfLine(line: string): string {
  if (line.length > 120) return '';
  const found = mentionedDates(line, 3).find((date) => !date.iso.startsWith('--') && date.iso.length >= 10);
  if (found === undefined) return isoDate(line).length >= 10 && /^\d{4}-\d\d-\d\dT/.test(line.trim()) ? isoDate(line) : '';
  const rest = (line.slice(0, found.start) + line.slice(found.end)).replace(
    /\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\b(?:[A-Z]{2,4}T|UTC|GMT)\b/gi,
    ' ',
  );
  const label =
    /\b(?:published|posted|updated|date|first published|last (?:updated|modified)|on|at|created|veröffentlicht|stand|publié|mis à jour|publicado|actualizado|pubblicato|опубликовано|дата|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b/gi;
  const left = rest.replace(label, ' ').replace(/[^\p{L}]+/gu, '');
  return left.length <= 12 ? found.iso : '';
}

/** The beginning of what is said in blocks that are not set aside: enough to tell the language. */
function sample(text: string, blocks: readonly Block[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const block of blocks) {
    if (length > 8000) break;
    if (block.boilerplate !== undefined) continue;
    parts.push(text.slice(block.start, Math.min(block.end, block.start + 8000)));
    length += block.end - block.start;
  }
  return parts.join('\n');
}

/** Facts that a text without markup tells about itself: its title block, a byline, dateline or date line near the top or the end, its language. */
export function factsInText(text: string, blocks: readonly Block[]): SourceFacts {
  const line = (block: Block) => text.slice(block.start, block.end);
  const title = blocks.find((block) => block.kind === 'title');
  const edge = [...blocks.slice(0, 12), ...blocks.slice(-6)].map(line);
  const first = (find: (line: string) => string) => edge.map(find).find((value) => value !== '') ?? '';
  return {
    ...noFacts,
    title: title === undefined ? '' : line(title).replace(/\s+/g, ' ').slice(0, 2000),
    byline: first(bylineOf),
    publisher: first(publisherOf),
    publishedAt: first(dateOfLine),
    language: languageOf(sample(text, blocks)),
  };
}

/**
 * Language of a document that states one, as BCP 47: what it states, unless its text is long and clearly in another. Programs write the language
 * they were set to into what they make, whatever is typed.
 */
export function languageOfDocument(stated: string, text: string, blocks: readonly Block[]): string {
  const base = stated.split('-')[0]?.toLowerCase() ?? '';
  const words = sample(text, blocks).slice(0, 6000);
  if (!supportedLanguages.includes(toISO3(base)) || (words.match(/\p{L}/gu)?.length ?? 0) < 600) return stated;
  const found = detectAll(words);
  const clear = (found[0]?.accuracy ?? 0) > 0.6 && !found.some(({ lang, accuracy }) => lang === base && accuracy > 0.05);
  return clear ? (found[0]?.lang ?? stated) : stated;
}
