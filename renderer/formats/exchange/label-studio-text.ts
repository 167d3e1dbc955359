import type { Span } from '../../domain/schema.ts';
import { z } from '../../domain/schema.ts';
import type { Region } from './label-studio-regions.ts';
import { placesInText } from './offset-countings.ts';
import { TextOfHtml } from './text-of-html.ts';

/** The text a task is about. */
export interface TaskText {
  readonly text: string;
  /** The field of the data it comes from. */
  readonly field: string;
  /** Where each turn of a dialogue starts in it (UTF-16). */
  readonly starts: readonly number[];
  readonly html?: TextOfHtml;
  /** Only the words marked are known of it. */
  readonly isExcerpt?: boolean;
}

const isAddress = (value: string) => /^(?:https?:|s3:|gs:|azure-blob:|data:|\/data\/|upload\/)\S*$/.test(value);
const turnSchema = z.record(z.string(), z.unknown());
const textKeys = ['text', 'phrase', 'utterance', 'message', 'content', 'transcript', 'value'];
const nameKeys = ['author', 'speaker', 'name', 'user', 'role', 'from'];

/** The text of a task: a dialogue among its data, its `text`, else the longest string that is prose; else the words that regions say they mark. */
export function textOfTask(data: Readonly<Record<string, unknown>>, regions: readonly Region[]): TaskText | undefined {
  for (const [field, value] of Object.entries(data)) {
    const dialogue = dialogueOf(value);
    if (dialogue) return { ...dialogue, field };
  }
  const texts = Object.entries(data).flatMap(([field, value]) =>
    typeof value === 'string' && !isAddress(value) ? [{ field, value }] : [],
  );
  const named = texts.find(({ field }) => /^(?:text|content|document|body|html|article)$/i.test(field));
  const longest = texts.toSorted((a, b) => b.value.length - a.value.length)[0];
  const chosen = named ?? (longest && (/\s/.test(longest.value) || regions.length > 0) ? longest : undefined);
  if (chosen) {
    const inNodes = regions.some((one) => one.place && 'from' in one.place && /[/(]/.test(one.place.from));
    if (!inNodes) return { text: chosen.value, field: chosen.field, starts: [] };
    const html = new TextOfHtml(chosen.value);
    return { text: html.text, field: chosen.field, starts: [], html };
  }
  const words = [...new Set(regions.map((one) => one.words).filter((one) => one.trim() !== ''))];
  return words.length === 0 ? undefined : { text: words.join('\n\n'), field: '', starts: [], isExcerpt: true };
}

function dialogueOf(value: unknown): Pick<TaskText, 'text' | 'starts'> | undefined {
  const turns = z.array(turnSchema).min(1).safeParse(value);
  if (!turns.success) return undefined;
  const told = (turn: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
    keys.flatMap((key) => (typeof turn[key] === 'string' ? [turn[key]] : []))[0];
  if (told(turns.data[0] ?? {}, textKeys) === undefined) return undefined;
  const starts: number[] = [];
  let text = '';
  for (const turn of turns.data) {
    const name = (told(turn, nameKeys) ?? '').trim();
    if (text !== '') text += '\n\n';
    if (name !== '') text += name.endsWith(':') ? `${name} ` : `${name}: `;
    starts.push(text.length);
    text += told(turn, textKeys) ?? '';
  }
  return { text, starts };
}

/** UTF-16 places of regions in their text. Code points since late 2021, UTF-16 units before: the words that regions say they mark tell. */
export function placedRegions(found: TaskText, regions: readonly Region[]): ReadonlyMap<Region, Span> {
  const { text, html, starts } = found;
  const places = new Map<Region, Span>();
  const counted: { readonly region: Region; readonly start: number; readonly end: number; readonly words: string }[] = [];
  for (const region of regions) {
    const { place, words } = region;
    if (!place) continue;
    if (found.isExcerpt) {
      const start = words === '' ? -1 : text.indexOf(words);
      if (start >= 0) places.set(region, { start, end: start + words.length });
    } else if (!('from' in place)) counted.push({ region, ...place, words });
    else if (html) {
      const [start, end] = [html.unitAt(place.from, place.startOffset), html.unitAt(place.to, place.endOffset)];
      const span = start === undefined || end === undefined ? undefined : html.spanOfUnits(start, end);
      if (span) places.set(region, span);
      else if (place.globalOffsets) counted.push({ region, ...place.globalOffsets, words });
      else {
        // a path that ends at an element, or through what the browser made of the page: the words tell, where they stand there once
        const at = words === '' ? -1 : html.raw.indexOf(words);
        const only = at >= 0 && html.raw.lastIndexOf(words) === at ? html.spanOfUnits(at, at + words.length) : undefined;
        if (only) places.set(region, only);
      }
    } else {
      const [from, to] = [starts[Number(place.from)], starts[Number(place.to)]];
      if (from !== undefined && to !== undefined) places.set(region, { start: from + place.startOffset, end: to + place.endOffset });
      else if (place.globalOffsets) counted.push({ region, ...place.globalOffsets, words });
    }
  }
  const spans = placesInText(html ? html.raw : text, counted);
  counted.forEach(({ region }, i) => {
    const span = spans[i];
    const shown = span && html ? html.spanOfUnits(span.start, span.end) : span;
    if (shown && shown.start < shown.end) places.set(region, shown);
  });
  return places;
}
