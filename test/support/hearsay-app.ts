import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { startDouble } from './start-double.ts';
import { startRealElectron } from './start-real-electron.ts';

/** What a dialog answers next, as Electron's own methods would return it. */
export type DialogAnswer =
  | { readonly dialog: 'open'; readonly answer: { readonly canceled: boolean; readonly filePaths: readonly string[] } }
  | { readonly dialog: 'save'; readonly answer: { readonly canceled: boolean; readonly filePath: string } }
  | { readonly dialog: 'message'; readonly answer: { readonly response: number } };

export interface MenuEntry {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly enabled?: boolean;
  readonly accelerator?: string;
  readonly submenu?: readonly MenuEntry[];
}

/** The running desktop app as a spec sees it: in Electron where its program is here, otherwise in the double (`electron-double/README.md`). */
export interface HearsayApp {
  readonly kind: 'electron' | 'double';
  readonly userData: string;
  /** A folder for files of this run. */
  readonly folder: string;
  /** The page that is shown now; waits until there is one whose address matches. */
  page(address?: RegExp): Promise<Page>;
  answerNext(answer: DialogAnswer): Promise<void>;
  /** The options of every dialog so far. */
  dialogs(): Promise<readonly { readonly dialog: string; readonly options: unknown }[]>;
  /** What was opened or shown outside the app: addresses and paths. */
  outside(): Promise<readonly string[]>;
  menu(): Promise<readonly MenuEntry[]>;
  clickMenu(name: string): Promise<boolean>;
  /** A file opened through the system: association, dock, icon. */
  openFile(path: string): Promise<void>;
  /** Starts the app once more with these arguments; it hands them over and ends. */
  startAgain(args: readonly string[]): Promise<void>;
  crashPage(): Promise<void>;
  /** The window's close button. Resolves when the whole app has ended. */
  closeWindow(): Promise<void>;
  moveWindow(bounds: { x: number; y: number; width: number; height: number }): Promise<void>;
  permission(name: string, origin: string): Promise<{ check: boolean; device: boolean }>;
  /** Ends it, whatever state it is in. */
  end(): Promise<void>;
}

export interface StartOptions {
  readonly args?: readonly string[];
  /** The data folder of an earlier run, to start again on. */
  readonly userData?: string;
  readonly folder: string;
}

/** Electron's program, or `null` with nothing downloaded. */
export function electronBinary(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const name =
      process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : process.platform === 'win32' ? 'electron.exe' : 'electron';
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
    const root = process.platform === 'linux' && process.getuid?.() === 0;
    const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
    return existsSync(path) && !root && display ? path : null;
  } catch {
    return null;
  }
}

export const noElectron = 'no Electron binary here (or no display, or running as root)';

interface Fixtures {
  /** Starts the app; ended with the test. */
  readonly start: (options?: Partial<StartOptions>) => Promise<HearsayApp>;
  readonly folder: string;
}

export { expect };

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'hearsay-app-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  start: async ({ folder }, use, info) => {
    const running: HearsayApp[] = [];
    const binary = electronBinary();
    info.annotations.push({ type: 'host', description: binary === null ? `the double: ${noElectron}` : 'Electron' });
    await use(async (options = {}) => {
      const userData = options.userData ?? join(folder, 'data');
      await mkdir(userData, { recursive: true });
      const full = { args: options.args ?? [], userData, folder };
      const app = binary === null ? await startDouble(full) : await startRealElectron(binary, full);
      running.push(app);
      return app;
    });
    await Promise.all(running.map((app) => app.end()));
  },
});
