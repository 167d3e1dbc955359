import { useEffect } from 'react';
import { useStore } from 'zustand';
import { countWords } from '../../commands/source/folder-summary.ts';
import {
  beginWatching,
  leaveOffered,
  reviewOffered,
  stopWatching,
  toOffer,
  watchedFolders,
} from '../../commands/source/watched-folders.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useImportQueue } from './use-import-queue.ts';

/** Watches the folders of the case, and offers what came to them: a line with a way to review it. Nothing is imported unasked. */
export function WatchedFolders() {
  const services = useServices();
  useRows('sources');
  useImportQueue((queue) => queue.items.length);
  const state = useStore(watchedFolders);
  useEffect(() => beginWatching(services), [services]);
  const offers = toOffer(services, state);
  const gone = state.folders.filter((folder) => folder.gone);
  const words = offers.map(({ folder, files }) => offerWords(files.length, folder.name)).join(' ');
  useEffect(() => {
    if (words) services.announce(words);
  }, [words, services]);
  if (offers.length + gone.length === 0) return null;
  const safely = (work: Promise<void>) => void work.catch(() => services.alert('This could not be remembered. Try again.'));
  return (
    <section className="watched-offers" aria-label="Watched folders">
      {offers.map(({ folder, files }) => (
        <div key={folder.id} className="toast">
          <span>{offerWords(files.length, folder.name)}</span>
          <button type="button" className="link" onClick={() => reviewOffered(services, folder, files)}>
            Review
          </button>
          <button type="button" className="link" onClick={() => safely(leaveOffered(services, folder, files))}>
            Leave {files.length === 1 ? 'it' : 'them'} out
          </button>
        </div>
      ))}
      {gone.map((folder) => (
        <div key={folder.id} className="toast">
          <Icon name="warn" />
          <span>
            The watched folder <bdi>{folder.name}</bdi> is not there now.
          </span>
          <button type="button" className="link" onClick={() => safely(stopWatching(services, folder.id))}>
            Stop watching it
          </button>
        </div>
      ))}
    </section>
  );
}

const offerWords = (count: number, name: string) => `${countWords(count, 'new file')} in ${name}`;
