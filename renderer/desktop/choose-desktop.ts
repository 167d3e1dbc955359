import { browserDesktop } from './browser-desktop.ts';
import type { Desktop } from './desktop.ts';
import { electronDesktop } from './electron-desktop.ts';

/** The adapter for where the page runs: the desktop host if its bridge is there, else a browser. Call it once. */
export function chooseDesktop(): Desktop {
  const bridge = window.desktopBridge;
  return bridge === undefined ? browserDesktop() : electronDesktop(bridge);
}
