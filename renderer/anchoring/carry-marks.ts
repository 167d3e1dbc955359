import type { Attribution, Claim, ClaimPlacement, Evidence } from '../domain/claim.ts';
import type { Span } from '../domain/schema.ts';
import type { PassageNote, SourceText } from '../domain/source.ts';
import type { Mention } from '../domain/speaker.ts';
import type { SuggestionDecision } from '../domain/suggestion-decision.ts';
import type { Placement } from './reanchor.ts';
import { describeQuotes, normaliseSpans } from './spans.ts';

/** Everything an analyst marked in one version of a source. Offsets are UTF-16 units of that version's text. */
export interface MarksInText {
  readonly claims: readonly Claim[];
  /** Of those claims. */
  readonly attributions: readonly Attribution[];
  /** Passages of this version, whatever claim they speak for. */
  readonly evidence: readonly Evidence[];
  readonly mentions: readonly Mention[];
  readonly notes: readonly PassageNote[];
  /** What was decided on suggestions: one that was rejected is not to come back with the next version. */
  readonly decisions: readonly SuggestionDecision[];
}

/** How many claims fit, moved, changed, are gone; and what else went along or stayed in the version before. */
export interface CarryTally {
  readonly exact: number;
  readonly moved: number;
  readonly approximate: number;
  readonly lost: number;
  /** Notes and passages of evidence that stay in the version before, because their words are not in the newer one. */
  readonly notesLeft: number;
  readonly evidenceLeft: number;
}

/** Rows as they are once the newer version is there. Only those that change. */
export interface CarriedMarks extends MarksInText {
  readonly tally: CarryTally;
}

/** A claim at its new place, and what the marks that hang on it will say about that. */
interface CarriedClaim {
  readonly before: Claim;
  readonly claim: Claim;
  /** Words that have no place any more. */
  readonly missing: string[];
  /** Whether its cue or its speaker's words changed. */
  changed: boolean;
}

/** Every span to look for, in a fixed order that {@link carryMarks} takes the places in. */
export function spansToPlace(marks: MarksInText): Span[] {
  return [
    ...marks.claims.flatMap((claim) => claim.spans),
    ...marks.attributions.flatMap((row) => [...row.cue, ...row.speakerWords]),
    ...marks.evidence.flatMap((row) => row.spans),
    ...marks.mentions.map((row) => row.span),
    ...marks.notes.map((row) => row.span),
    ...marks.decisions.flatMap((row) => [...row.content, ...row.cue]),
  ];
}

/** Words that introduce a claim are not looked for further from it than they were, give or take this much. */
const nearby = 600;

/**
 * Carries what was marked in an older version of a source to a newer one. No claim is ever dropped: one that is not there any more
 * stays where it was, in the older text, and says so. Evidence stays too unless its very words are there, because it was the older
 * words that were weighed; notes go along with words that changed.
 * @param placements answers to {@link spansToPlace}, from `reanchor` over the two texts.
 */
export function carryMarks(marks: MarksInText, placements: readonly Placement[], oldText: string, text: SourceText): CarriedMarks {
  let at = 0;
  const take = (count: number) => {
    at += count;
    return placements.slice(at - count, at);
  };
  const claimPlaces = marks.claims.map((claim) => take(claim.spans.length));
  const cuePlaces = marks.attributions.map((row) => ({ cue: take(row.cue.length), words: take(row.speakerWords.length) }));
  const evidencePlaces = marks.evidence.map((row) => take(row.spans.length));
  const mentionPlaces = take(marks.mentions.length);
  const notePlaces = take(marks.notes.length);
  const decisionPlaces = marks.decisions.map((row) => ({ content: take(row.content.length), cue: take(row.cue.length) }));

  const moved = new Map<string, CarriedClaim>();
  const lost: Claim[] = [];
  marks.claims.forEach((claim, i) => {
    const carried = carryClaim(claim, claimPlaces[i] ?? [], text);
    if (carried) moved.set(claim.id, carried);
    else if (claim.placement?.state !== 'lost' || !claim.placement.settled) lost.push(stays(claim, text.id));
  });
  const attributions = marks.attributions.flatMap((row, i) => {
    const carried = moved.get(row.claimId);
    if (!carried) return [];
    const near = nearWhereItWas(carried.claim);
    const places = cuePlaces[i];
    const keep = (spans: readonly Span[], found: readonly Placement[]): Span[] =>
      normaliseSpans(
        spans.flatMap((span, k) => {
          const place = found[k];
          const there = place && place.state !== 'lost' && near(span, place) ? place : null;
          if (!there || there.state === 'approximate') carried.changed = true;
          if (!there) carried.missing.push(oldText.slice(span.start, span.end));
          return there ? [{ start: there.start, end: there.end }] : [];
        }),
      );
    return [
      { ...row, sourceId: text.id, cue: keep(row.cue, places?.cue ?? []), speakerWords: keep(row.speakerWords, places?.words ?? []) },
    ];
  });
  const placed = [...moved.values()].map(settle);
  const evidence = marks.evidence.flatMap((row, i) => {
    const spans = sameWords(evidencePlaces[i] ?? []);
    return spans ? [{ ...row, sourceId: text.id, spans, quotes: describeQuotes(text.text, spans) }] : [];
  });
  const notes = marks.notes.flatMap((row, i) => {
    const place = notePlaces[i];
    if (!place || place.state === 'lost' || place.end <= place.start) return [];
    const span = { start: place.start, end: place.end };
    return [{ ...row, sourceId: text.id, span, exact: text.text.slice(span.start, span.end) }];
  });
  const mentions = marks.mentions.flatMap((row, i) => {
    const spans = sameWords(mentionPlaces.slice(i, i + 1));
    return spans?.[0] ? [{ ...row, sourceId: text.id, span: spans[0] }] : [];
  });
  const decisions = marks.decisions.flatMap((row, i) => {
    const content = sameWords(decisionPlaces[i]?.content ?? []);
    return content ? [{ ...row, sourceId: text.id, content, cue: sameWords(decisionPlaces[i]?.cue ?? []) ?? [] }] : [];
  });
  const count = (state: ClaimPlacement['state']) => placed.filter((claim) => claim.placement?.state === state).length;
  return {
    claims: [...placed, ...lost],
    attributions,
    evidence,
    mentions,
    notes,
    decisions,
    tally: {
      exact: count('exact'),
      moved: count('moved'),
      approximate: count('approximate'),
      lost: marks.claims.length - placed.length,
      notesLeft: marks.notes.length - notes.length,
      evidenceLeft: marks.evidence.length - evidence.length,
    },
  };
}

/** The claim at its new place, or null where all of it is gone. */
function carryClaim(claim: Claim, found: readonly Placement[], text: SourceText): CarriedClaim | null {
  const there = found.flatMap((place) => (place.state === 'lost' || place.end <= place.start ? [] : [place]));
  const spans = normaliseSpans(there);
  if (spans.length === 0) return null;
  const missing = claim.quotes.flatMap((quote, i) => (found[i]?.state === 'lost' ? [quote.exact] : []));
  const worst = there.some((place) => place.state === 'approximate') || missing.length > 0 || spans.length < claim.spans.length;
  const state = worst ? 'approximate' : there.every((place) => place.state === 'exact') ? 'exact' : 'moved';
  // a claim that the analyst left with an older version stays there unless its very words came back
  if (state === 'approximate' && claim.placement?.state === 'lost' && claim.placement.settled) return null;
  const weight = claim.spans.reduce((sum, span) => sum + span.end - span.start, 0);
  const score =
    found.reduce((sum, place, i) => sum + place.score * ((claim.spans[i]?.end ?? 0) - (claim.spans[i]?.start ?? 0)), 0) / weight;
  const placement: ClaimPlacement = {
    state,
    score: Math.min(1, Math.max(0, score)),
    settled: true,
    inId: text.id,
    from: { sourceId: claim.sourceId, spans: claim.spans, quotes: claim.quotes },
    missing: [],
  };
  return {
    before: claim,
    claim: { ...claim, sourceId: text.id, spans, quotes: describeQuotes(text.text, spans), placement },
    missing,
    changed: false,
  };
}

/** Sets the state that a claim has after its cue and its speaker's words were looked for too. */
function settle({ before, claim, missing, changed }: CarriedClaim): Claim {
  const placement = claim.placement;
  if (!placement) return claim;
  const state = changed ? 'approximate' : placement.state;
  const open = before?.placement;
  // a place that was never confirmed is not made certain by yet another version
  if (open && !open.settled && open.state === 'approximate') {
    const gone = [...open.missing, ...missing].slice(0, 200).map((words) => words.slice(0, 4000));
    return { ...claim, placement: { ...open, inId: placement.inId, score: open.score * placement.score, missing: gone } };
  }
  return {
    ...claim,
    placement: {
      ...placement,
      state,
      settled: state !== 'approximate',
      missing: missing.slice(0, 200).map((words) => words.slice(0, 4000)),
    },
  };
}

/** A claim that is not in the newer version: it keeps its place and its words in the older one. */
function stays(claim: Claim, inId: string): Claim {
  return {
    ...claim,
    placement: {
      state: 'lost',
      score: 0,
      settled: false,
      inId,
      from: { sourceId: claim.sourceId, spans: claim.spans, quotes: claim.quotes },
      missing: [],
    },
  };
}

/** Spans of places that hold the very words, or null where one does not. */
function sameWords(found: readonly Placement[]): Span[] | null {
  const spans: Span[] = [];
  for (const place of found) {
    if (place.state === 'lost' || place.state === 'approximate' || place.end <= place.start) return null;
    spans.push({ start: place.start, end: place.end });
  }
  return spans.length > 0 ? normaliseSpans(spans) : null;
}

/** Whether words of a claim's attribution are about as far from the claim as they were: a "said" elsewhere is another one. */
function nearWhereItWas(carried: Claim): (span: Span, place: Span) => boolean {
  const before = carried.placement?.from.spans[0];
  const now = carried.spans[0];
  if (!before || !now) return () => true;
  return (span, place) => Math.abs(place.start - now.start) <= 2 * Math.abs(span.start - before.start) + nearby;
}
