import { acceptPlace } from '../../commands/claim/place-claim.ts';
import { compareVersionsOf } from '../../commands/source/show-versions.ts';
import type { Claim, PlacementState } from '../../domain/claim.ts';
import { versionNumber } from '../../domain/versions.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { versionsOf } from '../../storage/source-versions.ts';

const words: Record<Exclude<PlacementState, 'exact' | 'moved'>, readonly [open: string, settled: string]> = {
  approximate: ['Its words changed in the new version; the place is to be confirmed.', 'Its words changed with a new version.'],
  lost: ['Its words are not in the newer version.', 'Its words are not in the newer version; it was left with this one.'],
  'by-hand': ['', 'Placed by hand in the new version.'],
};

/** What became of a claim with a newer version of its source, and the way to decide on it. Nothing while it reads as it did. */
export function ClaimStanding({ claim }: { readonly claim: Claim }) {
  const services = useServices();
  const inHand = useRows('sources', 'claims');
  const { placement } = claim;
  if (!placement || placement.state === 'exact' || placement.state === 'moved') return null;
  const before = inHand.get('sources', placement.from.sourceId);
  const now = claim.quotes.map((quote) => quote.exact).join(' […] ');
  const was = placement.from.quotes.map((quote) => quote.exact).join(' […] ');
  const newest = versionsOf(inHand).newest(claim.sourceId);
  return (
    <section className="claim-standing" aria-label="After the new version">
      <p>{words[placement.state][placement.settled ? 1 : 0]}</p>
      {was !== now && before ? (
        <p className="fine">
          In version {versionNumber(before)}: “<bdi>{was}</bdi>”
        </p>
      ) : null}
      {placement.missing.length > 0 ? (
        <p className="fine">
          Gone: <bdi>{placement.missing.map((gone) => `“${gone}”`).join(', ')}</bdi>
        </p>
      ) : null}
      {placement.state === 'approximate' && !placement.settled ? (
        <button type="button" className="outline" onClick={() => void acceptPlace(services, claim.id)}>
          Accept place
        </button>
      ) : null}
      {newest ? (
        <button type="button" className="quiet" onClick={() => compareVersionsOf(services, newest.id, claim.id)}>
          Compare versions
        </button>
      ) : null}
    </section>
  );
}
