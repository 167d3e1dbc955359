import { passageText } from '../../anchoring/spans.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Speaker } from '../../domain/speaker.ts';

/** How a speaker is called where space is short: people by their last name, the article by what it is, the rest by their core. */
export function shortName(speaker: Speaker): string {
  if (speaker.kind === 'outlet') return 'Article';
  const words = speaker.name.trim().split(/\s+/);
  const last = words.at(-1) ?? speaker.name;
  if (speaker.kind === 'person') return /^(jr|sr|ii|iii|iv)\.?$/i.test(last) ? words.slice(-2).join(' ') : last;
  if (speaker.name.length <= 17) return speaker.name;
  if (speaker.kind === 'document') return speaker.name.split(/,| (?:from|of|by|to|on|in) /i)[0] ?? speaker.name;
  if (speaker.kind === 'unnamed') return speaker.name.replace(/^(?:an? )?(?:group|number) of /i, '');
  return words.length > 2 && !words.some((word) => /^(of|for|and|the)$/i.test(word)) ? words.slice(-2).join(' ') : speaker.name;
}

/** A claim's words as one line, parts joined by an ellipsis, long ones cut. */
export function passageForList(claim: Claim, text: string): string {
  const words = passageText(text, claim.spans, ' […] ').replace(/\s+/g, ' ');
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
}
