import { useEffect, useMemo, useRef, useState } from 'react';
import { newClaim } from '../../commands/claim/claim-acts.ts';
import type { Adjustment } from '../../commands/suggestion/decide-suggestions.ts';
import type { Proposed } from '../../commands/suggestion/suggestion-desk.ts';
import { acceptChanged } from '../../commands/suggestion/walk-suggestions.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { useLeave } from '../../ui/use-leave.ts';
import { useOptionList } from '../../ui/use-option-list.ts';
import { candidatesFor, outletNameFor, outletOf, speakersFor } from '../who/who-candidates.ts';
import { type WhoChoice, whoChoices } from '../who/who-choices.ts';
import type { SuggestedSpeaker } from './suggestion-words.ts';

interface SuggestionSpeakerProps {
  readonly one: Proposed;
  readonly who: SuggestedSpeaker;
  readonly source: Source;
  readonly text: SourceText;
}

/** Who a suggestion is given to; taking somebody else accepts it with them. */
export function SuggestionSpeaker({ one, who, source, text }: SuggestionSpeakerProps) {
  const services = useServices();
  const inHand = useRows('speakers', 'attributions');
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [naming, setNaming] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    setTyped('');
    setNaming(false);
  };
  useLeave(box, close, open);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another suggestion starts closed
  useEffect(close, [one.id]);

  const version = `${inHand.version('speakers')} ${inHand.version('attributions')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the register's version stands for its rows
  const known = useMemo(() => {
    if (!open) return { candidates: [], register: [], outlet: undefined, outletName: '' };
    const claim = newClaim(text, one.content, '');
    return {
      candidates: candidatesFor(services.open, claim, source, text).filter((other) => other.name !== who.name),
      register: speakersFor(services.open, source),
      outlet: outletOf(services.open, source),
      outletName: outletNameFor(services.open, source),
    };
  }, [open, one, source, text, who.name, version]);
  const described = one.source.map((span) => text.text.slice(span.start, span.end)).join(' ');
  const choices = open ? whoChoices({ typed, naming, asks: 'speaker', described, ...known }) : [];

  const take = (choice: WhoChoice) => {
    const { answer } = choice;
    if (answer.kind === 'ask') {
      setNaming(true);
      services.announce('Type the name of the new speaker');
      return;
    }
    close();
    const change: Adjustment = { answer, ...(choice.words.length > 0 ? { speakerWords: choice.words } : {}) };
    void acceptChanged(services, one, change);
  };
  const list = useOptionList({
    ids: choices.map((choice) => choice.id),
    open,
    onOpen: () => setOpen(true),
    onPick: (index) => {
      const choice = choices[index];
      if (choice) take(choice);
    },
    onClose: close,
  });
  return (
    <div ref={box} className="speaker-box">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field itself */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the words reaches the field; keys go to the field itself */}
      <div
        className={`speaker-field${open ? ' open' : ''}`}
        onClick={(event) => {
          if (open) return;
          setOpen(true);
          event.currentTarget.querySelector('input')?.focus();
        }}
      >
        <SpeakerGlyph kind={who.kind} slot={who.slot} />
        <bdi className="speaker-name" aria-hidden="true" data-covered={open || undefined}>
          {who.name}
        </bdi>
        <Icon name="down" />
        <input
          {...list.field}
          className="speaker-input"
          aria-label="Who says this?"
          placeholder={naming ? 'Name of the new speaker' : 'Who says this?'}
          value={open ? typed : who.name}
          spellCheck={false}
          dir="auto"
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setOpen(true);
            setTyped(event.target.value);
          }}
          onKeyDown={list.onKeyDown}
        />
      </div>
      {open ? (
        <div className="popover who who-below">
          <div {...list.list('Somebody else')} className="who-list">
            {choices.map((choice, i) => (
              <div key={choice.id} {...list.option(i)} className="who-option">
                {choice.kind === '' ? (
                  <Icon name={choice.id === 'new' ? 'plus' : 'person'} />
                ) : (
                  <SpeakerGlyph kind={choice.kind} slot={choice.slot} />
                )}
                <bdi className="who-name">{choice.label}</bdi>
                <span />
                {choice.reason ? <span className="who-why">{choice.reason}</span> : null}
              </div>
            ))}
          </div>
          <p className="who-keys" aria-hidden="true">
            <span>
              <Keys shortcut="Enter" /> accept with this speaker
            </span>
            <span>
              <Keys shortcut="Escape" /> close
            </span>
          </p>
        </div>
      ) : null}
    </div>
  );
}
