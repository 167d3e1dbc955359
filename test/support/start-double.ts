import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Announcement } from './electron-double/control.ts';
import type { HearsayApp, MenuEntry, StartOptions } from './hearsay-app.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
// The double is TypeScript run as it is, which needs the Node that comes with the project.
const ownNode = at(`../../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`);

/** Runs the built main process against the double and connects to its Chromium. */
export async function startDouble({ args = [], userData = '', folder }: StartOptions): Promise<HearsayApp> {
  const child = startProgram(args, userData, folder);
  const heard: Announcement[] = [];
  const answers = new Map<number, (value: unknown) => void>();
  let endpoint = (_url: string) => {};
  const connected = new Promise<string>((resolve, reject) => {
    endpoint = resolve;
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}: ${errors}`)));
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  child.on('message', (announcement: Announcement) => {
    heard.push(announcement);
    if (announcement.kind === 'chromium') endpoint(announcement.endpoint);
    if (announcement.kind === 'answer') answers.get(announcement.id)?.(announcement.value);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const browser: Browser = await chromium.connectOverCDP(await connected);

  let acts = 0;
  // Every act is answered by plain data, as over Playwright's `evaluate` in the real one.
  // biome-ignore lint/suspicious/noExplicitAny: what comes back depends on the act
  const tell = (act: string, ...given: unknown[]): Promise<any> =>
    new Promise((resolve) => {
      acts += 1;
      answers.set(acts, resolve);
      void ended.then(() => resolve(null));
      if (child.connected) child.send({ id: acts, act, given });
    });

  return {
    kind: 'double',
    userData,
    folder,
    page: (address = /\.localhost/) => pageMatching(browser, address),
    answerNext: ({ dialog, answer }) => tell('prepareDialog', dialog, answer),
    dialogs: async () => heard.flatMap((each) => (each.kind === 'dialog' ? [{ dialog: each.dialog, options: each.options }] : [])),
    outside: async () => heard.flatMap((each) => (each.kind === 'outside' ? [each.url] : each.kind === 'shown' ? [each.path] : [])),
    menu: (): Promise<readonly MenuEntry[]> => tell('menu'),
    clickMenu: (name) => tell('clickMenu', name),
    openFile: (path) => tell('openFile', path),
    startAgain: async (more) => {
      const second = startProgram(more, userData, folder);
      await new Promise((resolve) => second.once('exit', resolve));
    },
    crashPage: () => tell('crash'),
    closeWindow: async () => {
      await tell('close');
      await ended;
    },
    moveWindow: (bounds) => tell('moveWindow', bounds),
    permission: (name, origin) => tell('permission', name, origin),
    end: async () => {
      await browser.close().catch(() => {});
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function startProgram(args: readonly string[], userData: string, folder: string): ChildProcess {
  const run = at('./electron-double/run.ts');
  return spawn(existsSync(ownNode) ? ownNode : process.execPath, ['--import', at('./electron-double/hook.ts'), run, ...args], {
    cwd: folder,
    env: {
      ...process.env,
      HEARSAY_USER_DATA: userData,
      HEARSAY_DOUBLE_DOCUMENTS: folder,
      HEARSAY_DOUBLE_USERDATA: userData,
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function pageMatching(browser: Browser, address: RegExp): Promise<Page> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const found = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => address.test(page.url()));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no page with an address like ${address}`);
}
