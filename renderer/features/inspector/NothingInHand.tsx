import { useRows } from '../../state/use-services.ts';
import { Keys } from '../../ui/Keys.tsx';

/** Nothing is in hand: how to begin. */
export function NothingInHand({ sourceId }: { readonly sourceId: string }) {
  const inHand = useRows('claims');
  const count = sourceId ? inHand.claimsIn(sourceId).size : 0;
  return (
    <div className="inspector-body">
      <header className="inspector-head">
        <h2>Claim details</h2>
      </header>
      <section aria-label="How to begin">
        {count > 0 ? (
          <p className="hint">
            No claim in hand. <Keys shortcut="J" /> takes the next one, or choose one in the margin.
          </p>
        ) : (
          <p className="hint">No claim here yet.</p>
        )}
        {inHand.shownCount > 0 ? (
          <p className="hint">
            Select words in the text, then <Keys shortcut="C" /> marks a claim.
          </p>
        ) : null}
      </section>
    </div>
  );
}
