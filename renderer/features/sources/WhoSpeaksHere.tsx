import { Fragment, useState } from 'react';
import type { Mention, Speaker } from '../../domain/speaker.ts';
import { turnsBySpeaker } from '../../domain/turns.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { voicesIn } from '../../storage/voice-counts.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';

/** Legend of the open source: its speakers with how many turns and claims each has. Choosing one shows that speaker's alone. */
export function WhoSpeaksHere({ sourceId }: { readonly sourceId: string }) {
  const { ui } = useServices();
  const inHand = useRows('attributions', 'speakers', 'mentions', 'sources');
  const [all, setAll] = useState(false);
  const only = useUi((state) => state.onlySpeaker);
  const counts = voicesIn(inHand, sourceId);
  const turns = turnsBySpeaker(inHand.get('sources', sourceId) ?? {});
  const voices = [...new Set([...counts.keys(), ...turns.keys()])]
    .flatMap((id) => {
      const speaker = inHand.get('speakers', id);
      return speaker ? [{ speaker, count: counts.get(id) ?? 0, turns: turns.get(id) ?? 0 }] : [];
    })
    .sort(byVoice);
  const shown = all ? voices : voices.filter(({ speaker }, i) => i < shownAtFirst || speaker.id === only);
  const named = namedOnly(inHand.mentionsBySource.of(sourceId), new Set(voices.map(({ speaker }) => speaker.id))).flatMap((mention) => {
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
        {shown.map(({ speaker, count, turns: spoken }) => (
          <li key={speaker.id}>
            <button
              type="button"
              className="nav-item nav-item-line voice"
              aria-pressed={only === speaker.id}
              onClick={() => ui.setState({ onlySpeaker: only === speaker.id ? '' : speaker.id })}
            >
              <SpeakerGlyph kind={speaker.kind} slot={speaker.slot} />
              <bdi className="nav-title">{speaker.name}</bdi>
              {spoken > 0 ? <span className="where">{spoken === 1 ? '1 turn' : `${spoken} turns`}</span> : null}
              {count > 0 || spoken === 0 ? (
                <span className="count" title={count === 1 ? '1 claim' : `${count} claims`}>
                  {count}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      {voices.length > shown.length ? (
        <button type="button" className="link nav-more" onClick={() => setAll(true)}>
          Show all {voices.length}
        </button>
      ) : null}
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

/** Speakers shown at first; a hearing has a hundred. */
const shownAtFirst = 12;

interface Voice {
  readonly speaker: Speaker;
  readonly count: number;
  readonly turns: number;
}

/** Most turns first where there are turns, then most claims; the article's own voice last. */
function byVoice(a: Voice, b: Voice): number {
  const outlet = Number(a.speaker.kind === 'outlet') - Number(b.speaker.kind === 'outlet');
  return outlet || b.turns - a.turns || b.count - a.count || a.speaker.name.localeCompare(b.speaker.name);
}

/** The first mention of each speaker that says nothing here. */
function namedOnly(mentions: readonly Mention[], speaking: ReadonlySet<string>): Mention[] {
  const seen = new Set<string>();
  return mentions.filter((mention) => {
    if (speaking.has(mention.speakerId) || seen.has(mention.speakerId)) return false;
    seen.add(mention.speakerId);
    return true;
  });
}
