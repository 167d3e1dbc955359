import type { CheckReason } from '../../attribution/worth-checking.ts';
import { nameForRegister, speakerInRegister } from '../../commands/suggestion/speaker-in-register.ts';
import type { Proposed } from '../../commands/suggestion/suggestion-desk.ts';
import type { Source } from '../../domain/source.ts';
import type { SpeakerKind } from '../../domain/speaker.ts';
import type { SuggestionKind } from '../../domain/suggestion-decision.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';

export const suggestionKindNames: Record<SuggestionKind, string> = { speech: 'Speech', belief: 'Belief', intention: 'Intention' };

/** ": Polish" for "pl"; '' where the language is not known. */
export function languageName(tag: string, before: string): string {
  if (tag === '') return '';
  try {
    return `${before}${new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag}`;
  } catch {
    return `${before}${tag}`;
  }
}

/** Whom a suggestion would be given to, as the register stands now. */
export interface SuggestedSpeaker {
  readonly name: string;
  readonly kind: SpeakerKind | 'open';
  readonly slot: number;
  readonly isNew: boolean;
  /** '' where nobody of the register is meant. */
  readonly speakerId: string;
  /** How the words were led there, one sentence or two. */
  readonly how: string;
}

/** Leads a suggestion to the register, as accepting it would. */
export function suggestedSpeaker(inHand: CaseInHand, source: Source, one: Pick<Proposed, 'speaker'>): SuggestedSpeaker {
  const found = speakerInRegister(inHand, source, one.speaker);
  if (found.kind === 'nobody') return { name: 'Nobody named', kind: 'open', slot: 0, isNew: false, speakerId: '', how: one.speaker.how };
  if (found.kind === 'known') {
    const { id, name, kind, slot } = found.speaker;
    return { name, kind, slot, isNew: false, speakerId: id, how: `${one.speaker.how} ${found.why}` };
  }
  const name = one.speaker.kind === 'outlet' ? source.publisher || 'The article itself' : nameForRegister(one.speaker);
  return { name, kind: one.speaker.kind, slot: 0, isNew: true, speakerId: '', how: `${one.speaker.how} ${found.why}` };
}

/** Sentences of the engine with the quotation marks of print. */
export function printed(sentence: string): string {
  return sentence.replace(/"([^"]*)"/g, '“$1”');
}

/** "number, comparison": what speaks for checking; what speaks against it follows after "but". */
export function reasonWords(reasons: readonly CheckReason[]): string {
  const speaksAgainst = (reason: CheckReason) => reason === 'opinion' || reason === 'greeting' || reason === 'question';
  const against = reasons.filter(speaksAgainst);
  const pro = reasons.filter((reason) => !speaksAgainst(reason));
  return [pro.join(', '), against.length > 0 ? `${pro.length > 0 ? 'but ' : ''}${against.join(', ')}` : ''].filter(Boolean).join(', ');
}
