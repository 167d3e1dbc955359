import { foldWords } from '../../domain/fold-words.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';

/** A speaker with the names it goes by, folded for comparing, and each in words. */
export interface NamedSpeaker {
  readonly speaker: Speaker;
  readonly forms: readonly string[];
  readonly words: readonly (readonly string[])[];
}

/** A name as it is compared: without article, accents, case and full stops. */
export const bareName = (name: string): string =>
  foldWords(name)
    .replace(/^(?:the|an?|le|la|les|l['’]|el|los|las|il|lo|gli|der|die|das)\s+/u, '')
    .replace(/[.,]/g, '')
    .trim();

export const wordsOfName = (bare: string): string[] => bare.split(' ').filter(Boolean);

const suffix = /^(?:jr|sr|ii|iii|iv)$/;

/** The last name in the words of a name: "jr" and numbers after it are none. */
export const lastNameIn = (words: readonly string[]): string | undefined => words.filter((word) => !suffix.test(word)).at(-1);

const named = new WeakMap<Speaker, NamedSpeaker>();

function namesOf(speaker: Speaker): NamedSpeaker {
  const known = named.get(speaker);
  if (known) return known;
  const forms = [speaker.name, ...speaker.aliases].map(bareName);
  const made = { speaker, forms, words: forms.map(wordsOfName) };
  named.set(speaker, made);
  return made;
}

/** Looks speakers up by name without going through all of them. In the order of the register. */
export class RegisterByName {
  readonly outlets: Speaker[] = [];
  readonly #byForm = new Map<string, NamedSpeaker[]>();
  readonly #byLastWord = new Map<string, NamedSpeaker[]>();

  constructor(speakers: Iterable<Speaker>) {
    for (const speaker of speakers) {
      if (speaker.kind === 'outlet') this.outlets.push(speaker);
      const one = namesOf(speaker);
      for (const form of new Set(one.forms)) push(this.#byForm, form, one);
      for (const last of new Set(one.words.map((words) => lastWord(speaker.kind, words)))) push(this.#byLastWord, last, one);
    }
  }

  /** Speakers one of whose names is just this one. */
  called(form: string): readonly NamedSpeaker[] {
    return this.#byForm.get(form) ?? [];
  }

  /** Speakers one of whose names ends with the last word of this one; of people, with the last name. */
  endingLike(kind: Speaker['kind'], words: readonly string[]): readonly NamedSpeaker[] {
    return this.#byLastWord.get(lastWord(kind, words)) ?? [];
  }
}

function lastWord(kind: Speaker['kind'], words: readonly string[]): string {
  return (kind === 'person' ? lastNameIn(words) : words.at(-1)) ?? '';
}

function push(map: Map<string, NamedSpeaker[]>, key: string, one: NamedSpeaker): void {
  const list = map.get(key);
  if (list) list.push(one);
  else map.set(key, [one]);
}

const kept = new WeakMap<CaseInHand, { readonly version: number; readonly register: RegisterByName }>();

/** The register of a case by name; made anew when it changed. */
export function registerByName(inHand: CaseInHand): RegisterByName {
  const version = inHand.version('speakers');
  const known = kept.get(inHand);
  if (known?.version === version) return known.register;
  const register = new RegisterByName(inHand.all('speakers'));
  kept.set(inHand, { version, register });
  return register;
}
