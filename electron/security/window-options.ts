import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** How every window of the app is confined. `devTools` only while developing. Spell checking would fetch dictionaries from the network. */
export function confinedPreferences(packaged: boolean, preload?: string): WebPreferences {
  return {
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: !packaged,
    ...(preload === undefined ? {} : { preload }),
  };
}

/** The app's window before it has a place of its own. */
export function windowOptions(packaged: boolean, preload: string, dark: boolean): BrowserWindowConstructorOptions {
  return {
    title: 'Hearsay',
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: dark ? '#161719' : '#F5F5F3',
    webPreferences: confinedPreferences(packaged, preload),
  };
}

/** A window that is never shown and runs no script: a report is laid out in it for printing. */
export function printWindowOptions(): BrowserWindowConstructorOptions {
  return { show: false, width: 900, height: 1200, webPreferences: { ...confinedPreferences(true), javascript: false } };
}
