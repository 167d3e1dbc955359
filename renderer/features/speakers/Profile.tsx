import { useState } from 'react';
import { deleteSpeaker } from '../../commands/speaker/speaker-acts.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { useCaseWords } from '../../state/use-case-words.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { turnsOf } from '../../storage/turn-counts.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Ledger } from './Ledger.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { SpeakerFacts } from './SpeakerFacts.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { Strip } from './Strip.tsx';
import { claimCount, kindNames, quotationHabit, workOf } from './speaker-facts.ts';

/** One speaker: name and role, where they speak, what they say, and the facts about them. */
export function Profile({ speaker }: { readonly speaker: Speaker }) {
  const services = useServices();
  const inHand = useRows('attributions', 'claims', 'speakers', 'sources', 'mentions', 'cases');
  const words = useCaseWords();
  const [asking, setAsking] = useState<'' | 'merge' | 'split'>('');
  const work = workOf(inHand, speaker.id);
  const count = claimCount(work);
  const habit = quotationHabit(work.said, speaker.kind === 'outlet');
  const role = [speaker.role, speaker.affiliation].filter(Boolean).join(', ') || kindNames[speaker.kind];
  const there = turnsOf(inHand, speaker.id);
  const turns = there.reduce((sum, one) => sum + one.turns, 0);
  const labels = there.reduce((sum, one) => sum + one.labels.length, 0);
  const whole = work.said.length === 0 && speaker.aliases.length === 0 && labels < 2;
  const others = inHand.count('speakers') > 1;
  const remove = () => {
    services.ui.setState({ speakerId: '' });
    void deleteSpeaker(services, speaker.id);
    services.toast(`${speaker.name} deleted`, { undo: true });
  };
  return (
    <main className="profile" aria-labelledby="speaker-name">
      <div className="profile-main">
        <header className="profile-head">
          <h1 id="speaker-name" data-slot={speaker.slot}>
            <SpeakerGlyph kind={speaker.kind} slot={speaker.slot} large />
            <bdi>{speaker.name}</bdi>
          </h1>
          <p className="profile-role">
            <bdi>{role}</bdi>. {count === 0 ? 'No claims yet.' : count === 1 ? '1 claim.' : `${count} claims.`}
            {work.passedOn.length > 0
              ? ` Passes on ${work.passedOn.length === 1 ? '1 claim' : `${work.passedOn.length} claims`} of others.`
              : ''}
            {turns > 0 ? ` Speaks in ${turnWords(turns, there.length)}.` : ''}
          </p>
          <div className="profile-actions">
            <button
              type="button"
              className="outline"
              aria-disabled={!others}
              title={others ? undefined : 'There is no other speaker to merge with'}
              onClick={() => (others ? setAsking('merge') : services.announce('There is no other speaker to merge with'))}
            >
              <Icon name="merge" />
              Merge …
            </button>
            <button
              type="button"
              className="outline"
              aria-disabled={whole}
              title={whole ? 'There is nothing to split off' : undefined}
              onClick={() => (whole ? services.announce('There is nothing to split off') : setAsking('split'))}
            >
              Split …
            </button>
            <button type="button" className="outline danger" onClick={remove}>
              Delete speaker
            </button>
          </div>
        </header>
        <Strip speaker={speaker} said={work.said} inHand={inHand} words={words} />
        <Ledger speaker={speaker} said={work.said} inHand={inHand} words={words} />
      </div>
      <SpeakerFacts speaker={speaker} work={work} habit={habit} inHand={inHand} words={words} />
      {asking === 'merge' ? <MergeDialog speaker={speaker} onClose={() => setAsking('')} /> : null}
      {asking === 'split' ? <SplitDialog speaker={speaker} onClose={() => setAsking('')} /> : null}
    </main>
  );
}

/** "12 turns of 2 transcripts". */
function turnWords(turns: number, transcripts: number): string {
  return `${turns === 1 ? '1 turn' : `${turns.toLocaleString('en')} turns`}${transcripts > 1 ? ` of ${transcripts} transcripts` : ''}`;
}
