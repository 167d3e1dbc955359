import type { Attribution, Claim, Evidence } from '../domain/claim.ts';
import type { Change } from '../domain/edit.ts';
import { foldWords } from '../domain/fold-words.ts';
import type { CaseInHand } from './case-in-hand.ts';
import { versionsOf } from './source-versions.ts';

/** What a table shows of one claim, kept for as long as the claim and what hangs on it stay the same. */
export interface ClaimLine {
  readonly claim: Claim;
  readonly attributions: readonly Attribution[];
  readonly evidence: readonly Evidence[];
  /** The words of the passages, with the omissions marked. */
  readonly words: string;
  /** Whether a speaker is still to be set. */
  readonly open: boolean;
  /** Whether the text relies on something the case does not hold. */
  readonly cited: boolean;
}

/** The id by which speakers are grouped when nobody said a claim, or nobody knows yet. */
export const noSpeaker = { open: '?', unattributed: '-' } as const;

/**
 * The claims of a case as lines, in the order of sources and of reading. Only what a change touched is worked out anew: at 50,000
 * claims one edit costs one line, and one source's order when passages moved.
 */
export class ClaimLines {
  readonly #inHand: CaseInHand;
  readonly #lines = new Map<string, ClaimLine>();
  readonly #orders = new Map<string, readonly string[]>();
  readonly #numbers = new Map<string, ReadonlyMap<string, number>>();
  readonly #folded = new WeakMap<ClaimLine, string>();
  #sources: readonly string[] | null = null;
  #all: readonly ClaimLine[] | null = null;

  constructor(inHand: CaseInHand) {
    this.#inHand = inHand;
  }

  /** Forgets what changes made stale. Returns whether lines changed. */
  take(changes: readonly Change[]): boolean {
    let touched = false;
    for (const { table, id, before, after } of changes) {
      if (table === 'sources') {
        this.#sources = null;
        touched = true;
      } else if (table === 'claims') {
        this.#lines.delete(id);
        if (
          !before ||
          !after ||
          before.adjudged !== after.adjudged ||
          before.sourceId !== after.sourceId ||
          JSON.stringify(before.spans) !== JSON.stringify(after.spans)
        ) {
          for (const row of [before, after]) if (typeof row?.sourceId === 'string') this.#forgetOrder(row.sourceId);
        }
        touched = true;
      } else if (table === 'attributions' || table === 'evidence') {
        for (const row of [before, after]) if (typeof row?.claimId === 'string') this.#lines.delete(row.claimId);
        touched = true;
      }
    }
    if (touched) this.#all = null;
    return touched;
  }

  /** Every line, in reading order; the same array until something changes. */
  all(): readonly ClaimLine[] {
    if (this.#all) return this.#all;
    const lines: ClaimLine[] = [];
    for (const sourceId of this.#sourceOrder()) {
      for (const id of this.#order(sourceId)) {
        const line = this.line(id);
        if (line) lines.push(line);
      }
    }
    this.#all = lines;
    return lines;
  }

  line(id: string): ClaimLine | undefined {
    const known = this.#lines.get(id);
    if (known) return known;
    const claim = this.#inHand.get('claims', id);
    if (!claim) return undefined;
    const attributions = this.#inHand.attributionsByClaim.of(id);
    const evidence = this.#inHand.evidenceByClaim.of(id);
    const line: ClaimLine = {
      claim,
      attributions,
      evidence,
      words: claim.quotes.map((quote) => quote.exact.replace(/\s+/gu, ' ')).join(' […] '),
      open: attributions.length === 0 || attributions.some((row) => row.speakerId === '' && !row.unattributed),
      cited: evidence.some((row) => row.kind === 'cited'),
    };
    this.#lines.set(id, line);
    return line;
  }

  /** The number of a claim in its source, from 1. */
  number(claim: Claim): number {
    this.#order(claim.sourceId);
    return this.#numbers.get(claim.sourceId)?.get(claim.id) ?? 0;
  }

  /** The words of a line as a filter compares them. */
  folded(line: ClaimLine): string {
    let words = this.#folded.get(line);
    if (words === undefined) {
      words = foldWords(`${line.words} ${line.claim.statement} ${line.claim.note}`);
      this.#folded.set(line, words);
    }
    return words;
  }

  #forgetOrder(sourceId: string): void {
    this.#orders.delete(sourceId);
    this.#numbers.delete(sourceId);
    this.#sources = null;
  }

  #order(sourceId: string): readonly string[] {
    let order = this.#orders.get(sourceId);
    if (!order) {
      order = this.#inHand
        .claimsIn(sourceId)
        .inOrder()
        .map((claim) => claim.id);
      this.#orders.set(sourceId, order);
      this.#numbers.set(sourceId, new Map(order.map((id, i) => [id, i + 1])));
    }
    return order;
  }

  // sources as they were imported; claims whose source row is broken or gone still show, at the end
  #sourceOrder(): readonly string[] {
    if (this.#sources) return this.#sources;
    const known = new Set(
      versionsOf(this.#inHand)
        .inOrder()
        .map((source) => source.id),
    );
    const orphans = new Set<string>();
    for (const claim of this.#inHand.all('claims')) if (!known.has(claim.sourceId)) orphans.add(claim.sourceId);
    this.#sources = [...known, ...orphans];
    return this.#sources;
  }
}

/** By whom a line is grouped: its first speaker, or why there is none. */
export function speakerGroupOf(line: ClaimLine): string {
  const first = line.attributions[0];
  if (!first) return noSpeaker.open;
  return first.speakerId || (first.unattributed ? noSpeaker.unattributed : noSpeaker.open);
}

const perCase = new WeakMap<CaseInHand, ClaimLines>();

/** The lines of a case, kept up to date by its changes for as long as the case is open. */
export function claimLinesOf(inHand: CaseInHand): ClaimLines {
  let lines = perCase.get(inHand);
  if (!lines) {
    const made = new ClaimLines(inHand);
    inHand.subscribe((changes) => made.take(changes));
    perCase.set(inHand, made);
    lines = made;
  }
  return lines;
}
