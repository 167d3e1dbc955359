import { useId, useMemo, useState } from 'react';
import type { VoiceProposal } from '../../attribution/turn-speakers.ts';
import { decideVoice, type ReviewChoices, voicesOf } from '../../commands/source/review-choices.ts';
import { foldWords } from '../../domain/fold-words.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { countOf, turnCount, type VoiceGroup, voiceGroups } from './voice-groups.ts';

interface VoiceSectionProps {
  readonly read: ReadSource;
  readonly choices: ReviewChoices;
  readonly choose: (change: (choices: ReviewChoices) => ReviewChoices) => void;
}

/** Speakers shown at first; a hearing has a hundred. */
const shownAtFirst = 8;

/** Who speaks in a transcript: each can be renamed, made one with another, taken apart again or left out before the import. */
export function VoiceSection({ read, choices, choose }: VoiceSectionProps) {
  const services = useServices();
  const inHand = useRows('speakers');
  const [all, setAll] = useState(false);
  const listId = useId();
  const proposals = useMemo(() => voicesOf(read, choices, inHand.all('speakers')), [read, choices, inHand]);
  if (proposals.length === 0) return null;
  const groups = voiceGroups(proposals);
  const taken = groups.filter((group) => group.taken);
  const turns = taken.reduce((sum, group) => sum + group.turns, 0);
  const names = [
    ...new Set([
      ...taken.map((group) => group.name),
      ...[...inHand.all('speakers')].flatMap((row) => (row.kind === 'outlet' ? [] : [row.name])),
    ]),
  ];
  const decide = (labels: readonly VoiceProposal[], choice: Parameters<typeof decideVoice>[2]) =>
    choose((before) => labels.reduce((made, { label }) => decideVoice(made, label, choice), before));
  const rename = (group: VoiceGroup, typed: string) => {
    const name = typed.replace(/\s+/g, ' ').trim().slice(0, 1000);
    if (name === group.name) return;
    const other = taken.find((one) => one !== group && foldWords(one.name) === foldWords(name));
    decide(group.labels, { name: other?.name ?? name, ...(name === '' ? {} : { out: false }) });
    if (other) services.announce(`${group.name || 'Turns without a name'} and ${other.name} are one speaker now`);
  };
  const shown = all ? groups : groups.slice(0, shownAtFirst);
  return (
    <section aria-labelledby="h-voices-in">
      <header className="mini-head">
        <h3 id="h-voices-in">
          {countOf(taken.length, 'speaker')}, {turnCount(turns)}
        </h3>
      </header>
      <ul className="voice-list" role="list">
        {shown.map((group) => (
          <VoiceRow
            key={group.labels[0]?.label ?? ''}
            group={group}
            listId={listId}
            onRename={(name) => rename(group, name)}
            onTake={(take) => decide(group.labels, { out: !take })}
            onApart={(label) => decide([label], { name: label.own === group.name ? `${label.own} (2)` : label.own })}
          />
        ))}
      </ul>
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {groups.length > shown.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Show all {groups.length}
        </button>
      ) : null}
      <p className="fine">They become speakers of this case. Give two the same name to make them one.</p>
    </section>
  );
}

interface VoiceRowProps {
  readonly group: VoiceGroup;
  readonly listId: string;
  readonly onRename: (name: string) => void;
  readonly onTake: (take: boolean) => void;
  readonly onApart: (label: VoiceProposal) => void;
}

function VoiceRow({ group, listId, onRename, onTake, onApart }: VoiceRowProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const { labels, name, taken, speakerId } = group;
  const [first] = labels;
  const asWritten = first?.label ? `“${first.label}”` : 'turns without a name';
  const save = () => {
    if (draft !== null) onRename(draft);
    setDraft(null);
  };
  const several = labels.length > 1;
  const differs = first !== undefined && first.label !== '' && first.label !== name;
  return (
    <li className={taken ? undefined : 'voice-out'}>
      <input
        type="checkbox"
        checked={taken}
        disabled={name === ''}
        aria-label={`Make ${name || asWritten} a speaker`}
        onChange={(event) => onTake(event.currentTarget.checked)}
      />
      <span className="voice-words">
        <input
          className="field"
          aria-label={`Name for ${asWritten}`}
          value={draft ?? name}
          placeholder="No name given"
          list={listId}
          dir="auto"
          spellCheck={false}
          maxLength={1000}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) save();
            if (event.key === 'Escape') setDraft(null);
          }}
        />
        {speakerId ? <span className="muted">Already a speaker of this case</span> : null}
        {several || differs
          ? labels.map((label) => (
              <span key={label.label} className="muted voice-label">
                <bdi>{label.label || 'No name given'}</bdi>
                {several ? (
                  <button
                    type="button"
                    className="link"
                    aria-label={`Take ${label.label || 'turns without a name'} apart`}
                    onClick={() => onApart(label)}
                  >
                    Apart
                  </button>
                ) : null}
              </span>
            ))
          : null}
        {[group.role, group.affiliation].some(Boolean) ? (
          <bdi className="muted">{[group.role, group.affiliation].filter(Boolean).join(', ')}</bdi>
        ) : null}
      </span>
      <span className="where">{turnCount(group.turns)}</span>
    </li>
  );
}
