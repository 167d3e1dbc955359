import type { DatabaseVersion } from './all-versions.ts';

/** Templates of reports, and the pictures they show. */
export const version3: DatabaseVersion = {
  number: 3,
  stores: { templates: 'id, caseId', pictures: 'id, caseId' },
};
