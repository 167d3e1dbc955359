import { useId, useState } from 'react';

interface PageLockProps {
  readonly wrong: boolean;
  readonly onUnlock: (password: string) => void;
}

/** In place of the pages of an encrypted file: asks for its password, which is kept only while the window is open. */
export function PageLock({ wrong, onUnlock }: PageLockProps) {
  const [password, setPassword] = useState('');
  const id = useId();
  return (
    <form
      className="page-lock"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') onUnlock(password);
      }}
    >
      <p role="status">{wrong ? 'That password does not open the file.' : 'The file is encrypted. Its pages need the password.'}</p>
      <label className="field-label" htmlFor={id}>
        Password
      </label>
      <input
        id={id}
        className="field"
        type="password"
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <button type="submit" className="primary" disabled={password === ''}>
        Show the pages
      </button>
    </form>
  );
}
