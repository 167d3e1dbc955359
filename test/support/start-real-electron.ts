import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { HearsayApp, MenuEntry, StartOptions } from './hearsay-app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the built app in Electron itself. Dialogs and the shell are answered in the main process, everything else is real. */
export async function startRealElectron(binary: string, { args = [], userData = '', folder }: StartOptions): Promise<HearsayApp> {
  const env = { ...process.env, HEARSAY_USER_DATA: userData } as Record<string, string>;
  const app = await _electron.launch({ executablePath: binary, args: [root, ...args], cwd: folder, env });
  await app.evaluate(({ dialog, shell }) => {
    const state = { answers: [] as { dialog: string; answer: unknown }[], dialogs: [] as unknown[], outside: [] as string[] };
    Object.assign(globalThis, { spec: () => state });
    const cancelled: Record<string, unknown> = {
      open: { canceled: true, filePaths: [] },
      save: { canceled: true, filePath: '' },
      message: { response: 1 },
    };
    const answer =
      (kind: string) =>
      async (...given: unknown[]) => {
        state.dialogs.push({ dialog: kind, options: given.at(-1) });
        const index = state.answers.findIndex((each) => each.dialog === kind);
        return index < 0 ? cancelled[kind] : state.answers.splice(index, 1)[0]?.answer;
      };
    Object.assign(dialog, { showOpenDialog: answer('open'), showSaveDialog: answer('save'), showMessageBox: answer('message') });
    const noted = (address: string) => void state.outside.push(address);
    Object.assign(shell, {
      openExternal: async (url: string) => noted(url),
      showItemInFolder: noted,
      openPath: async (path: string) => noted(path),
    });
  });
  const ended = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));

  return {
    kind: 'electron',
    userData,
    folder,
    page: (address = /^app:/) => pageMatching(app, address),
    answerNext: (answer) => app.evaluate((_electron, given) => void spec().answers.push(given), answer),
    dialogs: () => app.evaluate(() => spec().dialogs),
    outside: () => app.evaluate(() => spec().outside),
    menu: (): Promise<readonly MenuEntry[]> =>
      app.evaluate(({ Menu }) => {
        const described = (items: Electron.MenuItem[]): MenuEntry[] =>
          items.map(({ id, label, role, enabled, accelerator, submenu }) => ({
            ...(id ? { id } : {}),
            label,
            enabled,
            ...(role ? { role } : {}),
            ...(accelerator ? { accelerator: String(accelerator) } : {}),
            ...(submenu ? { submenu: described(submenu.items) } : {}),
          }));
        return described(Menu.getApplicationMenu()?.items ?? []);
      }),
    clickMenu: (name) =>
      app.evaluate(({ Menu }, wanted) => {
        const click = (items: Electron.MenuItem[]): boolean =>
          items.some((item) => {
            if (item.submenu && click(item.submenu.items)) return true;
            if ((item.id !== wanted && item.label !== wanted) || !item.enabled) return false;
            item.click();
            return true;
          });
        return click(Menu.getApplicationMenu()?.items ?? []);
      }, name),
    openFile: (path) => app.evaluate(({ app: running }, file) => void running.emit('open-file', { preventDefault() {} }, file), path),
    startAgain: async (more) => {
      const second = spawn(binary, [root, ...more], { cwd: folder, env, stdio: 'ignore' });
      await new Promise((resolve) => second.once('exit', resolve));
    },
    crashPage: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()),
    closeWindow: async () => {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await ended;
    },
    moveWindow: (bounds) => app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds),
    permission: async () => {
      throw new Error('asked of the page itself in Electron');
    },
    end: async () => {
      await app.close().catch(() => {});
    },
  };
}

/** In the main process: what the set-up above left there. */
declare function spec(): {
  answers: { dialog: string; answer: unknown }[];
  dialogs: { dialog: string; options: unknown }[];
  outside: string[];
};

async function pageMatching(app: ElectronApplication, address: RegExp): Promise<Page> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const found = app.windows().find((page) => address.test(page.url()));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no page with an address like ${address}`);
}
