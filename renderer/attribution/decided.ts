import { IntervalIndex } from '../anchoring/interval-index.ts';
import { extentOf, intersectSpans, spansLength } from '../anchoring/spans.ts';
import type { SuggestionDecision } from '../domain/suggestion-decision.ts';
import { overlaps, type Suggestion, type TextSpan } from './suggestion.ts';

/** From this share of common words on two passages are the same suggestion. */
const SAME = 0.6;

/** How much of two passages is common, 0 to 1: shared length over the length of both together. */
export function sharedShare(a: readonly TextSpan[], b: readonly TextSpan[]): number {
  const both = spansLength(intersectSpans(a, b));
  return both / Math.max(1, spansLength(a) + spansLength(b) - both);
}

/**
 * Tells which suggestions were decided before, also when a later engine draws their edges a little differently: the same words but for
 * a few, and the same cue where both have one.
 */
export function decidedBefore(decisions: readonly SuggestionDecision[]): (suggestion: Pick<Suggestion, 'cue' | 'content'>) => boolean {
  const index = new IntervalIndex(decisions.map((row) => ({ id: row.id, spans: row.content, cue: row.cue })));
  return ({ cue, content }) => {
    const extent = extentOf(content);
    if (!extent) return false;
    return index
      .overlapping(extent.start, extent.end)
      .some(
        (row) =>
          sharedShare(row.spans, content) >= SAME &&
          (row.cue.length === 0 || cue.length === 0 || row.cue.some((a) => cue.some((b) => overlaps(a, b)))),
      );
  };
}

/** Whether a passage marked by hand says what the suggestion says. */
export function coveredBy(claims: readonly { readonly spans: readonly TextSpan[] }[], content: readonly TextSpan[]): boolean {
  return claims.some((claim) => sharedShare(claim.spans, content) >= SAME);
}
