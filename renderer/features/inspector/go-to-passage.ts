import type { Services } from '../../commands/services.ts';
import { openInText } from '../../commands/view/open-in-text.ts';
import type { Span } from '../../domain/schema.ts';

/** Shows a passage. In the open source the details stay as they are; another source, or another claim, is opened in the text. */
export function goToPassage(services: Services, place: { readonly sourceId: string; readonly span: Span; readonly claimId: string }): void {
  if (place.claimId === '' && services.ui.getState().sourceId === place.sourceId && services.reader.current) {
    services.reader.current.show(place.span);
  } else {
    openInText(services, place);
  }
}
