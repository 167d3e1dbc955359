import type { Span } from '../domain/schema.ts';
import type { Speaker } from '../domain/speaker.ts';

/** What is needed of a speaker to find it in a text. */
export type Named = Pick<Speaker, 'id' | 'name' | 'aliases'>;

/** Scripts written without spaces between words, where the end of a word cannot be read off the text. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordCharacter = /[\p{L}\p{M}\p{N}_]/u;
/** Aliases an analyst may note that name nobody by themselves. */
const pronouns = /^(?:he|she|they|it|we|i|you|him|her|them|his|hers|their|theirs|its)$/i;

function characterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? at - 2 : at - 1, at);
}

/** Whether [start, end) is not a part of longer words. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = start > 0 ? characterBefore(text, start) : '';
  const first = String.fromCodePoint(text.codePointAt(start) ?? 0x20);
  if (wordCharacter.test(before) && wordCharacter.test(first) && !(unspaced.test(before) || unspaced.test(first))) return false;
  const after = end < text.length ? String.fromCodePoint(text.codePointAt(end) ?? 0x20) : '';
  const last = characterBefore(text, end);
  return !(wordCharacter.test(after) && wordCharacter.test(last) && !(unspaced.test(after) || unspaced.test(last)));
}

/** The form as given and with its first letter the other way round: "the ministry" also begins sentences. */
function variants(form: string): string[] {
  const first = String.fromCodePoint(form.codePointAt(0) ?? 0x20);
  const rest = form.slice(first.length);
  const upper = first.toUpperCase() + rest;
  // Small first letters only where more words follow with an article or the like before them: "The note", never "may" for "May".
  const lower = /^\p{Lu}\p{Ll}{0,2}\s/u.test(form) ? first.toLowerCase() + rest : form;
  return [...new Set([form, upper, lower])];
}

function formsOf(speaker: Named): string[] {
  const forms = [speaker.name, ...speaker.aliases].map((form) => form.trim()).filter((form) => form !== '' && !pronouns.test(form));
  return [...new Set(forms.flatMap(variants))];
}

function findForm(text: string, form: string, within: Span): Span[] {
  const found: Span[] = [];
  // Searched in the stretch alone: looking on to the end of a long text for each form would cost its whole length.
  const stretch = within.start === 0 && within.end >= text.length ? text : text.slice(within.start, within.end);
  let at = stretch.indexOf(form);
  while (at >= 0) {
    const start = within.start + at;
    const end = start + form.length;
    if (standsAlone(text, start, end)) found.push({ start, end });
    at = stretch.indexOf(form, at + form.length);
  }
  return found;
}

function isPartOfOther(taken: readonly Span[], from: number, place: Span): boolean {
  for (let i = from; i < taken.length; i++) {
    const over = taken[i];
    if (!over || over.start > place.start) return false;
    if (over.end >= place.end) return true;
  }
  return false;
}

/**
 * All places where a text names a speaker by its name or one of its aliases, as whole words, in text order and apart. Where forms
 * overlap the longest counts. Places that are part of a longer name of one of `others` are left out ("Ames" in "Lena Ames").
 * A form that another speaker has as well is left out too: it cannot be told whom it means. UTF-16 offsets.
 */
export function findMentions(
  text: string,
  speaker: Named,
  others: readonly Named[] = [],
  within: Span = { start: 0, end: text.length },
): Span[] {
  const foreign = others.filter((other) => other.id !== speaker.id).flatMap(formsOf);
  const shared = new Set(foreign);
  const own = formsOf(speaker).filter((form) => !shared.has(form));
  const longer = foreign.filter((form) => own.some((mine) => form.length > mine.length && form.includes(mine)));
  const places = own.flatMap((form) => findForm(text, form, within));
  if (places.length === 0) return [];
  const taken = longer.flatMap((form) => findForm(text, form, within)).sort((a, b) => a.start - b.start);
  places.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  let next = 0;
  for (const place of places) {
    const last = kept.at(-1);
    if (last && place.start < last.end) continue;
    while (next < taken.length && (taken[next]?.end ?? 0) <= place.start) next++;
    if (!isPartOfOther(taken, next, place)) kept.push(place);
  }
  return kept;
}
