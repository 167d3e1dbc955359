import { useState } from 'react';
import type { Claim } from '../../domain/claim.ts';
import { useRows } from '../../state/use-services.ts';
import { ClaimInCompare } from './ClaimInCompare.tsx';
import { claimName, type StandingGroups, standingOf, standings } from './claim-standing.ts';

interface ClaimQueueProps {
  readonly groups: StandingGroups;
  readonly inHand: string;
  readonly placing: boolean;
  /** Whether words are selected where the claim could be placed. */
  readonly picked: boolean;
  readonly onClaim: (claimId: string) => void;
  readonly onAct: (act: CompareAct) => void;
}

/** What can be done with a claim after a new version. */
export type CompareAct = 'accept' | 'place' | 'place-here' | 'cancel' | 'leave' | 'drop' | 'open';

const drawnAtMost = 200;

/** The claims that two versions touch: those that wait first, then those that were decided, moved, fit. */
export function ClaimQueue({ groups, inHand, placing, picked, onClaim, onAct }: ClaimQueueProps) {
  const { waiting, decided, moved, exact } = groups;
  const all = waiting.length + decided.length + moved.length + exact.length;
  const claim = [...waiting, ...decided, ...moved, ...exact].find((one) => one.id === inHand);
  return (
    <aside className="cmp-queue" aria-label="Claims touched">
      <header className="inspector-head">
        <h2>
          {waiting.length === 0
            ? all === 0
              ? 'No claims'
              : 'All claims placed'
            : waiting.length === 1
              ? '1 claim needs you'
              : `${waiting.length} claims need you`}
        </h2>
      </header>
      {claim ? <ClaimInCompare key={claim.id} claim={claim} placing={placing} picked={picked} onAct={onAct} /> : null}
      {all === 0 ? <p className="nav-note">Nothing was marked in the version before.</p> : null}
      <Group title="To place" claims={waiting} inHand={inHand} onClaim={onClaim} open />
      <Group title="Decided" claims={decided} inHand={inHand} onClaim={onClaim} open />
      <Group title="Moved, same words" claims={moved} inHand={inHand} onClaim={onClaim} open={moved.length <= 12} />
      <Group title="Fit exactly" claims={exact} inHand={inHand} onClaim={onClaim} open={false} />
    </aside>
  );
}

interface GroupProps {
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly inHand: string;
  readonly onClaim: (claimId: string) => void;
  readonly open: boolean;
}

function Group({ title, claims, inHand, onClaim, open }: GroupProps) {
  const rows = useRows('claims', 'attributions', 'speakers', 'sources');
  const [limit, setLimit] = useState(drawnAtMost);
  if (claims.length === 0) return null;
  return (
    <details className="cmp-group" open={open}>
      <summary>
        {title} <span className="count">{claims.length}</span>
      </summary>
      <ul className="nav-list" role="list">
        {claims.slice(0, limit).map((claim) => {
          const state = claim.placement?.state ?? 'exact';
          return (
            <li key={claim.id} className="nav-row">
              <button
                type="button"
                className="nav-item cmp-item"
                data-claim={claim.id}
                aria-current={claim.id === inHand ? 'true' : undefined}
                onClick={() => onClaim(claim.id)}
              >
                <span className={`cmp-sign cmp-sign-${state}`} aria-hidden="true">
                  {standings[state].sign}
                </span>
                <span className="nav-text">
                  <span className="nav-title">
                    {claimName(rows, claim)}, {standingOf(rows, claim)}
                  </span>{' '}
                  <bdi className="nav-meta nav-quote">{claim.quotes[0]?.exact}</bdi>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {claims.length > limit ? (
        <button type="button" className="link cmp-more" onClick={() => setLimit(limit + drawnAtMost)}>
          Show {Math.min(drawnAtMost, claims.length - limit)} more
        </button>
      ) : null}
    </details>
  );
}
