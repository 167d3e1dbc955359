/** A half-open range of UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Which pattern a suggestion came from; an analyst's rejections are counted per rule. */
export type SuggestionRule =
  | 'quoted words'
  | 'quoted words, no verb'
  | 'that clause'
  | 'reported clause'
  | 'intention'
  | 'according to'
  | 'speech noun'
  | 'colon'
  | 'signature'
  | 'chain'
  | 'transcript turn'
  | 'other cue';

/** An attribution proposed to the analyst: never a claim until accepted. Offsets are UTF-16 units of the text. */
export interface Suggestion {
  /** Words that name who says it; empty where the text leaves it out. */
  readonly source: readonly TextSpan[];
  /** Words that introduce it: "said", "according to". */
  readonly cue: readonly TextSpan[];
  /** What is said, believed or intended; several spans where the text interrupts it. Never empty. */
  readonly content: readonly TextSpan[];
  /** direct: all in quotation marks; mixed: some of it; indirect: none. */
  readonly manner: 'direct' | 'indirect' | 'mixed';
  /** How likely an annotator would have marked it, 0 to 1. */
  readonly score: number;
  readonly rule: SuggestionRule;
  /** One plain sentence that says why this was proposed. */
  readonly why: string;
}

/** The words of several spans, joined by dots where the text interrupts them. */
export function wordsOf(text: string, spans: readonly TextSpan[]): string {
  return spans.map((s) => text.slice(s.start, s.end).replace(/\s+/g, ' ')).join(' … ');
}

export const overlaps = (a: TextSpan, b: TextSpan) => a.start < b.end && b.start < a.end;
