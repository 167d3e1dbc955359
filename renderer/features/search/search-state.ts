import { create } from 'zustand';
import type { PlaceOrder } from '../../domain/search/find-places.ts';

interface SearchState {
  readonly order: PlaceOrder;
  readonly withAside: boolean;
  /** Lines chosen for Ctrl+Enter, by their ids. */
  readonly selected: ReadonlySet<string>;
  /** The line under the keyboard. */
  readonly active: string;
}

/** How results are shown, kept while other views are open. */
export const useSearchState = create<SearchState>(() => ({ order: 'position', withAside: false, selected: new Set(), active: '' }));
