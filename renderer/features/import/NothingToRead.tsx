import { runCommand } from '../../commands/run-command.ts';
import { useServices } from '../../state/use-services.ts';
import { Keys } from '../../ui/Keys.tsx';
import { ariaKeys } from '../../ui/shortcuts.ts';

/** What the reader shows while the case has no source: what would be here, and two ways to begin. */
export function NothingToRead() {
  const services = useServices();
  return (
    <div className="nothing-to-read">
      <section className="empty" aria-labelledby="h-nothing">
        <h1 id="h-nothing">Nothing to read yet</h1>
        <p>Drop articles, saved pages or text files anywhere in this window. They stay on this computer.</p>
        <div className="decide-row">
          <button
            type="button"
            className="primary"
            aria-label="Import sources"
            aria-keyshortcuts={ariaKeys('Mod+O')}
            onClick={() => runCommand(services, 'source.import')}
          >
            Import
            <Keys shortcut="Mod+O" />
          </button>
          <button type="button" className="quiet" onClick={() => runCommand(services, 'source.sample')}>
            Open the sample article
          </button>
        </div>
      </section>
    </div>
  );
}
