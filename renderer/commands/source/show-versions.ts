import type { CarryTally } from '../../anchoring/carry-marks.ts';
import { versionNumber } from '../../domain/versions.ts';
import { useCompare } from '../../state/compare-state.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { waitingClaims } from '../claim/place-claim.ts';
import type { Services } from '../services.ts';
import { sourceName } from './open-source.ts';

/**
 * Opens two versions of a source side by side: a version and the one before it, or the newest two.
 * @param claimId the claim to take in hand; '' for the first that waits.
 */
export function compareVersionsOf(services: Services, sourceId: string, claimId = ''): void {
  const versions = versionsOf(services.open.inHand);
  const newer = versions.before(sourceId) ? versions.of(sourceId).find((source) => source.id === sourceId) : versions.of(sourceId)[1];
  const older = newer ? versions.before(newer.id) : undefined;
  if (!newer || !older) return;
  const claim = services.open.inHand.get('claims', claimId);
  // a claim that stayed further back is compared with the version that has it
  const has = claim?.placement?.state === 'lost' && claim.sourceId !== newer.id ? claim.sourceId : older.id;
  const first = claimId || waitingClaims(services.open.inHand, newer.id)[0]?.id || '';
  useCompare.setState({ olderId: has, newerId: newer.id, claimId: first, placing: false });
  services.ui.setState({ view: 'compare', sourceId: newer.id, claimId: '', selection: null, who: null });
}

/** After a version came in: what became of the claims, and the two versions side by side. */
export function showNewVersion(services: Services, sourceId: string, tally: CarryTally): void {
  const source = services.open.inHand.get('sources', sourceId);
  if (!source) return;
  services.toast(`Version ${versionNumber(source)} of ${sourceName(source)}: ${tallyWords(tally)}.`, { undo: true });
  compareVersionsOf(services, sourceId);
}

/** "5 claims fit, 1 moved, 1 to confirm, 1 lost"; "no claims yet" where there are none. */
export function tallyWords({ exact, moved, approximate, lost }: CarryTally): string {
  const all = exact + moved + approximate + lost;
  if (all === 0) return 'no claims yet';
  const parts = [
    exact > 0 ? `${exact} ${exact === 1 ? 'fits' : 'fit'}` : '',
    moved > 0 ? `${moved} moved` : '',
    approximate > 0 ? `${approximate} to confirm` : '',
    lost > 0 ? `${lost} lost` : '',
  ].filter(Boolean);
  return `${all === 1 ? '1 claim' : `${all} claims`}, ${parts.join(', ')}`;
}
