import { useEffect, useMemo, useReducer, useRef } from 'react';
import { runCommand } from '../../commands/run-command.ts';
import { importable, importItems, stopStoring } from '../../commands/source/finish-import.ts';
import { countWords, summarise, summaryWords } from '../../commands/source/folder-summary.ts';
import { closeFolder, importQueue } from '../../commands/source/import-queue.ts';
import { showItem, stopReading } from '../../commands/source/read-queue.ts';
import { timeLeft, timeLeftWords } from '../../commands/source/time-left.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { FolderRows } from './FolderRows.tsx';
import { bytesWords, sizePair } from './sizes.ts';
import { useImportQueue, useItemList } from './use-import-queue.ts';

/** A folder being brought in: how far reading has got, then what became of each file, and the way to import all or look at single ones. */
export function FolderOverview() {
  const services = useServices();
  const { settings } = useSettings();
  const inHand = useRows('sources');
  const folder = useImportQueue((queue) => queue.folder);
  const items = useItemList();
  const storing = useImportQueue((queue) => queue.storing);
  const summary = useMemo(() => summarise(items), [items]);
  const sources = inHand.version('sources');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the sources
  const takes = useMemo(() => importable(inHand, summary.files), [inHand, sources, summary]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const reading = summary.waiting.length > 0;
  useSpokenEnd(reading || folder?.looking === true, summaryWords(summary), services.announce);
  if (!folder) return null;
  const asked = summary.ready.filter((item) => (item.found?.questions ?? 0) > 0).length;
  const files = summary.files.length;
  const close = () => {
    closeFolder();
    if (importQueue.getState().items.length === 0) runCommand(services, 'view.read');
  };
  const importAll = () =>
    void importItems(services, takes, settings.analyst).catch((error: unknown) =>
      services.alert(error instanceof Error ? error.message : 'The import could not be stored.'),
    );
  const first = summary.ready[0];
  return (
    <section className="folder-run" aria-labelledby="h-folder">
      <header className="folder-head">
        <h1 id="h-folder" ref={heading} tabIndex={-1} className="review-title">
          <bdi>{folder.name || 'Folder'}</bdi>
        </h1>
        <p className="fine">
          {folder.looking
            ? 'Looking through the folder'
            : files === 0
              ? 'There is no file to read in this folder.'
              : `${countWords(files, 'file')} in ${countWords(summary.folders, 'folder')}, ${bytesWords(summary.bytes)}`}
        </p>
        {reading ? <FolderProgress /> : null}
        {storing ? (
          <div className="folder-progress">
            <progress className="import-bar" max={storing.all} value={storing.done} aria-label="Importing" />
            <div className="work-line">
              <span className="fine">
                Importing {storing.done.toLocaleString('en')} of {storing.all.toLocaleString('en')}
              </span>
              <button type="button" className="link" onClick={stopStoring}>
                Stop
              </button>
            </div>
          </div>
        ) : null}
        {folder.looking || files === 0 ? null : (
          <p className="folder-summary" data-reading={reading}>
            {summaryWords(summary)}
          </p>
        )}
        <div className="decide-row">
          {takes.length > 0 ? (
            <button type="button" className="primary" onClick={importAll} aria-disabled={storing !== null} disabled={storing !== null}>
              Import {takes.length === 1 ? '1 source' : `all ${takes.length.toLocaleString('en')}`} as proposed
            </button>
          ) : null}
          {first ? (
            <button type="button" className="outline" disabled={storing !== null} onClick={() => showItem(first.id)}>
              {asked > 0 ? `Review ${countWords(asked, 'file')} with questions` : 'Review one by one'}
            </button>
          ) : null}
          <span className="bar-space" />
          {reading || storing ? null : (
            <button type="button" className="quiet" onClick={close}>
              {summary.ready.length > 0 ? 'Cancel' : 'Close'}
            </button>
          )}
        </div>
      </header>
      <FolderRows summary={summary} leftOut={folder.leftOut} busy={storing !== null} />
    </section>
  );
}

/** One bar for the whole: files, bytes, time left, and the name of the file at work. */
function FolderProgress() {
  const batch = useImportQueue((queue) => queue.batch);
  const now = useImportQueue((queue) => queue.items.find((item) => item.state === 'reading'));
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  const counts = `${batch.filesDone.toLocaleString('en')} of ${countWords(batch.files, 'file')}, ${sizePair(batch.bytesDone, batch.bytes)}`;
  const left = timeLeftWords(timeLeft(batch, performance.now()));
  return (
    <div className="folder-progress">
      <div className="work-line">
        <span className="folder-now">
          Reading <bdi>{now?.label ?? ''}</bdi>
        </span>
        <span className="folder-counts">
          {counts}
          {left ? `, ${left}` : ''}
        </span>
      </div>
      <progress className="import-bar" max={batch.files} value={batch.filesDone + (now?.fraction ?? 0)} aria-label={`Reading, ${counts}`} />
      <div className="work-line">
        <span className="fine">You can keep working.</span>
        <button type="button" className="link" onClick={stopReading}>
          Stop
        </button>
      </div>
    </div>
  );
}

/** Says once, when reading has ended, what came of it. */
function useSpokenEnd(busy: boolean, words: string, announce: (message: string) => void): void {
  const was = useRef(busy);
  useEffect(() => {
    if (was.current && !busy) announce(`Reading ended. ${words}`);
    was.current = busy;
  }, [busy, words, announce]);
}
