import type { FoundPlaces } from '../domain/search/find-places.ts';
import type { TextPattern } from '../domain/search/parse-query.ts';

/** What the search worker is told: texts to keep, and what to find in one of them. */
export type SearchRequest =
  | {
      readonly kind: 'keep';
      readonly sourceId: string;
      readonly text: string;
      readonly blocks: readonly { readonly start: number; readonly end: number }[];
    }
  | {
      readonly kind: 'find';
      readonly searchId: number;
      readonly sourceId: string;
      readonly find: TextPattern;
      readonly aside: readonly number[];
      readonly withAside: boolean;
      readonly atMost: number;
    };

/** What it answers: the places in one source, or why it could not look. */
export interface SearchAnswer {
  readonly searchId: number;
  readonly sourceId: string;
  readonly found: FoundPlaces;
}
