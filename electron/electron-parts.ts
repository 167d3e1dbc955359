import type * as Electron from 'electron';

/** The parts of Electron the host works with. Only `main.ts` imports Electron itself; everything else gets these. */
export interface ElectronParts {
  readonly app: Electron.App;
  readonly BrowserWindow: typeof Electron.BrowserWindow;
  readonly dialog: Electron.Dialog;
  readonly ipcMain: Electron.IpcMain;
  readonly Menu: typeof Electron.Menu;
  readonly nativeTheme: Electron.NativeTheme;
  readonly protocol: Electron.Protocol;
  readonly screen: Electron.Screen;
  readonly session: typeof Electron.session;
  readonly shell: Electron.Shell;
}
