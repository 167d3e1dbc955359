import type { Evidence, Stance } from '../../domain/claim.ts';
import { nameClaims } from '../claim/claim-acts.ts';
import type { Services } from '../services.ts';

/** What evidence is made of; the rest is filled in. */
export type EvidenceDraft = Pick<Evidence, 'claimId' | 'kind'> & Partial<Omit<Evidence, 'id' | 'caseId' | 'createdAt'>>;

/** Adds evidence to a claim. Returns its id. */
export function addEvidence(services: Services, draft: EvidenceDraft): string {
  const { inHand, journal } = services.open;
  const stance: Stance = draft.stance ?? 'context';
  const row: Evidence = {
    sourceId: '',
    spans: [],
    quotes: [],
    url: '',
    title: '',
    note: '',
    ...draft,
    stance,
    id: crypto.randomUUID(),
    caseId: inHand.caseId,
    createdAt: new Date().toISOString(),
  };
  void journal.commit(`add evidence to ${nameClaims(inHand, [draft.claimId])}`, (writer) => writer.put('evidence', row));
  return row.id;
}

/** Changes a piece of evidence. */
export function changeEvidence(services: Services, id: string, change: Partial<Evidence>, join = ''): Promise<void> {
  return services.open.journal.commit(
    'change evidence',
    (writer) => {
      const row = writer.get('evidence', id);
      if (row) writer.put('evidence', { ...row, ...change });
    },
    join,
  );
}

/** Removes a piece of evidence. */
export function removeEvidence(services: Services, id: string): Promise<void> {
  return services.open.journal.commit('remove evidence', (writer) => writer.remove('evidence', id));
}
