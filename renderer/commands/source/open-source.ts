import type { Source } from '../../domain/source.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import type { Services } from '../services.ts';

/** What a source is called where its title is missing. */
export function sourceName(source: Pick<Source, 'title' | 'fileName'>): string {
  return source.title || source.fileName || 'Untitled source';
}

/** Sources in the order lists show them: as they were imported, each by its newest version. */
export function sourcesInOrder(inHand: CaseInHand): readonly Source[] {
  return versionsOf(inHand).listed();
}

/** Whether two ids are versions of one source. */
export function isSameSource(inHand: CaseInHand, a: string, b: string): boolean {
  return (
    a === b ||
    versionsOf(inHand)
      .of(a)
      .some((source) => source.id === b)
  );
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
