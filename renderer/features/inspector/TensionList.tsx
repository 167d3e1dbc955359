import { toggleTension } from '../../commands/claim/claim-acts.ts';
import { claimNumber } from '../../commands/claim/claim-numbers.ts';
import type { Claim } from '../../domain/claim.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { goToPassage } from './go-to-passage.ts';

/** Claims that cannot stand together with this one. */
export function TensionList({ claim }: { readonly claim: Claim }) {
  const services = useServices();
  const inHand = useRows('claims', 'sources');
  const others = claim.tension.flatMap((id) => inHand.shownClaim(id) ?? []);
  if (others.length === 0) return null;
  return (
    <section className="tension" aria-labelledby="tension-head">
      <header className="mini-head">
        <h3 id="tension-head">In tension</h3>
      </header>
      <ul className="evidence-list">
        {others.map((other) => {
          const span = other.spans[0];
          const number = claimNumber(inHand, other);
          const where =
            other.sourceId === claim.sourceId
              ? `Claim ${number}`
              : `Claim ${number} of ${inHand.get('sources', other.sourceId)?.title ?? 'another source'}`;
          return (
            <li key={other.id}>
              <Icon name="tension" />
              <button
                type="button"
                className="evidence-text"
                onClick={() => span && goToPassage(services, { sourceId: other.sourceId, span, claimId: other.id })}
              >
                <b>{where}</b> <bdi>{other.statement || other.quotes[0]?.exact}</bdi>
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`${where} can stand with this one`}
                title="No longer in tension"
                onClick={() => void toggleTension(services, [claim.id, other.id])}
              >
                <Icon name="close" />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
