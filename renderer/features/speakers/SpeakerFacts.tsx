import { useId } from 'react';
import { changeSpeaker } from '../../commands/speaker/speaker-acts.ts';
import { type Speaker, speakerKinds } from '../../domain/speaker.ts';
import { useServices } from '../../state/use-services.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { CaseWords } from '../../storage/case-words.ts';
import { DraftField } from '../../ui/DraftField.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SlotPicker } from '../../ui/SlotPicker.tsx';
import { SameSpeakers } from './SameSpeakers.tsx';
import { SpeaksIn } from './SpeaksIn.tsx';
import { calledAs, countCues, kindNames, readAliases, type SpeakerWork } from './speaker-facts.ts';

const placesAtMost = 4;
const cuesAtMost = 8;

interface SpeakerFactsProps {
  readonly speaker: Speaker;
  readonly work: SpeakerWork;
  readonly habit: string;
  readonly inHand: CaseInHand;
  readonly words: CaseWords;
}

/** What is known of a speaker, to correct in place; what the texts call them; the words that introduce them. */
export function SpeakerFacts({ speaker, work, habit, inHand, words }: SpeakerFactsProps) {
  const services = useServices();
  const kindId = useId();
  const change = (patch: Partial<Speaker>, join = '') => void changeSpeaker(services, speaker.id, patch, join);
  const called = calledAs(speaker, work.said, inHand, words);
  const cues = countCues(work.said, words).slice(0, cuesAtMost);
  const most = Math.max(1, ...cues.map((cue) => cue.count));
  return (
    <aside className="facts" aria-label="About this speaker">
      <section className="facts-fields">
        <h2>About</h2>
        <DraftField
          label="Name"
          value={speaker.name}
          onSave={(name, join) => {
            if (name.trim() !== '') change({ name: name.trim().slice(0, 1000) }, join);
          }}
        />
        <div className="draft-field">
          <label htmlFor={kindId} className="field-label">
            Kind
          </label>
          <select
            id={kindId}
            className="field"
            value={speaker.kind}
            onChange={(event) => {
              const kind = speakerKinds.find((one) => one === event.currentTarget.value);
              if (kind) change({ kind });
            }}
          >
            {speakerKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindNames[kind]}
              </option>
            ))}
          </select>
        </div>
        <DraftField label="Role" value={speaker.role} onSave={(role, join) => change({ role: role.trim().slice(0, 1000) }, join)} />
        <DraftField
          label="Affiliation"
          value={speaker.affiliation}
          onSave={(affiliation, join) => change({ affiliation: affiliation.trim().slice(0, 1000) }, join)}
        />
        <DraftField
          label="Aliases"
          multiline
          placeholder="Other names, one a line"
          value={speaker.aliases.join('\n')}
          onSave={(typed, join) => change({ aliases: readAliases(typed, speaker.name) }, join)}
        />
        <div className="draft-field">
          <span className="field-label">Colour</span>
          <SlotPicker label="Colour" slot={speaker.slot} onChange={(slot) => change({ slot })} />
        </div>
        <DraftField
          label={speaker.kind === 'unnamed' ? 'Note (private, never exported)' : 'Note'}
          multiline
          value={speaker.note}
          onSave={(note, join) => change({ note }, join)}
        />
      </section>
      {called.length > 0 ? (
        <section aria-labelledby="h-called">
          <h2 id="h-called">Called</h2>
          <ul className="alias-list">
            {called.map((form) => (
              <li key={form.words} className={form.words === '' ? 'implied' : undefined}>
                <bdi>{form.words || 'left out, understood'}</bdi>
                <span className="where">
                  {form.places.slice(0, placesAtMost).join(', ')}
                  {form.places.length > placesAtMost ? ` and ${form.places.length - placesAtMost} more` : ''}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <SpeaksIn speaker={speaker} inHand={inHand} />
      {work.said.length > 0 ? (
        <section aria-labelledby="h-cues">
          <h2 id="h-cues">Cue words</h2>
          {cues.length > 0 ? (
            <ul className="cue-list">
              {cues.map((cue) => (
                <li key={cue.words}>
                  <bdi>{cue.words}</bdi>
                  <i style={{ inlineSize: `${(cue.count / most) * 2.5}rem` }} />
                  <span>{cue.count}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="hint">No cue words are marked.</p>
          )}
          {habit ? (
            <p className="caution">
              <Icon name="info" />
              {habit}
            </p>
          ) : null}
        </section>
      ) : null}
      <SameSpeakers speaker={speaker} inHand={inHand} />
    </aside>
  );
}
