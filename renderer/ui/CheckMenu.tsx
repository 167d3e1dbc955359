import * as Ariakit from '@ariakit/react';
import type { ReactElement } from 'react';

interface CheckMenuProps {
  readonly button: ReactElement;
  readonly label: string;
  readonly entries: readonly { readonly id: string; readonly label: string; readonly checked: boolean }[];
  readonly onToggle: (id: string) => void;
}

/** A button with a menu of things that can each be on or off; it stays open while choosing. */
export function CheckMenu({ button, label, entries, onToggle }: CheckMenuProps) {
  return (
    <Ariakit.MenuProvider values={{ shown: entries.filter((entry) => entry.checked).map((entry) => entry.id) }}>
      <Ariakit.MenuButton render={button} />
      <Ariakit.Menu className="popover menu" gutter={4} fixed aria-label={label} unmountOnHide>
        {entries.map((entry) => (
          <Ariakit.MenuItemCheckbox
            key={entry.id}
            className="menu-item"
            name="shown"
            value={entry.id}
            checked={entry.checked}
            onClick={() => onToggle(entry.id)}
          >
            <span className="menu-check" aria-hidden="true">
              {entry.checked ? '✓' : ''}
            </span>
            <span className="menu-label">{entry.label}</span>
          </Ariakit.MenuItemCheckbox>
        ))}
      </Ariakit.Menu>
    </Ariakit.MenuProvider>
  );
}
