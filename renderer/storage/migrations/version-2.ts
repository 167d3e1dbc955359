import type { DatabaseVersion } from './all-versions.ts';

/** What became of suggestions, so that a rejected one stays away. */
export const version2: DatabaseVersion = {
  number: 2,
  stores: { decisions: 'id, caseId' },
};
