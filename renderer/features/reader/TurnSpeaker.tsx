import { type FormEvent, useId, useState } from 'react';
import { turnAtCaret } from '../../commands/source/turn-commands.ts';
import { setVoice } from '../../commands/speaker/speaker-acts.ts';
import { foldWords } from '../../domain/fold-words.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** Says who the label of the turn under the cursor stands for, in all turns of that label in this source. */
export function TurnSpeaker({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const inHand = useRows('speakers', 'sources');
  const [turn] = useState(() => turnAtCaret(services));
  const [typed, setTyped] = useState(() => inHand.get('speakers', turn?.speakerId ?? '')?.name ?? '');
  const form = useId();
  if (!turn) return null;
  const register = [...inHand.all('speakers')].filter((speaker) => speaker.kind !== 'outlet');
  const name = typed.replace(/\s+/g, ' ').trim();
  const known = register.find((speaker) => [speaker.name, ...speaker.aliases].some((one) => foldWords(one) === foldWords(name)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    const answer =
      name === ''
        ? ({ kind: 'open' } as const)
        : known
          ? ({ kind: 'known', speakerId: known.id } as const)
          : ({ kind: 'new', draft: { name: name.slice(0, 1000), aliases: turn.label ? [turn.label] : [] } } as const);
    setVoice(services, turn.sourceId, turn.label, turn.turns, answer);
    services.toast(
      name === '' ? 'The turns are nobody’s now' : `${name} speaks ${turn.turns === 1 ? 'this turn' : `${turn.turns} turns`}`,
      {
        undo: true,
      },
    );
  };
  return (
    <Dialog
      title="Who speaks this turn?"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="outline" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form={form} className="primary">
            {name === '' ? 'Leave open' : known ? 'Set speaker' : 'Add speaker'}
          </button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="name-form">
        <label htmlFor={`${form}-name`} className="field-label">
          Speaker
        </label>
        <input
          id={`${form}-name`}
          className="field"
          list={`${form}-names`}
          value={typed}
          maxLength={1000}
          dir="auto"
          spellCheck={false}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <datalist id={`${form}-names`}>
          {register.map((speaker) => (
            <option key={speaker.id} value={speaker.name} />
          ))}
        </datalist>
        <p className="fine">
          {turn.label === '' ? 'For every turn here that names nobody' : `For every turn of “${turn.label}” here`}:{' '}
          {turn.turns === 1 ? '1 turn' : `${turn.turns} turns`}. Claims keep the speakers they have.
        </p>
      </form>
    </Dialog>
  );
}
