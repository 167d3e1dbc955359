import { useMemo } from 'react';
import { importable, importItems, sourcesByHash } from '../../commands/source/finish-import.ts';
import { inReviewOrder, summarise, summaryWords } from '../../commands/source/folder-summary.ts';
import { type ImportItem, removeItem } from '../../commands/source/import-queue.ts';
import { showItem, showOverview, showPlace, stopReading, tryAgain } from '../../commands/source/read-queue.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ariaKeys } from '../../ui/shortcuts.ts';
import { itemIcon, stateWords } from './item-words.ts';
import { sizePair } from './sizes.ts';
import { useImportQueue, useItemList } from './use-import-queue.ts';

/** Files of a folder listed here besides the single ones; the overview lists all. */
const folderItemsShown = 60;

/** What is being imported: each thing with its state, how far reading has got, and the way to take all of it. */
export function ImportSidebar() {
  const services = useServices();
  const { settings } = useSettings();
  const inHand = useRows('sources');
  const items = useItemList();
  const shownId = useImportQueue((queue) => queue.shownId);
  const folder = useImportQueue((queue) => queue.folder);
  const storing = useImportQueue((queue) => queue.storing);
  const held = sourcesByHash(inHand);
  // a folder is taken from its overview
  const ready = folder ? [] : importable(inHand, items);
  const single = items.filter((item) => !item.inFolder);
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
            onClick={showPlace}
          >
            <Icon name="plus" />
          </button>
        </header>
        <BatchProgress />
        {items.length === 0 && !folder ? (
          <p className="nav-note">Nothing yet. Paste a text, choose files or a folder, or drop them here.</p>
        ) : null}
        {folder ? <FolderEntry name={folder.name} looking={folder.looking} items={items} /> : null}
        <ul className="nav-list" role="list" aria-labelledby="h-queue">
          {single.map((item) => (
            <QueueRow key={item.id} item={item} current={item.id === shownId} held={held.has(item.sha256)} />
          ))}
        </ul>
      </section>
      {ready.length > 1 ? (
        <button
          type="button"
          className="outline import-all"
          disabled={storing !== null}
          onClick={() => void importItems(services, ready, settings.analyst).catch((error: unknown) => services.alert(sentence(error)))}
        >
          Import all {ready.length} as proposed
        </button>
      ) : null}
    </aside>
  );
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : 'The import could not be stored.');

/** The folder being brought in, and under it those of its files that can be reviewed. */
function FolderEntry({
  name,
  looking,
  items,
}: {
  readonly name: string;
  readonly looking: boolean;
  readonly items: readonly ImportItem[];
}) {
  const shownId = useImportQueue((queue) => queue.shownId);
  const addingMore = useImportQueue((queue) => queue.addingMore);
  const summary = useMemo(() => summarise(items), [items]);
  const open = [...summary.needs, ...inReviewOrder(summary.ready)];
  const at = Math.max(0, open.findIndex((item) => item.id === shownId) - 20);
  const shown = open.slice(at, at + folderItemsShown);
  return (
    <div className="folder-entry">
      <button type="button" className="nav-item" aria-current={shownId === '' && !addingMore ? 'true' : undefined} onClick={showOverview}>
        <Icon name="case" />
        <span className="nav-text">
          <bdi className="nav-title">{name || 'Folder'}</bdi>{' '}
          <span className="nav-meta">{looking ? 'Looking through the folder' : summaryWords(summary)}</span>
        </span>
      </button>
      {shownId !== '' && shown.some((item) => item.id === shownId) ? (
        <ul className="nav-list folder-list" role="list" aria-label={`Files of ${name}`}>
          {shown.map((item) => (
            <QueueRow key={item.id} item={item} current={item.id === shownId} held={false} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** One bar for all that is being read. The overview of a folder has its own. */
function BatchProgress() {
  const batch = useImportQueue((queue) => queue.batch);
  const overview = useImportQueue((queue) => queue.folder !== null && !queue.addingMore && queue.shownId === '');
  if (batch.files < 2 || overview) return null;
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
      <Icon name={failed ? 'warn' : itemIcon(item)} />
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
        <div className="nav-item nav-failed">
          {inside}
          <button type="button" className="link" aria-label={`Try ${item.label} again`} onClick={() => tryAgain([item.id])}>
            Try again
          </button>
        </div>
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
