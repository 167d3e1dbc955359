import type { Frame, Page } from 'playwright-core';

/** One call of the preload script to the main process. */
export interface Call {
  readonly channel: string;
  readonly input: readonly unknown[];
  readonly frame: Frame;
}

/** Runs the preload script before the scripts of every document of the page, with the two parts of Electron it may require. */
export async function preparePreload(page: Page, source: string, onCall: (call: Call) => Promise<unknown>): Promise<void> {
  await page.exposeBinding('__doubleInvoke', ({ frame }, channel: string, ...input: unknown[]) => onCall({ channel, input, frame }));
  await page.addInitScript(`{
    const heard = new Map();
    window.__doubleHear = (channel, payload) => { for (const listener of heard.get(channel) ?? []) listener({}, structuredClone(payload)); };
    const invoke = window.__doubleInvoke;
    const electron = {
      ipcRenderer: {
        invoke: async (channel, ...input) => structuredClone(await invoke(channel, ...structuredClone(input))),
        on: (channel, listener) => { heard.set(channel, [...(heard.get(channel) ?? []), listener]); },
        removeListener: (channel, listener) => { heard.set(channel, (heard.get(channel) ?? []).filter((each) => each !== listener)); },
      },
      contextBridge: {
        exposeInMainWorld: (name, value) => {
          const frozen = (part) => (typeof part === 'object' && part !== null
            ? Object.freeze(Object.fromEntries(Object.entries(part).map(([key, each]) => [key, frozen(each)]))) : part);
          Object.defineProperty(window, name, { value: frozen(value), writable: false, configurable: false, enumerable: true });
        },
      },
    };
    if (window.top === window) ((require) => { ${source} })((name) => {
      if (name !== 'electron') throw new Error('a sandboxed preload script cannot require ' + name);
      return electron;
    });
  }`);
}
