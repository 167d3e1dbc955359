import { runCommand } from '../../commands/run-command.ts';
import { useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { useClaimsView } from './claims-view-state.ts';

/** What can be done with the selected claims at once. */
export function BulkBar({ count }: { readonly count: number }) {
  const services = useServices();
  const run = (id: string) => () => runCommand(services, id);
  return (
    <div className="bulk" role="toolbar" aria-label={count === 1 ? '1 claim selected' : `${count} claims selected`}>
      <span className="bulk-count">{count} selected</span>
      <button type="button" onClick={run('table.verdict')}>
        Verdict
        <Keys shortcut="V" />
      </button>
      <button type="button" onClick={run('table.speaker')}>
        Speaker
        <Keys shortcut="S" />
      </button>
      <button type="button" onClick={run('table.topic')}>
        Topic
        <Keys shortcut="T" />
      </button>
      <button
        type="button"
        onClick={run('table.tension')}
        aria-disabled={count < 2}
        title={count < 2 ? 'Select two or more claims first' : undefined}
      >
        <Icon name="tension" />
        In tension
        <Keys shortcut="I" />
      </button>
      <button type="button" onClick={run('table.delete')}>
        Delete
        <Keys shortcut="Delete" />
      </button>
      <button type="button" onClick={() => useClaimsView.setState({ selected: new Set(), anchor: '' })}>
        Clear
        <Keys shortcut="Escape" />
      </button>
    </div>
  );
}
