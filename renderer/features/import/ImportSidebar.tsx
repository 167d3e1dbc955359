import { importable, importItems, twinOf } from '../../commands/source/finish-import.ts';
import { type ImportItem, removeItem, showItem, stopReading } from '../../commands/source/import-queue.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { ariaKeys } from '../../ui/shortcuts.ts';
import { sizePair } from './sizes.ts';
import { useImportQueue } from './use-import-queue.ts';

/** What is being imported: each thing with its state, how far reading has got, and the way to take all of it. */
export function ImportSidebar() {
  const services = useServices();
  const { settings } = useSettings();
  const inHand = useRows('sources');
  const items = useImportQueue((queue) => queue.items);
  const shownId = useImportQueue((queue) => queue.shownId);
  const ready = importable(inHand, items);
  return (
    <aside className="sidebar" aria-label="Import queue">
      <section className="nav-section" aria-labelledby="h-queue">
        <header className="nav-head">
          <h2 id="h-queue">Importing</h2>
          <button
            type="button"
            className="icon-button"
            aria-label="Add more"
            title="Add more"
            aria-keyshortcuts={ariaKeys('Mod+O')}
            onClick={() => showItem('')}
          >
            <Icon name="plus" />
          </button>
        </header>
        <BatchProgress />
        {items.length === 0 ? <p className="nav-note">Nothing yet. Paste a text, choose files, or drop them here.</p> : null}
        <ul className="nav-list" role="list" aria-labelledby="h-queue">
          {items.map((item) => (
            <QueueRow key={item.id} item={item} current={item.id === shownId} held={twinOf(inHand, item.sha256) !== undefined} />
          ))}
        </ul>
      </section>
      {ready.length > 1 ? (
        <button
          type="button"
          className="outline import-all"
          onClick={() => void importItems(services, ready, settings.analyst).catch((error: unknown) => services.alert(sentence(error)))}
        >
          Import all {ready.length} as proposed
        </button>
      ) : null}
    </aside>
  );
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : 'The import could not be stored.');

/** One bar for all that is being read. */
function BatchProgress() {
  const batch = useImportQueue((queue) => queue.batch);
  if (batch.files < 2) return null;
  const words = `${batch.filesDone} of ${batch.files} files, ${sizePair(batch.bytesDone, batch.bytes)}`;
  return (
    <div className="batch">
      <progress className="import-bar" max={batch.files} value={batch.filesDone} aria-label={`Reading, ${words}`} />
      <div className="work-line">
        <span className="nav-meta">{words}</span>
        <button type="button" className="link" onClick={stopReading}>
          Stop
        </button>
      </div>
    </div>
  );
}

function QueueRow({ item, current, held }: { readonly item: ImportItem; readonly current: boolean; readonly held: boolean }) {
  const failed = item.state === 'failed';
  const inside = (
    <>
      <Icon name={failed ? 'warn' : iconOf(item)} />
      <span className="nav-text">
        <bdi className="nav-title">{item.label}</bdi>{' '}
        <span className={failed ? 'nav-meta nav-error' : 'nav-meta'}>{stateWords(item, held)}</span>
        {item.state === 'reading' ? (
          <progress className="import-bar" max={1} value={item.fraction} aria-label={`Reading ${item.label}`} />
        ) : null}
      </span>
    </>
  );
  return (
    <li className="nav-row">
      {failed ? (
        <div className="nav-item">{inside}</div>
      ) : (
        <button type="button" className="nav-item" aria-current={current ? 'true' : undefined} onClick={() => showItem(item.id)}>
          {inside}
        </button>
      )}
      <button type="button" className="icon-button nav-more" aria-label={`Remove ${item.label}`} onClick={() => removeItem(item.id)}>
        <Icon name="close" />
      </button>
    </li>
  );
}

function stateWords(item: ImportItem, held: boolean): string {
  if (item.state === 'waiting') return 'Waiting';
  if (item.state === 'reading') return 'Reading';
  if (item.state === 'failed') return `This file ${item.problem}.`;
  return held ? 'Already in this case' : 'Ready';
}

function iconOf(item: ImportItem): IconName {
  return item.read?.kind.endsWith('html') || item.mediaType.includes('html') ? 'web' : 'text';
}
