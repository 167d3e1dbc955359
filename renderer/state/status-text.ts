import { create } from 'zustand';

interface StatusText {
  /** What the view counts: "15 claims, 3 open". */
  readonly counts: string;
  /** Where the analyst is: "¶3 of 7". */
  readonly place: string;
}

/** The middle of the status bar; each view writes its own part and clears it when it goes. */
export const useStatusText = create<StatusText>(() => ({ counts: '', place: '' }));
