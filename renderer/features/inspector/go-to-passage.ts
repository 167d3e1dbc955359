import type { Services } from '../../commands/services.ts';
import type { Span } from '../../domain/schema.ts';

/** How long to wait for the reader of another source, in frames. */
const patience = 180;

/** Shows a passage in the text, of whichever source it is. */
export function goToPassage(services: Services, place: { readonly sourceId: string; readonly span: Span; readonly claimId: string }): void {
  const { ui, reader } = services;
  const now = ui.getState();
  if (now.view === 'read' && now.sourceId === place.sourceId && reader.current) {
    if (place.claimId) ui.setState({ claimId: place.claimId });
    reader.current.show(place.span);
    return;
  }
  reader.current = null;
  ui.setState({ view: 'read', sourceId: place.sourceId, claimId: place.claimId });
  const wait = (left: number) => {
    if (ui.getState().sourceId !== place.sourceId) return;
    if (reader.current) reader.current.show(place.span);
    else if (left > 0) requestAnimationFrame(() => wait(left - 1));
  };
  requestAnimationFrame(() => wait(patience));
}
