import { openSource, sourceName } from '../../commands/source/open-source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { useServices } from '../../state/use-services.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { turnsOf } from '../../storage/turn-counts.ts';

/** The transcripts in which somebody speaks, apart from claims. Choosing one opens it with that speaker's turns alone in full ink. */
export function SpeaksIn({ speaker, inHand }: { readonly speaker: Speaker; readonly inHand: CaseInHand }) {
  const services = useServices();
  const there = turnsOf(inHand, speaker.id);
  if (there.length === 0) return null;
  return (
    <section aria-labelledby="h-speaks-in">
      <h2 id="h-speaks-in">Speaks in</h2>
      <ul className="alias-list">
        {there.map(({ source, turns }) => (
          <li key={source.id}>
            <button
              type="button"
              className="link"
              onClick={() => {
                openSource(services, source.id, true);
                services.ui.setState({ onlySpeaker: speaker.id, backTo: 'speakers' });
              }}
            >
              <bdi>{sourceName(source)}</bdi>
            </button>
            <span className="where">{turns === 1 ? '1 turn' : `${turns.toLocaleString('en')} turns`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
