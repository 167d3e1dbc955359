import { passageText } from '../../anchoring/spans.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Speaker } from '../../domain/speaker.ts';

/** How a speaker is called where space is short: people by their last name, the article by what it is. */
export function shortName(speaker: Speaker): string {
  if (speaker.kind === 'outlet') return 'Article';
  if (speaker.kind !== 'person') return speaker.name;
  const words = speaker.name.trim().split(/\s+/);
  const last = words.at(-1) ?? speaker.name;
  return /^(jr|sr|ii|iii|iv)\.?$/i.test(last) ? words.slice(-2).join(' ') : last;
}

/** A claim's words as one line, parts joined by an ellipsis, long ones cut. */
export function passageForList(claim: Claim, text: string): string {
  const words = passageText(text, claim.spans, ' […] ').replace(/\s+/g, ' ');
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
}
