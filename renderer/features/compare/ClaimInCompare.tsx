import type { Claim } from '../../domain/claim.ts';
import { versionNumber } from '../../domain/versions.ts';
import { useRows } from '../../state/use-services.ts';
import { Keys } from '../../ui/Keys.tsx';
import type { CompareAct } from './ClaimQueue.tsx';
import { claimName, standingOf, standings } from './claim-standing.ts';

interface ClaimInCompareProps {
  readonly claim: Claim;
  readonly placing: boolean;
  readonly picked: boolean;
  readonly onAct: (act: CompareAct) => void;
}

/** The claim in hand between two versions: who says it, what it said and says now, what is gone, and what can be done. */
export function ClaimInCompare({ claim, placing, picked, onAct }: ClaimInCompareProps) {
  const inHand = useRows('claims', 'attributions', 'speakers', 'sources');
  const { placement } = claim;
  const attribution = inHand.attributionsByClaim.of(claim.id)[0];
  const speaker = inHand.get('speakers', attribution?.speakerId ?? '');
  const versionOf = (id: string) => {
    const source = inHand.get('sources', id);
    return source ? `Version ${versionNumber(source)}` : 'A version that is gone';
  };
  if (!placement) return null;
  const lost = placement.state === 'lost';
  const same = claim.quotes.every((quote, i) => quote.exact === placement.from.quotes[i]?.exact);
  return (
    <section className="cmp-claim-card" aria-label={claimName(inHand, claim)} data-slot={speaker?.slot ?? 0}>
      <p className="cmp-state">
        <span className={`cmp-sign cmp-sign-${placement.state}`} aria-hidden="true">
          {standings[placement.state].sign}
        </span>
        <b>{claimName(inHand, claim)}</b>, {standingOf(inHand, claim)}
        {placement.state === 'approximate' ? (
          <span className="muted">
            {' '}
            {same ? 'The words round it that belong to it changed' : `${Math.round(placement.score * 100)} % of its words are left`}
          </span>
        ) : null}
      </p>
      <p className="cmp-who">
        <bdi>{speaker?.name ?? (attribution?.unattributed ? 'Unattributed' : 'Speaker not set')}</bdi>
      </p>
      {same || lost ? null : <Quoted label={versionOf(placement.from.sourceId)} claim={placement.from} />}
      <Quoted label={versionOf(claim.sourceId)} claim={claim} />
      {placement.missing.length > 0 ? (
        <p className="fine">
          Gone with the change:{' '}
          {placement.missing.map((words, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: words may repeat and never move
            <span key={i}>
              {i > 0 ? ', ' : ''}“<bdi>{words}</bdi>”
            </span>
          ))}
          {placement.settled ? '' : '. Mark who says it anew after accepting.'}
        </p>
      ) : null}
      {lost && !placement.settled ? (
        <p className="fine">Its words are not in the newer version. Reports quote it from {versionOf(claim.sourceId).toLowerCase()}.</p>
      ) : null}
      {placing ? (
        <div className="cmp-acts">
          <p>Select the words in the newer version. Arrows move by word and paragraph, Shift makes the selection longer.</p>
          <button type="button" className="primary" aria-disabled={!picked} onClick={() => onAct('place-here')}>
            Place here
            <Keys shortcut="Enter" />
          </button>
          <button type="button" className="quiet" onClick={() => onAct('cancel')}>
            Cancel
            <Keys shortcut="Escape" />
          </button>
        </div>
      ) : (
        <div className="cmp-acts">
          {placement.state === 'approximate' && !placement.settled ? (
            <button type="button" className="primary" onClick={() => onAct('accept')}>
              Accept place
              <Keys shortcut="A" />
            </button>
          ) : null}
          <button type="button" className="outline" onClick={() => onAct('place')}>
            Place again
            <Keys shortcut="P" />
          </button>
          {lost && !placement.settled ? (
            <button type="button" className="outline" onClick={() => onAct('leave')}>
              Leave with {versionOf(claim.sourceId).toLowerCase()}
              <Keys shortcut="L" />
            </button>
          ) : null}
          <button type="button" className="quiet danger" onClick={() => onAct('drop')}>
            Drop claim
            <Keys shortcut="Delete" />
          </button>
        </div>
      )}
    </section>
  );
}

function Quoted({ label, claim }: { readonly label: string; readonly claim: Pick<Claim, 'quotes'> }) {
  return (
    <div className="cmp-quoted">
      <span className="field-label">{label}</span>
      <blockquote className="said" dir="auto">
        {claim.quotes.map((quote) => quote.exact).join(' […] ')}
      </blockquote>
    </div>
  );
}
