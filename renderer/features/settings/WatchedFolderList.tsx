import { useStore } from 'zustand';
import { stopWatching, watchedFolders, watchFolder } from '../../commands/source/watched-folders.ts';
import { useServices } from '../../state/use-services.ts';

/** Folders watched for this case: which, whether they are there, and the way to add and stop. Only where the host can watch. */
export function WatchedFolderList() {
  const services = useServices();
  const folders = useStore(watchedFolders, (state) => state.folders);
  if (!services.desktop.capabilities.watchFolders) return null;
  return (
    <section aria-labelledby="set-watched">
      <h2 id="set-watched">Watched folders</h2>
      <p className="muted">New files in them are offered in this case, never imported by themselves.</p>
      <ul className="backup-list" aria-label="Watched folders">
        {folders.map((folder) => (
          <li key={folder.id}>
            <span className="log-what">
              <bdi>{folder.name}</bdi>
              {folder.gone ? <span className="muted">Not there now</span> : null}
            </span>
            <button
              type="button"
              className="outline"
              aria-label={`Stop watching ${folder.name}`}
              onClick={() => void stopWatching(services, folder.id).catch(() => services.alert('This could not be remembered. Try again.'))}
            >
              Stop watching
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="outline" onClick={() => void watchFolder(services)}>
        Watch a folder
      </button>
    </section>
  );
}
