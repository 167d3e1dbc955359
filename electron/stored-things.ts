import { dirname, join } from 'node:path';
import { BackupFolder } from './backups/backup-folder.ts';
import type { SettingsMessage } from './bridge/contract.ts';
import { JsonFile } from './files/json-file.ts';
import { LogFile } from './logging/log-file.ts';
import { type HostMemory, hostMemoryFile, withRecentFile } from './settings/host-memory.ts';
import { settingsFile } from './settings/settings-file.ts';
import { type WatchHost, watchedFoldersFile } from './watching/watched-folders.ts';

/** Everything the main process keeps under the app's data folder. */
export class StoredThings {
  readonly logFolder: string;
  readonly log: LogFile;
  readonly backups: BackupFolder;
  readonly settings: JsonFile<SettingsMessage>;
  readonly memory: JsonFile<HostMemory>;
  readonly watched: WatchHost['kept'] & { settled(): Promise<void> };

  constructor(userData: string) {
    this.logFolder = join(userData, 'logs');
    this.log = new LogFile(this.logFolder);
    this.backups = new BackupFolder(join(userData, 'backups'));
    const broken = (file: string) => () =>
      void this.log.write('main', { level: 'warning', event: 'file set aside as broken', facts: { file } });
    this.settings = new JsonFile(join(userData, 'settings.json'), settingsFile, broken('settings'));
    this.memory = new JsonFile(join(userData, 'host.json'), hostMemoryFile, broken('host'));
    this.watched = new JsonFile(join(userData, 'watched-folders.json'), watchedFoldersFile, broken('watched folders'));
  }

  /** Settles when everything that was changed is on disk: the process may end then. */
  async settled(): Promise<void> {
    await Promise.all([this.settings, this.memory, this.watched].map((file) => file.settled()));
  }

  /** The folder a dialog opens in. */
  async lastFolder(use: 'open' | 'save', otherwise: string): Promise<string> {
    return (await this.memory.read()).folders[use] ?? otherwise;
  }

  async rememberFolder(use: 'open' | 'save', folder: string): Promise<void> {
    await this.remember((memory) => ({ ...memory, folders: { ...memory.folders, [use]: folder } }));
  }

  async rememberCaseFile(path: string): Promise<void> {
    await this.remember((memory) => ({
      ...memory,
      recentFiles: withRecentFile(memory.recentFiles, path),
      folders: { open: dirname(path), ...memory.folders },
    }));
  }

  async forgetCaseFiles(): Promise<void> {
    await this.remember((memory) => ({ ...memory, recentFiles: [] }));
  }

  /** What cannot be remembered (a full disk) never stops what the analyst was doing. */
  async remember(step: (memory: HostMemory) => HostMemory): Promise<void> {
    await this.memory.change(step).catch(() => this.log.write('main', { level: 'warning', event: 'host file could not be written' }));
  }
}
