import { useEffect, useRef } from 'react';
import type { Attribution } from '../../domain/claim.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { WhoQuestion } from '../../state/ui-state.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useLeave } from '../../ui/use-leave.ts';
import { useWho } from './use-who.ts';
import { WhoList } from './WhoList.tsx';

interface SpeakerFieldProps {
  readonly claimId: string;
  /** undefined while the claim has no attribution. */
  readonly row: Attribution | undefined;
  readonly asks: 'speaker' | 'via';
  readonly label: string;
}

/** Who said it, in the claim details: shows the name, and is the field to change it. Opens on click, typing or an arrow. */
export function SpeakerField({ claimId, row, asks, label }: SpeakerFieldProps) {
  const services = useServices();
  const inHand = useRows('speakers');
  const asked = useUi((state) => state.who);
  const attributionId = row?.id ?? '';
  const mine = asked?.claimId === claimId && asked.attributionId === attributionId && asked.asks === asks;
  const open = mine && asked.place === 'details';
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const speaker = inHand.get('speakers', (asks === 'via' ? row?.viaId : row?.speakerId) ?? '');
  const name = fieldText(row, speaker, asks);
  const ask = () => services.ui.setState({ who: { claimId, attributionId, place: 'details', asks } satisfies WhoQuestion });
  const stop = () => services.ui.setState((state) => (state.who?.place === 'details' ? { who: null } : {}));
  const who = useWho({ question: open ? asked : null, onOpen: ask, onDone: stop });

  const { reset } = who;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed goes when the list closes, not when the field draws again
  useEffect(() => {
    if (!open) {
      reset();
      return;
    }
    field.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);

  useLeave(box, stop, open);

  const slot = speaker?.slot ?? 0;
  const glyph = speaker ? <SpeakerGlyph kind={speaker.kind} slot={slot} /> : <SpeakerGlyph kind="open" slot={0} />;
  const className = `speaker-field${asks === 'via' ? ' speaker-field-via' : ''}${mine ? ' open' : ''}`;
  // a question is open at the passage: there is one field for it at a time
  if (asked && asked.place !== 'details') {
    return (
      <div className="speaker-box">
        <div className={className}>
          {glyph}
          <bdi className="speaker-name">{name}</bdi>
          <Icon name="down" />
        </div>
      </div>
    );
  }
  return (
    <div ref={box} className="speaker-box">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field itself */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the words reaches the field; keys go to the field itself */}
      <div
        className={className}
        onMouseDown={(event) => event.target !== field.current && event.preventDefault()}
        onClick={() => (open ? stop() : ask())}
      >
        {glyph}
        <bdi className="speaker-name" aria-hidden="true" data-covered={open || undefined}>
          {name}
        </bdi>
        <Icon name="down" />
        <input
          ref={field}
          {...who.list.field}
          className="speaker-input"
          aria-label={label}
          placeholder={who.naming ? 'Name of the new speaker' : label}
          value={open ? who.typed : name}
          spellCheck={false}
          dir="auto"
          onFocus={(event) => event.target.select()}
          onClick={(event) => open && event.stopPropagation()}
          onChange={(event) => {
            if (!open) ask();
            who.setTyped(event.target.value);
          }}
          onKeyDown={who.onKeyDown}
        />
      </div>
      {open ? (
        <div className="popover who who-below">
          <WhoList who={who} />
        </div>
      ) : null}
    </div>
  );
}

function fieldText(row: Attribution | undefined, speaker: Speaker | undefined, asks: 'speaker' | 'via'): string {
  if (speaker) return speaker.name;
  if (asks === 'via') return 'Nobody between';
  return row?.unattributed ? 'Unattributed' : 'Speaker not set';
}
