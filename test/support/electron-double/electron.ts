import { announce } from './control.ts';
import { takeDialogAnswer } from './dialogs.ts';
import { menuState } from './menu-state.ts';

/** What `import ... from 'electron'` finds. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';

/** Dialogs with or without a window first, as in Electron; they answer what the spec said they would. */
export const dialog = {
  showOpenDialog: async (...given: unknown[]) => takeDialogAnswer('open', given.at(-1)),
  showSaveDialog: async (...given: unknown[]) => takeDialogAnswer('save', given.at(-1)),
  showMessageBox: async (...given: unknown[]) => takeDialogAnswer('message', given.at(-1)),
  showErrorBox: (title: string, content: string) => void takeDialogAnswer('error', { title, content }),
};

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (template: typeof menuState.template) => {
    menuState.template = template;
  },
};

export const nativeTheme = { shouldUseDarkColors: false };

const display = { workArea: { x: 0, y: 0, width: 1600, height: 1000 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };

export const shell = {
  openExternal: async (url: string) => announce({ kind: 'outside', url }),
  openPath: async (path: string) => {
    announce({ kind: 'shown', path });
    return '';
  },
  showItemInFolder: (path: string) => announce({ kind: 'shown', path }),
};
