import type { Span } from '../../domain/schema.ts';
import type { UiState } from '../../state/ui-state.ts';
import type { Services } from '../services.ts';

/** How long to wait for the reader to be on screen, in ms. */
const patience = 3000;

/**
 * Opens a place in the text and moves the focus there, with a way back to where the analyst was.
 * @param claimId the claim to take in hand; '' for none.
 */
export function openInText(services: Services, place: { readonly sourceId: string; readonly span: Span; readonly claimId: string }): void {
  const from = services.ui.getState().view;
  const backTo: UiState['backTo'] = from === 'claims' || from === 'speakers' || from === 'search' || from === 'agreement' ? from : '';
  services.reader.current = from === 'read' ? services.reader.current : null;
  services.ui.setState({ view: 'read', sourceId: place.sourceId, claimId: place.claimId, backTo, overlay: '' });
  const since = performance.now();
  const whenReady = () => {
    if (services.ui.getState().view !== 'read' || services.ui.getState().sourceId !== place.sourceId) return;
    const reader = services.reader.current;
    if (reader?.text()?.id !== place.sourceId) {
      if (performance.now() - since < patience) requestAnimationFrame(whenReady);
      return;
    }
    reader?.show(place.span);
    reader?.focus();
  };
  requestAnimationFrame(() => requestAnimationFrame(whenReady));
}

/** Opens a claim in the text. */
export function openClaim(services: Services, claimId: string): void {
  const claim = services.open.inHand.get('claims', claimId);
  const span = claim?.spans[0];
  if (claim && span) openInText(services, { sourceId: claim.sourceId, span, claimId });
}

/** Goes back to the view from which the text was opened. */
export function goBack(services: Services): void {
  const { backTo } = services.ui.getState();
  if (backTo) services.ui.setState({ view: backTo, backTo: '' });
}
