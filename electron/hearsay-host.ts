import { dirname, join } from 'node:path';
import type { OpenDialogOptions } from 'electron';
import type { MenuItemMessage } from './bridge/contract.ts';
import type { ElectronParts } from './electron-parts.ts';
import { ArrivingFiles, filesInArguments } from './files/arriving-files.ts';
import { atomicWrite } from './files/atomic-write.ts';
import { safeFileName, saveFilters } from './files/file-names.ts';
import { FileTokens } from './files/file-tokens.ts';
import { readArrivingFile } from './files/read-arriving-file.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { fileHandlers } from './handlers/files.ts';
import { folderHandlers } from './handlers/folders.ts';
import type { Handlers } from './handlers/handlers.ts';
import { registerHandlers } from './handlers/register-handlers.ts';
import { applicationMenu } from './menu/application-menu.ts';
import { appProtocol, type OwnPage } from './security/app-protocol.ts';
import { guardNavigation } from './security/navigation-guard.ts';
import { confineSession } from './security/secure-session.ts';
import { appScheme } from './security/trusted-sender.ts';
import { windowOptions } from './security/window-options.ts';
import { StoredThings } from './stored-things.ts';
import { WatchedFolders } from './watching/watched-folders.ts';
import { type CrashChoice, renderCrashPage } from './windows/crash-page.ts';
import { MainWindow } from './windows/main-window.ts';
import { ReportPrinter } from './windows/print-report.ts';
import { windowPlace } from './windows/window-place.ts';

/** How long ending waits for what is being written, in ms: a disk that does not answer must not keep the app from ending. */
const patience = 3000;

/** The main process: one window, the bytes it reads and writes, and the menu. It never sees a claim. */
export class HearsayHost {
  private readonly stored: StoredThings;
  private readonly tokens = new FileTokens();
  private readonly printer: ReportPrinter;
  private readonly arriving = new ArrivingFiles(readArrivingFile, (files) => this.main?.send('files:arrived', files));
  private readonly watched: WatchedFolders;
  private main: MainWindow | null = null;
  private menuItems: readonly MenuItemMessage[] = [];
  private crashed: OwnPage = renderCrashPage([]);
  private quitting = false;
  private isStored = false;

  /** @param out the folder with the built parts */
  constructor(
    private readonly electron: ElectronParts,
    private readonly out: string,
  ) {
    this.stored = new StoredThings(electron.app.getPath('userData'));
    this.printer = new ReportPrinter(electron.BrowserWindow);
    this.watched = new WatchedFolders({
      kept: this.stored.watched,
      tokens: this.tokens,
      tellFiles: (files) => this.main?.send('files:arrived', files),
      tellFolders: (folders) => this.main?.send('folders:changed', folders),
    });
  }

  /** Files can arrive before Electron is ready, so this is listened for at once. */
  listenForFiles(): void {
    const { app } = this.electron;
    const appFolder = app.isPackaged ? null : app.getAppPath();
    void this.arrive(filesInArguments(process.argv, process.cwd(), appFolder));
    app.on('open-file', (event, path) => {
      event.preventDefault();
      void this.arrive([path]);
    });
    app.on('second-instance', (_event, words, workingFolder) => {
      this.main?.focus();
      void this.arrive(filesInArguments(words, workingFolder, appFolder));
    });
  }

  async start(): Promise<void> {
    const { app, protocol, session, ipcMain } = this.electron;
    protocol.handle(
      appScheme,
      appProtocol(join(this.out, 'renderer'), (host, pathname) => this.ownPage(host, pathname)),
    );
    confineSession(session.defaultSession, app.isPackaged, () => this.logWarning('request blocked'));
    app.on('web-contents-created', (_event, contents) => guardNavigation(contents, (address) => this.main?.refusedNavigation(address)));
    registerHandlers(ipcMain, this.handlers(), (channel, code) => this.logWarning('request refused', { channel, code }));
    app.on('before-quit', () => {
      this.quitting = true;
    });
    // the place of the window is noted as it closes, and the process must not end before that is on disk
    app.on('will-quit', (event) => {
      if (this.isStored) return;
      event.preventDefault();
      const late = new Promise<void>((resolve) => setTimeout(resolve, patience));
      void Promise.race([this.stored.settled(), late]).finally(() => {
        this.isStored = true;
        app.quit();
      });
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin' || this.quitting) app.quit();
    });
    app.on('activate', () => {
      if (this.main === null) void this.openWindow();
    });
    await this.showMenu([]);
    await this.stored.log.write('main', { level: 'info', event: 'started', facts: { version: app.getVersion() } });
    await this.openWindow();
  }

  private async openWindow(): Promise<void> {
    const { app, BrowserWindow, nativeTheme, screen } = this.electron;
    const { window: remembered, maximized } = await this.stored.memory.read();
    const place = windowPlace(
      remembered,
      [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea),
    );
    const preload = join(this.out, 'preload', 'preload.cjs');
    const window = new BrowserWindow({ ...windowOptions(app.isPackaged, preload, nativeTheme.shouldUseDarkColors), ...place });
    const windowId = window.webContents.id;
    const main = new MainWindow(window, maximized, {
      onReady: () => {
        if (!app.isPackaged) console.log('Hearsay is ready: desktop window');
      },
      onPlaceChanged: (bounds, isMaximized) =>
        void this.stored.remember((memory) => ({ ...memory, window: bounds, maximized: isMaximized })),
      onPageLeft: () => {
        this.arriving.stopListening();
        this.watched.stop();
      },
      onCrash: (reason) => void this.showCrash(reason),
      onCrashChoice: (choice) => void this.afterCrash(choice),
      onClosed: () => {
        this.tokens.forget(windowId);
        this.arriving.stopListening();
        this.watched.stop();
        this.main = null;
      },
    });
    this.main = main;
    await main.openPage();
  }

  private handlers(): Handlers {
    const { app, dialog, shell } = this.electron;
    const windowOf = (windowId: number) =>
      this.electron.BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === windowId);
    const fromDisk = {
      showOpenDialog: (windowId: number, options: OpenDialogOptions) => {
        const window = windowOf(windowId);
        return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
      },
      read: readArrivingFile,
      lastFolder: (use: 'open' | 'save') => this.stored.lastFolder(use, app.getPath('documents')),
      rememberFolder: (use: 'open' | 'save', folder: string) => this.stored.rememberFolder(use, folder),
      tokens: this.tokens,
    };
    const folders = folderHandlers({ ...fromDisk, watched: this.watched });
    const files = fileHandlers({
      ...fromDisk,
      showSaveDialog: (windowId, options) => {
        const window = windowOf(windowId);
        return window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options);
      },
      showItemInFolder: (path) => shell.showItemInFolder(path),
      write: atomicWrite,
      rememberCaseFile: (path) => this.rememberCaseFile(path),
      arriving: this.arriving,
    });
    const rest = appHandlers({
      info: {
        version: app.getVersion(),
        platform: process.platform,
        electron: process.versions.electron ?? '',
        chromium: process.versions.chrome ?? '',
        packaged: app.isPackaged,
      },
      backups: this.stored.backups,
      settings: this.stored.settings,
      log: this.stored.log,
      tellSettings: (settings) => this.main?.send('settings:changed', settings),
      showMenu: (items) => this.showMenu(items),
      askToOpen: async (windowId, url) => {
        const question = {
          type: 'question' as const,
          title: 'Open a link',
          message: 'Open this address outside Hearsay?',
          detail: url,
          buttons: ['Open', 'Cancel'],
          defaultId: 1,
          cancelId: 1,
        };
        const window = windowOf(windowId);
        const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
        return response === 0;
      },
      openOutside: (url) => shell.openExternal(url),
      printToPdf: (html) => this.printer.print(html),
      close: (windowId) => {
        if (this.main?.window.webContents.id === windowId) this.main.closing.ready();
      },
    });
    return { ...files, ...folders, ...rest };
  }

  private async arrive(paths: readonly string[]): Promise<void> {
    for (const path of paths) if (path.toLowerCase().endsWith('.hearsay')) await this.rememberCaseFile(path);
    await this.arriving.arrive(paths);
  }

  private async rememberCaseFile(path: string): Promise<void> {
    await this.stored.rememberCaseFile(path);
    this.electron.app.addRecentDocument(path);
    if (this.electron.app.isReady()) await this.showMenu(this.menuItems);
  }

  private async showMenu(items: readonly MenuItemMessage[]): Promise<void> {
    const { app, Menu, shell } = this.electron;
    this.menuItems = items;
    const { recentFiles } = await this.stored.memory.read();
    const template = applicationMenu(items, {
      platform: process.platform,
      packaged: app.isPackaged,
      recentFiles,
      onCommand: (id) => this.main?.send('menu:command', { id }),
      onOpenRecent: (path) => void this.arrive([path]),
      onClearRecent: () => {
        app.clearRecentDocuments();
        void this.stored.forgetCaseFiles().then(() => this.showMenu(this.menuItems));
      },
      onShowLogs: () => void shell.openPath(this.stored.logFolder),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  private ownPage(host: string, pathname: string): OwnPage | null {
    if (host === 'crash') return this.crashed;
    return host === 'print' ? this.printer.page(pathname) : null;
  }

  private async showCrash(reason: string): Promise<void> {
    await this.stored.log.write('main', { level: 'error', event: 'page ended', facts: { reason } });
    this.crashed = renderCrashPage(await this.stored.backups.list());
    await this.main?.openCrashPage();
  }

  private async afterCrash(choice: CrashChoice): Promise<void> {
    if (choice.kind === 'reload') {
      await this.main?.openPage();
      return;
    }
    const { app, dialog } = this.electron;
    const backup = (await this.stored.backups.list()).find(({ id }) => id === choice.backupId);
    const bytes = await this.stored.backups.read(choice.backupId);
    if (backup === undefined || bytes === null) return;
    const name = safeFileName(`${backup.title}.hearsay`);
    const options = { defaultPath: join(await this.stored.lastFolder('save', app.getPath('documents')), name), filters: saveFilters(name) };
    const { filePath } = await (this.main ? dialog.showSaveDialog(this.main.window, options) : dialog.showSaveDialog(options));
    if (!filePath) return;
    try {
      await atomicWrite(filePath, bytes);
      await this.stored.rememberFolder('save', dirname(filePath));
    } catch {
      dialog.showErrorBox('The copy could not be saved', 'Choose another folder, or free some space, and save it again.');
    }
  }

  private logWarning(event: string, facts: Record<string, string> = {}): void {
    void this.stored.log.write('main', { level: 'warning', event, facts });
  }
}
