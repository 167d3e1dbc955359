import type { Claim } from '../../domain/claim.ts';
import type { Services } from '../services.ts';

/** What becomes of the claims of a difference: which of them stand; the others are set aside. */
export interface Ruling {
  /** Ids of all claims of the difference. */
  readonly claims: readonly string[];
  readonly stands: readonly string[];
}

/**
 * Decides a difference between analysts, as one step: the claims that stand, and those that are set aside. Nothing is deleted: a claim that
 * is set aside leaves the text, lists and reports, and still counts as its author's work where agreement is measured.
 */
export function adjudicate(services: Services, { claims, stands }: Ruling): Promise<void> {
  const keep = new Set(stands);
  const words =
    stands.length === 0 ? 'set both aside' : stands.length === claims.length ? 'keep what all marked' : 'take one of the versions';
  return services.open.journal.commit(`decide a difference: ${words}`, (writer) => {
    for (const id of claims) {
      const claim = writer.get('claims', id);
      if (claim) writer.put('claims', { ...claim, adjudged: keep.has(id) ? 'stands' : 'set-aside' });
    }
  });
}

/** Opens a decision again: every claim of it counts as before. */
export function reopenDifference(services: Services, claims: readonly string[]): Promise<void> {
  return services.open.journal.commit('open a decided difference again', (writer) => {
    for (const id of claims) {
      const claim = writer.get('claims', id);
      if (claim?.adjudged) writer.put('claims', undecided(claim));
    }
  });
}

function undecided({ adjudged: _, ...claim }: Claim): Claim {
  return claim;
}
