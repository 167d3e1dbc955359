import { toElectron } from './addresses.ts';
import type { Call } from './preload-world.ts';

type Listener = (event: unknown, ...input: unknown[]) => Promise<unknown>;
const listeners = new Map<string, Listener>();

/** `ipcMain` of Electron, for requests. */
export const ipcMain = {
  handle(channel: string, listener: Listener): void {
    if (listeners.has(channel)) throw new Error(`a second handler for ${channel}`);
    listeners.set(channel, listener);
  },
};

/** Passes a call of the page on, with the frame as the main process would see it. */
export async function hear({ channel, input, frame }: Call, windowId: number): Promise<unknown> {
  const listener = listeners.get(channel);
  if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
  const senderFrame = {
    url: toElectron(frame.url()),
    parent: frame.parentFrame() === null ? null : {},
    detached: frame.isDetached(),
    isDestroyed: () => false,
  };
  return listener({ senderFrame, sender: { id: windowId } }, ...input);
}
