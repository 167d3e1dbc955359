import { useState } from 'react';
import type { Command } from '../../commands/command.ts';
import { Keys } from '../../ui/Keys.tsx';
import { keyCaps, strokeName } from '../../ui/shortcuts.ts';

interface KeyRowProps {
  readonly command: Command;
  readonly keys: readonly string[];
  readonly changed: boolean;
  /** Returns why the key cannot be had, or ''. */
  readonly onChange: (key: string | null) => string;
}

/** One command and its key. The button takes the next key pressed; Backspace takes the key away, Esc leaves it. */
export function KeyRow({ command, keys, changed, onChange }: KeyRowProps) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  return (
    <li>
      <span className="keys-what">{command.title}</span>
      {problem ? (
        <span className="keys-problem" role="alert">
          {problem}
        </span>
      ) : null}
      {changed ? (
        <button type="button" className="link" onClick={() => onChange(null)} aria-label={`Default key for ${command.title}`}>
          Default
        </button>
      ) : null}
      <button
        type="button"
        className={asking ? 'keys-caps asking' : 'keys-caps'}
        aria-label={
          asking
            ? `Press the new key for ${command.title}`
            : `Change key: ${command.title}, ${keys.map((key) => keyCaps(key).join(' ')).join(', ') || 'no key'}`
        }
        onClick={() => {
          setProblem('');
          setAsking(!asking);
        }}
        onBlur={() => setAsking(false)}
        onKeyDown={(event) => {
          if (!asking) return;
          const stroke = strokeName(event);
          if (stroke === '' || stroke === 'Tab' || stroke === 'Shift+Tab') return;
          event.preventDefault();
          event.stopPropagation();
          setAsking(false);
          if (stroke !== 'Escape') setProblem(onChange(stroke === 'Backspace' ? '' : stroke));
        }}
      >
        {asking ? (
          'Press a key'
        ) : keys.length > 0 ? (
          keys.map((key) => <Keys key={key} shortcut={key} />)
        ) : (
          <span className="muted">No key</span>
        )}
      </button>
    </li>
  );
}
