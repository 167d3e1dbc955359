import type { ReactNode } from 'react';
import { findCommand } from '../commands/registry.ts';
import { runCommand } from '../commands/run-command.ts';
import { CaseSwitcher } from '../features/cases/CaseSwitcher.tsx';
import type { ViewName } from '../state/ui-state.ts';
import { useHistory, useRows, useServices, useUi } from '../state/use-services.ts';
import { Icon } from '../ui/Icon.tsx';
import { Keys } from '../ui/Keys.tsx';
import { ariaKeys } from '../ui/shortcuts.ts';

const shownViews: readonly { readonly view: ViewName; readonly name: string }[] = [
  { view: 'read', name: 'Read' },
  { view: 'claims', name: 'Claims' },
  { view: 'speakers', name: 'Speakers' },
  { view: 'search', name: 'Search' },
  { view: 'report', name: 'Report' },
];

/** Case, views, undo and redo, and the field that finds every command. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  const services = useServices();
  const inHand = useRows('claims', 'speakers');
  const view = useUi((state) => state.view);
  const { head } = useHistory();
  const counts: Partial<Record<ViewName, number>> = { claims: inHand.shownCount, speakers: inHand.count('speakers') };
  const run = (id: string) => runCommand(services, id);
  return (
    <header className="topbar">
      <div className="topbar-case">
        <CaseSwitcher />
        <button
          type="button"
          className="icon-button"
          aria-label="Sidebar"
          title="Show or hide the sidebar"
          aria-keyshortcuts={ariaKeys('Mod+B')}
          onClick={() => run('view.sidebar')}
        >
          <Icon name="panel-l" />
        </button>
      </div>
      <nav className="views" aria-label="Views">
        {shownViews.map(({ view: name, name: label }) => (
          <a
            key={name}
            href={`#${name}`}
            aria-current={view === name ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              run(`view.${name}`);
            }}
          >
            {label}
            {counts[name] ? <span className="count">{counts[name]}</span> : null}
          </a>
        ))}
      </nav>
      <BackButton />
      <div className="topbar-end">
        <HistoryButton id="edit.undo" name="Undo" icon="undo" what={head.undo} />
        <HistoryButton id="edit.redo" name="Redo" icon="redo" what={head.redo} />
        <button
          type="button"
          className="command"
          aria-label="Search or run a command"
          aria-keyshortcuts={ariaKeys('Mod+K')}
          onClick={() => run('view.palette')}
        >
          <Icon name="find" />
          <span>Search or run a command</span>
          <Keys shortcut="Mod+K" />
        </button>
      </div>
      {children}
    </header>
  );
}

interface HistoryButtonProps {
  readonly id: string;
  readonly name: string;
  readonly icon: 'undo' | 'redo';
  readonly what: string | null;
}

/** Undo or redo, named by what it would do. Stays focusable when there is nothing to do. */
function HistoryButton({ id, name, icon, what }: HistoryButtonProps) {
  const services = useServices();
  const label = what ? `${name}: ${what}` : name;
  const shortcut = findCommand(id)?.keys[0] ?? '';
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={what ? label : `Nothing to ${name.toLowerCase()}`}
      aria-disabled={what === null}
      aria-keyshortcuts={ariaKeys(shortcut)}
      onClick={() => runCommand(services, id)}
    >
      <Icon name={icon} />
    </button>
  );
}

const backNames = {
  claims: 'Back to Claims',
  agreement: 'Back to Agreement',
  speakers: 'Back to Speakers',
  search: 'Back to Search',
} as const;

/** After opening something in the text: the way back to where the analyst was. */
function BackButton() {
  const services = useServices();
  const backTo = useUi((state) => (state.view === 'read' ? state.backTo : ''));
  if (!backTo) return null;
  return (
    <button
      type="button"
      className="quiet back-button"
      title="Back to where you were (F4)"
      aria-keyshortcuts="F4"
      onClick={() => runCommand(services, 'view.back')}
    >
      <Icon name="left" />
      {backNames[backTo]}
    </button>
  );
}
