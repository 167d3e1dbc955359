import * as Ariakit from '@ariakit/react';
import type { ReactElement, ReactNode } from 'react';
import { Keys } from './Keys.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly run: () => void;
}

interface MenuProps {
  /** The button that opens the menu. */
  readonly button: ReactElement;
  readonly label: string;
  readonly entries: readonly (MenuEntry | 'line')[];
  readonly children?: ReactNode;
}

/** A button with a menu: arrows, type-ahead, Enter, Esc. */
export function Menu({ button, label, entries }: MenuProps) {
  return (
    <Ariakit.MenuProvider>
      <Ariakit.MenuButton render={button} />
      <Ariakit.Menu className="popover menu" gutter={4} fixed aria-label={label} unmountOnHide>
        {entries.map((entry, i) =>
          entry === 'line' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
            <Ariakit.MenuSeparator key={`line-${i}`} className="menu-line" />
          ) : (
            <MenuRow key={entry.id} entry={entry} />
          ),
        )}
      </Ariakit.Menu>
    </Ariakit.MenuProvider>
  );
}

function MenuRow({ entry }: { readonly entry: MenuEntry }) {
  const inside = (
    <>
      <span className="menu-label">{entry.label}</span>
      <Keys shortcut={entry.shortcut ?? ''} />
    </>
  );
  const className = entry.danger ? 'menu-item danger' : 'menu-item';
  if (entry.checked !== undefined) {
    return (
      <Ariakit.MenuItemRadio
        className={className}
        name="choice"
        value={entry.id}
        checked={entry.checked}
        onClick={entry.run}
        disabled={entry.disabled ?? false}
        hideOnClick
      >
        <span className="menu-check" aria-hidden="true">
          {entry.checked ? '✓' : ''}
        </span>
        {inside}
      </Ariakit.MenuItemRadio>
    );
  }
  return (
    <Ariakit.MenuItem className={className} onClick={entry.run} disabled={entry.disabled ?? false} accessibleWhenDisabled>
      {inside}
    </Ariakit.MenuItem>
  );
}
