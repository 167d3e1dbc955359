import type { Change } from '../../domain/edit.ts';
import { z } from '../../domain/schema.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';

const attributionRow = z.object({ claimId: z.string(), speakerId: z.string(), viaId: z.string() });
const mentionRow = z.object({ sourceId: z.string(), speakerId: z.string() });
const claimRow = z.object({ sourceId: z.string(), adjudged: z.string().optional() });

const mostFollowed = 1000;

/** Speakers who have a part in a source, kept true to the case by what changes: at 50,000 claims going through all of them is felt. */
class SpeakersInSource {
  readonly #inHand: CaseInHand;
  readonly #sourceId: string;
  #counts: Map<string, number> | null = null;
  #hidden = 0;

  constructor(inHand: CaseInHand, sourceId: string) {
    this.#inHand = inHand;
    this.#sourceId = sourceId;
    inHand.subscribe((changes) => this.#follow(changes));
  }

  has(speakerId: string): boolean {
    // claims of others come and go as a whole when working blind begins or ends
    if (this.#hidden !== this.#inHand.hidden) this.#counts = null;
    this.#counts ??= this.#count();
    return (this.#counts.get(speakerId) ?? 0) > 0;
  }

  #count(): Map<string, number> {
    const counts = new Map<string, number>();
    this.#hidden = this.#inHand.hidden;
    for (const claim of this.#inHand.claimsIn(this.#sourceId).values())
      for (const row of this.#inHand.attributionsByClaim.of(claim.id)) add(counts, [row.speakerId, row.viaId], 1);
    for (const mention of this.#inHand.mentionsBySource.of(this.#sourceId)) add(counts, [mention.speakerId], 1);
    return counts;
  }

  #follow(changes: readonly Change[]): void {
    // more than is worth following one by one, for each source that was asked about: all are counted at the next question
    if (changes.length > mostFollowed) this.#counts = null;
    const counts = this.#counts;
    if (!counts) return;
    const claims = new Map(changes.filter((change) => change.table === 'claims').map((change) => [change.id, change]));
    for (const change of changes) {
      if (change.table === 'claims') {
        const [before, after] = [claimRow.safeParse(change.before).data, claimRow.safeParse(change.after).data];
        if (before && after && before.adjudged !== after.adjudged) this.#counts = null;
      } else if (change.table === 'mentions') {
        const [before, after] = [mentionRow.safeParse(change.before).data, mentionRow.safeParse(change.after).data];
        if (before?.sourceId === this.#sourceId) add(counts, [before.speakerId], -1);
        if (after?.sourceId === this.#sourceId) add(counts, [after.speakerId], 1);
      } else if (change.table === 'attributions') {
        for (const [row, by] of [
          [attributionRow.safeParse(change.before).data, -1],
          [attributionRow.safeParse(change.after).data, 1],
        ] as const) {
          if (!row) continue;
          const claim = claims.get(row.claimId);
          const stands = claimRow.safeParse(claim?.before ?? claim?.after ?? this.#inHand.shownClaim(row.claimId)).data;
          if (stands?.sourceId === this.#sourceId) add(counts, [row.speakerId, row.viaId], by);
        }
      }
    }
  }
}

function add(counts: Map<string, number>, speakerIds: readonly string[], by: number): void {
  for (const id of speakerIds) if (id !== '') counts.set(id, (counts.get(id) ?? 0) + by);
}

const kept = new WeakMap<CaseInHand, Map<string, SpeakersInSource>>();

/** Tells who has a part in a source already: says a claim of it, passes one on, or is tagged in it. */
export function speakersInSource(inHand: CaseInHand, sourceId: string): { has(speakerId: string): boolean } {
  const bySource = kept.get(inHand) ?? new Map<string, SpeakersInSource>();
  kept.set(inHand, bySource);
  const known = bySource.get(sourceId) ?? new SpeakersInSource(inHand, sourceId);
  bySource.set(sourceId, known);
  return known;
}
