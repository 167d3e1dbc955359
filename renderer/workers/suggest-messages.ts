import type { SpokenSuggestion } from '../attribution/resolve-speakers.ts';
import type { RepeatFound } from '../attribution/statement-index.ts';
import type { TextSpan } from '../attribution/suggestion.ts';
import type { CheckReason } from '../attribution/worth-checking.ts';

/** How worth checking a sentence is, and why. UTF-16 offsets. */
export interface RankedSentence extends TextSpan {
  readonly score: number;
  readonly reasons: readonly CheckReason[];
}

export interface BlockSpan extends TextSpan {
  readonly language: string;
}

/** What the suggestion worker is told. `learned` comes first, once: the bytes of the weights, handed over. */
export type SuggestRequest =
  | { readonly kind: 'learned'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'read';
      readonly run: number;
      readonly text: string;
      /** BCP 47 tag, or ''. */
      readonly language: string;
      /** Ranges set aside. */
      readonly skip: readonly TextSpan[];
      readonly blocks: readonly BlockSpan[];
      /** Offset of what is on screen. */
      readonly from: number;
    }
  | { readonly kind: 'stop'; readonly run: number };

/** What it answers, each with the run it belongs to. */
export type SuggestAnswer =
  /** What a piece of the text gave, in place of what was given for the same words before. */
  | {
      readonly kind: 'found';
      readonly run: number;
      readonly piece: TextSpan;
      readonly found: readonly SpokenSuggestion[];
      readonly fraction: number;
    }
  /** The language cannot be read. */
  | { readonly kind: 'unread'; readonly run: number }
  | { readonly kind: 'all'; readonly run: number; readonly language: string; readonly found: readonly SpokenSuggestion[] }
  | { readonly kind: 'ranked'; readonly run: number; readonly sentences: readonly RankedSentence[] }
  | { readonly kind: 'stopped'; readonly run: number }
  | { readonly kind: 'failed'; readonly run: number; readonly message: string };

/** What the worker that finds repeats is told: texts to keep, once each, and what to look for. */
export type RepeatRequest =
  | { readonly kind: 'keep'; readonly sourceId: string; readonly text: string; readonly blocks: readonly BlockSpan[] }
  | {
      readonly kind: 'find';
      readonly asked: number;
      readonly statement: string;
      readonly sourceId: string;
      readonly spans: readonly TextSpan[];
    };

export interface RepeatAnswer {
  readonly asked: number;
  readonly found: readonly RepeatFound[];
}
