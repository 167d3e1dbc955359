import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell } from 'electron';
import { HearsayHost } from './hearsay-host.ts';
import { appSchemePrivileges } from './security/app-protocol.ts';

/** Start-up order only: what has to happen before Electron is ready, then the host with everything it needs. */

// Nothing of Chromium's own may use the network either.
for (const name of [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-quic',
  'no-pings',
]) {
  app.commandLine.appendSwitch(name);
}
// Tests give each run a data folder of its own; an installed Hearsay has exactly one.
if (!app.isPackaged && process.env.HEARSAY_USER_DATA) app.setPath('userData', process.env.HEARSAY_USER_DATA);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
if (process.platform === 'win32') app.setAppUserModelId('org.hearsay.app');

// Two processes cannot share one database: the second hands its files to the first and goes.
if (app.requestSingleInstanceLock()) {
  const out = join(dirname(fileURLToPath(import.meta.url)), '..');
  const host = new HearsayHost({ app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell }, out);
  host.listenForFiles();
  void app.whenReady().then(() => host.start());
} else {
  app.quit();
}
