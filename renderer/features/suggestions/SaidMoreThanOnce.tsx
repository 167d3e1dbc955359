import { useEffect, useState } from 'react';
import { nameClaims, toggleTension } from '../../commands/claim/claim-acts.ts';
import { allTension, linkRepeats, type Repeats, repeatsInCase } from '../../commands/suggestion/same-statement.ts';
import type { Claim } from '../../domain/claim.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { goToPassage } from '../inspector/go-to-passage.ts';
import { PanelHead } from './PanelHead.tsx';

/** Claims of the case that are said elsewhere too, each linked with one action, and pairs of one speaker that may be in tension. */
export function SaidMoreThanOnce() {
  const services = useServices();
  const inHand = useRows('claims', 'attributions', 'sources', 'speakers');
  const [found, setFound] = useState<readonly Repeats[]>([]);
  const [looking, setLooking] = useState(true);
  const version = inHand.version('claims');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the claims
  useEffect(() => {
    const stop = new AbortController();
    setLooking(true);
    repeatsInCase(services, stop.signal).then(
      (repeats) => {
        if (stop.signal.aborted) return;
        setFound(repeats);
        setLooking(false);
      },
      () => setLooking(false),
    );
    return () => stop.abort();
  }, [services, version]);
  const tension = allTension(inHand);
  const titleOf = (sourceId: string) => inHand.get('sources', sourceId)?.title || 'Another source';
  const placeOf = (claim: Claim) => `${nameClaims(inHand, [claim.id])} of ${titleOf(claim.sourceId)}`;
  const link = ({ claim, repeats }: Repeats) =>
    void linkRepeats(services, claim, repeats).then(() =>
      services.toast(`Linked ${repeats.length + 1} places as one statement`, { undo: true }),
    );
  return (
    <div className="inspector-body suggestion-repeats">
      <PanelHead title="Said more than once" of={found.length > 0 ? String(found.length) : ''} />
      {found.length === 0 ? (
        <section>
          <p className="hint">{looking ? 'Looking through the case.' : 'No claim of this case is said in another place.'}</p>
        </section>
      ) : null}
      {found.map((group) => (
        <section key={group.claim.id} className="said-again" aria-label={nameClaims(inHand, [group.claim.id])}>
          <button
            type="button"
            className="evidence-text repeats-claim"
            onClick={() =>
              group.claim.spans[0] &&
              goToPassage(services, { sourceId: group.claim.sourceId, span: group.claim.spans[0], claimId: group.claim.id })
            }
          >
            <bdi>{group.claim.quotes[0]?.exact}</bdi> <span className="evidence-source">{titleOf(group.claim.sourceId)}</span>
          </button>
          <ul className="evidence-list">
            {group.repeats.map((repeat) => (
              <li key={`${repeat.sourceId} ${repeat.span.start}`}>
                <Icon name="quote" />
                <button type="button" className="evidence-text" onClick={() => goToPassage(services, repeat)}>
                  <bdi>{repeat.words}</bdi> <span className="evidence-source">{titleOf(repeat.sourceId)}</span>
                </button>
                {group.repeats.length > 1 ? (
                  <button
                    type="button"
                    className="link"
                    aria-label={`Link only this place: ${repeat.words.slice(0, 60)}`}
                    onClick={() => link({ claim: group.claim, repeats: [repeat] })}
                  >
                    Link
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
          <button type="button" className="outline repeats-link" onClick={() => link(group)}>
            Link as one claim in {group.repeats.length + 1} places
          </button>
        </section>
      ))}
      {tension.length > 0 ? (
        <section className="said-again" aria-labelledby="all-tension">
          <header className="mini-head">
            <h3 id="all-tension">May be in tension</h3>
          </header>
          <ul className="evidence-list">
            {tension.map(({ one, other, why }) => (
              <li key={`${one.id} ${other.id}`}>
                <Icon name="tension" />
                <div className="repeats-pair">
                  {[one, other].map((claim) => (
                    <button
                      key={claim.id}
                      type="button"
                      className="evidence-text"
                      onClick={() =>
                        claim.spans[0] && goToPassage(services, { sourceId: claim.sourceId, span: claim.spans[0], claimId: claim.id })
                      }
                    >
                      <bdi>{claim.quotes[0]?.exact}</bdi>{' '}
                      <span className="evidence-source">
                        <bdi>{titleOf(claim.sourceId)}</bdi>
                      </span>
                    </button>
                  ))}
                  <span className="evidence-source">{why}</span>
                </div>
                <button
                  type="button"
                  className="link"
                  aria-label={`Put ${placeOf(one)} in tension with ${placeOf(other)}`}
                  onClick={() => void toggleTension(services, [one.id, other.id])}
                >
                  Link
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
