import type { SpeakerAnswer } from '../../commands/speaker/speaker-acts.ts';
import type { Span } from '../../domain/schema.ts';
import type { Speaker, SpeakerKind } from '../../domain/speaker.ts';

/** Somebody who may have said it, the most likely first. */
export interface Candidate {
  /** Of the register; '' where the text names somebody the register does not hold. */
  readonly speakerId: string;
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly slot: number;
  readonly role: string;
  readonly affiliation: string;
  readonly aliases: readonly string[];
  /** Why it may be, and how sure: "Named just before. Possible". '' for no reason. */
  readonly reason: string;
  /** Where the text names it, for the speaker words of the attribution. */
  readonly words: readonly Span[];
}

/** One option of the list. */
export interface WhoChoice {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
  /** The digit that takes it while nothing is typed; '' for none. */
  readonly digit: string;
  readonly kind: SpeakerKind | 'open' | '';
  readonly slot: number;
  /** `ask`: nothing is set yet, the name has to be typed. */
  readonly answer: SpeakerAnswer | { readonly kind: 'ask' };
  readonly words: readonly Span[];
  /** Stands in the row of short ways below the names. */
  readonly short: boolean;
}

interface ChoicesInput {
  readonly typed: string;
  readonly asks: 'speaker' | 'via';
  readonly candidates: readonly Candidate[];
  readonly register: readonly Speaker[];
  /** The voice of the source, if the register holds it. */
  readonly outlet: Speaker | undefined;
  /** What a new voice of the source is called. */
  readonly outletName: string;
  /** How the text describes an unnamed source, if the analyst marked the words. */
  readonly described: string;
  /** "New speaker" was taken while nothing was typed: only that is offered. */
  readonly naming: boolean;
}

const shownAtOnce = 5;
const shownWhileTyping = 7;

/** The options for what is typed so far, in the order of the list; the first is the one Enter takes. */
export function whoChoices(input: ChoicesInput): WhoChoice[] {
  const typed = input.typed.trim().replace(/\s+/g, ' ');
  if (input.naming) return typed === '' ? [] : [newChoice(typed, input.candidates)];
  return typed === '' ? untyped(input) : whileTyping(input, typed);
}

function untyped(input: ChoicesInput): WhoChoice[] {
  const names = input.candidates.slice(0, shownAtOnce).map((candidate, i) => candidateChoice(candidate, String(i + 1)));
  const ask: WhoChoice = { ...plain('new', 'New speaker …'), answer: { kind: 'ask' }, kind: '' };
  if (input.asks === 'via') return [...names, ask, { ...plain('nobody', 'Nobody between'), answer: { kind: 'open' } }];
  const hasOutlet = input.candidates.slice(0, shownAtOnce).some((candidate) => candidate.kind === 'outlet');
  return [
    ...names,
    ask,
    anonymous(input.described, input.register),
    { ...plain('unattributed', 'Unattributed'), answer: { kind: 'unattributed' } },
    ...(hasOutlet ? [] : [outletChoice(input)]),
  ];
}

function whileTyping(input: ChoicesInput, typed: string): WhoChoice[] {
  const pool = [...input.candidates, ...registerCandidates(input.register, input.candidates)];
  const fits = pool
    .map((candidate) => ({ candidate, fit: fitOf(candidate, typed) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, shownWhileTyping);
  const strong = fits.filter(({ fit }) => fit >= 2).map(({ candidate }) => typedChoice(candidate, typed));
  const weak = fits.filter(({ fit }) => fit < 2).map(({ candidate }) => candidateChoice(candidate, ''));
  const fresh = newChoice(typed, input.candidates);
  if (input.asks === 'via') return [...strong, fresh, ...weak];
  const words = fold(typed);
  const begins = (label: string) => fold(label).startsWith(words) || fold(label).replace(/^the /, '').startsWith(words);
  const hasOutlet = fits.some(({ candidate }) => candidate.kind === 'outlet');
  return [
    ...strong,
    ...(begins('Unattributed') ? [{ ...plain('unattributed', 'Unattributed'), answer: { kind: 'unattributed' } as const }] : []),
    ...(begins('The article itself') && !hasOutlet ? [outletChoice(input)] : []),
    fresh,
    ...weak,
    {
      ...plain('anonymous', `Anonymous source "${typed}"`),
      kind: 'unnamed',
      answer: { kind: 'new', draft: { name: typed, kind: 'unnamed' } },
    },
  ];
}

function plain(id: string, label: string): Omit<WhoChoice, 'answer'> {
  return { id, label, reason: '', digit: '', kind: '', slot: 0, words: [], short: true };
}

function candidateChoice(candidate: Candidate, digit: string): WhoChoice {
  const { speakerId, name, kind, role, affiliation, aliases } = candidate;
  return {
    id: speakerId || `text:${name}`,
    label: name,
    reason: candidate.reason,
    digit,
    kind,
    slot: candidate.slot,
    answer: speakerId ? { kind: 'known', speakerId } : { kind: 'new', draft: { name, kind, role, affiliation, aliases } },
    words: candidate.words,
    short: false,
  };
}

/** A name from the text is taken as the analyst writes it where it is the same but for its article. */
function typedChoice(candidate: Candidate, typed: string): WhoChoice {
  const choice = candidateChoice(candidate, '');
  if (candidate.speakerId || choice.answer.kind !== 'new' || bare(candidate.name) !== bare(typed)) return choice;
  return { ...choice, label: typed, answer: { kind: 'new', draft: { ...choice.answer.draft, name: typed } } };
}

/** A new speaker of the name as typed. What the text tells of somebody of that name comes along. */
function newChoice(typed: string, candidates: readonly Candidate[]): WhoChoice {
  const told = candidates.find(
    (one) => one.speakerId === '' && (bare(one.name) === bare(typed) || ` ${bare(one.name)} `.includes(` ${bare(typed)} `)),
  );
  return {
    ...plain('new', `New speaker "${typed}"`),
    short: false,
    kind: told?.kind ?? kindOfName(typed),
    answer: {
      kind: 'new',
      draft: {
        name: typed,
        kind: told?.kind ?? kindOfName(typed),
        role: told?.role ?? '',
        affiliation: told?.affiliation ?? '',
        aliases: told ? [told.name] : [],
      },
    },
    words: told?.words ?? [],
  };
}

function anonymous(described: string, register: readonly Speaker[]): WhoChoice {
  const taken = new Set(register.map((speaker) => speaker.name));
  let name = described || 'Anonymous source';
  for (let n = 2; taken.has(name); n++) name = `${described || 'Anonymous source'} (${n})`;
  return { ...plain('anonymous', 'Anonymous source'), answer: { kind: 'new', draft: { name, kind: 'unnamed' } } };
}

function outletChoice({ outlet, outletName }: ChoicesInput): WhoChoice {
  return {
    ...plain('outlet', 'The article itself'),
    reason: (outlet?.name ?? outletName) === 'The article itself' ? '' : (outlet?.name ?? outletName),
    answer: outlet ? { kind: 'known', speakerId: outlet.id } : { kind: 'new', draft: { name: outletName, kind: 'outlet' } },
  };
}

/** Speakers of the register as candidates without a reason. */
export function registerCandidates(register: readonly Speaker[], without: readonly Candidate[] = []): Candidate[] {
  const present = new Set(without.map((candidate) => candidate.speakerId));
  return register
    .filter((speaker) => !present.has(speaker.id))
    .map((speaker) => ({
      speakerId: speaker.id,
      name: speaker.name,
      kind: speaker.kind,
      slot: speaker.slot,
      role: speaker.role,
      affiliation: speaker.affiliation,
      aliases: speaker.aliases,
      reason: speaker.role,
      words: [],
    }));
}

/** Without case, marks and doubled spaces, as names are compared. */
function fold(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

function bare(name: string): string {
  return fold(name).replace(/^(?:the|an?) /, '');
}

/** 4 the same name, 3 a name that begins so, 2 a word of a name that begins so, 1 the name is part of what is typed, 0 no fit. */
function fitOf(candidate: Candidate, typed: string): number {
  const sought = bare(typed);
  let best = 0;
  for (const form of [candidate.name, ...candidate.aliases]) {
    const name = bare(form);
    const fit =
      name === sought
        ? 4
        : name.startsWith(sought)
          ? 3
          : name.split(/[\s-]+/).some((_, i, all) => all.slice(i).join(' ').startsWith(sought))
            ? 2
            : ` ${sought} `.includes(` ${name} `)
              ? 1
              : 0;
    // a speaker the case knows comes before one the text only names
    best = Math.max(best, fit === 0 ? 0 : fit + (candidate.speakerId ? 0.5 : 0));
  }
  return best;
}

const organisationWords =
  /\b(?:ministry|department|government|office|agency|party|council|committee|commission|court|parliament|senate|police|army|university|institute|bank|company|corporation|inc|ltd|gmbh|union|association|organi[sz]ation|bureau|embassy|kremlin|white house|group|network|authority|board|council|federation|foundation|service)\b/i;
const documentWords =
  /\b(?:note|letter|report|statement|memo(?:randum)?|document|paper|bill|law|ruling|press release|communiqué|filing|transcript|dossier|study)\b/i;

/** What a name most likely names; the analyst can change it in one step. */
export function kindOfName(name: string): SpeakerKind {
  if (
    /^(?:the |an? )?(?:\p{L}+ ){0,2}(?:note|letter|report|statement|memo(?:randum)?|document|study)\b/iu.test(name) ||
    documentWords.test(name)
  )
    return 'document';
  if (organisationWords.test(name)) return 'organisation';
  if (
    /^(?:an? |the |one |two |several |some |senior )\p{Ll}/u.test(name) ||
    /^(?:officials?|sources?|witness(?:es)?|residents?)\b/i.test(name)
  )
    return 'unnamed';
  return 'person';
}
