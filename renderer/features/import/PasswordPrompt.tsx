import { useEffect, useId, useRef, useState } from 'react';
import { removeItem } from '../../commands/source/import-queue.ts';
import { answerNeed } from '../../commands/source/read-queue.ts';
import type { ImportNeed } from '../../formats/import/import-format.ts';
import type { NeedPromptProps } from './NeedsYou.tsx';

/** Asks for the password of an encrypted document. It is used for reading and kept nowhere. */
export function PasswordPrompt({ item, need }: NeedPromptProps<Extract<ImportNeed, { kind: 'password' }>>) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="need-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') answerNeed(item.id, { password });
      }}
    >
      <h1>
        <bdi>{item.label}</bdi> is encrypted
      </h1>
      <p className="fine">The password is used to read the file and is not kept.</p>
      <label className="field-label" htmlFor={id}>
        Password
      </label>
      <input
        ref={field}
        id={id}
        className="field"
        type="password"
        autoComplete="off"
        value={password}
        aria-invalid={need.wrong}
        aria-describedby={need.wrong ? `${id}-wrong` : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {need.wrong ? (
        <p id={`${id}-wrong`} className="import-missing" role="alert">
          That password does not open it. Try another one.
        </p>
      ) : null}
      <div className="decide-row">
        <button type="submit" className="primary">
          Read it
        </button>
        <button type="button" className="quiet" onClick={() => removeItem(item.id)}>
          Leave it out
        </button>
      </div>
    </form>
  );
}
