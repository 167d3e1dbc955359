import type { AttributionRole, Quotation, Stance } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { Block, SourceFacts } from '../../domain/source.ts';
import type { SpeakerKind } from '../../domain/speaker.ts';

/**
 * What a peer's file says, in Hearsay's words, before it becomes rows of a case. Keys are the file's own names for its things and only
 * tie them to each other. Offsets are UTF-16 units of the `text` given here, exactly as the file has it: `case-of-found.ts` moves them
 * when it tidies line ends.
 */
export interface FoundCase {
  readonly title: string;
  /** What is said of the whole project. */
  readonly note?: string;
  readonly sources: readonly FoundSource[];
  readonly speakers: readonly FoundSpeaker[];
  readonly codes: readonly FoundCode[];
  /** Verdicts by their label, in the order of their scale. Empty: Hearsay's own. */
  readonly verdicts: readonly FoundVerdict[];
  readonly claims: readonly FoundClaim[];
  readonly notes: readonly FoundNote[];
  /** What was understood, counted, as an analyst would say it: "12 claims". */
  readonly understood: readonly Counted[];
  /** What the file holds that has no place in a case, and why. Nothing is dropped without standing here. */
  readonly leftOut: readonly LeftOut[];
  /** Where its statements are made of variables that a project names as it likes: what each was read as, to be chosen otherwise. */
  readonly variables?: readonly FoundVariable[];
}

/**
 * What a variable of another tool's statements can stand for. person, organisation: who says it; an organisation beside a person is their
 * affiliation. topic, statement: what it is about, and what is claimed. qualifier: how they stand to it, a topic of its own that names the
 * variable ("agreement: no"). note: a line of the claim's note.
 */
export const variableUses = ['person', 'organisation', 'topic', 'statement', 'qualifier', 'note', 'none'] as const;
export type VariableUse = (typeof variableUses)[number];

export interface FoundVariable {
  /** Unlike any other of the file. */
  readonly key: string;
  /** The type of statement it belongs to. */
  readonly group: string;
  readonly name: string;
  /** How many statements have a value for it, and some of the values. */
  readonly count: number;
  readonly examples: readonly string[];
  /** What it can be read as: a number or a yes is nobody. */
  readonly uses: readonly VariableUse[];
  readonly use: VariableUse;
}

export interface Counted {
  readonly what: string;
  readonly count: number;
}

export interface LeftOut extends Counted {
  readonly why: string;
}

export interface FoundSource {
  readonly key: string;
  /** File name, or ''. Never a path. */
  readonly fileName: string;
  readonly text: string;
  readonly facts: Partial<SourceFacts>;
  /** Blocks of `text`, where the file knows them; else they are found. */
  readonly blocks?: readonly Block[];
  readonly note: string;
}

export interface FoundSpeaker {
  readonly key: string;
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly role: string;
  readonly affiliation: string;
  readonly aliases: readonly string[];
  readonly note: string;
}

export interface FoundCode {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly letter?: string;
  readonly slot?: number;
}

export interface FoundVerdict {
  readonly key: string;
  readonly label: string;
  readonly description: string;
}

export interface FoundAttribution {
  /** Key of a speaker, or '' where the file names none. */
  readonly speaker: string;
  /** The text gives the claim to nobody: said so, not left open. */
  readonly unattributed: boolean;
  readonly quotation: Quotation;
  readonly role: AttributionRole;
  readonly cue: readonly Span[];
  readonly speakerWords: readonly Span[];
  /** Key of the speaker it came through, or ''. */
  readonly via: string;
}

export interface FoundEvidence {
  readonly kind: 'passage' | 'link' | 'cited';
  /** Key of a source, for passages. */
  readonly source: string;
  readonly spans: readonly Span[];
  readonly url: string;
  readonly title: string;
  readonly stance: Stance;
  readonly note: string;
}

export interface FoundClaim {
  /** '' unless other claims point at it. */
  readonly key: string;
  /** Key of its source. */
  readonly source: string;
  readonly spans: readonly Span[];
  readonly statement: string;
  /** Key of a verdict, or ''. */
  readonly verdict: string;
  readonly confidence: number;
  /** Keys of codes. */
  readonly topics: readonly string[];
  readonly statedAt: string;
  readonly note: string;
  /** Who marked it, or ''. */
  readonly author: string;
  /** ISO moment, or ''. */
  readonly createdAt: string;
  /** No words of the claim itself are marked: its spans are a stand-in, see {@link standIn}. */
  readonly noContent?: boolean;
  readonly attributions: readonly FoundAttribution[];
  readonly evidence: readonly FoundEvidence[];
  /** Keys of claims that cannot both stand with it. */
  readonly tension: readonly string[];
}

export interface FoundNote {
  readonly source: string;
  readonly span: Span;
  readonly text: string;
  readonly author: string;
  readonly createdAt: string;
}

/** A claim of which only the passage is known. */
export function bareClaim(source: string, spans: readonly Span[]): FoundClaim {
  return {
    key: '',
    source,
    spans,
    statement: '',
    verdict: '',
    confidence: 0,
    topics: [],
    statedAt: '',
    note: '',
    author: '',
    createdAt: '',
    attributions: [],
    evidence: [],
    tension: [],
  };
}

/**
 * Where a claim stands whose content is not marked: at its cue, else at the words that name the speaker, else at the first word of the
 * text. Empty only where the text is.
 */
export function standIn(text: string, cue: readonly Span[], speakerWords: readonly Span[]): readonly Span[] {
  if (cue.length > 0) return cue;
  if (speakerWords.length > 0) return speakerWords;
  const word = /\S{1,200}/u.exec(text);
  return word ? [{ start: word.index, end: word.index + word[0].length }] : [];
}

/** Somebody of whom only the name is known. */
export function bareSpeaker(key: string, name: string, kind: SpeakerKind = 'person'): FoundSpeaker {
  return { key, name, kind, role: '', affiliation: '', aliases: [], note: '' };
}

/** Somebody who says something, of whom nothing else is known. */
export function bareAttribution(speaker: string): FoundAttribution {
  return { speaker, unattributed: false, quotation: 'indirect', role: 'original', cue: [], speakerWords: [], via: '' };
}

/** Counts what was left out, one line for each kind and reason, in the order first met. */
export class LeavingOut {
  readonly #found = new Map<string, LeftOut>();

  add(what: string, why: string, count = 1): void {
    if (count <= 0) return;
    const key = `${what}\n${why}`;
    const known = this.#found.get(key);
    this.#found.set(key, { what, why, count: (known?.count ?? 0) + count });
  }

  get list(): readonly LeftOut[] {
    return [...this.#found.values()];
  }
}
