import { checkLink } from '../../electron/bridge/link-rules.ts';
import { browserBackups } from './browser-backups.ts';
import { chooseFiles, download } from './browser-files.ts';
import { chooseFolder } from './browser-folders.ts';
import { canPrintReport, printReport } from './browser-printing.ts';
import { browserSettings } from './browser-settings.ts';
import type { Desktop } from './desktop.ts';
import { LinkRefused } from './desktop-errors.ts';
import { askAboutLink } from './link-prompt.ts';

/** The app in a browser: file pickers, downloads, and the browser's own storage. */
export function browserDesktop() {
  const beforeClose = new Set<() => Promise<void>>();

  // A browser waits for nothing once a page closes, so the page is taken to close whenever it is hidden: switching tabs comes first.
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') for (const handler of beforeClose) void handler();
  });

  return {
    kind: 'browser',
    capabilities: { nativeMenu: false, revealFile: false, saveDialog: false, recentFiles: false, watchFolders: false },

    openFiles: chooseFiles,
    openFolder: chooseFolder,
    onFilesArrived: () => () => {},
    saveFile: async (file) => download(file),
    canPrintReport,
    printReport,
    revealFile: async () => {},

    watched: {
      begin: async () => [],
      add: async () => null,
      forget: async () => {},
      dismiss: async () => {},
      onFiles: () => () => {},
      onChange: () => () => {},
    },
    settings: browserSettings(),
    backups: browserBackups(),

    openLink: async (url) => {
      const link = checkLink(url);
      if (!link.ok) throw new LinkRefused(link.reason);
      await askAboutLink(link.url, () => void window.open(link.url, '_blank', 'noopener,noreferrer'));
    },

    menu: { publish: () => {}, onCommand: () => () => {} },

    // A browser has no place for a log that outlives the page; errors are in its own console.
    log: () => {},

    onBeforeClose: (handler) => {
      beforeClose.add(handler);
      return () => void beforeClose.delete(handler);
    },
  } satisfies Desktop;
}
