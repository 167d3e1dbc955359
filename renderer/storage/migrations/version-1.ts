import type { DatabaseVersion } from './all-versions.ts';

/** The first release. */
export const version1: DatabaseVersion = {
  number: 1,
  stores: {
    cases: 'id',
    sources: 'id, caseId',
    texts: 'id, caseId',
    originals: 'id, caseId, sha256',
    speakers: 'id, caseId',
    mentions: 'id, caseId',
    claims: 'id, caseId',
    attributions: 'id, caseId',
    codes: 'id, caseId',
    evidence: 'id, caseId',
    notes: 'id, caseId',
    edits: 'id, caseId, &[caseId+seq], [caseId+state+seq]',
  },
};
