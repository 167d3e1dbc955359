import type { BrowserWindow, BrowserWindowConstructorOptions, Event, RenderProcessGoneDetails } from 'electron';
import { appPage } from '../security/trusted-sender.ts';
import { Closing } from './closing.ts';
import { type CrashChoice, crashChoice, crashPage } from './crash-page.ts';

/** What the window tells the rest of the main process. */
export interface MainWindowEvents {
  onReady(): void;
  onPlaceChanged(place: { x: number; y: number; width: number; height: number }, maximized: boolean): void;
  /** The page was left, reloaded or crashed: it has to say again that it listens. */
  onPageLeft(): void;
  onCrash(reason: string): void;
  onCrashChoice(choice: CrashChoice): void;
  onClosed(): void;
}

/** The app's one window and its page. */
export class MainWindow {
  readonly closing: Closing;
  private alive = true;
  /** The page that was opened last has gone. */
  private ended = false;

  constructor(
    readonly window: BrowserWindow,
    maximized: boolean,
    private readonly events: MainWindowEvents,
  ) {
    this.closing = new Closing(window, () => this.send('window:before-close', {}));
    window.once('ready-to-show', () => {
      if (maximized) window.maximize();
      window.show();
      events.onReady();
    });
    window.on('close', (event: Event) => {
      this.rememberPlace();
      if (this.closing.wish(this.alive && !window.webContents.isCrashed())) event.preventDefault();
    });
    window.on('closed', () => events.onClosed());
    window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) events.onPageLeft();
    });
    window.webContents.on('render-process-gone', (_event: Event, details: RenderProcessGoneDetails) => {
      if (details.reason === 'clean-exit') return;
      this.alive = false;
      this.ended = true;
      events.onPageLeft();
      events.onCrash(details.reason);
    });
  }

  /** Opens the app's page, at the start or again after a crash. */
  async openPage(): Promise<void> {
    this.ended = false;
    try {
      await this.window.loadURL(appPage);
      this.alive = true;
    } catch (error) {
      // a page that ends while it loads is answered by the crash page, and a window closed meanwhile by the end: neither may take the program with it
      if (!this.ended && !this.window.isDestroyed()) throw error;
    }
  }

  /** Shows the page that offers a copy of the newest backup. */
  async openCrashPage(): Promise<void> {
    await this.window.loadURL(crashPage);
  }

  /** An address the navigation guard stopped: a button of the crash page, if that is what is shown. */
  refusedNavigation(address: string): void {
    const choice = crashChoice(address);
    if (choice !== null && this.window.webContents.getURL().startsWith(crashPage)) this.events.onCrashChoice(choice);
  }

  /** Tells the page something, if it is there to hear it. */
  send(channel: string, payload: unknown): void {
    if (!this.window.isDestroyed() && this.alive) this.window.webContents.send(channel, payload);
  }

  /** Brings the window to the front, from wherever it is. */
  focus(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  private rememberPlace(): void {
    const maximized = this.window.isMaximized() || this.window.isFullScreen();
    this.events.onPlaceChanged(this.window.getNormalBounds(), maximized);
  }
}

export type WindowMaker = new (options: BrowserWindowConstructorOptions) => BrowserWindow;
