import { create } from 'zustand';

interface CompareState {
  /** The two versions side by side. */
  readonly olderId: string;
  readonly newerId: string;
  /** The claim in hand there; '' for none. */
  readonly claimId: string;
  /** Whether the analyst is selecting the words where it stands now. */
  readonly placing: boolean;
}

/** What the comparison of versions shows. Nothing here is stored with the case. */
export const useCompare = create<CompareState>(() => ({ olderId: '', newerId: '', claimId: '', placing: false }));
