import { spawn } from 'node:child_process';
import { hasDisplay } from './find-electron.mjs';

/** Opens the address in the analyst's browser, unless there is no display or HEARSAY_NO_OPEN=1. The address is printed anyway, so failing is quiet. */
export function openInBrowser(url) {
  if (process.env.HEARSAY_NO_OPEN === '1' || !hasDisplay()) return;
  const [command, ...before] = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] }[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
