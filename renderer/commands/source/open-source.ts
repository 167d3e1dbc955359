import type { Source } from '../../domain/source.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { Services } from '../services.ts';

/** What a source is called where its title is missing. */
export function sourceName(source: Pick<Source, 'title' | 'fileName'>): string {
  return source.title || source.fileName || 'Untitled source';
}

/** Sources in the order lists show them: as they were imported. */
export function sourcesInOrder(inHand: CaseInHand): Source[] {
  return [...inHand.all('sources')].sort((a, b) => a.importedAt.localeCompare(b.importedAt) || sourceName(a).localeCompare(sourceName(b)));
}

/** Shows a source in Read. `focus` puts the keyboard into its text. */
export function openSource(services: Services, sourceId: string, focus = false): void {
  const { ui } = services;
  const same = ui.getState().sourceId === sourceId;
  ui.setState({ view: 'read', sourceId, ...(same ? {} : { claimId: '', selection: null, who: null, onlySpeaker: '' }) });
  if (focus) focusReader(services, sourceId);
}

/** Waits for the reading surface of a source to be on screen, two seconds at most, and gives it the keyboard. */
function focusReader({ reader, ui }: Services, sourceId: string): void {
  const until = performance.now() + 2000;
  const attempt = () => {
    if (ui.getState().sourceId !== sourceId || ui.getState().view !== 'read') return;
    if (reader.current) {
      reader.current.focus();
      return;
    }
    if (performance.now() < until) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}
