import { intersectSpans } from '../anchoring/spans.ts';
import type { Span } from '../domain/schema.ts';
import type { Speaker, SpeakerKind } from '../domain/speaker.ts';
import { type ClaimContext, claimContext, cueOf } from './find-cue.ts';
import type { NamePhrase } from './name-phrases.ts';
import { quotedRanges } from './quoted-ranges.ts';
import { cuesIn, type ReportingCue } from './reporting-cues.ts';
import { blocksBefore, fullName, isAdjacent, knownSpeaker, meantByPronoun, namedIn, personWithRole } from './who-is-meant.ts';

/** A speaker the case does not have yet, as the text names it. */
export interface NewSpeaker {
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly role: string;
  readonly affiliation: string;
}

/** Somebody who may have said a claim. Exactly one of `speakerId` and `create` is set. */
export interface SpeakerCandidate {
  readonly speakerId: string | null;
  readonly create: NewSpeaker | null;
  /** The name to show. */
  readonly name: string;
  /** Words near the claim that name the speaker, pronouns too; `null` where there are none. UTF-16 offsets. */
  readonly span: Span | null;
  readonly likelihood: 'likely' | 'possible' | 'unlikely';
  /** One phrase: why this one. */
  readonly reason: string;
}

/** A block, with the speaker of the turn where the source is a transcript. */
export interface SpokenBlock extends Span {
  readonly speaker?: string | undefined;
}

export interface LikelySpeakersInput {
  readonly text: string;
  readonly spans: readonly Span[];
  /** Language of the block or source, or empty. */
  readonly language: string;
  /** Blocks of the source in order; those set aside left out, so that debris names nobody. */
  readonly blocks?: readonly SpokenBlock[];
  /** The case's speakers. */
  readonly speakers: readonly Speaker[];
  /** In a transcript: the register's speaker of the claim's turn, or empty. */
  readonly turnSpeakerId?: string;
  /** Speaker set last, or empty. */
  readonly lastSpeakerId?: string;
  /** Speakers already set in this source, by place. */
  readonly earlier?: readonly { readonly speakerId: string; readonly start: number }[];
  /** Longest list wanted. */
  readonly limit?: number;
}

interface Ranked extends Omit<SpeakerCandidate, 'likelihood'> {
  readonly score: number;
}

/** Name of the candidate that stands for the source's own voice. */
export const outletName = 'The article itself';

/**
 * Who may have said a claim, best first: the one named by the cue of its sentence, pronouns resolved to the person named last, names
 * in the same and the neighbouring sentences, the speaker used last, and the article itself. Names the register does not have come
 * as speakers to create. Rules only, no statistics; a word says how likely each is. Empty for a claim without characters.
 */
export function likelySpeakers(input: LikelySpeakersInput): SpeakerCandidate[] {
  const context = claimContext(input.text, input.spans, input.language, input.blocks);
  if (!context) return [];
  const cue = cueOf(context);
  const ranked: Ranked[] = [...fromSentence(context, cue, input), ...fromNeighbours(context, cue, input)];
  ranked.push(...fromTurn(context, input));
  const cueIsClear = cue !== null && cue.strength !== 'noun';
  ranked.push(...fromHistory(context, input));
  const inTurn = ranked.some((one) => one.reason === speaksTurn && one.score >= turnScore);
  ranked.push(articleItself(input, context, cueIsClear || inTurn));
  const best = new Map<string, Ranked>();
  for (const one of ranked) {
    const id = one.speakerId ?? `new ${one.create?.name.toLowerCase() ?? ''}`;
    const there = best.get(id);
    if (!there || one.score > there.score) best.set(id, there?.span && !one.span ? { ...one, span: there.span } : one);
  }
  const order = [...best.values()].sort((a, b) => b.score - a.score).slice(0, input.limit ?? 5);
  return order.map(({ score, ...candidate }, i) => ({
    ...candidate,
    likelihood: score >= 8 && i < 2 ? 'likely' : score >= 3 ? 'possible' : 'unlikely',
  }));
}

function isInside(span: Span, spans: readonly Span[]): boolean {
  return intersectSpans([span], spans).length > 0;
}

/** The phrase that is the subject of a cue: right before it ("Ames said"), after it ("said Ames", "according to Ames"), else the sentence's. */
function subjectOf(
  context: ClaimContext,
  cue: ReportingCue,
  phrases: readonly NamePhrase[],
  cues: readonly ReportingCue[],
): NamePhrase | null {
  const { text } = context;
  const outside = phrases.filter((phrase) => phrase.kind !== 'pronoun' || /^(?:he|she|they|who)$/i.test(phrase.name));
  const next = outside.find((phrase) => phrase.start >= cue.end);
  const between = next ? text.slice(cue.end, next.start) : null;
  const follows = between !== null && /^\s+(?:the\s+|a\s+|an\s+)?$/.test(between);
  if (cue.speakerSide === 'after') return follows && next ? next : null;
  const verb = text.slice(cue.start, cue.end);
  if (/\sin$/.test(verb) && follows && next?.kind === 'document') return next;
  const before = outside.filter((phrase) => phrase.end <= cue.start);
  const adjacent = before.findLast((phrase) => isAdjacent(text.slice(phrase.end, cue.start)) && !(phrase.governed && before.length > 1));
  if (adjacent && adjacent.name.toLowerCase() !== 'who') return adjacent;
  if (adjacent) return before.findLast((phrase) => phrase !== adjacent && phrase.end <= adjacent.start) ?? null;
  // After a quotation: ", said Ames". Verbs that take an object before the claim ("called on Ames") do not turn round like this.
  const afterClaim = context.spans.some((span) => span.end <= cue.start);
  if (follows && next && afterClaim && !/\s(?:on|for|upon|to)$/.test(verb) && !/\btold$/.test(verb)) return next;
  // "..., but noted that": the subject of the verb before goes on.
  const earlier = cues.findLast((one) => one.end <= cue.start && !one.passive && one.speakerSide === 'either');
  if (earlier && earlier !== cue) {
    const subject = subjectOf(
      context,
      earlier,
      phrases,
      cues.filter((one) => one !== cue && one.start < earlier.start),
    );
    if (subject) return subject;
  }
  return before.find((phrase) => !phrase.governed) ?? before.at(-1) ?? (follows ? (next ?? null) : null);
}

function fromSentence(context: ClaimContext, cue: ReportingCue | null, input: LikelySpeakersInput): Ranked[] {
  const { text, sentence } = context;
  const phrases = namedIn(text, sentence, input.speakers);
  const quotes = quotedRanges(text, context.block, context.language).map((range) => range.inner);
  const cues = cuesIn(text, sentence, context.language);
  const insideClaim = cue !== null && isInside(cue, context.spans);
  const eligible = phrases.filter((phrase) => !isInside(phrase, quotes));
  const subject = cue ? subjectOf(context, cue, eligible, cues) : null;
  const cueWords = cue ? `“${text.slice(cue.start, cue.end)}”` : '';
  const ranked: Ranked[] = [];
  for (const phrase of eligible) {
    const isSubject = phrase === subject;
    const inClaim = isInside(phrase, context.spans);
    const place = isSubject ? (phrase.end <= (cue?.start ?? 0) ? `before ${cueWords}` : `after ${cueWords}`) : 'in the same sentence';
    let score = isSubject ? 10 : inClaim && !insideClaim ? 1.5 : phrase.governed ? 2.5 : 4;
    if (phrase.kind === 'person' && !isSubject) score += 0.5;
    if (phrase.kind === 'pronoun' && !isSubject) continue;
    ranked.push(...candidateFor(phrase, phrase.kind === 'pronoun' ? 9.5 : score, place, context, input));
  }
  return ranked;
}

/** Sentences beside the claim's: the one before, with its own cue, matters most; blocks before it where the block begins with the claim. */
function fromNeighbours(context: ClaimContext, cue: ReportingCue | null, input: LikelySpeakersInput): Ranked[] {
  const { text } = context;
  const ranked: Ranked[] = [];
  const previous = context.before.slice(-2);
  if (previous.length === 0) previous.push(...blocksBefore(context, input, 1));
  previous.reverse().forEach((sentence, back) => {
    const phrases = namedIn(text, sentence, input.speakers);
    const cues = cuesIn(text, sentence, context.language);
    const own = cues.find((one) => one.strength === 'strong' && !one.passive);
    const subject = own ? subjectOf({ ...context, spans: [], sentence }, own, phrases, cues) : null;
    for (const phrase of phrases) {
      if (phrase.kind === 'pronoun' && phrase !== subject) continue;
      const base = phrase === subject ? (cue ? 3.8 : context.quote !== null ? 8.2 : 5) : phrase.governed ? 1.8 : 3;
      ranked.push(...candidateFor(phrase, base - back * 0.7, 'in the sentence before', context, input));
    }
  });
  const following = context.after[0];
  if (following) {
    for (const phrase of namedIn(text, following, input.speakers)) {
      if (phrase.kind === 'pronoun') continue;
      ranked.push(...candidateFor(phrase, phrase.governed ? 1.2 : 2.2, 'in the sentence after', context, input));
    }
  }
  return ranked;
}

/** Who speaks a turn comes before whoever is named in it. */
const turnScore = 12;
const speaksTurn = 'speaks this turn';

const turnLabel = /^["“>\-\s]*(\p{Lu}[\p{L}.’' -]{1,50}?)\s*:\s/u;

/** The speaker of a transcript's turn: as the block says, or as its first words do ("WALLACE: ..."). */
function fromTurn(context: ClaimContext, input: LikelySpeakersInput): Ranked[] {
  const { text, block } = context;
  const speaks = input.turnSpeakerId ? input.speakers.find((one) => one.id === input.turnSpeakerId) : undefined;
  if (speaks) return [{ speakerId: speaks.id, create: null, name: speaks.name, span: null, score: turnScore, reason: speaksTurn }];
  const labelled = input.blocks?.find((one) => one.start <= block.start && block.start < one.end)?.speaker;
  const label = turnLabel.exec(text.slice(block.start, block.start + 80));
  const words = label?.[1] ?? '';
  const name = labelled || words;
  if (name === '' || (!labelled && words.split(' ').length > 4)) return [];
  const at = label ? block.start + label[0].indexOf(words) : -1;
  const span = at >= 0 && words === name ? { start: at, end: at + words.length } : null;
  if (span && context.spans.some((one) => one.start < span.end && one.end > span.start)) return [];
  const phrase: NamePhrase = {
    start: span?.start ?? block.start,
    end: span?.end ?? block.start,
    name,
    kind: 'person',
    role: '',
    affiliation: '',
    governed: false,
  };
  const upper =
    name === name.toUpperCase()
      ? input.speakers.find((one) => one.name.toUpperCase().split(' ').at(-1) === name.split(' ').at(-1))
      : undefined;
  const score = labelled ? 11 : context.quote !== null || words === words.toUpperCase() ? 10.5 : 7;
  const known = upper ?? knownSpeaker(phrase, input.speakers);
  const create = known ? null : ({ name, kind: 'person', role: '', affiliation: '' } as const);
  return [{ speakerId: known?.id ?? null, create, name: known?.name ?? name, span, score, reason: 'speaks this turn' }];
}

function candidateFor(phrase: NamePhrase, score: number, place: string, context: ClaimContext, input: LikelySpeakersInput): Ranked[] {
  if (phrase.kind === 'pronoun') return fromPronoun(phrase, score, context, input);
  const known = knownSpeaker(phrase, input.speakers);
  const span = { start: phrase.start, end: phrase.end };
  if (known) return [{ speakerId: known.id, create: null, name: known.name, span, score, reason: `named ${place}` }];
  const meant = phrase.kind === 'unnamed' ? personWithRole(phrase, context, input) : null;
  if (meant)
    return candidateFor(meant, score, place, context, input).map((one) => ({
      ...one,
      span,
      reason: `“${phrase.name}”: named by that role before`,
    }));
  const full = phrase.kind === 'person' && !phrase.name.includes(' ') ? fullName(phrase, context, input) : null;
  const person = full ?? phrase;
  const knownFull = full && knownSpeaker(full, input.speakers);
  if (knownFull) return [{ speakerId: knownFull.id, create: null, name: knownFull.name, span, score, reason: `named ${place}` }];
  if (phrase.kind === 'person' && !full && !phrase.name.includes(' ') && phrase.role === '') score -= 1;
  const create = {
    name: person.name,
    kind: person.kind === 'pronoun' ? 'person' : person.kind,
    role: person.role,
    affiliation: person.affiliation,
  } as const;
  const verb = phrase.kind === 'unnamed' || phrase.kind === 'document' ? 'described' : 'named';
  return [{ speakerId: null, create, name: person.name, span, score, reason: `${verb} ${place}` }];
}

function fromPronoun(phrase: NamePhrase, score: number, context: ClaimContext, input: LikelySpeakersInput): Ranked[] {
  const antecedent = meantByPronoun(phrase, context, input);
  if (!antecedent) return [];
  const span = { start: phrase.start, end: phrase.end };
  return candidateFor(antecedent, score, 'last', context, input).map((one) => ({
    ...one,
    span,
    reason: `“${phrase.name}”: the person named last`,
  }));
}

function fromHistory(context: ClaimContext, input: LikelySpeakersInput): Ranked[] {
  const ranked: Ranked[] = [];
  const speaker = (id: string | undefined): Speaker | undefined => (id ? input.speakers.find((one) => one.id === id) : undefined);
  const last = speaker(input.lastSpeakerId);
  if (last) ranked.push({ speakerId: last.id, create: null, name: last.name, span: null, score: 2.9, reason: 'set last' });
  const start = context.spans[0]?.start ?? 0;
  const nearest = [...(input.earlier ?? [])].sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
  nearest.slice(0, 20).forEach((one, i) => {
    const found = speaker(one.speakerId);
    if (found)
      ranked.push({
        speakerId: found.id,
        create: null,
        name: found.name,
        span: null,
        score: 2 - i * 0.05,
        reason: 'speaks nearby in this source',
      });
  });
  return ranked;
}

function articleItself(input: LikelySpeakersInput, context: ClaimContext, cue: boolean): Ranked {
  const known = input.speakers.find((speaker) => speaker.kind === 'outlet');
  const own = !cue && context.quote === null;
  return {
    speakerId: known?.id ?? null,
    create: known ? null : { name: outletName, kind: 'outlet', role: '', affiliation: '' },
    name: known?.name ?? outletName,
    span: null,
    score: own ? 8.5 : 1,
    reason: own ? 'nobody is cited in this sentence' : 'the article’s own voice',
  };
}
