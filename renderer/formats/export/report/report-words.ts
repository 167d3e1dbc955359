import type { Verdict } from '../../../domain/case.ts';
import type { Quotation } from '../../../domain/claim.ts';
import type { BoilerplateReason } from '../../../domain/source.ts';
import type { SpeakerKind } from '../../../domain/speaker.ts';
import type { ReportAttribution } from './report-model.ts';

/** What stands between the parts of a passage that the text interrupts. */
export const leftOut = ' […] ';

export const quotationWords: Record<Quotation, string> = {
  direct: 'direct quotation',
  indirect: 'indirect',
  mixed: 'partly quoted',
};

export const roleWords = { original: 'original speaker', 'quoted-by': 'passed it on', outlet: 'own voice' } as const;

export const kindWords: Record<SpeakerKind, string> = {
  person: 'Person',
  organisation: 'Organisation',
  document: 'Document',
  unnamed: 'Unnamed source',
  outlet: 'The outlet',
};

export const stanceWords = { supports: 'Supports', refutes: 'Refutes', context: 'Context' } as const;

export const reasonWords: Record<BoilerplateReason, string> = {
  'sign-up': 'sign-up message',
  'see-also': 'see-also link',
  caption: 'photo caption',
  'comment-form': 'comment form',
  comments: 'comments',
  share: 'share bar',
  'cookie-notice': 'cookie notice',
  navigation: 'navigation',
  advertisement: 'advertisement',
  copyright: 'copyright line',
  repeated: 'repeated text',
  other: 'not part of the article',
};

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];

/** A count in words up to twenty, in digits beyond. */
export function countWord(count: number): string {
  return numbers[count] ?? count.toLocaleString('en');
}

/** "one claim", "seven claims". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countWord(count)} ${count === 1 ? one : many}`;
}

export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function confidenceWord(confidence: number): string {
  return ['', 'low confidence', 'moderate confidence', 'high confidence'][confidence] ?? '';
}

/** "Supported, low confidence"; "Not checked" where there is no verdict. */
export function judgementWords(verdict: Verdict | null, confidence: number): string {
  if (!verdict) return 'Not checked';
  return confidence > 0 ? `${verdict.label}, ${confidenceWord(confidence)}` : verdict.label;
}

/** Who an attribution names: the speaker, or what is known instead. */
export function whoWords(attribution: ReportAttribution): string {
  if (attribution.speaker) return attribution.speaker.name;
  return attribution.open ? 'Speaker not set' : 'Unattributed';
}

/** The words that introduce a claim, as the text has them; '' where there are none. */
export function cueWords(attribution: ReportAttribution): string {
  return attribution.cue.map((cue) => cue.exact).join(' … ');
}
