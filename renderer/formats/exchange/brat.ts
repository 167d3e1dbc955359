import { readBrat, standoffPairs } from './brat-read.ts';
import type { ExchangeFormat } from './exchange-format.ts';

/** Collections of brat, and of tools that write its standoff format. */
export const brat: ExchangeFormat = {
  id: 'brat',
  label: 'brat standoff',
  recognise: (files) => (standoffPairs(files).some((pair) => pair.anns.length > 0) ? 0.95 : 0),
  read: (files) => readBrat(files),
};
