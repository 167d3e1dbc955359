import type { StoreApi } from 'zustand/vanilla';
import type { Desktop } from '../desktop/desktop.ts';
import type { ReaderHandle, UiState } from '../state/ui-state.ts';
import type { CaseDatabase } from '../storage/case-database.ts';
import type { OpenCase } from '../storage/open-case.ts';

/** What a command, and the views through it, may use. One object for as long as a case is open. */
export interface Services {
  readonly desktop: Desktop;
  readonly database: CaseDatabase;
  readonly open: OpenCase;
  readonly ui: StoreApi<UiState>;
  /** The reading surface, while it is on screen. */
  readonly reader: { current: ReaderHandle | null };
  /** The name the analyst gave in the settings, for the history; may be ''. */
  analyst(): string;
  /** Speaks to screen readers. Under 12 words. */
  announce(message: string, urgency?: 'polite' | 'assertive'): void;
  /** Shows a message that goes by itself, with a way to undo where `undo` is true. Also kept in the activity list. */
  toast(message: string, options?: { readonly undo?: boolean; readonly reveal?: string }): void;
  /** Shows a sentence that stays until it is dismissed, as an alert. */
  alert(message: string): void;
  /** Opens another case. */
  switchCase(caseId: string): Promise<void>;
}
