import type { ComparedText, VersionComparison } from '../anchoring/compare-versions.ts';
import type { Placement } from '../anchoring/reanchor.ts';
import type { Span } from '../domain/schema.ts';

/** What the versions worker can be asked for. Offsets are UTF-16 units. */
export type VersionsRequest =
  /** Where passages of an older text stand in a newer one. */
  | { readonly kind: 'place'; readonly oldText: string; readonly newText: string; readonly spans: readonly Span[] }
  /** What differs between two versions. */
  | { readonly kind: 'compare'; readonly older: ComparedText; readonly newer: ComparedText }
  /** How much of a text other texts share, 0 to 1, in their order. */
  | { readonly kind: 'shared'; readonly text: string; readonly others: readonly string[] };

export type VersionsAnswer =
  | { readonly kind: 'placed'; readonly placements: readonly Placement[] }
  | { readonly kind: 'compared'; readonly comparison: VersionComparison }
  | { readonly kind: 'shared'; readonly shares: readonly number[] };
