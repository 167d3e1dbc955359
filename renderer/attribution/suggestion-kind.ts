import type { SuggestionKind } from '../domain/suggestion-decision.ts';
import { type Suggestion, type TextSpan, wordsOf } from './suggestion.ts';

const stems = (list: string) => new RegExp(`\\b(?:${list.trim().split(/\s+/).join('|')})\\b`, 'i');

/** Words that tell what somebody thinks or feels rather than says. */
const belief = stems(`
  think thinks thought thinking believ\\w+ belief beliefs feel feels felt feeling know knows knew knowing hope hopes hoped hoping
  fear fears feared fearing expect expects expected expecting doubt doubts doubted doubting suspect suspects suspected worry worries
  worried worrying wonder wonders wondered consider considers considered assum\\w+ imagin\\w+ understand understands understood
  realiz\\w+ realis\\w+ convinced confident concern concerns concerned opinion opinions view views mindful aware sure certain
  glaubt\\w* hofft\\w* denkt dachte pens\\w+ croi\\w+ cre[eíy]\\w* considera\\w* ritien\\w* считает считают уверен\\w* полага\\w*
`);
/** Words that tell what somebody means to do. */
const intention = stems(`
  want wants wanted wanting plan plans planned planning intend\\w* intent intention intentions seek seeks sought seeking aim aims aimed
  vow vows vowed pledg\\w+ promis\\w+ decid\\w+ refus\\w+ propos\\w+ threat\\w* willing ready prepared hoping\\s+to
`);

/** What a suggestion says of its source: said it, believes it, or means to do it. Told by its cue. */
export function kindOf(text: string, suggestion: Pick<Suggestion, 'cue' | 'rule' | 'manner'>): SuggestionKind {
  const cue = cueWordOf(text, suggestion.cue);
  if (suggestion.manner === 'direct') return 'speech';
  if (belief.test(cue)) return 'belief';
  if (suggestion.rule === 'intention' || intention.test(cue)) return 'intention';
  return 'speech';
}

/** The cue as it is counted: small letters, one space, at most 80 characters. */
export function cueWordOf(text: string, cue: readonly TextSpan[]): string {
  return wordsOf(text, cue).toLowerCase().slice(0, 80);
}
