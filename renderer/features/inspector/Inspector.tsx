import { useRef } from 'react';
import type { TextSelection } from '../../state/ui-state.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { FirstSteps } from '../sources/FirstSteps.tsx';
import { SuggestionPanel } from '../suggestions/SuggestionPanel.tsx';
import { ClaimDetails } from './ClaimDetails.tsx';
import { NothingInHand } from './NothingInHand.tsx';
import { SelectionDetails } from './SelectionDetails.tsx';

/** The right side of Read: the claim in hand, or the words selected, or what to do next. Esc goes back to the text. */
export function Inspector() {
  const services = useServices();
  const inHand = useRows('claims');
  const claimId = useUi((state) => state.claimId);
  const sourceId = useUi((state) => state.sourceId);
  const selection = useNewSelection(claimId);
  const claim = inHand.get('claims', claimId);
  return (
    <aside
      className="inspector"
      aria-label="Claim details"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        services.reader.current?.focus();
      }}
    >
      <SuggestionPanel busy={selection !== null || claim !== undefined}>
        {selection ? (
          <SelectionDetails selection={selection} />
        ) : claim ? (
          <ClaimDetails key={claim.id} claim={claim} />
        ) : (
          <NothingInHand sourceId={sourceId} />
        )}
      </SuggestionPanel>
      <FirstSteps />
    </aside>
  );
}

/** The selection, unless it is the one from which the claim in hand was made or reached. */
function useNewSelection(claimId: string): TextSelection | null {
  const selection = useUi((state) => state.selection);
  // a key asked for a field of the claim: the claim is what the analyst wants to see
  const asked = useUi((state) => state.focusField !== '');
  const seen = useRef({ claimId, selection });
  if (seen.current.claimId !== claimId || asked) seen.current = { claimId, selection };
  else if (!selection) seen.current = { claimId, selection: null };
  return selection && selection !== seen.current.selection ? selection : null;
}
