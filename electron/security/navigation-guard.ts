import type { WebContents } from 'electron';
import { isAppAddress } from './trusted-sender.ts';

/** What the guard listens to; a subset of Electron's `WebContents`. */
export type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/**
 * Keeps a page on the app's own addresses: every navigation, in the top frame or below, redirected or not, that leads elsewhere is stopped;
 * new windows and embedded views are never made. `onRefused` may act on addresses that are buttons of our own (the crash page).
 */
export function guardNavigation(contents: GuardedContents, onRefused: (address: string) => void = () => {}): void {
  const guard = (event: { preventDefault(): void; readonly url: string }) => {
    if (isAppAddress(event.url)) return;
    event.preventDefault();
    onRefused(event.url);
  };
  contents.on('will-navigate', guard);
  contents.on('will-frame-navigate', guard);
  contents.on('will-redirect', guard);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
