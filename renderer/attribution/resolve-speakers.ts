import { groupNames, type NameGroup } from './name-groups.ts';
import { demonyms, documentWords, organisationWords, personNouns, titleHeads } from './name-lists.ts';
import { foldWord, type NameMention } from './names-in-text.ts';
import { overlaps, type Suggestion, type TextSpan, wordsOf } from './suggestion.ts';

/** Who a suggestion's words are led to. */
export interface ResolvedSpeaker {
  /** As a register would list it; for unnamed sources the words the text describes them with. Empty where the text names nobody. */
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'document' | 'unnamed' | 'outlet';
  readonly role: string;
  readonly affiliation: string;
  /** One plain sentence: how the words were led to this speaker. */
  readonly how: string;
}

/** A suggestion with its speaker, and the speaker through whom the text has it ("The outlet reported that the minister said ..."). */
export interface SpokenSuggestion extends Suggestion {
  readonly speaker: ResolvedSpeaker;
  readonly via: ResolvedSpeaker | null;
}

const he = new Set(['he', 'him', 'his', 'himself']);
const she = new Set(['she', 'her', 'hers', 'herself']);
const it = new Set(['it', 'its', 'they', 'them', 'their', 'this', 'these', 'those']);
const relative = new Set(['who', 'which', 'that', 'whom', 'whose']);
const own = new Set(['i', 'me', 'my', 'mine', 'we', 'us', 'our']);
const anyone = new Set([
  'you',
  'your',
  'one',
  'some',
  'many',
  'others',
  'everyone',
  'anyone',
  'nobody',
  'people',
  'few',
  'most',
  'all',
  'several',
]);

/** How far back a pronoun looks for a name, in UTF-16 units. */
const REACH = 1500;

interface Placed {
  readonly mention: NameMention;
  readonly group: NameGroup;
}

/**
 * Leads each suggestion to a speaker: names with titles and affiliations read from the text, last names and acronyms to the fullest
 * form, pronouns and nominals to their antecedent, unnamed sources kept as such. Suggestions must be in text order; an inner one of a
 * chain that turns out to have the outer speaker is left out.
 */
export function resolveSpeakers(text: string, suggestions: readonly Suggestion[]): SpokenSuggestion[] {
  const placed = groupNames(text)
    .flatMap((group) => group.mentions.map((mention) => ({ mention, group })))
    .sort((a, b) => a.mention.start - b.mention.start);
  const done: SpokenSuggestion[] = [];
  for (const s of suggestions) done.push({ ...s, speaker: speakerOf(text, s, placed, done), via: null });
  return done
    .map((s, i) => ({ ...s, via: viaOf(done, i) ?? quotedBy(text, s, placed) }))
    .filter((s) => s.rule !== 'chain' || twoSpeakers(s));
}

/** Whether a chain has two speakers: not where the outer one speaks of their own words, or "he" may be an outer one without a name. */
function twoSpeakers(s: SpokenSuggestion): boolean {
  return s.via !== null && s.speaker.name !== '' && (s.via.kind !== 'unnamed' || !/^"(?:he|she)"/i.test(s.speaker.how));
}

/** The speaker of the smallest other suggestion in whose content the cue lies. */
function viaOf(all: readonly SpokenSuggestion[], at: number): ResolvedSpeaker | null {
  const s = all[at];
  const cue = s?.cue[0];
  if (!s || !cue) return null;
  let best: SpokenSuggestion | undefined;
  let size = Infinity;
  for (let j = Math.max(0, at - 12); j < Math.min(all.length, at + 13); j++) {
    const o = all[j];
    if (!o || j === at || o.speaker.name === '' || o.speaker.name === s.speaker.name) continue;
    const holds = o.content.some((c) => c.start <= cue.start && c.end >= cue.end);
    const length = o.content.reduce((n, c) => n + c.end - c.start, 0);
    if (holds && length < size) {
      best = o;
      size = length;
    }
  }
  return best?.speaker ?? null;
}

/** "The minister said, as quoted by TASS, that ...": the name after such words near the cue, in the same sentence. */
function quotedBy(text: string, s: Suggestion, placed: readonly Placed[]): ResolvedSpeaker | null {
  const cue = s.cue[0];
  if (!cue) return null;
  const found = /^[^.!?\n“”"]{0,60}?\b(?:as )?(?:quoted|cited) (?:as saying )?by (?:[Tt]he )?(?=\p{Lu})/u.exec(
    text.slice(cue.end, cue.end + 120),
  );
  if (!found) return null;
  const at = cue.end + found[0].length;
  const p = placed[firstFrom(placed, at)];
  return p && p.mention.start === at && p.group.name !== '' ? fromGroup(text, p, `The text has these words from ${p.group.name}.`) : null;
}

const nobody: ResolvedSpeaker = { name: '', kind: 'unnamed', role: '', affiliation: '', how: 'The text names nobody here.' };

function speakerOf(text: string, s: Suggestion, placed: readonly Placed[], done: readonly SpokenSuggestion[]): ResolvedSpeaker {
  const span = s.source[0];
  if (!span) {
    const last = done.at(-1);
    const near =
      last &&
      last.speaker.name !== '' &&
      Math.abs((s.content[0]?.start ?? 0) - (last.content.at(-1)?.end ?? 0)) < 200 &&
      !/\n/.test(text.slice(last.content.at(-1)?.end ?? 0, s.content[0]?.start ?? 0));
    return near && s.manner === 'direct'
      ? { ...last.speaker, how: `No name stands here; "${last.speaker.name}" was speaking just before.` }
      : nobody;
  }
  const words = wordsOf(text, [span]).replace(/^["“”'‘’,\s]+|["“”,;:\s]+$/g, '');
  const first = foldWord(words.split(/\s+/)[0] ?? '');
  const single = !/\s/.test(words);
  if (single || own.has(first)) {
    if (he.has(first) || she.has(first)) return pronoun(text, span, she.has(first) ? 'woman' : 'man', words, placed, done);
    if (own.has(first)) return ownVoice(text, s, words, done);
    if (relative.has(first)) return beforeRelative(text, span, words, placed);
    if (it.has(first)) return earlierBody(text, span, words, placed, done);
    if (anyone.has(first))
      return { name: words, kind: 'unnamed', role: '', affiliation: '', how: `The text speaks of "${words}" without a name.` };
  }
  return named(text, span, words, placed, done);
}

/** Role and affiliation read once for each group. */
const facts = new WeakMap<NameGroup, { role: string; affiliation: string }>();

function fromGroup(text: string, p: Placed, how: string, role = '', affiliation = ''): ResolvedSpeaker {
  const { group } = p;
  const fold = group.name.split(' ').map(foldWord);
  const body = fold.some((w) => organisationWords.has(w)) || (!group.person && group.title === '' && fold.length > 2);
  let known = facts.get(group);
  if (!known) {
    const near = roleNear(text, group);
    known = { role: near, affiliation: affiliationOf(text, group, near) };
    facts.set(group, known);
  }
  const title = role || known.role;
  return {
    name: group.name,
    kind: body ? 'organisation' : 'person',
    role: title,
    affiliation: affiliation || (role ? affiliationOf(text, group, role) : known.affiliation),
    how,
  };
}

const rolesBeforeNames = new Set(
  'spokesman spokeswoman spokesperson adviser advisor strategist aide lawyer analyst professor director chief manager leader candidate economist historian'.split(
    ' ',
  ),
);

/** Title before the name, or what stands after it between commas. */
function roleNear(text: string, group: NameGroup): string {
  if (group.title !== '' && !/^(?:mr|mrs|ms|miss|dr|sir)\.?$/i.test(group.title)) return group.title;
  for (const m of group.mentions.slice(0, 4)) {
    const after = /^,\s+((?:the |a |an )?[^,.;:"“”\n]{3,70}),/.exec(text.slice(m.end, m.end + 90))?.[1];
    if (after?.split(' ').some((w) => titleHeads.has(foldWord(w)) || personNouns.has(foldWord(w))))
      return after.replace(/^(?:the|an?) /, '');
    const head = text.slice(Math.max(0, m.start - 60), m.start);
    const noun = rolesBeforeNames.has(head.slice(head.lastIndexOf(' ', head.length - 2) + 1, -1)) && head.endsWith(' ');
    const before = noun ? /(?:[\p{L}.’'-]+ ){0,3}[\p{L}]+ $/u.exec(head)?.[0] : undefined;
    if (before) return before.trim().replace(/^(?:the|an?) /i, '');
  }
  return '';
}

/** The body a role belongs to: "a spokesman for X", "director of the X", "Russian Deputy Foreign Minister". */
function affiliationOf(text: string, group: NameGroup, role: string): string {
  const within = /\b(?:of|for|at|from|with|in) (?:the )?(\p{Lu}[\p{L}.’'-]*(?: (?:of |for |and |the )?\p{Lu}[\p{L}.’'-]*){0,5})/u.exec(
    role,
  )?.[1];
  if (within) return within;
  const words = role.split(' ');
  // "White House press secretary": capitals first, then small words only.
  const capitals = words.findIndex((w) => !/^\p{Lu}/u.test(w));
  if (capitals > 0 && capitals <= 3 && words.slice(capitals).every((w) => /^\p{Ll}/u.test(w))) return words.slice(0, capitals).join(' ');
  const head = words[0] ?? '';
  if (words.length > 1 && demonyms.has(foldWord(head))) {
    // "Russian Deputy Foreign Minister": the ministry, where the text names it.
    const portfolio = /(Foreign|Defen[cs]e|Interior|Finance|Justice|Health|Education|Energy|Trade) (?:Minister|Secretary)/.exec(role)?.[1];
    const ministry = portfolio ? new RegExp(`(?:\\p{Lu}\\p{L}+ )?${portfolio} Ministry`, 'u').exec(text.slice(0, 30_000))?.[0] : undefined;
    return ministry ?? head;
  }
  return group.title.split(' ').length > 1 ? (/^(?:US|U\.S\.|UK|EU|UN)\b/.exec(group.title)?.[0] ?? '') : '';
}

/** Index of the first name that starts at or after an offset, by halving. */
function firstFrom(placed: readonly Placed[], at: number): number {
  let lo = 0;
  let hi = placed.length;
  while (lo < hi) {
    const m = (lo + hi) >> 1;
    if ((placed[m]?.mention.start ?? 0) < at) lo = m + 1;
    else hi = m;
  }
  return lo;
}

/** The names before an offset, nearest last, no more than `most`. */
function backFrom(placed: readonly Placed[], at: number, most: number): readonly Placed[] {
  const end = firstFrom(placed, at);
  return placed.slice(Math.max(0, end - most), end);
}

function lastBefore(placed: readonly Placed[], at: number, fits: (p: Placed) => boolean): Placed | undefined {
  for (let i = firstFrom(placed, at) - 1; i >= 0; i--) {
    const p = placed[i];
    if (!p || p.mention.end > at) continue;
    if (at - p.mention.end > REACH) return undefined;
    if (fits(p)) return p;
  }
  return undefined;
}

function pronoun(
  text: string,
  span: TextSpan,
  gender: 'man' | 'woman',
  words: string,
  placed: readonly Placed[],
  done: readonly SpokenSuggestion[],
): ResolvedSpeaker {
  const groupOf = (name: string) => backFrom(placed, span.start, 400).find((p) => p.group.name === name);
  const agrees = (p: Placed) => (p.group.gender === 'unknown' ? looksLikePerson(p) : p.group.gender === gender);
  // Whoever spoke last is most often meant, unless somebody else fitting opened the sentence or paragraph since.
  for (let i = done.length - 1; i >= Math.max(0, done.length - 6); i--) {
    const s = done[i];
    const at = s?.source[0]?.start ?? -1;
    if (!s || at < 0 || at >= span.start || span.start - at > REACH || s.speaker.kind !== 'person') continue;
    const p = groupOf(s.speaker.name);
    if (!p || !agrees(p)) continue;
    const subject = backFrom(placed, span.start, 60).findLast(
      (q) =>
        q.mention.start > at &&
        q.mention.end < span.start &&
        q.group !== p.group &&
        agrees(q) &&
        q.group.person &&
        /(?:^|[.!?]["”]?\s|\n)$/.test(text.slice(Math.max(0, q.mention.start - 3), q.mention.start)),
    );
    if (subject) return fromGroup(text, subject, `"${words}" follows ${subject.group.name}, who opens a sentence before it.`);
    return { ...s.speaker, how: `"${words}" goes on from ${s.speaker.name}, the last speaker it can mean.` };
  }
  const p = lastBefore(placed, span.start, (q) => q.group.person && agrees(q)) ?? lastBefore(placed, span.start, agrees);
  return p
    ? fromGroup(text, p, `"${words}" follows ${p.group.name}, the last name before it that it can mean.`)
    : { ...nobody, name: words, how: `No name before "${words}" fits it.` };
}

function looksLikePerson(p: Placed): boolean {
  return (
    p.group.person ||
    (p.mention.words.length === 2 && !p.group.name.split(' ').some((w) => organisationWords.has(foldWord(w)) || demonyms.has(foldWord(w))))
  );
}

function ownVoice(text: string, s: Suggestion, words: string, done: readonly SpokenSuggestion[]): ResolvedSpeaker {
  const at = s.source[0]?.start ?? 0;
  for (let i = done.length - 1; i >= Math.max(0, done.length - 15); i--) {
    const o = done[i];
    if (o && o.manner !== 'indirect' && o.content.some((c) => c.start <= at && c.end > at) && o.speaker.name !== '')
      return { ...o.speaker, how: `"${words}" stands in words of ${o.speaker.name}.` };
  }
  const before = text.slice(Math.max(0, at - 1500), at);
  const quoted = before.lastIndexOf('“') > Math.max(before.lastIndexOf('”'), before.lastIndexOf('\n'));
  if (quoted) return { ...nobody, name: words, how: `"${words}" stands in a quotation whose speaker was not found.` };
  return { name: words, kind: 'outlet', role: '', affiliation: '', how: `"${words}" is the article's own voice.` };
}

function beforeRelative(text: string, span: TextSpan, words: string, placed: readonly Placed[]): ResolvedSpeaker {
  const p = lastBefore(placed, span.start, (q) => span.start - q.mention.end < 90);
  const between = p ? text.slice(p.mention.end, span.start) : '';
  if (p && !/[.!?]\s/.test(between) && /^(?:['’]s)?[\s,)—-]*(?:\([^)]*\))?[^.]{0,60}$/.test(between))
    return fromGroup(text, p, `"${words}" belongs to ${p.group.name} before it.`);
  const phrase = /((?:[\p{L}’'-]+ ){0,4}[\p{L}’'-]+),?\s*$/u.exec(text.slice(Math.max(0, span.start - 60), span.start))?.[1] ?? words;
  return {
    name: phrase.trim(),
    kind: 'unnamed',
    role: '',
    affiliation: '',
    how: `"${words}" belongs to "${phrase.trim()}", which names nobody.`,
  };
}

function earlierBody(
  text: string,
  span: TextSpan,
  words: string,
  placed: readonly Placed[],
  done: readonly SpokenSuggestion[],
): ResolvedSpeaker {
  const last = done
    .slice(-40)
    .findLast(
      (o) =>
        (o.source[0]?.start ?? Infinity) < span.start &&
        o.speaker.name !== '' &&
        o.speaker.kind !== 'person' &&
        o.speaker.kind !== 'outlet',
    );
  if (last && span.start - (last.source[0]?.start ?? 0) < REACH)
    return { ...last.speaker, how: `"${words}" goes on from ${last.speaker.name}.` };
  const p = lastBefore(placed, span.start, (q) => q.group.name.split(' ').some((w) => organisationWords.has(foldWord(w))));
  return p
    ? fromGroup(text, p, `"${words}" follows ${p.group.name}.`)
    : { ...nobody, name: words, how: `The text speaks of "${words}" without a name.` };
}

function named(text: string, span: TextSpan, words: string, placed: readonly Placed[], done: readonly SpokenSuggestion[]): ResolvedSpeaker {
  const inside = placed
    .slice(Math.max(0, firstFrom(placed, span.start) - 2), firstFrom(placed, span.end) + 1)
    .filter((p) => overlaps({ start: p.mention.nameStart, end: p.mention.end }, span));
  // The head of the phrase ends before the first comma, "of", "for", "who", ...
  const cut = /,|\s(?:of|for|from|in|at|with|who|which|that|on|to|and)\s|\s\(/.exec(words);
  const headEnd = span.start + Math.max(0, text.slice(span.start, span.end).indexOf(words)) + (cut ? cut.index : words.length);
  const inHead = inside.filter((p) => p.mention.nameStart < headEnd);
  const owner = inHead.find((p) => /^['’]s?\s/.test(text.slice(p.mention.end, p.mention.end + 3)) && p.mention.end < headEnd);
  const candidates = inHead.filter((p) => p !== owner && !demonyms.has(foldWord(p.mention.name)));
  const chosen = candidates.findLast((p) => p.group.person) ?? candidates.at(-1);
  const head = words.slice(0, cut ? cut.index : words.length);
  const noun = foldWord(head.split(/\s+/).at(-1) ?? '');
  const plain = head.replace(/^(?:the|an?)\s+/i, '');
  const tail = cut && /\s(?:of|for|from|at|with|in)\s/.test(cut[0]) ? words.slice(cut.index + cut[0].length) : '';
  if (chosen && (chosen.mention.end >= headEnd - 3 || chosen.group.person)) {
    const apposed =
      cut?.[0] === ','
        ? words
            .slice(cut.index + 1)
            .trim()
            .replace(/,$/, '')
            .replace(/^(?:the|an?)\s+/i, '')
        : '';
    const ahead = text
      .slice(span.start, chosen.mention.nameStart)
      .replace(/["“”]/g, '')
      .trim()
      .replace(/^(?:the|an?)\s+/i, '');
    const role = ahead !== '' && chosen.group.person ? ahead : apposed !== '' && apposed.length < 90 && chosen.group.person ? apposed : '';
    const how =
      foldWord(chosen.mention.name) === foldWord(chosen.group.name)
        ? `The text names ${chosen.group.name}.`
        : `"${chosen.mention.name}" is ${chosen.group.name}, as the text has it in full.`;
    if (!documentWords.has(noun)) return fromGroup(text, chosen, how, role);
  }
  if (documentWords.has(noun))
    return {
      name: words,
      kind: 'document',
      role: '',
      affiliation: tail.replace(/^(?:the|an?)\s+/i, '') || (owner?.group.name ?? ''),
      how: `"${words}" is a document, and it is what speaks here.`,
    };
  const body = head.split(/\s+/).some((w) => organisationWords.has(foldWord(w)));
  if (personNouns.has(noun)) {
    const single = !/s$/.test(noun) || noun === 'boss';
    const known =
      single && /^(?:the|his|her|their)\b/i.test(words) && tail === '' && !owner
        ? lastBefore(placed, span.start, (p) => p.group.person && p.group.title.split(' ').some((t) => foldWord(t) === noun))
        : undefined;
    if (known) return fromGroup(text, known, `"${words}" is the title of ${known.group.name}.`);
    return {
      name: words,
      kind: 'unnamed',
      role: plain,
      affiliation: tail.replace(/^(?:the|an?)\s+/i, '') || (owner?.group.name ?? ''),
      how: `The text describes "${words}" without a name.`,
    };
  }
  if (body || (inHead.length > 0 && !owner))
    return { name: plain, kind: 'organisation', role: '', affiliation: owner?.group.name ?? '', how: `The text names "${plain}".` };
  const last = done.at(-1);
  return {
    name: words,
    kind: 'unnamed',
    role: '',
    affiliation: owner?.group.name ?? '',
    how: last ? `The text describes "${words}" without a name.` : `The text speaks of "${words}".`,
  };
}
