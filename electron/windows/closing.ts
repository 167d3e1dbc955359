/** What closing needs of a window; a subset of Electron's `BrowserWindow`. */
export interface ClosingWindow {
  destroy(): void;
  isDestroyed(): boolean;
}

/**
 * Lets the page write drafts and a backup before its window closes: the first wish to close is put off, the page is told, and the window
 * goes when the page says it is ready, or after a while if it never does. A page that crashed is not waited for.
 */
export class Closing {
  private state: 'open' | 'asked' | 'closed' = 'open';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly window: ClosingWindow,
    private readonly tellPage: () => void,
    private readonly patience = 8000,
  ) {}

  /** The window wants to close. Returns whether that has to wait. */
  wish(pageAlive: boolean): boolean {
    if (this.state === 'closed' || !pageAlive) return false;
    if (this.state === 'open') {
      this.state = 'asked';
      this.tellPage();
      this.timer = setTimeout(() => this.ready(), this.patience);
    }
    return true;
  }

  /** The page has written everything, or was waited for long enough. Ignored unless closing was asked for. */
  ready(): void {
    if (this.state !== 'asked') return;
    this.state = 'closed';
    clearTimeout(this.timer);
    if (!this.window.isDestroyed()) this.window.destroy();
  }
}
