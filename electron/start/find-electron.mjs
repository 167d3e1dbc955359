import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const downloadMinutes = 5;
const browserInstead = 'so Hearsay runs in the browser.';

/** Where Electron's program is, or in one sentence why there is none to use. Downloads it with Electron's own installer when that is possible. */
export async function findElectron() {
  if (process.env.HEARSAY_HOST === 'browser') return { binary: null, why: 'HEARSAY_HOST=browser is set, so Hearsay runs in the browser.' };
  if (!hasDisplay()) return { binary: null, why: `There is no display for a desktop window, ${browserInstead}` };
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { binary: null, why: `Electron keeps its sandbox only for ordinary users and this is root, ${browserInstead}` };
  const folder = electronFolder();
  if (folder === null) return { binary: null, why: `Electron is not installed, ${browserInstead}` };
  const present = binaryIn(folder);
  if (present) return { binary: present, why: '' };
  if (isOffline()) return { binary: null, why: `Electron is not on this computer and npm is set to stay offline, ${browserInstead}` };
  if (!(await canReachDownloads()))
    return { binary: null, why: `Electron is not on this computer and its download cannot be reached, ${browserInstead}` };
  console.log('Downloading Electron, once, about 120 MB ...');
  await install(folder);
  const downloaded = binaryIn(folder);
  return downloaded ? { binary: downloaded, why: '' } : { binary: null, why: `Electron could not be downloaded, ${browserInstead}` };
}

/** Whether something can be shown on a screen from here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The program in Electron's package folder, if it is there. */
export function binaryIn(folder) {
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8');
    const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** The folder of the `electron` package, without loading it: loading would start a download. */
export function electronFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function isOffline() {
  return process.env.npm_config_offline === 'true' || process.env.npm_config_prefer_offline === 'true';
}

/** Asks the download host for its front door, for at most three seconds. Behind a proxy only the installer itself can tell. */
async function canReachDownloads() {
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(3000) });
    return true;
  } catch {
    return false;
  }
}

/** Runs Electron's own installer without its noise; whether it worked shows in the folder. */
function install(folder) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: downloadMinutes * 60_000 });
    child.once('error', resolve);
    child.once('exit', resolve);
  });
}
