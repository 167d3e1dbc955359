import { IntervalIndex } from '../../anchoring/interval-index.ts';
import { extentOf } from '../../anchoring/spans.ts';
import { coveredBy, decidedBefore } from '../../attribution/decided.ts';
import { howSuggestionsFared, type Lowering } from '../../attribution/how-suggestions-fared.ts';
import type { Change } from '../../domain/edit.ts';
import { type Span, spanSchema, z } from '../../domain/schema.ts';
import type { Source } from '../../domain/source.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { OpenCase } from '../../storage/open-case.ts';
import { type Proposed, type SuggestionChoice, suggestionDesk } from './suggestion-desk.ts';

/** Suggestions of a source that wait for a decision. */
export interface Waiting {
  /** In text order. */
  readonly list: readonly Proposed[];
  /** How many are held back because the analyst keeps rejecting their kind. */
  readonly lowered: number;
}

const mostTouched = 1000;

type Standing = 'waits' | 'lowered' | 'gone';

const none: Waiting = { list: [], lowered: 0 };
const kept = new WeakMap<CaseInHand, Map<string, WaitingList>>();
const fared = new WeakMap<CaseInHand, { readonly version: number; readonly lowering: Lowering }>();

/** How the suggestions of the case fared so far. */
export function loweringOf(inHand: CaseInHand): Lowering {
  const version = inHand.version('decisions');
  const known = fared.get(inHand);
  if (known?.version === version) return known.lowering;
  const lowering = howSuggestionsFared(inHand.shownDecisions());
  fared.set(inHand, { version, lowering });
  return lowering;
}

/**
 * Suggestions of a source that wait for a decision: not decided before, not marked by hand already, not in text that is set aside, of the
 * kinds and above the score the analyst chose. The same object until something of that changes.
 */
export function waitingIn(open: OpenCase, sourceId: string): Waiting {
  const { readings, choice } = suggestionDesk(open).getState();
  const found = readings.get(sourceId)?.found ?? [];
  if (!choice.on || found.length === 0) return none;
  const lists = kept.get(open.inHand) ?? new Map<string, WaitingList>();
  kept.set(open.inHand, lists);
  const list = lists.get(sourceId) ?? new WaitingList(open.inHand, sourceId);
  lists.set(sourceId, list);
  return list.of(found, choice);
}

/** Which suggestions of a source wait, kept true to the case: an edit of a claim asks again about those it touches, not about all. */
class WaitingList {
  readonly #inHand: CaseInHand;
  readonly #sourceId: string;
  readonly #standing = new Map<string, Standing>();
  #asked: Asked | null = null;
  #byPlace = new IntervalIndex<Placed>();
  #waiting = none;
  /** Where claims changed since then, and the versions of claims and attributions that this accounts for. */
  #touched: Span[] = [];
  #versions = '';

  constructor(inHand: CaseInHand, sourceId: string) {
    this.#inHand = inHand;
    this.#sourceId = sourceId;
    inHand.subscribe((changes) => {
      for (const change of changes) for (const place of placesOf(change, inHand, sourceId)) this.#touched.push(place);
      // more than is worth asking about one by one: all are asked about at the next look
      if (this.#touched.length > mostTouched) this.#asked = null;
      if (this.#asked === null) this.#touched = [];
      this.#versions = versionsOf(inHand);
    });
  }

  of(found: readonly Proposed[], choice: SuggestionChoice): Waiting {
    const source = this.#inHand.get('sources', this.#sourceId);
    const decisions = this.#inHand.version('decisions');
    const before = this.#asked;
    const same = before?.found === found && before.choice === choice && before.source === source && before.decisions === decisions;
    const touched = this.#touched;
    this.#touched = [];
    if (before && same && this.#versions === versionsOf(this.#inHand)) {
      const near = new Set(touched.flatMap((span) => this.#byPlace.overlapping(span.start, span.end).map(({ one }) => one)));
      this.#ask(near, before);
      return this.#waiting;
    }
    if (before?.found !== found) this.#byPlace = new IntervalIndex(found.map((one) => ({ id: one.id, spans: extentsOf(one), one })));
    const decided = decidedBefore(this.#inHand.shownDecisions(this.#sourceId));
    this.#asked = { found, choice, source, decisions, decided, lowering: loweringOf(this.#inHand) };
    this.#versions = versionsOf(this.#inHand);
    if (before?.found !== found) this.#standing.clear();
    this.#ask(found, this.#asked);
    return this.#waiting;
  }

  #ask(suggestions: Iterable<Proposed>, asked: Asked): void {
    let changed = this.#waiting === none;
    for (const one of suggestions) {
      const standing = this.#standingOf(one, asked);
      if (this.#standing.get(one.id) === standing) continue;
      this.#standing.set(one.id, standing);
      changed = true;
    }
    // most edits touch no suggestion: the same list lets everything that is drawn from it be
    if (!changed) return;
    const list = asked.found.filter((one) => this.#standing.get(one.id) === 'waits');
    const lowered = asked.found.filter((one) => this.#standing.get(one.id) === 'lowered').length;
    this.#waiting = { list, lowered };
  }

  #standingOf(one: Proposed, { choice, decided, lowering }: Asked): Standing {
    if (one.score < choice.threshold || !choice.kinds.includes(one.kind)) return 'gone';
    const extent = extentOf(one.content);
    if (!extent || decided(one)) return 'gone';
    const here = this.#inHand.claimsIn(this.#sourceId).overlapping(extent.start, extent.end);
    // a claim over the same words, or one that shares words and has the same cue, is this attribution marked by hand
    const sameCue = (claim: { readonly id: string }) =>
      this.#inHand.attributionsByClaim
        .of(claim.id)
        .some((row) => row.cue.some((a) => one.cue.some((b) => a.start < b.end && b.start < a.end)));
    if (coveredBy(here, one.content) || here.some(sameCue)) return 'gone';
    return one.score * lowering.factorOf(one.rule, one.cueWord) < choice.threshold ? 'lowered' : 'waits';
  }
}

/** What a list was made of. */
interface Asked {
  readonly found: readonly Proposed[];
  readonly choice: SuggestionChoice;
  readonly source: Source | undefined;
  readonly decisions: number;
  readonly decided: (one: Proposed) => boolean;
  readonly lowering: Lowering;
}

interface Placed {
  readonly id: string;
  readonly spans: readonly Span[];
  readonly one: Proposed;
}

function extentsOf(one: Proposed): Span[] {
  const extent = extentOf(one.content);
  return extent ? [extent] : [];
}

function versionsOf(inHand: CaseInHand): string {
  return `${inHand.version('claims')} ${inHand.version('attributions')}`;
}

const claimPlaces = z.object({ sourceId: z.string(), spans: z.array(spanSchema) });
const claimOf = z.object({ claimId: z.string() });

/** The places in a source of claims that a change touches, as they were and as they are. */
function placesOf(change: Change, inHand: CaseInHand, sourceId: string): readonly Span[] {
  if (change.table === 'claims') {
    return [change.before, change.after].flatMap((row) => {
      const claim = claimPlaces.safeParse(row).data;
      return claim?.sourceId === sourceId ? claim.spans : [];
    });
  }
  if (change.table !== 'attributions') return [];
  const { claimId } = claimOf.safeParse(change.after ?? change.before).data ?? { claimId: '' };
  const claim = inHand.get('claims', claimId);
  return claim?.sourceId === sourceId ? claim.spans : [];
}
