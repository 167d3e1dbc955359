import { useEffect, useMemo, useState } from 'react';
import { nameClaims, toggleTension } from '../../commands/claim/claim-acts.ts';
import { claimNumber } from '../../commands/claim/claim-numbers.ts';
import {
  appearancesOf,
  findRepeats,
  linkRepeats,
  type Repeat,
  tensionOffers,
  unlinkAppearance,
} from '../../commands/suggestion/same-statement.ts';
import type { Claim } from '../../domain/claim.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { goToPassage } from '../inspector/go-to-passage.ts';

/** Stepping through claims asks for nothing; staying with one does. */
const afterMs = 500;

/** Where else the claim in hand is said, and what its speaker said that may not stand beside it. Both are offers until they are linked. */
export function SaidAgain({ claim }: { readonly claim: Claim }) {
  const services = useServices();
  const inHand = useRows('claims', 'attributions', 'sources', 'speakers');
  const [found, setFound] = useState<readonly Repeat[]>([]);
  const claims = inHand.version('claims');
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      findRepeats(services, claim, stop.signal).then(
        (repeats) => !stop.signal.aborted && setFound(repeats),
        () => undefined,
      );
    }, afterMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [services, claim]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the claims
  const linked = useMemo(() => appearancesOf(inHand, claim), [inHand, claim, claims]);
  const attributions = inHand.version('attributions');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions stand for the rows
  const tension = useMemo(() => tensionOffers(inHand, claim), [inHand, claim, claims, attributions]);
  const speakerOf = (id: string) => {
    const row = inHand.attributionsByClaim.of(id)[0];
    return inHand.get('speakers', row?.speakerId ?? '')?.name ?? '';
  };
  const titleOf = (sourceId: string) =>
    sourceId === claim.sourceId ? 'this source' : inHand.get('sources', sourceId)?.title || 'another source';
  const link = (repeats: readonly Repeat[]) => {
    void linkRepeats(services, claim, repeats).then(() =>
      services.toast(`Linked ${repeats.length + linked.length + 1} places as one statement`, { undo: true }),
    );
  };
  return (
    <>
      {linked.length > 0 ? (
        <section className="said-again" aria-labelledby="appearances-head">
          <header className="mini-head">
            <h3 id="appearances-head">Said in {linked.length + 1} places</h3>
          </header>
          <ul className="evidence-list">
            {linked.map((other) => (
              <li key={other.id}>
                <Icon name="quote" />
                <button
                  type="button"
                  className="evidence-text"
                  onClick={() =>
                    other.spans[0] && goToPassage(services, { sourceId: other.sourceId, span: other.spans[0], claimId: other.id })
                  }
                >
                  <b>
                    Claim {claimNumber(inHand, other)} of {titleOf(other.sourceId)}
                    {speakerOf(other.id) ? ', ' : ''}
                    <bdi>{speakerOf(other.id)}</bdi>
                  </b>{' '}
                  <bdi>{other.quotes[0]?.exact}</bdi>
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`${nameClaims(inHand, [other.id])} says something else`}
                  title="Not the same statement"
                  onClick={() => unlinkAppearance(services, other.id)}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {found.length > 0 ? (
        <section className="said-again" aria-labelledby="said-again-head">
          <header className="mini-head">
            <h3 id="said-again-head">
              Said again in {found.length} other {found.length === 1 ? 'place' : 'places'}
            </h3>
            {found.length > 1 ? (
              <button type="button" className="quiet" onClick={() => link(found)}>
                Link all
              </button>
            ) : null}
          </header>
          <ul className="evidence-list">
            {found.map((repeat) => (
              <li key={`${repeat.sourceId} ${repeat.span.start}`}>
                <Icon name="quote" />
                <button type="button" className="evidence-text" onClick={() => goToPassage(services, repeat)}>
                  <b>
                    <bdi>{titleOf(repeat.sourceId)}</bdi>
                  </b>{' '}
                  <bdi>{repeat.words}</bdi>
                </button>
                <button
                  type="button"
                  className="link"
                  aria-label={`Link as the same statement: ${repeat.words.slice(0, 60)}`}
                  onClick={() => link([repeat])}
                >
                  Link
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {tension.length > 0 ? (
        <section className="said-again" aria-labelledby="at-odds-head">
          <header className="mini-head">
            <h3 id="at-odds-head">May be in tension</h3>
          </header>
          <ul className="evidence-list">
            {tension.map(({ claim: other, why }) => (
              <li key={other.id}>
                <Icon name="tension" />
                <button
                  type="button"
                  className="evidence-text"
                  onClick={() =>
                    other.spans[0] && goToPassage(services, { sourceId: other.sourceId, span: other.spans[0], claimId: other.id })
                  }
                >
                  <bdi>{other.quotes[0]?.exact}</bdi> <span className="evidence-source">{why}</span>
                </button>
                <button
                  type="button"
                  className="link"
                  aria-label={`Put in tension with ${nameClaims(inHand, [other.id])}`}
                  onClick={() => void toggleTension(services, [claim.id, other.id])}
                >
                  Link
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
