import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow } from './browser-window.ts';
import { announce } from './control.ts';

const paths = new Map<string, string>();

/** `app` of Electron: life of the process, single instance, recent documents. */
class App extends EventEmitter {
  readonly isPackaged = process.env.HEARSAY_DOUBLE_PACKAGED === '1';
  readonly recentDocuments: string[] = [];
  readonly switches: string[] = [];
  readonly commandLine = { appendSwitch: (name: string): number => this.switches.push(name) };
  hasQuit = false;
  sandboxed = false;
  private ready = Promise.withResolvers<void>();
  private isNowReady = false;

  getPath(name: string): string {
    const path = paths.get(name) ?? process.env[`HEARSAY_DOUBLE_${name.toUpperCase()}`];
    if (path === undefined) throw new Error(`no path for ${name}`);
    return path;
  }
  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true });
    paths.set(name, path);
  }
  getAppPath(): string {
    return process.argv[1] ?? '';
  }
  getVersion(): string {
    return JSON.parse(readFileSync(join(this.getAppPath(), 'package.json'), 'utf8')).version;
  }
  enableSandbox(): void {
    this.sandboxed = true;
  }
  setAppUserModelId(): void {}
  isReady(): boolean {
    return this.isNowReady;
  }
  whenReady(): Promise<void> {
    return this.ready.promise;
  }
  becomeReady(): void {
    this.isNowReady = true;
    this.ready.resolve();
    this.emit('ready');
  }
  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }
  clearRecentDocuments(): void {
    this.recentDocuments.length = 0;
  }

  /** The second process leaves a note for the first, which watches for it. */
  requestSingleInstanceLock(): boolean {
    const folder = join(this.getPath('userData'), 'instance');
    const lock = join(folder, 'pid');
    mkdirSync(folder, { recursive: true });
    if (existsSync(lock) && isRunning(Number(readFileSync(lock, 'utf8')))) {
      writeFileSync(join(folder, `note-${process.pid}.json`), JSON.stringify({ words: process.argv, folder: process.cwd() }));
      return false;
    }
    writeFileSync(lock, String(process.pid));
    watch(folder, () => {
      for (const name of readdirSync(folder).filter((each) => each.startsWith('note-'))) {
        try {
          const note = JSON.parse(readFileSync(join(folder, name), 'utf8'));
          rmSync(join(folder, name));
          this.emit('second-instance', {}, note.words, note.folder, null);
        } catch {
          // Seen while it was still being written; the next event has it whole.
        }
      }
    }).unref();
    return true;
  }

  /** Every window may refuse, which ends the quitting, as in Electron. */
  quit(): void {
    this.emit('before-quit', {});
    for (const window of BrowserWindow.getAllWindows()) window.close();
    if (BrowserWindow.getAllWindows().length > 0) return;
    let refused = false;
    this.emit('will-quit', {
      preventDefault: () => {
        refused = true;
      },
    });
    if (!refused) void this.exit(0);
  }

  async exit(code: number): Promise<void> {
    if (this.hasQuit) return;
    this.hasQuit = true;
    const { stopChromium } = await import('./chromium.ts');
    await stopChromium();
    announce({ kind: 'quit', code });
    process.exit(code);
  }
}

export const app = new App();

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}
