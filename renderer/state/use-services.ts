import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Services } from '../commands/services.ts';
import type { TableName } from '../domain/edit.ts';
import type { CaseInHand } from '../storage/case-in-hand.ts';
import type { HistoryHead, SaveState } from '../storage/edit-journal.ts';
import type { UiState } from './ui-state.ts';

/** Services of the open case and its rows; `inHand` is a new object when the rows had to be read anew. */
export interface CaseContextValue {
  readonly services: Services;
  readonly inHand: CaseInHand;
}

export const CaseContext = createContext<CaseContextValue | null>(null);

function useCaseContext(): CaseContextValue {
  const value = useContext(CaseContext);
  if (!value) throw new Error('No case is open here');
  return value;
}

/** What commands use; see `commands/services.ts`. */
export function useServices(): Services {
  return useCaseContext().services;
}

/** The rows of the open case. The component draws again when one of the named tables changes. */
export function useRows(...tables: readonly TableName[]): CaseInHand {
  const { inHand } = useCaseContext();
  const key = tables.join(' ');
  const subscribe = useCallback(
    (listener: () => void) =>
      inHand.subscribe((changes) => {
        if (changes.some((change) => key.includes(change.table))) listener();
      }),
    [inHand, key],
  );
  useSyncExternalStore(subscribe, () => tables.map((table) => inHand.version(table)).join(' '));
  return inHand;
}

/** A part of what the window shows; the component draws again when that part changes. */
export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useServices().ui, select);
}

/** What undo and redo would do, and whether everything is stored. */
export function useHistory(): { readonly head: HistoryHead; readonly save: SaveState } {
  const { journal } = useServices().open;
  const subscribe = useCallback((listener: () => void) => journal.subscribe(listener), [journal]);
  const head = useSyncExternalStore(subscribe, () => journal.head);
  const save = useSyncExternalStore(subscribe, () => journal.saveState);
  return { head, save };
}
