/** What is looked at in the frame a message came from; a subset of Electron's `WebFrameMain`. */
export interface SendingFrame {
  readonly url: string;
  readonly parent: object | null;
  readonly detached?: boolean;
  isDestroyed(): boolean;
}

export const appScheme = 'app';
/** The page's origin from the first release on: stored cases belong to it, so it can never change. */
export const appOrigin = 'app://renderer';
export const appPage = `${appOrigin}/index.html`;

/** Whether an address is a page of the app itself. */
export function isAppAddress(address: string): boolean {
  try {
    const { protocol, host, username, password } = new URL(address);
    return protocol === `${appScheme}:` && host === 'renderer' && username === '' && password === '';
  } catch {
    return false;
  }
}

/** Only the top frame of the app's own page may ask for anything. A frame that is gone, unknown, nested or from elsewhere may not. */
export function isTrustedSender(frame: SendingFrame | null | undefined): boolean {
  if (frame === null || frame === undefined || frame.isDestroyed() || frame.detached === true) return false;
  return frame.parent === null && isAppAddress(frame.url);
}
