import { Fragment } from 'react';
import type { Mention, Speaker } from '../../domain/speaker.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { voicesIn } from '../../storage/voice-counts.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';

/** Legend of the open source: its speakers with how many claims each has. Choosing one paints that speaker's claims alone. */
export function WhoSpeaksHere({ sourceId }: { readonly sourceId: string }) {
  const { ui } = useServices();
  const inHand = useRows('attributions', 'speakers', 'mentions');
  const only = useUi((state) => state.onlySpeaker);
  const counts = voicesIn(inHand, sourceId);
  const voices = [...counts]
    .flatMap(([id, count]) => {
      const speaker = inHand.get('speakers', id);
      return speaker ? [{ speaker, count }] : [];
    })
    .sort(byVoice);
  const named = namedOnly(inHand.mentionsBySource.of(sourceId), counts).flatMap((mention) => {
    const speaker = inHand.get('speakers', mention.speakerId);
    return speaker ? [{ mention, speaker }] : [];
  });
  if (voices.length === 0 && named.length === 0) return null;
  return (
    <section className="nav-section nav-voices" aria-labelledby="h-voices">
      <header className="nav-head">
        <h2 id="h-voices">Who speaks here</h2>
        {only === '' ? null : (
          <button type="button" className="link nav-clear" onClick={() => ui.setState({ onlySpeaker: '' })}>
            Show all
          </button>
        )}
      </header>
      <ul className="nav-list" role="list" aria-labelledby="h-voices">
        {voices.map(({ speaker, count }) => (
          <li key={speaker.id}>
            <button
              type="button"
              className="nav-item nav-item-line voice"
              aria-pressed={only === speaker.id}
              onClick={() => ui.setState({ onlySpeaker: only === speaker.id ? '' : speaker.id })}
            >
              <SpeakerGlyph kind={speaker.kind} slot={speaker.slot} />
              <bdi className="nav-title">{speaker.name}</bdi>
              <span className="count">{count}</span>
            </button>
          </li>
        ))}
      </ul>
      {named.length > 0 ? <NamedNotQuoted named={named} /> : null}
    </section>
  );
}

interface Named {
  readonly mention: Mention;
  readonly speaker: Speaker;
}

function NamedNotQuoted({ named }: { readonly named: readonly Named[] }) {
  const { reader } = useServices();
  return (
    <p className="nav-note">
      Named but not quoted:{' '}
      {named.map(({ mention, speaker }, i) => (
        <Fragment key={speaker.id}>
          {i > 0 ? ', ' : ''}
          <button type="button" className="nav-name" onClick={() => reader.current?.show(mention.span)}>
            <bdi>{speaker.name}</bdi>
          </button>
        </Fragment>
      ))}
    </p>
  );
}

/** Most claims first; the article's own voice last. */
function byVoice(a: { speaker: Speaker; count: number }, b: { speaker: Speaker; count: number }): number {
  const outlet = Number(a.speaker.kind === 'outlet') - Number(b.speaker.kind === 'outlet');
  return outlet || b.count - a.count || a.speaker.name.localeCompare(b.speaker.name);
}

/** The first mention of each speaker that says nothing here. */
function namedOnly(mentions: readonly Mention[], counts: ReadonlyMap<string, number>): Mention[] {
  const seen = new Set<string>();
  return mentions.filter((mention) => {
    if (counts.has(mention.speakerId) || seen.has(mention.speakerId)) return false;
    seen.add(mention.speakerId);
    return true;
  });
}
