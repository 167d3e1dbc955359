import { create } from 'zustand';

interface SourceDialog {
  /** Which dialog about a source is open; '' for none. */
  readonly kind: '' | 'details' | 'original' | 'delete' | 'new-version' | 'correct';
  readonly sourceId: string;
}

/** The dialog about one source. Commands open it; `SourceDialogs` shows it over any view. */
export const useSourceDialog = create<SourceDialog>(() => ({ kind: '', sourceId: '' }));

/** Opens a dialog about a source. */
export function openSourceDialog(kind: Exclude<SourceDialog['kind'], ''>, sourceId: string): void {
  useSourceDialog.setState({ kind, sourceId });
}

export function closeSourceDialog(): void {
  useSourceDialog.setState({ kind: '', sourceId: '' });
}
