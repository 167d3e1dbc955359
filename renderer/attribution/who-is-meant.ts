import type { Span } from '../domain/schema.ts';
import type { Speaker } from '../domain/speaker.ts';
import type { ClaimContext } from './find-cue.ts';
import { findMentions } from './find-mentions.ts';
import { type NamePhrase, namePhrasesIn } from './name-phrases.ts';
import { roleHeads } from './name-words.ts';
import { cuesIn } from './reporting-cues.ts';

/** What resolving a name needs to know of the case and the source. */
export interface Surroundings {
  readonly blocks?: readonly Span[];
  readonly speakers: readonly Speaker[];
}

/** How far back a pronoun looks for the one it means, in UTF-16 units. */
const pronounReach = 3000;

/** Who is named in a stretch of text: phrases read from it, and names of the register found literally in any script. */
export function namedIn(text: string, within: Span, speakers: readonly Speaker[]): NamePhrase[] {
  const read = namePhrasesIn(text, within);
  const known: NamePhrase[] = [];
  for (const speaker of speakers) {
    if (speaker.kind === 'outlet') continue;
    for (const span of findMentions(text, speaker, [], within)) {
      if (read.some((phrase) => phrase.start < span.end && span.start < phrase.end)) continue;
      known.push({ ...span, name: speaker.name, kind: speaker.kind, role: '', affiliation: '', governed: false });
    }
  }
  return [...read, ...known].sort((a, b) => a.start - b.start);
}

/** The last `count` blocks before the claim's block, or the lines before it where no blocks are given. */
export function blocksBefore(context: ClaimContext, input: Surroundings, count: number): Span[] {
  const given = (input.blocks ?? []).filter(
    (block) => block.end <= context.block.start && block.start >= context.block.start - pronounReach,
  );
  if (input.blocks) return given.slice(-count).map(({ start, end }) => ({ start, end }));
  const from = Math.max(0, context.block.start - pronounReach);
  const spans: Span[] = [];
  let start = from;
  for (const line of context.text.slice(from, context.block.start).split('\n')) {
    if (line.trim() !== '') spans.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return spans.slice(-count);
}

const adjacentWords =
  /^(?:(?:,[^,;.]{1,90},)|(?:\s*\([^)]{1,40}\)))?\s*(?:(?:also|later|earlier|then|further|repeatedly|recently|today|yesterday|himself|herself|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|last week),?\s*)*$/i;

export function isAdjacent(between: string): boolean {
  return adjacentWords.test(between);
}

/** The person a pronoun means: whoever spoke in the nearest sentences before, else the person named last; `null` if nobody fits. */
export function meantByPronoun(phrase: NamePhrase, context: ClaimContext, input: Surroundings): NamePhrase | null {
  const pronoun = phrase.name.toLowerCase();
  if (pronoun === 'who') return null;
  const { text } = context;
  for (const stretch of stretchesBefore(phrase, context, input)) {
    const named = namedIn(text, stretch, input.speakers).filter((one) => fits(one, pronoun));
    if (named.length === 0) continue;
    const cues = cuesIn(text, stretch, context.language).filter((cue) => !cue.passive && cue.strength !== 'noun');
    const speaking = named.findLast((one) => cues.some((cue) => cue.start >= one.end && isAdjacent(text.slice(one.end, cue.start))));
    return speaking ?? named.findLast((one) => !one.governed) ?? named.at(-1) ?? null;
  }
  return null;
}

/** The words of the block before a phrase, then the blocks before it, nearest first. */
function stretchesBefore(phrase: NamePhrase, context: ClaimContext, input: Surroundings): Span[] {
  const all = [...blocksBefore(context, input, 12), { start: context.block.start, end: phrase.start }];
  return all.filter((stretch) => stretch.end > stretch.start).reverse();
}

function fits(phrase: NamePhrase, pronoun: string): boolean {
  if (pronoun === 'they') return phrase.kind === 'unnamed' || phrase.kind === 'organisation' || phrase.kind === 'person';
  if (phrase.kind !== 'person') return false;
  const female = /\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Baroness|\w+woman|Sister)\b/i.test(phrase.role);
  const male = /\b(?:Mr|Sir|Lord|King|Prince|Baron|Father|Pope|\w{4,}sman)\b/i.test(phrase.role);
  return pronoun === 'he' ? !female : !male;
}

/** "The president" where somebody was named as president before. */
export function personWithRole(phrase: NamePhrase, context: ClaimContext, input: Surroundings): NamePhrase | null {
  const head = /^the\s(?:\p{L}+\s)?(\p{Ll}+)$/iu.exec(phrase.name)?.[1] ?? '';
  if (!roleHeads.has(head)) return null;
  for (const stretch of stretchesBefore(phrase, context, input)) {
    const named = namePhrasesIn(context.text, stretch).findLast(
      (one) => one.kind === 'person' && one.role.toLowerCase().split(/\s+/).includes(head),
    );
    if (named) return named;
  }
  return null;
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The register's speaker of that name, alias or, for a person, last name if only one has it. */
export function knownSpeaker(phrase: NamePhrase, speakers: readonly Speaker[]): Speaker | null {
  const wanted = plain(phrase.name);
  const exact = speakers.find((speaker) => [speaker.name, ...speaker.aliases].some((form) => plain(form) === wanted));
  if (exact) return exact;
  if (phrase.kind === 'person') {
    const parts = wanted.split(' ');
    const same = speakers.filter((speaker) => speaker.kind === 'person' && sameName(plain(speaker.name).split(' '), parts));
    return same.length === 1 ? (same[0] ?? null) : null;
  }
  return null;
}

/** Whether one name is the other with first names left out: the last words agree, and all of the shorter one are in the longer. */
function sameName(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.at(-1) === long.at(-1) && short.every((part) => long.includes(part));
}

/** The full name of somebody called by the last name alone, from the text before: the place nearest to the claim. */
export function fullName(phrase: NamePhrase, context: ClaimContext, input: Surroundings): NamePhrase | null {
  const { text } = context;
  let at = text.lastIndexOf(phrase.name, phrase.start - 1);
  for (let tries = 0; at > 0 && tries < 40; tries++) {
    const line = { start: text.lastIndexOf('\n', at) + 1, end: at + phrase.name.length };
    const from = Math.max(line.start, at - 200);
    const inBlock = !input.blocks || input.blocks.some((block) => block.start <= at && at < block.end);
    if (inBlock && /\p{L}[\p{L}.’'-]*\.?\s$/u.test(text.slice(from, at))) {
      const found = namePhrasesIn(text, { start: wordStart(text, from), end: line.end }).find(
        (one) => one.end === line.end && one.kind === 'person' && one.name !== phrase.name,
      );
      if (found) return withRoleOf(found, text);
    }
    at = text.lastIndexOf(phrase.name, at - 1);
  }
  return null;
}

function wordStart(text: string, at: number): number {
  if (at === 0 || /\s/.test(text.charAt(at - 1))) return at;
  const space = text.slice(at, at + 80).search(/\s/);
  return space < 0 ? at : at + space;
}

function withRoleOf(phrase: NamePhrase, text: string): NamePhrase {
  return phrase.role === ''
    ? (namePhrasesIn(text, { start: phrase.start, end: phrase.end + 160 }).find((one) => one.name === phrase.name) ?? phrase)
    : phrase;
}
