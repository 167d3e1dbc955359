import type { Span } from '../domain/schema.ts';
import type { SpeakerKind } from '../domain/speaker.ts';
import {
  bodyHeads,
  documentHeads,
  groupHeads,
  groupQualifiers,
  notNames,
  organisationHeads,
  organisationNames,
  places,
  roleHeads,
  roleParts,
} from './name-words.ts';
import { wordsOf } from './reporting-cues.ts';

/** Words of the text that name or describe somebody who may say things. UTF-16 offsets. */
export interface NamePhrase extends Span {
  readonly name: string;
  readonly kind: SpeakerKind | 'pronoun';
  readonly role: string;
  readonly affiliation: string;
  /** Stands after "of", "to", "with", ...: hardly the one who speaks. */
  readonly governed: boolean;
}

type Word = ReturnType<typeof wordsOf>[number];

const placeNames =
  /^(?:United (?:States|Kingdom|Arab Emirates)|(?:New|Saudi|South|North|Sri|Hong|El|Costa) (?:Zealand|Arabia|Korea|Africa|Lanka|Kong|Salvador|Rica|York|Delhi))\b/;
const joining = set('of for the and de del della di da van von der den bin ibn al el la le du dos das y ter ten af');
const prepositions = set(
  'of to with from against between in on at into for toward towards about over under after before during without within among near off than as via amid despite through across and or',
);
const subjectPronouns = set('he she they who');

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

const bare = (word: string): string => word.replace(/['’](?:s|re|ve|ll|d|m)?$/u, '').replace(/\.$/, '');
const key = (word: string): string => bare(word).toLowerCase();
const isCapital = (word: Word): boolean => /^\p{Lu}/u.test(word.text) || /^(?:al|el|bin|ibn)-\p{Lu}/u.test(word.text);

function gap(text: string, a: Word, b: Word): string {
  return text.slice(a.end, b.start);
}

/** "Mr. Ames", "J. Ames": a stop that belongs to the word before. Otherwise only spaces join words of a name. */
function joined(text: string, a: Word, b: Word): boolean {
  const between = gap(text, a, b);
  if (/^\s{1,2}$/.test(between)) return !/['’]s$/u.test(a.text);
  return (
    /^\.\s$/.test(between) &&
    (a.text.length === 1 || /^(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Hon|St|Jr|U\.S|U\.K|U\.N)$/.test(a.text))
  );
}

/** Names, descriptions and pronouns in a stretch of text, in order, apart. Made for English; other languages get their names only. */
export function namePhrasesIn(text: string, within: Span): NamePhrase[] {
  const words = wordsOf(text, within);
  const found: NamePhrase[] = [];
  for (let i = 0; i < words.length; ) {
    const described = descriptionAt(text, words, i);
    const phrase = described ?? capitalRunAt(text, words, i) ?? pronounAt(words, i);
    if (phrase) {
      found.push(phrase.phrase);
      i = phrase.next;
    } else i++;
  }
  return found;
}

interface Read {
  readonly phrase: NamePhrase;
  readonly next: number;
}

function isGoverned(text: string, words: readonly Word[], first: number): boolean {
  let at = first - 1;
  if (at >= 0 && /^(?:the|a|an|its|his|her|their)$/.test(words[at]?.lower ?? '')) at--;
  const before = words[at];
  const start = words[first];
  return (
    before !== undefined &&
    start !== undefined &&
    prepositions.has(before.lower) &&
    /^[\s\p{L}'’]*$/u.test(text.slice(before.end, start.start))
  );
}

function pronounAt(words: readonly Word[], i: number): Read | null {
  const word = words[i];
  if (!word || !subjectPronouns.has(word.lower)) return null;
  const phrase = {
    start: word.start,
    end: word.end,
    name: word.text,
    kind: 'pronoun',
    role: '',
    affiliation: '',
    governed: false,
  } as const;
  return { phrase, next: i + 1 };
}

/** The longest run of capitalised words from word i on, small joining words inside it allowed. */
function capitalRunAt(text: string, words: readonly Word[], i: number): Read | null {
  const first = words[i];
  if (!first || !isCapital(first)) return null;
  let last = i;
  for (let k = i + 1; k < words.length; k++) {
    const word = words[k];
    const before = words[k - 1];
    if (!word || !before || !joined(text, before, word)) break;
    if (isCapital(word)) last = k;
    else if (!joining.has(word.lower) || k - last > 2) break;
  }
  let from = i;
  while (from < last && namesNobody(words, from) && !startsRole(words, from, last)) from++;
  while (from < last && joining.has(words[from]?.lower ?? '')) from++;
  // "Ames and Brandt" are two.
  const and = words.slice(from, last + 1).findIndex((word) => word.lower === 'and');
  if (
    and > 0 &&
    !organisationHeads.has(key(words[from]?.text ?? '')) &&
    !words.slice(from, from + and).some((word) => roleHeads.has(key(word.text)))
  ) {
    last = from + and - 1;
  }
  const run = words.slice(from, last + 1);
  if (run.length === 0 || (run.length === 1 && namesNobody(words, from))) return null;
  const phrase = readRun(text, words, from, run);
  return phrase ? { phrase, next: last + 1 } : null;
}

/** A capital that begins a sentence and no name: "Overall", "Lamenting their luck". */
function namesNobody(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || /^[A-Z.]{2,}$/.test(word.text)) return false;
  const next = words[at + 1];
  return notNames.has(key(word.text)) || (/^\p{Lu}\p{Ll}{2,}(?:ing|ly)$/u.test(word.text) && !(next && isCapital(next)));
}

/** A nationality or the like in front of a role belongs to it: "Russian Deputy Foreign Minister". */
function startsRole(words: readonly Word[], from: number, last: number): boolean {
  const next = words.slice(from + 1, last + 1);
  const nationality = /(?:n|sh|ese|i|ch|rab)$/.test(key(words[from]?.text ?? ''));
  return nationality && next.some((word) => roleHeads.has(key(word.text)) || organisationHeads.has(key(word.text)));
}

function readRun(text: string, words: readonly Word[], from: number, run: readonly Word[]): NamePhrase | null {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return null;
  const governed = isGoverned(text, words, from);
  const end = last.start + bare(last.text).length;
  const whole = text.slice(first.start, end);
  const make = (name: string, kind: SpeakerKind, role = '', affiliation = '', start = first.start): NamePhrase => ({
    start,
    end,
    name,
    kind,
    role,
    affiliation,
    governed,
  });
  const head = run.findLastIndex((word) => roleHeads.has(key(word.text)));
  const organisation = run.some((word) => organisationHeads.has(key(word.text)));
  if (head >= 0 && !(organisation && head === run.length - 1 && run.length > 1 && !/^(?:Mr|Mrs|Ms|Dr)$/.test(last.text))) {
    let nameFrom = run.length;
    while (nameFrom > head + 1 && run.length - nameFrom < 4) {
      const word = run[nameFrom - 1];
      if (!word || isRolePart(word)) break;
      nameFrom--;
    }
    const nameWord = run[nameFrom];
    if (nameWord) {
      const role = text
        .slice(first.start, run[nameFrom - 1]?.end ?? first.start)
        .replace(/\s+/g, ' ')
        .trim();
      const courtesy = /^(?:Mr|Mrs|Ms|Mx|Dr|Sir|Dame|Lord|Lady)\.?$/.test(role);
      return withApposition(text, make(text.slice(nameWord.start, end), 'person', courtesy ? '' : role));
    }
    return run.length > 1 || !organisationHeads.has(key(last.text)) ? make(whole, 'unnamed', whole) : null;
  }
  if (organisation || organisationNames.has(key(whole)) || /^(?:\p{Lu}\.?){2,6}$/u.test(whole)) return make(whole, 'organisation');
  if (placeNames.test(whole) || (places.has(key(last.text)) && run.length <= 2)) return make(whole, 'organisation');
  if (run.length > 5) return null;
  if (run.length === 1 && first.text.length < 2) return null;
  return withApposition(text, make(whole, 'person'));
}

function isRolePart(word: Word): boolean {
  const lower = key(word.text);
  return (
    roleHeads.has(lower) ||
    roleParts.has(lower) ||
    organisationHeads.has(lower) ||
    joining.has(lower) ||
    (notNames.has(lower) && lower !== 'may')
  );
}

const apposition =
  /^,\s+(?:the\s+|an?\s+)?((?:[\p{Ll}\p{N}’'-]+\s+){0,5}?[\p{Ll}’'-]+)(?:\s+(?:of|at|for|with|from)\s+(?:the\s+)?((?:\p{Lu}[\p{L}’'.-]*)(?:\s+(?:of|for|and|the|\p{Lu}[\p{L}’'.-]*)){0,6}))?\s*(?=[,.;])/u;

/** "Ann Roe, a spokeswoman for the Harbour Board, said": role and affiliation follow the name. */
function withApposition(text: string, phrase: NamePhrase): NamePhrase {
  if (phrase.role !== '') return phrase;
  const match = apposition.exec(text.slice(phrase.end, phrase.end + 160));
  const role = match?.[1]?.trim() ?? '';
  const isRole = role.split(/\s+/).some((word) => roleHeads.has(word) || groupHeads.has(word));
  return match && isRole ? { ...phrase, role, affiliation: (match[2] ?? '').trim() } : phrase;
}

/** "a note from the Russian diplomatic service", "a group of US senators", "two senior officials". */
function descriptionAt(text: string, words: readonly Word[], i: number): Read | null {
  const first = words[i];
  if (!first) return null;
  const determined = /^(?:the|a|an|its|his|her|their|one|some|several|many|two|three|four|five|most|other)$/.test(first.lower);
  let at = determined ? i + 1 : i;
  const limit = at + 5;
  while (at < limit) {
    const word = words[at];
    const before = words[at - 1];
    if (!word || (at > i && before && !/^\s+$/.test(gap(text, before, word)))) return null;
    const lower = key(word.text);
    if (word.text === word.lower && (documentHeads.has(lower) || groupHeads.has(lower))) {
      const next = words[at + 1];
      const goesOn =
        next &&
        /^\s$/.test(gap(text, word, next)) &&
        next.text === next.lower &&
        (groupHeads.has(next.lower) || documentHeads.has(next.lower));
      if (!goesOn) break;
    } else if (!groupQualifiers.has(lower) && !isCapital(word)) return null;
    at++;
  }
  const head = words[at];
  if (!head || at >= limit || head.text !== head.lower) return null;
  const noun = key(head.text);
  const isDocument = documentHeads.has(noun);
  if (!isDocument && !groupHeads.has(noun)) return null;
  const plural = /(?:s|people|police|men|women)$/.test(noun);
  if (!determined && !plural && at === i) return null;
  const last = complementEnd(text, words, at, isDocument);
  const lastWord = words[last];
  if (!lastWord) return null;
  const end = lastWord.start + bare(lastWord.text).length;
  const kind: SpeakerKind = isDocument ? 'document' : bodyHeads.has(noun) ? 'organisation' : 'unnamed';
  // A role right before a name belongs to the name: "the spokeswoman Ann Roe".
  const following = words[last + 1];
  if (kind === 'unnamed' && last === at && !plural && following && isCapital(following) && /^\s$/.test(gap(text, lastWord, following))) {
    const named = capitalRunAt(text, words, last + 1);
    if (named?.phrase.kind === 'person') {
      const role = text.slice(words[determined ? i + 1 : i]?.start, lastWord.end);
      return { phrase: { ...named.phrase, role, governed: isGoverned(text, words, i) }, next: named.next };
    }
  }
  const words1 = text
    .slice(kind === 'unnamed' ? first.start : (words[determined ? i + 1 : i]?.start ?? first.start), end)
    .replace(/\s+/g, ' ');
  const name = words1.charAt(0).toUpperCase() + words1.slice(1);
  return {
    phrase: { start: first.start, end, name, kind, role: '', affiliation: '', governed: isGoverned(text, words, i) },
    next: last + 1,
  };
}

/** Last word of what completes a description: "from the Russian diplomatic service", "of US senators", "familiar with the matter". */
function complementEnd(text: string, words: readonly Word[], head: number, isDocument: boolean): number {
  const link = words[head + 1];
  const noun = words[head];
  if (!link || !noun || !/^\s$/.test(gap(text, noun, link))) return head;
  const links = isDocument ? /^(?:from|by|of|to)$/ : /^(?:of|for|from|at|in|with|close|familiar)$/;
  if (!links.test(link.lower)) return head;
  // "a group of island mayors": whatever plural follows names the group.
  const collective =
    link.lower === 'of' && /^(?:group|groups|member|members|majority|number|team|coalition|leader|leaders)$/.test(noun.lower);
  let last = head;
  for (let k = head + 2; k < Math.min(words.length, head + 9); k++) {
    const word = words[k];
    const before = words[k - 1];
    if (!word || !before || !/^\s$/.test(gap(text, before, word))) break;
    if (isCapital(word)) last = k;
    else if (/^(?:the|a|an|its|his|her|their|with|to|of|for|this)$/.test(word.lower)) continue;
    else if (
      groupHeads.has(word.lower) ||
      organisationHeads.has(word.lower) ||
      /^(?:matter|situation|talks|case|issue|investigation|plans|discussions|thinking)$/.test(word.lower)
    ) {
      last = k;
      break;
    } else if (collective && /^\p{Ll}{3,}s$/u.test(word.text)) {
      last = k;
      break;
    } else if (!groupQualifiers.has(word.lower) && !(collective && k - head < 5) && !organisationHeads.has(words[k + 1]?.lower ?? ''))
      break;
  }
  return last;
}
