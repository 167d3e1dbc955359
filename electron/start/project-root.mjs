import { fileURLToPath } from 'node:url';

/** The folder this copy of Hearsay lives in, with a separator at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
