import type { ResolvedSpeaker } from '../../attribution/resolve-speakers.ts';
import type { Source } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { bareName, lastNameIn, type NamedSpeaker, RegisterByName, registerByName, wordsOfName } from './register-by-name.ts';
import { speakersInSource } from './speakers-in-source.ts';

/** Whom a suggestion's words are led to: somebody of the register, or somebody new. */
export type RegisterAnswer =
  | {
      readonly kind: 'known';
      readonly speaker: Speaker /** Form of the name to keep as an alias; '' for none. */;
      readonly alias: string;
      readonly why: string;
    }
  | { readonly kind: 'new'; readonly why: string }
  /** The text names nobody. */
  | { readonly kind: 'nobody'; readonly why: string };

/** What a new speaker is called: what is not a person begins with a capital, and what is described rather than named loses its article. */
export function nameForRegister({ kind, name }: Pick<ResolvedSpeaker, 'kind' | 'name'>): string {
  const short = name.trim().slice(0, 300);
  if (kind === 'person') return short;
  const plain = kind === 'organisation' ? short : short.replace(/^(?:the|an?)\s+(?=\S)/i, '');
  return plain.charAt(0).toLocaleUpperCase() + plain.slice(1);
}

/**
 * Leads a resolved speaker to the register by name and alias. A last name alone, or a name with more before it, means a person of the
 * register when only one fits; a shorter form of a body's name means it when it is used in the same source. Sources without a name are
 * the same only within one source: "an official" of another article is somebody else.
 */
export function speakerInRegister(
  inHand: CaseInHand,
  source: Pick<Source, 'id' | 'publisher'>,
  speaker: ResolvedSpeaker,
  more: readonly Speaker[] = [],
): RegisterAnswer {
  if (speaker.kind === 'outlet') return voiceOfSource(inHand, source, more);
  const name = bareName(speaker.name);
  if (name === '') return { kind: 'nobody', why: 'The text names nobody here.' };
  const words = wordsOfName(name);
  const inSource = speakersInSource(inHand, source.id);
  const registers = [registerByName(inHand), ...(more.length > 0 ? [new RegisterByName(more)] : [])];
  const isUsed = ({ id }: Speaker) => inSource.has(id) || more.some((one) => one.id === id);
  const called = registers.flatMap((register) => register.called(name)).map((one) => one.speaker);
  if (speaker.kind === 'unnamed' || speaker.kind === 'document') {
    const same = called.find((one) => one.kind === speaker.kind && isUsed(one));
    return same ? { kind: 'known', speaker: same, alias: '', why: `The register has "${same.name}" from this source.` } : fresh(speaker);
  }
  const fits = called.filter((one) => one.kind !== 'outlet' && one.kind !== 'unnamed');
  const exact = fits.find(isUsed) ?? (fits.length === 1 ? fits[0] : undefined);
  if (exact) return { kind: 'known', speaker: exact, alias: '', why: `The register has ${exact.name}.` };
  if (fits.length > 1) return fresh(speaker);
  const isNear =
    speaker.kind === 'person'
      ? (one: NamedSpeaker) => one.speaker.kind === 'person' && one.words.some((form) => samePerson(form, words))
      : (one: NamedSpeaker) =>
          one.speaker.kind === 'organisation' && one.words.some((form) => sameBody(form, words)) && isUsed(one.speaker);
  const near = registers.flatMap((register) => register.endingLike(speaker.kind, words)).filter(isNear);
  const only = near.length === 1 ? near[0]?.speaker : undefined;
  return only
    ? {
        kind: 'known',
        speaker: only,
        alias: speaker.name.trim(),
        why: `"${speaker.name}" fits ${only.name} of the register and nobody else.`,
      }
    : fresh(speaker);
}

const fresh = (speaker: ResolvedSpeaker): RegisterAnswer => ({ kind: 'new', why: `"${speaker.name}" is not in the register yet.` });

/** "Ryabkov" and "Sergei Ryabkov"; "Sergei A. Ryabkov" and "Sergei Ryabkov". Different first names are different people. */
function samePerson(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0 || lastNameIn(few) !== lastNameIn(many)) return false;
  return few.length === 1 || (few.length < many.length && few.every((word) => many.includes(word)));
}

/** "Foreign Ministry" and "Russian Foreign Ministry": the longer ends with the shorter, which has at least two words. */
function sameBody(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.length >= 2 && few.length < many.length && many.slice(-few.length).join(' ') === few.join(' ');
}

function voiceOfSource(inHand: CaseInHand, source: Pick<Source, 'id' | 'publisher'>, more: readonly Speaker[]): RegisterAnswer {
  const outlets = [...registerByName(inHand).outlets, ...more.filter((one) => one.kind === 'outlet')];
  const inSource = speakersInSource(inHand, source.id);
  const own =
    outlets.find((one) => inSource.has(one.id) || more.includes(one)) ??
    outlets.find((one) => source.publisher !== '' && [one.name, one.affiliation, ...one.aliases].includes(source.publisher));
  return own
    ? { kind: 'known', speaker: own, alias: '', why: 'The article speaks for itself.' }
    : { kind: 'new', why: 'The article speaks for itself.' };
}
