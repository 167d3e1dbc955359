import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SpokenSuggestion } from '../../attribution/resolve-speakers.ts';
import { cueWordOf, kindOf } from '../../attribution/suggestion-kind.ts';
import type { Span } from '../../domain/schema.ts';
import type { SuggestionDecision, SuggestionKind } from '../../domain/suggestion-decision.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { OpenCase } from '../../storage/open-case.ts';
import type { RankedSentence } from '../../workers/suggest-messages.ts';

/** A suggestion as the window holds it. Nothing of it is stored; only decisions are. */
export interface Proposed extends SpokenSuggestion {
  /** Made of its offsets, so that it is the same each time the text is read. */
  readonly id: string;
  readonly kind: SuggestionKind;
  readonly cueWord: string;
}

/** How far the suggestions of one source are. */
export interface SourceReading {
  readonly state: 'reading' | 'done' | 'stopped' | 'unread' | 'failed';
  /** How much of the text is read, 0 to 1. */
  readonly fraction: number;
  readonly message: string;
  readonly found: readonly Proposed[];
  /** Sentences with how worth checking they are; English only. */
  readonly sentences: readonly RankedSentence[];
}

export type SuggestionOrder = 'text' | 'confidence' | 'checking';

/** What the analyst chose in the settings. */
export interface SuggestionChoice {
  readonly on: boolean;
  readonly kinds: readonly SuggestionKind[];
  /** Least score shown, 0 to 1. */
  readonly threshold: number;
}

export interface DeskState {
  readonly readings: ReadonlyMap<string, SourceReading>;
  /** The suggestion in hand; '' for none. */
  readonly inHandId: string;
  /** What the right side shows while nothing is in hand. */
  readonly panel: '' | 'list' | 'fared' | 'repeats';
  readonly order: SuggestionOrder;
  readonly showRejected: boolean;
  /** Passage of the suggestion in hand while its edges are moved; null while they are not. */
  readonly draft: readonly Span[] | null;
  readonly choice: SuggestionChoice;
}

export const defaultChoice: SuggestionChoice = { on: true, kinds: ['speech', 'belief', 'intention'], threshold: 0.35 };

const desks = new WeakMap<OpenCase, StoreApi<DeskState>>();

/** The suggestions of an open case: read anew in each session, because reading an article takes less than a second and what was read would
 * have to be thrown away with every better engine. Kept while the case is open. */
export function suggestionDesk(open: OpenCase): StoreApi<DeskState> {
  let desk = desks.get(open);
  if (!desk) {
    desk = createStore<DeskState>(() => ({
      readings: new Map(),
      inHandId: '',
      panel: '',
      order: 'text',
      showRejected: false,
      draft: null,
      choice: defaultChoice,
    }));
    desks.set(open, desk);
  }
  return desk;
}

const nothingRead: SourceReading = { state: 'reading', fraction: 0, message: '', found: [], sentences: [] };

/** Changes what is known of the suggestions of a source. */
export function noteReading(open: OpenCase, sourceId: string, change: Partial<SourceReading>): void {
  suggestionDesk(open).setState(({ readings }) => ({
    readings: new Map(readings).set(sourceId, { ...(readings.get(sourceId) ?? nothingRead), ...change }),
  }));
}

/** Suggestions as the window holds them. `text` is the source's text. */
export function asProposed(text: string, found: readonly SpokenSuggestion[]): Proposed[] {
  const taken = new Set<string>();
  return found.flatMap((one) => {
    const id = `${one.content.map((span) => `${span.start}-${span.end}`).join(',')}@${one.cue[0]?.start ?? ''}`;
    if (taken.has(id)) return [];
    taken.add(id);
    return [{ ...one, content: asMarked(text, one.content), id, kind: kindOf(text, one), cueWord: cueWordOf(text, one.cue) }];
  });
}

/**
 * Passages as an analyst marks them: without the word that opens the clause, and without the quotation marks and the comma before the
 * closing one. A passage that would be empty stays as it is.
 */
function asMarked(text: string, spans: readonly Span[]): Span[] {
  return spans.map((span, i) => {
    const words = text.slice(span.start, span.end);
    const open = i === 0 ? /^(?:(?:that|dass|daß|que|che|что|إن|أن|إنه|أنه|بأن)\s+|qu['’](?=\p{L}))/iu.exec(words)?.[0].length : 0;
    const before = (open ?? 0) + (/^[\s"“”„«»‘‹]+/u.exec(words.slice(open ?? 0))?.[0].length ?? 0);
    const after = /[\s,"“”„«»’›]+$/u.exec(words.slice(before).replace(/\p{L}[’']$/u, ''))?.[0].length ?? 0;
    return before + after < words.length ? { start: span.start + before, end: span.end - after } : span;
  });
}

/** How sure the engine is, in words: never percentages, which would promise more than it knows. */
export function likelihoodOf(score: number): 'likely' | 'possible' | 'unlikely' {
  return score >= LIKELY ? 'likely' : score >= 0.5 ? 'possible' : 'unlikely';
}
/** From this score on four in five suggestions are what annotators marked too (MODEL.md). */
export const LIKELY = 0.75;

/** How worth checking the best sentence of a passage is, and why; null where nothing is known. */
export function checkOf(sentences: readonly RankedSentence[], spans: readonly Span[]): RankedSentence | null {
  let best: RankedSentence | null = null;
  for (const span of spans) {
    let low = 0;
    let high = sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sentences[middle]?.end ?? 0) <= span.start) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < sentences.length; i++) {
      const sentence = sentences[i];
      if (!sentence || sentence.start >= span.end) break;
      if (!best || sentence.score > best.score) best = sentence;
    }
  }
  return best;
}

/** Rejected suggestions of a source, in text order. */
export function rejectedIn(inHand: CaseInHand, sourceId: string): SuggestionDecision[] {
  return inHand.shownDecisions(sourceId).filter((row) => row.decision === 'rejected');
}
