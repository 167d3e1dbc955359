import { useState } from 'react';
import { mergeSpeakers } from '../../commands/speaker/speaker-acts.ts';
import { filterWords, foldWords } from '../../domain/fold-words.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { turnsOf } from '../../storage/turn-counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { claimCount, kindNames, speakersInOrder, workOf } from './speaker-facts.ts';

/** Makes two speakers one: choose who stays, see what moves, one step to undo. */
export function MergeDialog({ speaker, onClose }: { readonly speaker: Speaker; readonly onClose: () => void }) {
  const services = useServices();
  const inHand = useRows('speakers', 'attributions', 'sources');
  const [typed, setTyped] = useState('');
  const [targetId, setTargetId] = useState('');
  const words = filterWords(typed);
  const others = speakersInOrder(inHand).filter(
    (other) =>
      other.id !== speaker.id && words.every((word) => foldWords([other.name, other.role, ...other.aliases].join(' ')).includes(word)),
  );
  const target = inHand.get('speakers', targetId);
  const moving = claimCount(workOf(inHand, speaker.id));
  const turns = turnsOf(inHand, speaker.id).reduce((sum, one) => sum + one.turns, 0);
  const names = target ? [...new Set([...target.aliases, speaker.name, ...speaker.aliases])].filter((name) => name !== target.name) : [];
  const merge = () => {
    if (!target) return;
    onClose();
    void mergeSpeakers(services, target.id, [speaker.id]);
    services.ui.setState({ speakerId: target.id });
    services.toast(`${speaker.name} merged into ${target.name}`, { undo: true });
  };
  return (
    <Dialog
      title={`Merge ${speaker.name} into another speaker`}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="outline" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="primary" disabled={!target} onClick={merge}>
            {target ? `Merge into ${target.name}` : 'Merge'}
          </button>
        </>
      }
    >
      <input
        type="search"
        className="field"
        aria-label="Find the speaker who stays"
        placeholder="Find the speaker who stays"
        value={typed}
        dir="auto"
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (others[0] && !target) setTargetId(others[0].id);
          else merge();
        }}
      />
      <fieldset className="pick-list">
        <legend className="sr">The speaker who stays</legend>
        {others.map((other) => (
          <label key={other.id} className="pick-row">
            <input type="radio" name="merge-target" checked={other.id === targetId} onChange={() => setTargetId(other.id)} />
            <SpeakerGlyph kind={other.kind} slot={other.slot} />
            <span className="log-what">
              <bdi>{other.name}</bdi>
              <span className="muted">{[kindNames[other.kind], other.role].filter(Boolean).join(', ')}</span>
            </span>
            <span className="code-uses">
              {claimCount(workOf(inHand, other.id)) === 1 ? '1 claim' : `${claimCount(workOf(inHand, other.id))} claims`}
            </span>
          </label>
        ))}
        {others.length === 0 ? <p className="muted">No other speaker fits “{typed}”.</p> : null}
      </fieldset>
      {target ? (
        <p className="merge-preview" role="status">
          {moving === 1 ? '1 claim' : `${moving} claims`}
          {turns > 0 ? ` and ${turns === 1 ? '1 turn' : `${turns} turns`}` : ''} {moving === 1 && turns === 0 ? 'moves' : 'move'} to{' '}
          <b>{target.name}</b>, who is then also called {new Intl.ListFormat('en').format(names)}. {speaker.name} goes from the list. One
          undo parts them again.
        </p>
      ) : null}
    </Dialog>
  );
}
