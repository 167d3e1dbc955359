import type { Span } from '../../domain/schema.ts';
import type { CodedValue, Metric } from './krippendorff-alpha.ts';
import type { MarkedPassage } from './same-passages.ts';

/** What coders say of a passage, beside where it is. */
export const codedFields = ['speaker', 'quotation', 'verdict', 'confidence', 'topics'] as const;
export type CodedField = (typeof codedFields)[number];

/** Confidence has an order; the rest are names. */
export const metricOf: Record<CodedField, Metric> = {
  speaker: 'nominal',
  quotation: 'nominal',
  verdict: 'nominal',
  confidence: 'ordinal',
  topics: 'nominal',
};

/** A claim as one coder marked it. `null` in a field: not decided. */
export interface CodedPassage extends MarkedPassage {
  readonly cue: readonly Span[];
  readonly values: Readonly<Record<CodedField, CodedValue>>;
}

/** One text and what each coder made of it. Any unit of length, the same throughout. */
export interface CodedText {
  readonly id: string;
  readonly title: string;
  readonly length: number;
  /** By coder; `null` where a coder has not worked on this text. */
  readonly coders: readonly (readonly CodedPassage[] | null)[];
}

export interface CodedSet {
  /** Names of the coders. */
  readonly coders: readonly string[];
  readonly texts: readonly CodedText[];
}

/** The value of "the text gives it to nobody": a finding, and no speaker's id. */
export const nobody = 'unattributed';
