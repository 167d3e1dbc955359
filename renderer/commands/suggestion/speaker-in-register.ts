import type { ResolvedSpeaker } from '../../attribution/resolve-speakers.ts';
import { foldWords } from '../../domain/fold-words.ts';
import type { Source } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';

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

const bare = (name: string) =>
  foldWords(name)
    .replace(/^(?:the|an?|le|la|les|l['’]|el|los|las|il|lo|gli|der|die|das)\s+/u, '')
    .replace(/[.,]/g, '')
    .trim();
/** What a new speaker is called: what is not a person begins with a capital, and what is described rather than named loses its article. */
export function nameForRegister({ kind, name }: Pick<ResolvedSpeaker, 'kind' | 'name'>): string {
  const short = name.trim().slice(0, 300);
  if (kind === 'person') return short;
  const plain = kind === 'organisation' ? short : short.replace(/^(?:the|an?)\s+(?=\S)/i, '');
  return plain.charAt(0).toLocaleUpperCase() + plain.slice(1);
}

const wordsOf = (name: string) => bare(name).split(' ').filter(Boolean);
const suffix = /^(?:jr|sr|ii|iii|iv)$/;

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
  const name = bare(speaker.name);
  if (name === '') return { kind: 'nobody', why: 'The text names nobody here.' };
  const register = [...inHand.all('speakers'), ...more];
  const used = usedIn(inHand, source.id, more);
  const forms = (one: Speaker) => [one.name, ...one.aliases].map(bare);
  if (speaker.kind === 'unnamed' || speaker.kind === 'document') {
    const same = register.find((one) => one.kind === speaker.kind && used.has(one.id) && forms(one).includes(name));
    return same ? { kind: 'known', speaker: same, alias: '', why: `The register has "${same.name}" from this source.` } : fresh(speaker);
  }
  const fits = register.filter((one) => one.kind !== 'outlet' && one.kind !== 'unnamed' && forms(one).includes(name));
  const exact = fits.find((one) => used.has(one.id)) ?? (fits.length === 1 ? fits[0] : undefined);
  if (exact) return { kind: 'known', speaker: exact, alias: '', why: `The register has ${exact.name}.` };
  if (fits.length > 1) return fresh(speaker);
  const near =
    speaker.kind === 'person'
      ? register.filter((one) => one.kind === 'person' && forms(one).some((form) => samePerson(wordsOf(form), wordsOf(name))))
      : register.filter(
          (one) => one.kind === 'organisation' && used.has(one.id) && forms(one).some((form) => sameBody(wordsOf(form), wordsOf(name))),
        );
  const only = near.length === 1 ? near[0] : undefined;
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
  const lastOf = (words: readonly string[]) => words.filter((word) => !suffix.test(word)).at(-1);
  if (few.length === 0 || lastOf(few) !== lastOf(many)) return false;
  return few.length === 1 || (few.length < many.length && few.every((word) => many.includes(word)));
}

/** "Foreign Ministry" and "Russian Foreign Ministry": the longer ends with the shorter, which has at least two words. */
function sameBody(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.length >= 2 && few.length < many.length && many.slice(-few.length).join(' ') === few.join(' ');
}

function voiceOfSource(inHand: CaseInHand, source: Pick<Source, 'id' | 'publisher'>, more: readonly Speaker[]): RegisterAnswer {
  const outlets = [...inHand.all('speakers'), ...more].filter((one) => one.kind === 'outlet');
  const used = usedIn(inHand, source.id, more);
  const own =
    outlets.find((one) => used.has(one.id)) ??
    outlets.find((one) => source.publisher !== '' && [one.name, one.affiliation, ...one.aliases].includes(source.publisher));
  return own
    ? { kind: 'known', speaker: own, alias: '', why: 'The article speaks for itself.' }
    : { kind: 'new', why: 'The article speaks for itself.' };
}

/** Speakers who have a part in the source already. */
function usedIn(inHand: CaseInHand, sourceId: string, more: readonly Speaker[]): Set<string> {
  const used = new Set(more.map((one) => one.id));
  for (const claim of inHand.claimsIn(sourceId).values())
    for (const row of inHand.attributionsByClaim.of(claim.id)) {
      if (row.speakerId) used.add(row.speakerId);
      if (row.viaId) used.add(row.viaId);
    }
  for (const mention of inHand.mentionsBySource.of(sourceId)) used.add(mention.speakerId);
  return used;
}
