import { runCommand } from '../../commands/run-command.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { turnsOf } from '../../storage/turn-counts.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { claimCount, kindNames, workOf } from './speaker-facts.ts';
import { useNamedOnly } from './use-named-only.ts';

/** The register, who says most first, and names in the texts that nobody was made a speaker of. */
export function SpeakersSidebar({ speakers, current }: { readonly speakers: readonly Speaker[]; readonly current: string }) {
  const services = useServices();
  const inHand = useRows('attributions', 'speakers', 'sources');
  const named = useNamedOnly();
  const damaged = inHand.broken.filter((row) => row.table === 'speakers').length;
  return (
    <aside className="sidebar" aria-label="Speakers">
      <section className="nav-section" aria-labelledby="h-speakers">
        <header className="nav-head">
          <h2 id="h-speakers">Speakers</h2>
          <button
            type="button"
            className="icon-button"
            aria-label="New speaker"
            title="New speaker"
            onClick={() => runCommand(services, 'speaker.new')}
          >
            <Icon name="plus" />
          </button>
        </header>
        <ul className="nav-list" aria-label="Speakers">
          {speakers.map((speaker) => (
            <li key={speaker.id}>
              <button
                type="button"
                className="nav-item"
                aria-current={speaker.id === current ? 'page' : undefined}
                onClick={() => services.ui.setState({ speakerId: speaker.id })}
              >
                <SpeakerGlyph kind={speaker.kind} slot={speaker.slot} />
                <span className="nav-text">
                  <bdi className="nav-title">{speaker.name}</bdi>
                  <span className="nav-meta">{[kindNames[speaker.kind], turnsHere(inHand, speaker.id)].filter(Boolean).join(', ')}</span>
                </span>
                <span className="count">{claimCount(workOf(inHand, speaker.id))}</span>
              </button>
            </li>
          ))}
        </ul>
        {damaged > 0 ? (
          <p className="nav-note">
            {damaged === 1 ? '1 record cannot be read. ' : `${damaged} records cannot be read. `}
            <button type="button" className="link" onClick={() => services.ui.setState({ overlay: 'damaged' })}>
              Show
            </button>
          </p>
        ) : null}
      </section>
      {named.length > 0 ? (
        <section className="nav-section" aria-labelledby="h-named">
          <header className="nav-head">
            <h2 id="h-named">Named, not quoted</h2>
            <span className="count">{named.length}</span>
          </header>
          <ul className="nav-list" aria-labelledby="h-named">
            {named.map((one) => (
              <li key={one.name}>
                <button type="button" className="nav-item nav-item-line" onClick={one.open} title={`Open ${one.name} in the text`}>
                  <SpeakerGlyph kind="open" slot={0} />
                  <bdi className="nav-title">{one.name}</bdi>
                  <span className="where">{one.place}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </aside>
  );
}

/** "12 turns"; '' for somebody who has none. */
function turnsHere(inHand: CaseInHand, speakerId: string): string {
  const turns = turnsOf(inHand, speakerId).reduce((sum, one) => sum + one.turns, 0);
  return turns === 0 ? '' : turns === 1 ? '1 turn' : `${turns.toLocaleString('en')} turns`;
}
