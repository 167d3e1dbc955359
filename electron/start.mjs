/**
 * `npm start`: builds Hearsay if needed and opens it, in a desktop window where Electron can be had, otherwise in the browser.
 * Plain JavaScript, because it has to run on the oldest Node we support before anything is built.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded } from './start/build-if-needed.mjs';
import { findElectron } from './start/find-electron.mjs';
import { openInBrowser } from './start/open-in-browser.mjs';
import { root } from './start/project-root.mjs';

/** What to do when the analyst stops Hearsay; replaced as soon as something has to be stopped. */
let stop = async () => {};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    void stop().finally(() => process.exit(0));
  });
}

try {
  await buildIfNeeded();
  const electron = await findElectron();
  let why = electron.why;
  if (electron.binary) why = await openWindow(electron.binary);
  if (why) await serve(why);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** Opens the desktop window. Resolves with a reason when Electron ends before the window was there; ends this process with it otherwise. */
function openWindow(binary) {
  return new Promise((resolve) => {
    let ready = false;
    const child = spawn(binary, [root, ...process.argv.slice(2)], { stdio: ['ignore', 'pipe', 'ignore'], env: process.env });
    stop = () =>
      new Promise((done) => {
        child.once('exit', done);
        child.kill('SIGTERM');
      });
    child.stdout.on('data', (chunk) => {
      ready ||= String(chunk).includes('Hearsay is ready');
      process.stdout.write(chunk);
    });
    child.once('error', () => resolve('Electron could not be started, so Hearsay runs in the browser.'));
    child.once('exit', (code) => {
      if (ready || code === 0) process.exit(code ?? 0);
      stop = async () => {};
      resolve('Electron ended before its window was there, so Hearsay runs in the browser.');
    });
  });
}

async function serve(why) {
  console.log(why);
  const { serveRenderer } = await import(new URL('../out/browser-host/serve.js', import.meta.url).href);
  const port = portWanted();
  const host = await serveRenderer(join(root, 'out', 'renderer'), port);
  stop = () => host.close();
  console.log(`Hearsay is ready: ${host.url}`);
  openInBrowser(host.url);
}

function portWanted() {
  const text = process.env.PORT ?? '4317';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new Error(`PORT has to be a number up to 65535, not "${text}".`);
  return port;
}
