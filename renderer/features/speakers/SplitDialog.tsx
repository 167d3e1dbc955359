import { useState } from 'react';
import { splitSpeaker } from '../../commands/speaker/speaker-acts.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { claimLinesOf } from '../../storage/claim-lines.ts';
import { turnsOf } from '../../storage/turn-counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { workOf } from './speaker-facts.ts';

/** Makes a second speaker out of some names and claims of one. */
export function SplitDialog({ speaker, onClose }: { readonly speaker: Speaker; readonly onClose: () => void }) {
  const services = useServices();
  const inHand = useRows('speakers', 'attributions', 'claims', 'sources');
  const [name, setName] = useState(speaker.aliases[0] ?? '');
  const [aliases, setAliases] = useState<ReadonlySet<string>>(new Set(speaker.aliases.slice(0, 1)));
  const [rows, setRows] = useState<ReadonlySet<string>>(new Set());
  const [turns, setTurns] = useState<ReadonlySet<string>>(new Set());
  const { said, passedOn } = workOf(inHand, speaker.id);
  const spoken = turnsOf(inHand, speaker.id).flatMap(({ source, labels }) =>
    labels.map((label) => ({ source, label, key: `${source.id} ${label}` })),
  );
  const lines = claimLinesOf(inHand);
  const ready = name.trim() !== '' && name.trim() !== speaker.name;
  const toggle = (set: ReadonlySet<string>, value: string) => {
    const next = new Set(set);
    if (!next.delete(value)) next.add(value);
    return next;
  };
  const split = () => {
    if (!ready) return;
    onClose();
    const gone = spoken.filter((one) => turns.has(one.key)).map(({ source, label }) => ({ sourceId: source.id, label }));
    const taken = [...aliases].filter((alias) => alias !== name.trim());
    const id = splitSpeaker(services, speaker.id, { name: name.trim().slice(0, 1000), aliases: taken }, [...rows], gone);
    services.ui.setState({ speakerId: id });
    services.toast(`${name.trim()} split from ${speaker.name}`, { undo: true });
  };
  return (
    <Dialog
      title={`Split ${speaker.name}`}
      className="dialog-wide"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="outline" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="primary" disabled={!ready} onClick={split}>
            Split off {rows.size === 1 ? '1 claim' : `${rows.size} claims`}
          </button>
        </>
      }
    >
      <div className="name-form">
        <label htmlFor="split-name" className="field-label">
          Name of the new speaker
        </label>
        <input
          id="split-name"
          className="field"
          value={name}
          dir="auto"
          maxLength={1000}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      {speaker.aliases.length > 0 ? (
        <fieldset className="pick-list">
          <legend className="field-label">Names that go with it</legend>
          {speaker.aliases.map((alias) => (
            <label key={alias} className="pick-row">
              <input type="checkbox" checked={aliases.has(alias)} onChange={() => setAliases(toggle(aliases, alias))} />
              <bdi>{alias}</bdi>
            </label>
          ))}
        </fieldset>
      ) : null}
      {spoken.length > 0 ? (
        <fieldset className="pick-list">
          <legend className="field-label">Turns that go with it</legend>
          {spoken.map(({ source, label, key }) => (
            <label key={key} className="pick-row">
              <input type="checkbox" checked={turns.has(key)} onChange={() => setTurns(toggle(turns, key))} />
              <span className="log-what">
                <bdi>{label || 'Turns without a name'}</bdi>
                <bdi className="muted">{source.title || source.fileName}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <fieldset className="pick-list">
        <legend className="field-label">Claims that go with it</legend>
        {[...said, ...passedOn].map((row) => {
          const line = lines.line(row.claimId);
          if (!line) return null;
          return (
            <label key={row.id} className="pick-row">
              <input type="checkbox" checked={rows.has(row.id)} onChange={() => setRows(toggle(rows, row.id))} />
              <span className="log-n">{lines.number(line.claim)}</span>
              <bdi className="log-what">{line.words}</bdi>
            </label>
          );
        })}
      </fieldset>
    </Dialog>
  );
}
