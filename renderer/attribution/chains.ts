import { beforeHelpers, phraseStart } from './cue-features.ts';
import { tagNumber } from './part-of-speech.ts';
import type { Scored } from './proposals.ts';
import type { Reading } from './reading.ts';
import { reportingForms } from './reporting-words.ts';
import { hashOf, marks } from './tokens.ts';

const { VERB, AUX, NOUN, PROPN, PRON, DET, ADJ, NUM, ADP, ADV, SCONJ, CCONJ } = tagNumber;

/** How sure an attribution inside another is at most: no annotator of the training articles marked one, so nothing is learned of them. */
const CHAIN_SCORE = 0.5;
/** Most words before the inner speaker in the outer words: "that on Monday ...". */
const LONGEST_LEAD = 8;
const FEWEST_WORDS = 3;
/** Most words that name whoever is quoted as saying something. */
const LONGEST_QUOTED = 14;

const hashes = (words: string) => new Set(words.split(' ').map(hashOf));
/** Verbs that tell somebody something: a name or noun stands between them and what is told. */
const telling = hashes('tell tells told inform informs informed assure assures assured remind reminds reminded warn warns warned');
/** Verbs whose "to ..." says what was said. */
const promising = hashes('promise promises promised pledge pledges pledged vow vows vowed threaten threatens threatened');
/** After these a clause follows without "that" as a rule, whatever stands between its subject and its verb. */
const plainly = hashes('say says said tell tells told');
const beingForms = hashes('is are was were be been being am get got gets');
const denying = hashes('not never n’t nor hardly');
/** What is denied has not been passed on. */
const refuting = hashes('deny denies denied');
const quoting = hashes('quote quotes quoted cite cites cited');
const that = hashOf('that');
const to = hashOf('to');
const according = hashOf('according');
const as = hashOf('as');
const saying = hashOf('saying');
const so = hashOf('so');
const same = hashOf('same');
/** Words that name nobody who could be told from the outer speaker. */
const standIns = hashes('i we you they it who that which this these those there one some many people');

/** An attribution that may hold another, with its content to look tokens up in. */
interface Outer extends Scored {
  readonly inside: ReadonlySet<number>;
}

/** Base forms of verbs that report speech, told from all their forms. */
const strong = [...reportingForms.values()].filter((form) => form.strength === 'strong').map((form) => form.base);
/** Said of things as often as of people: "the phrase suggests that". */
const ofThings = new Set('suggest indicate imply underscore underline highlight reveal'.split(' '));
const speechBases = new Set(strong.filter((base) => !ofThings.has(base)));
const speechVerbs = new Set([...reportingForms].filter(([, form]) => speechBases.has(form.base)).map(([word]) => hashOf(word)));

/**
 * Adds the inner attribution of a chain where the outer one stands already: "Interfax reported that Lavrov told lawmakers the treaty was
 * dead" gives Lavrov's words too. A rule, because the annotators of the training articles marked one attribution for such words and the
 * model has learned to. Narrow on purpose: the outer words must be unquoted speech that begin with a clause of their own (or go on with
 * "and that ..."), whose subject is a name, a noun, "he" or "she", whose verb reports speech and is neither passive nor denied, and which is followed by
 * what was said. `resolveSpeakers` drops those whose speaker is the outer one again ("She said she told them ...").
 * @param all every proposal of the model, also those below the threshold. @param shown those that are shown, in text order.
 */
export function withInnerSpeakers(r: Reading, all: readonly Scored[], shown: readonly Scored[]): Scored[] {
  const seen = new Map(all.map((p) => [p.head, p]));
  const out = new Map(shown.map((p) => [p.head, p]));
  for (const p of shown) {
    if (!reportsSpeech(r, p)) continue;
    const outer = { ...p, inside: new Set(p.content) };
    const quoted = quotedAsSaying(r, outer);
    if (quoted && !out.has(quoted.head)) out.set(quoted.head, quoted);
    for (const head of outer.content) {
      if (r.pos[head] !== VERB || !speechVerbs.has(r.t.word[head] ?? 0)) continue;
      const known = out.get(head);
      const inner = innerOf(r, outer, head, known ?? seen.get(head));
      if (!inner) continue;
      if (!known) out.set(head, inner);
      else if (!within(known.source, outer.inside)) out.set(head, { ...known, source: inner.source });
    }
  }
  return out.size === shown.length ? [...out.values()] : [...out.values()].sort((a, b) => a.head - b.head);
}

function reportsSpeech(r: Reading, p: Scored): boolean {
  const word = r.t.word[p.head] ?? 0;
  const reports = word === according || quoting.has(word) || (speechVerbs.has(word) && !refuting.has(word));
  return reports && !p.rule && p.source.length > 0 && r.t.quoted[p.head] !== 1;
}

/** "The agency quoted the minister as saying the plant would close": the minister's words, whom the model takes for the agency's. */
function quotedAsSaying(r: Reading, outer: Outer): Scored | null {
  const { t } = r;
  const first = outer.content[0] ?? 0;
  if (!quoting.has(t.word[outer.head] ?? 0) || first !== outer.head + 1) return null;
  const last = lastOfRun(r, outer, first);
  let at = first + 1;
  while (at < Math.min(last, first + LONGEST_QUOTED) && (t.word[at] !== as || t.word[at + 1] !== saying)) at++;
  const content = range(at + 2, last);
  if (t.word[at] !== as || t.word[at + 1] !== saying || content.length < FEWEST_WORDS) return null;
  const source = range(first, at - 1);
  return chain(at + 1, source, [at, at + 1], content, Math.min(CHAIN_SCORE, outer.score));
}

function chain(head: number, source: readonly number[], cue: readonly number[], content: readonly number[], score: number): Scored {
  return { head, cueScore: 0, logProbability: -1, source, cue, content, score, rule: 'chain' };
}

/** The last token of the outer words that follows `from` without a gap, in its sentence. */
function lastOfRun(r: Reading, outer: Outer, from: number): number {
  let last = from;
  while (outer.inside.has(last + 1) && r.t.sentence[last + 1] === r.t.sentence[from]) last++;
  return last;
}

const within = (list: readonly number[], of: ReadonlySet<number>) => list.length > 0 && list.every((i) => of.has(i));

/** The attribution that a verb within the outer words makes, where it is one. */
function innerOf(r: Reading, outer: Outer, head: number, seen: Scored | undefined): Scored | null {
  const { t } = r;
  if (t.quoted[head] === 1 || r.k.ending[head] === 2) return null;
  let from = head;
  while (outer.inside.has(from - 1)) from--;
  const helpers = beforeHelpers(r, head, from);
  for (let i = helpers; i < head; i++) if (beingForms.has(t.word[i] ?? 0) || denying.has(t.word[i] ?? 0)) return null;
  const source = subjectOf(r, outer, from, helpers, seen);
  if (!source || !opensClause(r, from, source[0] ?? 0)) return null;
  const content = saidAfter(r, outer, from, head, seen);
  if (content.length < FEWEST_WORDS) return null;
  const cue = Array.from({ length: head - helpers + 1 }, (_, i) => helpers + i);
  const score = Math.max(seen?.score ?? 0, Math.min(CHAIN_SCORE, outer.score));
  return chain(head, source, cue, content, score);
}

/** The speaker within the outer words: as the model saw it, else the noun phrase before the verb. */
function subjectOf(r: Reading, outer: Outer, from: number, helpers: number, seen: Scored | undefined): readonly number[] | null {
  let list = (seen?.source ?? []).filter((i) => i >= from && outer.inside.has(i));
  if (list.at(-1) !== helpers - 1) {
    let start = phraseStart(r, helpers, from);
    while (start < helpers && (r.pos[start] === ADP || r.pos[start] === SCONJ)) start++;
    list = Array.from({ length: helpers - start }, (_, i) => start + i);
  }
  if (r.t.quoted[list[0] ?? 0] === 1 || (list.length === 1 && standIns.has(r.t.word[list[0] ?? 0] ?? 0))) return null;
  return list.some((i) => r.pos[i] === PROPN || r.pos[i] === NOUN || r.pos[i] === PRON) ? list : null;
}

/** Whether a speaker's clause is what the outer words say, not one that hangs on a word within them. */
function opensClause(r: Reading, from: number, subject: number): boolean {
  const { t, pos } = r;
  if (t.word[subject - 1] === that && pos[subject - 2] === CCONJ) return true;
  if (subject - from > LONGEST_LEAD) return false;
  for (let i = from; i < subject; i++) {
    const p = pos[i];
    if (p === VERB || p === AUX || p === CCONJ || p === PRON || (p === SCONJ && t.word[i] !== that)) return false;
    if (t.mark[i] !== marks.none && t.mark[i] !== marks.comma) return false;
  }
  return true;
}

/** What stands after the verb to the end of the outer words: a clause, or what is promised. Without the one who was told. */
function saidAfter(r: Reading, outer: Outer, from: number, head: number, seen: Scored | undefined): number[] {
  const { t } = r;
  let last = lastOfRun(r, outer, head);
  let first = head + 1;
  const told = telling.has(t.word[head] ?? 0);
  const clause = findThat(r, head + 1, last, told);
  if (clause > 0) first = clause;
  else if (t.word[first] === that) return [];
  else if (told) first = afterAddressee(r, first, last);
  else if (seen && seen.content.length > 0 && (seen.content[0] ?? 0) > head) first = seen.content[0] ?? first;
  const seenLast = seen?.content.at(-1) ?? 0;
  if (seenLast > first + FEWEST_WORDS && seenLast < last) last = seenLast;
  if (t.word[from] === that && t.word[first] !== that) last = beforeAndThat(r, first, last);
  if (t.mark[first] !== marks.none) return [];
  if (t.word[first] === to) return promising.has(t.word[head] ?? 0) ? range(first, last) : [];
  const subject = t.word[first] === that ? first + 1 : first;
  const finite = (r.verbs[Math.min(last + 1, subject + 25)] ?? 0) - (r.verbs[subject] ?? 0);
  if (finite === 0 || (subject === first && !opensBareClause(r, head, first, last))) return [];
  return range(first, last);
}

/** Whether a clause without "that" begins here: a subject, and its verb at once after most verbs ("claimed a loss of" has none). */
function opensBareClause(r: Reading, head: number, first: number, last: number): boolean {
  const { t, pos } = r;
  let i = pos[first] === PRON ? first + 1 : first;
  while (i <= last && (pos[i] === DET || pos[i] === ADJ || pos[i] === NUM || pos[i] === NOUN || pos[i] === PROPN)) i++;
  if (i === first) return false;
  if (plainly.has(t.word[head] ?? 0)) return true;
  while (i <= last && pos[i] === ADV) i++;
  return i <= last && (pos[i] === AUX || (pos[i] === VERB && r.k.ending[i] !== 2));
}

/** "The paper reported that A said X and that B ...": a second "that" goes on with the outer words where the inner ones have none. */
function beforeAndThat(r: Reading, first: number, last: number): number {
  for (let i = first; i < last; i++)
    if (r.pos[i] === CCONJ && r.t.word[i + 1] === that) return r.t.mark[i - 1] === marks.comma ? i - 2 : i - 1;
  return last;
}

const range = (first: number, last: number) => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

/** "that" after the verb: at once, after a time or place, or after whoever was told; 0 where there is none. */
function findThat(r: Reading, first: number, last: number, told: boolean): number {
  for (let i = first; i <= Math.min(last, first + 8); i++) {
    if (r.t.word[i] === that) return r.pos[i] === DET || r.t.word[i + 1] === same ? 0 : i;
    const p = r.pos[i];
    if (r.t.mark[i] !== marks.none || p === VERB || p === AUX) return 0;
    if (i === first && (told ? p === ADV || r.t.word[i] === so : p !== ADP && p !== ADV && p !== PROPN)) return 0;
  }
  return 0;
}

/** One past whoever is told something: a pronoun, or a name or noun up to where the next one begins ("lawmakers | the treaty"). */
function afterAddressee(r: Reading, first: number, last: number): number {
  const { pos } = r;
  if (pos[first] === PRON) return first + 1;
  let i = first;
  while (i <= last && (pos[i] === DET || pos[i] === ADJ || pos[i] === NUM)) i++;
  const head = i;
  while (i <= last && pos[i] === pos[head] && (pos[i] === NOUN || pos[i] === PROPN)) i++;
  const next = pos[i];
  const goesOn = i > head && (next === DET || next === PRON || next === PROPN || next === ADJ || next === NUM || next === NOUN);
  return goesOn ? i : first;
}
