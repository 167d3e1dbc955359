/** What the program tells the spec. */
export type Announcement =
  | { readonly kind: 'chromium'; readonly endpoint: string }
  | { readonly kind: 'dialog'; readonly dialog: string; readonly options: unknown }
  | { readonly kind: 'outside'; readonly url: string }
  | { readonly kind: 'shown'; readonly path: string }
  | { readonly kind: 'quit'; readonly code: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown };

export function announce(announcement: Announcement): void {
  process.send?.(announcement);
}

/** What the spec may have the program do. */
const acts: Record<string, (...given: readonly never[]) => unknown> = {
  prepareDialog: async (kind: string, answer: unknown) => (await import('./dialogs.ts')).prepareDialogAnswer(kind, answer),
  menu: async () => (await import('./menu-state.ts')).describeMenu(),
  clickMenu: async (name: string) => (await import('./menu-state.ts')).clickMenu(name),
  openFile: async (path: string) => (await import('./app.ts')).app.emit('open-file', { preventDefault() {} }, path),
  crash: async () => (await import('./browser-window.ts')).BrowserWindow.getAllWindows()[0]?.webContents.crash(),
  close: async () => (await import('./browser-window.ts')).BrowserWindow.getAllWindows()[0]?.close(),
  moveWindow: async (bounds: object) => (await import('./browser-window.ts')).BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
  windowOptions: async () => (await import('./browser-window.ts')).BrowserWindow.getAllWindows()[0]?.options,
  recentDocuments: async () => (await import('./app.ts')).app.recentDocuments,
  appFacts: async () => {
    const { app } = await import('./app.ts');
    return { sandboxed: app.sandboxed, switches: app.switches };
  },
  permission: async (name: string, origin: string) => {
    const { sessionState } = await import('./session.ts');
    return { check: sessionState.permissionCheck?.(null, name, origin), device: sessionState.devices?.() };
  },
  quit: async () => (await import('./app.ts')).app.quit(),
};

/** Listens to the spec. */
export function startControl(): void {
  process.on('message', async ({ id, act, given }: { id: number; act: string; given: never[] }) => {
    const value = await acts[act]?.(...given);
    announce({ kind: 'answer', id, value: value ?? null });
  });
  // The spec went away: nobody is left to stop this.
  process.on('disconnect', () => process.exit(1));
}
