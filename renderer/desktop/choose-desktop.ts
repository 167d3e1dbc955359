import { bridgeName } from '../../electron/bridge/channels.ts';
import type { DesktopBridge } from '../../electron/bridge/desktop-bridge.ts';
import { browserDesktop } from './browser-desktop.ts';
import type { Desktop } from './desktop.ts';
import { electronDesktop } from './electron-desktop.ts';

declare global {
  interface Window {
    /** Put there by the preload script, before any script of the page runs; only in the desktop host. */
    readonly [bridgeName]?: DesktopBridge;
  }
}

/** The adapter for where the page runs: the desktop host if its bridge is there, else a browser. Call it once. */
export function chooseDesktop(): Desktop {
  const bridge = window[bridgeName];
  return bridge === undefined ? browserDesktop() : electronDesktop(bridge);
}
