import { createStore } from 'zustand/vanilla';
import type { OfferedFile, WatchedFolder } from '../../desktop/desktop.ts';
import type { Services } from '../services.ts';
import { bringInFolder } from './bring-in.ts';
import { sourcesByHash } from './finish-import.ts';
import { importQueue } from './import-queue.ts';

export interface WatchedState {
  readonly folders: readonly WatchedFolder[];
  /** What came to them and was neither taken nor left. */
  readonly offered: readonly OfferedFile[];
}

/** The watched folders of the open case. */
export const watchedFolders = createStore<WatchedState>(() => ({ folders: [], offered: [] }));

/** Begins to watch the folders of the open case, where the host can. Returns the way to stop listening. */
export function beginWatching(services: Services): () => void {
  const { watched, capabilities } = services.desktop;
  watchedFolders.setState({ folders: [], offered: [] });
  if (!capabilities.watchFolders) return () => {};
  let ended = false;
  const stopFiles = watched.onFiles((files) => watchedFolders.setState(({ offered }) => ({ offered: withNew(offered, files) })));
  const stopFolders = watched.onChange((folders) => watchedFolders.setState({ folders }));
  watched.begin(services.open.inHand.caseId).then(
    (folders) => {
      if (!ended) watchedFolders.setState({ folders });
    },
    () => services.alert('The watched folders of this case could not be opened.'),
  );
  return () => {
    ended = true;
    stopFiles();
    stopFolders();
  };
}

const samePlace = (a: OfferedFile, b: OfferedFile) => a.watch === b.watch && a.folder === b.folder && a.name === b.name;

/** A file that was changed since takes the place of what was offered before. */
function withNew(offered: readonly OfferedFile[], files: readonly OfferedFile[]): readonly OfferedFile[] {
  return [...offered.filter((file) => !files.some((other) => samePlace(file, other))), ...files];
}

/** Files of one folder to offer: not in the case by their hash, each once, and not being brought in already. */
export function toOffer(services: Services, { offered, folders }: WatchedState): { folder: WatchedFolder; files: OfferedFile[] }[] {
  const held = sourcesByHash(services.open.inHand);
  const queued = new Set(importQueue.getState().items.map((item) => `${item.folder}/${item.fileName}`));
  const seen = new Set<string>();
  const wanted = offered.filter(({ sha256, folder, name }) => {
    const isNew = !held.has(sha256) && !seen.has(sha256) && !queued.has(`${folder}/${name}`);
    if (sha256 !== '') seen.add(sha256);
    return isNew;
  });
  return folders.flatMap((folder) => {
    const files = wanted.filter((file) => file.watch === folder.id);
    return files.length === 0 ? [] : [{ folder, files }];
  });
}

/** Brings offered files in for review, as a folder that was dropped. */
export function reviewOffered(services: Services, folder: WatchedFolder, files: readonly OfferedFile[]): void {
  const taken = new Set(files);
  watchedFolders.setState(({ offered }) => ({ offered: offered.filter((file) => !taken.has(file)) }));
  void bringInFolder(services, folder.name, Promise.resolve({ name: folder.name, files, leftOut: [] }));
}

/** Leaves offered files where they are; they are not offered again, on this computer and for this case. */
export async function leaveOffered(services: Services, folder: WatchedFolder, files: readonly OfferedFile[]): Promise<void> {
  const left = new Set(files);
  watchedFolders.setState(({ offered }) => ({ offered: offered.filter((file) => !left.has(file)) }));
  await services.desktop.watched.dismiss(
    folder.id,
    files.map((file) => file.sha256).filter((hash) => hash !== ''),
  );
}

/** Lets the analyst choose a folder to watch for this case. */
export async function watchFolder(services: Services): Promise<void> {
  try {
    const folder = await services.desktop.watched.add();
    if (!folder) return;
    watchedFolders.setState(({ folders }) => ({ folders: [...folders.filter((other) => other.id !== folder.id), folder] }));
    services.toast(`Watching ${folder.name}. New files in it are offered, never imported by themselves.`);
  } catch (error) {
    services.alert(error instanceof Error ? error.message : 'The folder cannot be watched.');
  }
}

/** Stops watching a folder. Sources that came from it stay. */
export async function stopWatching(services: Services, id: string): Promise<void> {
  watchedFolders.setState(({ folders, offered }) => ({
    folders: folders.filter((folder) => folder.id !== id),
    offered: offered.filter((file) => file.watch !== id),
  }));
  await services.desktop.watched.forget(id);
}
