import type { TextSelection } from '../../state/ui-state.ts';
import type { Services } from '../services.ts';

/** The words selected in the open source, or null when there are none. */
export function selectedWords({ reader, ui }: Services): TextSelection | null {
  const selection = reader.current?.selection() ?? ui.getState().selection;
  return selection && selection.spans.length > 0 ? selection : null;
}
