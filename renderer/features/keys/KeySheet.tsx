import { useMemo, useState } from 'react';
import type { Command, KeyScope } from '../../commands/command.ts';
import { findClashes, holderOf, whyKept, withKey } from '../../commands/key-clashes.ts';
import { commands, keysOf, ownKeys } from '../../commands/registry.ts';
import { filterWords, foldWords } from '../../domain/fold-words.ts';
import { useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { keyCaps } from '../../ui/shortcuts.ts';
import { KeyRow } from './KeyRow.tsx';

const places: readonly { readonly scope: KeyScope; readonly title: string }[] = [
  { scope: 'anywhere', title: 'Anywhere' },
  { scope: 'text', title: 'In the text' },
  { scope: 'table', title: 'In the claims table' },
];

/** Keys that belong to moving about, not to a command. */
const movements: Partial<Record<KeyScope, readonly (readonly [readonly string[], string])[]>> = {
  anywhere: [[['Escape'], 'Close, or back']],
  text: [
    [['ArrowLeft', 'ArrowRight'], 'Text cursor by word; with Shift, select'],
    [['ArrowUp', 'ArrowDown'], 'Text cursor by line'],
    [['Home', 'End'], 'Start, end of the sentence'],
  ],
  table: [
    [['ArrowUp', 'ArrowDown'], 'Row by row; with Shift, select a range'],
    [['Home', 'End'], 'First, last cell of the row'],
    [['Space'], 'Select the row'],
    [['Mod+A'], 'Select all rows'],
  ],
};

/** Every key, grouped by where it holds, with a way to change it. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { settings, change } = useSettings();
  const [typed, setTyped] = useState('');
  const own = useMemo(() => ownKeys(settings.keys), [settings.keys]);
  const clashes = useMemo(() => findClashes(commands, own), [own]);
  const words = filterWords(typed);
  const fits = (title: string, keys: readonly string[], more = '') => {
    const folded = foldWords(`${title} ${more} ${keys.map((key) => keyCaps(key).join(' ')).join(' ')}`);
    return words.every((word) => folded.includes(word));
  };
  const setKey = (command: Command, key: string | null) => {
    if (key) {
      const kept = whyKept(key);
      const holder = kept ? undefined : holderOf(key, command, commands, own);
      if (kept || holder) return kept || `Already used for “${holder?.title}”`;
    }
    change({ keys: withKey(own, command.id, key) });
    services.announce(key ? `${command.title}: ${keyCaps(key).join(' ')}` : `${command.title}: ${key === null ? 'default key' : 'no key'}`);
    return '';
  };
  return (
    <Dialog title="Keys" className="dialog-wide" onClose={onClose}>
      <div className="keys-bar">
        <input
          type="search"
          className="field"
          aria-label="Search keys"
          placeholder="Search keys"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Switch
          label="Single keys in the text and tables"
          checked={settings.singleKeys}
          onChange={(singleKeys) => change({ singleKeys })}
        />
      </div>
      {clashes.length > 0 ? (
        <p className="caution" role="status">
          {clashes
            .map(({ key, commands: [first, second] }) => `${keyCaps(key).join(' ')}: “${first.title}” and “${second.title}”`)
            .join('. ')}
          {clashes.length === 1 ? ' share one key.' : ' share keys.'}
        </p>
      ) : null}
      <div className="keys-columns">
        {places.map(({ scope, title }) => {
          const moves = (movements[scope] ?? []).filter(([keys, what]) => fits(what, keys));
          const rows = commands.filter((command) => command.scope === scope && fits(command.title, keysOf(command, own), command.keywords));
          if (moves.length + rows.length === 0) return null;
          return (
            <section key={scope} aria-labelledby={`keys-${scope}`}>
              <h2 id={`keys-${scope}`}>{title}</h2>
              <ul className="keys-list">
                {moves.map(([keys, what]) => (
                  <li key={what}>
                    <span className="keys-what">{what}</span>
                    <span className="keys-caps">
                      {keys.map((key) => (
                        <Keys key={key} shortcut={key} />
                      ))}
                      <span className="sr">{keys.map((key) => keyCaps(key).join(' ')).join(', ')}</span>
                    </span>
                  </li>
                ))}
                {rows.map((command) => (
                  <KeyRow
                    key={command.id}
                    command={command}
                    keys={keysOf(command, own)}
                    changed={own.has(command.id)}
                    onChange={(key) => setKey(command, key)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
