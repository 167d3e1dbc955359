import type { ArrivedFileMessage } from '../../electron/bridge/contract.ts';
import type { DesktopBridge } from '../../electron/bridge/desktop-bridge.ts';
import type { Result } from '../../electron/bridge/result.ts';
import type { Desktop, OfferedFile } from './desktop.ts';
import { LinkRefused, SaveError, sentenceFor } from './desktop-errors.ts';

/** The app in its own window: everything goes over the preload bridge to the main process. */
export function electronDesktop({ requests, events }: DesktopBridge) {
  const arrivals = new Set<(files: Parameters<Parameters<Desktop['onFilesArrived']>[0]>[0]) => void>();
  const beforeClose = new Set<() => Promise<void>>();

  /** The bytes of a file that the host named, as they are now. */
  async function readByToken(token: string, { name, mediaType }: { readonly name: string; readonly mediaType: string }): Promise<Arrived> {
    const result = await requests['files:read']({ token });
    return result.ok ? tidy(result.value) : { name, mediaType, bytes: new Uint8Array(), refused: 'unreadable' };
  }

  const offers = new Set<Parameters<Desktop['watched']['onFiles']>[0]>();
  events['files:arrived']((messages) => {
    const offered = messages.flatMap(({ name, mediaType, later }): OfferedFile[] => {
      if (!later) return [];
      const { token, ...facts } = later;
      return [{ name, mediaType, ...facts, read: () => readByToken(token, { name, mediaType }) }];
    });
    const files = messages.filter((message) => !message.later).map(tidy);
    if (files.length > 0) for (const listener of arrivals) listener(files);
    if (offered.length > 0) for (const listener of offers) listener(offered);
  });
  events['window:before-close'](async () => {
    await Promise.allSettled([...beforeClose].map((handler) => handler()));
    await requests['window:ready-to-close']({});
  });

  return {
    kind: 'electron',
    capabilities: { nativeMenu: true, revealFile: true, saveDialog: true, recentFiles: true, watchFolders: true },

    openFiles: async (options) => (await value(requests['files:open'](options))).map(tidy),

    openFolder: async () => {
      const found = await value(requests['folders:open']({}));
      if (found === null) return null;
      return {
        name: found.name,
        leftOut: found.leftOut,
        files: found.files.map(({ token, ...file }) => ({ ...file, read: () => readByToken(token, file) })),
      };
    },

    onFilesArrived: (listener) => {
      arrivals.add(listener);
      // Whatever came before anybody listened is handed over once, to the first who does.
      if (arrivals.size === 1)
        void value(requests['files:listen']({})).then((files) => {
          if (files.length > 0) for (const each of arrivals) each(files.map(tidy));
        });
      return () => void arrivals.delete(listener);
    },

    saveFile: (file) => value(requests['files:save'](file)),
    canPrintReport: async () => true,
    printReport: (html) => value(requests['report:print']({ html })),
    revealFile: async (token) => void (await value(requests['files:reveal']({ token }))),

    watched: {
      begin: (caseId) => value(requests['folders:watch']({ caseId })),
      add: () => value(requests['folders:add']({})),
      forget: async (id) => void (await value(requests['folders:forget']({ id }))),
      dismiss: async (id, hashes) => void (await value(requests['folders:dismiss']({ id, hashes: [...hashes] }))),
      onFiles: (listener) => {
        offers.add(listener);
        return () => void offers.delete(listener);
      },
      onChange: (listener) => events['folders:changed'](listener),
    },

    settings: {
      read: () => value(requests['settings:read']({})),
      write: async (patch) => void (await value(requests['settings:write']({ patch: { ...patch } }))),
      onChange: (listener) => events['settings:changed'](listener),
    },

    backups: {
      write: async (backup) => void (await value(requests['backups:write'](backup))),
      list: () => value(requests['backups:list']({})),
      read: (id) => value(requests['backups:read']({ id })),
    },

    openLink: async (url) => {
      const result = await requests['links:open']({ url });
      if (!result.ok) throw new LinkRefused(result.error.detail ?? sentenceFor(result.error.code));
    },

    menu: {
      publish: (items) => void requests['menu:publish']({ items: items.map((item) => ({ ...item })) }),
      onCommand: (listener) =>
        events['menu:command'](({ id }) => {
          if (!undoneInField(id)) listener(id);
        }),
    },

    log: (entry) => {
      const { level, event, facts } = entry;
      void requests['log:write'](facts === undefined ? { level, event } : { level, event, facts });
    },

    onBeforeClose: (handler) => {
      beforeClose.add(handler);
      return () => void beforeClose.delete(handler);
    },
  } satisfies Desktop;
}

/** While typing, Undo and Redo of the native menu are about the words in the field, as they are by key. */
function undoneInField(commandId: string): boolean {
  const act = { 'edit.undo': 'undo', 'edit.redo': 'redo' }[commandId];
  const field = document.activeElement;
  const typing = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return act !== undefined && typing && document.execCommand(act);
}

/** The value of an answer, or its sentence as an error. */
async function value<Value>(answer: Promise<Result<Value>>): Promise<Value> {
  const result = await answer;
  if (result.ok) return result.value;
  throw new SaveError(result.error.code);
}

type Arrived = Awaited<ReturnType<Desktop['openFiles']>>[number];

/** A file without keys that are present but undefined. */
function tidy({ name, mediaType, bytes, refused }: ArrivedFileMessage): Arrived {
  return { name, mediaType, bytes, ...(refused === undefined ? {} : { refused }) };
}
