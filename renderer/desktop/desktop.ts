import type { LeftOut } from '../../electron/bridge/left-out.ts';

export type { LeftOut, LeftOutReason } from '../../electron/bridge/left-out.ts';

/**
 * What the app needs from the machine it runs on. Two adapters implement it: `electron-desktop.ts` over the preload bridge and
 * `browser-desktop.ts` with file pickers and downloads. What a host cannot do is `false` in `capabilities`, and the commands that
 * need it are not offered; no method throws "not here".
 */
export interface Desktop {
  readonly kind: 'electron' | 'browser';
  readonly capabilities: DesktopCapabilities;
  /** Lets the analyst choose files. Empty when the choice was cancelled. */
  openFiles(options: OpenFilesOptions): Promise<readonly ArrivedFile[]>;
  /** Lets the analyst choose a folder and walks it; bytes are not read. `null` when cancelled. @throws SaveError with a sentence */
  openFolder(): Promise<FolderFound | null>;
  /** Files given as arguments, dropped on the icon, or opened through the file association. Returns the way to stop listening. */
  onFilesArrived(listener: (files: readonly ArrivedFile[]) => void): () => void;
  /** Saves bytes where the analyst says, or as a download. `null` when cancelled. @throws SaveError with a sentence when it cannot be written. */
  saveFile(file: FileToSave): Promise<SavedFile | null>;
  /** Whether the host can lay a report out as PDF by itself. In a browser that depends on who serves the page, so it is asked. */
  canPrintReport(): Promise<boolean>;
  /** A self-contained HTML report as PDF bytes. Only where `canPrintReport`. @throws SaveError or PrintError with a sentence */
  printReport(html: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Shows a file that was saved in this session in its folder. */
  revealFile(token: string): Promise<void>;
  /** Folders that are watched for the open case. Only where `capabilities.watchFolders`; elsewhere there are none. */
  readonly watched: DesktopWatchedFolders;
  readonly settings: DesktopSettings;
  readonly backups: DesktopBackups;
  /** Shows the whole address and asks first, then opens an https or mailto address outside the app. @throws LinkRefused with a sentence */
  openLink(url: string): Promise<void>;
  readonly menu: {
    /** Tells the host which commands exist now; it builds the native menu from them. */
    publish(items: readonly MenuItem[]): void;
    onCommand(listener: (commandId: string) => void): () => void;
  };
  /** Writes a line to the log. Never source text, quotes, names or paths. */
  log(entry: LogEntry): void;
  /** The handler runs before the window closes, so that drafts and backups are written. */
  onBeforeClose(handler: () => Promise<void>): () => void;
}

export interface DesktopCapabilities {
  readonly nativeMenu: boolean;
  readonly revealFile: boolean;
  /** Chosen files go to a place the analyst picks, not to a download folder. */
  readonly saveDialog: boolean;
  readonly recentFiles: boolean;
  /** The host can watch folders for new files. */
  readonly watchFolders: boolean;
}

export interface OpenFilesOptions {
  readonly kinds: 'sources' | 'case';
  readonly multiple: boolean;
}

export interface ArrivedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The host did not read it, so `bytes` is empty: larger than any source may be, or it could not be read. */
  readonly refused?: 'too-large' | 'unreadable';
}

/** A file that is there to be read. Its bytes are fetched when its turn comes, so that a folder costs no more than its largest file. */
export interface FileAtHand {
  readonly name: string;
  readonly mediaType: string;
  readonly byteLength: number;
  /** The folders it lies in, from the chosen one down, joined by "/"; '' for a file by itself. Never a path of this computer. */
  readonly folder: string;
  /** The bytes as they are now. Never throws: what cannot be read comes as `refused`. */
  read(): Promise<ArrivedFile>;
}

/** What a walk through a folder found, in order: the files of a folder before those of its folders. */
export interface FolderFound {
  /** The name of the folder that was chosen. */
  readonly name: string;
  readonly files: readonly FileAtHand[];
  /** Hidden and system files, and what lies too deep. */
  readonly leftOut: readonly LeftOut[];
}

/** A folder that is watched for new files. */
export interface WatchedFolder {
  readonly id: string;
  readonly name: string;
  /** It is not there now: moved, deleted, or on a disk that is not connected. It is looked for again. */
  readonly gone: boolean;
}

/** A file that came to a watched folder. It is only offered; nothing is read before the analyst says so. */
export interface OfferedFile extends FileAtHand {
  /** Of its bytes when it was found, so that what the case holds need not be offered; '' for a file too large to be imported. */
  readonly sha256: string;
  readonly watch: WatchedFolder['id'];
}

export interface DesktopWatchedFolders {
  /** Watches the folders of this case, and no other's, from now on. Files that are there already are offered as well. */
  begin(caseId: string): Promise<readonly WatchedFolder[]>;
  /** Lets the analyst choose a folder to watch for the case that was begun. `null` when cancelled. @throws SaveError */
  add(): Promise<WatchedFolder | null>;
  forget(id: string): Promise<void>;
  /** Files with these hashes are not offered again. */
  dismiss(id: string, hashes: readonly string[]): Promise<void>;
  onFiles(listener: (files: readonly OfferedFile[]) => void): () => void;
  /** A folder went away or came back. */
  onChange(listener: (folders: readonly WatchedFolder[]) => void): () => void;
}

export interface FileToSave {
  readonly suggestedName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface SavedFile {
  readonly name: string;
  /** For `revealFile`; empty where the host cannot. */
  readonly token: string;
}

/** Preferences of this computer. Unknown keys are refused; see `state/settings.ts` for what each means. */
export type SettingsRecord = Readonly<Record<string, string | number | boolean>>;

export interface DesktopSettings {
  read(): Promise<SettingsRecord>;
  write(patch: SettingsRecord): Promise<void>;
  onChange(listener: (settings: SettingsRecord) => void): () => void;
}

export interface BackupInfo {
  readonly id: string;
  readonly caseId: string;
  readonly title: string;
  readonly at: string;
  readonly byteLength: number;
}

export interface DesktopBackups {
  write(backup: { readonly caseId: string; readonly title: string; readonly bytes: Uint8Array }): Promise<void>;
  list(): Promise<readonly BackupInfo[]>;
  /** `null` when it is gone. */
  read(id: string): Promise<Uint8Array | null>;
}

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** Which menu it stands in. */
  readonly menu: 'File' | 'Edit' | 'View' | 'Claim' | 'Speaker' | 'Help';
  /** As in `keymap.ts`, for example `Mod+Shift+Z`; empty for none. Single keys are shown but not bound by the menu. */
  readonly key: string;
  readonly enabled: boolean;
}

export interface LogEntry {
  readonly level: 'info' | 'warning' | 'error';
  /** What happened, as a fixed phrase. */
  readonly event: string;
  /** Counts and codes only. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}
