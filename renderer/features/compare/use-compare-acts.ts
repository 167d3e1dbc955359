import { useCallback } from 'react';
import { deleteClaims } from '../../commands/claim/claim-acts.ts';
import { acceptPlace, leaveWithOlder, placeClaim } from '../../commands/claim/place-claim.ts';
import { openClaim } from '../../commands/view/open-in-text.ts';
import type { Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import { useCompare } from '../../state/compare-state.ts';
import { useServices } from '../../state/use-services.ts';
import type { CompareAct } from './ClaimQueue.tsx';
import { claimName, standingGroups, standingOf } from './claim-standing.ts';

/** Does what the analyst decided about the claim in hand, says so, and takes the next one that waits in hand. */
export function useCompareActs(newer: SourceText | null, picked: Span | null): (act: CompareAct) => void {
  const services = useServices();
  return useCallback(
    (act) => {
      const { claimId, olderId, newerId } = useCompare.getState();
      const { inHand } = services.open;
      const claim = inHand.get('claims', claimId);
      if (!claim) return;
      const open = claim.placement?.settled === false;
      const lost = claim.placement?.state === 'lost';
      // a key for what this claim does not ask changes nothing and says nothing
      if ((act === 'accept' && (!open || lost)) || (act === 'leave' && (!open || !lost))) return;
      const { waiting } = standingGroups(inHand, olderId, newerId);
      const at = waiting.findIndex((one) => one.id === claimId);
      const next = waiting[at + 1] ?? waiting.find((one) => one.id !== claimId);
      const done = (said: string, goOn = true) => {
        const then = at < 0 ? '' : next ? ` ${claimName(inHand, next)} next, ${standingOf(inHand, next)}` : ' No claim is left to place';
        services.announce(`${said}.${then}`);
        useCompare.setState({ placing: false, ...(goOn && at >= 0 && next ? { claimId: next.id } : {}) });
      };
      const failed = (error: unknown) => services.alert(error instanceof Error ? error.message : 'That did not work.');
      if (act === 'accept') acceptPlace(services, claimId).catch(failed);
      else if (act === 'leave') leaveWithOlder(services, claimId).catch(failed);
      else if (act === 'drop') {
        deleteClaims(services, [claimId]).catch(failed);
        services.toast(`Dropped ${claimName(inHand, claim).toLowerCase()}.`, { undo: true });
      } else if (act === 'place') {
        useCompare.setState({ placing: true });
        services.announce('Select the words where it stands now, then Enter');
        return;
      } else if (act === 'cancel') {
        useCompare.setState({ placing: false });
        services.announce('Not placed');
        return;
      } else if (act === 'open') {
        openClaim(services, claimId);
        return;
      } else if (act === 'place-here') {
        if (!newer || !picked) {
          services.announce('No words are selected in the newer version');
          return;
        }
        placeClaim(services, claimId, newer, [picked]).catch(failed);
      }
      const said: Partial<Record<CompareAct, string>> = {
        accept: 'Accepted',
        leave: 'Left with the older version',
        drop: 'Dropped',
        'place-here': 'Placed',
      };
      done(said[act] ?? '');
    },
    [services, newer, picked],
  );
}
