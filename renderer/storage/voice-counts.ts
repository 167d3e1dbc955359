import type { Change } from '../domain/edit.ts';
import type { CaseInHand } from './case-in-hand.ts';

/** Claims per speaker in each source, kept up to date change by change, because a count over all claims would slow every mark at 50,000 claims. */
class VoiceCounts {
  readonly #sources = new Map<string, Map<string, Map<string, number>>>();

  constructor(inHand: CaseInHand) {
    this.#fill(inHand);
    inHand.subscribe((changes) => {
      // which claims are hidden may have changed, and with them the counts of rows that did not
      const hiding = inHand.hidden > 0 || changes.some(({ before, after }) => before?.adjudged !== after?.adjudged);
      if (hiding) this.#fill(inHand);
      else this.#follow(changes);
    });
  }

  #fill(inHand: CaseInHand): void {
    this.#sources.clear();
    for (const row of inHand.shownAttributions()) this.#add(row.sourceId, row.speakerId, row.claimId, 1);
  }

  /** Number of claims in a source by speaker id. */
  of(sourceId: string): ReadonlyMap<string, number> {
    const speakers = this.#sources.get(sourceId) ?? new Map<string, Map<string, number>>();
    return new Map([...speakers].map(([speakerId, claims]) => [speakerId, claims.size]));
  }

  /** Sources in which a speaker says something, by speaker id. */
  sourcesOf(speakerId: string): string[] {
    return [...this.#sources].flatMap(([sourceId, speakers]) => (speakers.has(speakerId) ? [sourceId] : []));
  }

  #follow(changes: readonly Change[]): void {
    for (const { table, before, after } of changes) {
      if (table !== 'attributions') continue;
      this.#addRecord(before, -1);
      this.#addRecord(after, 1);
    }
  }

  #addRecord(row: Record<string, unknown> | null, step: 1 | -1): void {
    if (row) this.#add(String(row.sourceId), String(row.speakerId), String(row.claimId), step);
  }

  #add(sourceId: string, speakerId: string, claimId: string, step: 1 | -1): void {
    if (speakerId === '') return;
    const speakers = this.#sources.get(sourceId) ?? new Map<string, Map<string, number>>();
    const claims = speakers.get(speakerId) ?? new Map<string, number>();
    const count = (claims.get(claimId) ?? 0) + step;
    if (count > 0) claims.set(claimId, count);
    else claims.delete(claimId);
    if (claims.size > 0) speakers.set(speakerId, claims);
    else speakers.delete(speakerId);
    this.#sources.set(sourceId, speakers);
  }
}

const known = new WeakMap<CaseInHand, VoiceCounts>();

/** How many claims of a source each speaker has, by speaker id; speakers without one are absent. */
export function voicesIn(inHand: CaseInHand, sourceId: string): ReadonlyMap<string, number> {
  return countsOf(inHand).of(sourceId);
}

/** Ids of the sources in which a speaker says at least one claim. */
export function sourcesWithVoice(inHand: CaseInHand, speakerId: string): readonly string[] {
  return countsOf(inHand).sourcesOf(speakerId);
}

function countsOf(inHand: CaseInHand): VoiceCounts {
  let counts = known.get(inHand);
  if (!counts) {
    counts = new VoiceCounts(inHand);
    known.set(inHand, counts);
  }
  return counts;
}
