import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '../find-chromium.mjs';
import { app } from './app.ts';
import { announce } from './control.ts';
import { startProtocolServer } from './protocol.ts';

let context: Promise<BrowserContext> | null = null;
let stopServer = () => {};
const started = Promise.withResolvers<BrowserContext>();

/** The browser all windows live in, once it runs. */
export function browser(): Promise<BrowserContext> {
  return context ?? started.promise;
}

/** Starts Chromium with its data beside the app's, then tells the app that it is ready. A second instance has already gone. */
export async function startChromium(): Promise<void> {
  if (app.hasQuit) return;
  stopServer = await startProtocolServer(app.getPath('userData'));
  const folder = join(app.getPath('userData'), 'chromium');
  const { executablePath, args } = chromiumLaunchOptions();
  context = chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...args, '--remote-debugging-port=0'],
    viewport: null,
    locale: 'en-GB',
    timezoneId: 'UTC',
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const running = await context;
  started.resolve(running);
  const [port, path] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').trim().split('\n');
  announce({ kind: 'chromium', endpoint: `ws://127.0.0.1:${port}${path}` });
  app.becomeReady();
}

export async function stopChromium(): Promise<void> {
  stopServer();
  if (context !== null) await (await context).close().catch(() => {});
}
