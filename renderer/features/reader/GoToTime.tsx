import { type FormEvent, useId, useState } from 'react';
import { goToTime } from '../../commands/source/turn-commands.ts';
import { clockTime, readClock } from '../../domain/times.ts';
import { useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** Asks for a time of the recording and shows the words said then. */
export function GoToTime({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const form = useId();
  const last = services.reader.current?.text()?.blocks.reduce((most, block) => Math.max(most, block.time ?? 0), 0) ?? 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const seconds = readClock(typed);
    if (seconds === null) {
      setProblem('Write the time as 12:34, 1:12:34 or a number of seconds.');
      return;
    }
    onClose();
    goToTime(services, seconds);
    requestAnimationFrame(() => services.reader.current?.focus());
  };
  return (
    <Dialog
      title="Go to time"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="outline" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form={form} className="primary">
            Go
          </button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="name-form">
        <label htmlFor={`${form}-time`} className="field-label">
          Time
        </label>
        <input
          id={`${form}-time`}
          className="field"
          inputMode="numeric"
          placeholder={`0:00:00 to ${clockTime(last)}`}
          value={typed}
          maxLength={20}
          data-autofocus
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${form}-problem` : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem('');
          }}
        />
        {problem ? (
          <p id={`${form}-problem`} className="field-problem" role="alert">
            {problem}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
