import { contextBridge, ipcRenderer } from 'electron';
import { bridgeName, eventChannels, requestChannels } from './bridge/channels.ts';

/** Puts one function a channel on the page's `window`. The page never sees `ipcRenderer`, and no other channel can be named. */
const requests = Object.fromEntries(
  requestChannels.map((channel) => [channel, (input: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input)]),
);

const events = Object.fromEntries(
  eventChannels.map((channel) => [
    channel,
    (listener: (payload: unknown) => void): (() => void) => {
      const hear = (_event: unknown, payload: unknown) => listener(payload);
      ipcRenderer.on(channel, hear);
      return () => void ipcRenderer.removeListener(channel, hear);
    },
  ]),
);

contextBridge.exposeInMainWorld(bridgeName, { requests, events });
