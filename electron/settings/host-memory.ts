import { z } from 'zod';
import type { JsonFileKind } from '../files/json-file.ts';

const rectangle = z.strictObject({ x: z.int().optional(), y: z.int().optional(), width: z.int().min(200), height: z.int().min(200) });

const schema = z.strictObject({
  window: rectangle.nullable(),
  maximized: z.boolean(),
  /** Where the last file was opened from and saved to: since Electron 43 dialogs forget. */
  folders: z.strictObject({ open: z.string().optional(), save: z.string().optional() }),
  /** Case files, newest first. */
  recentFiles: z.array(z.string()).max(12),
});

/** What the main process remembers of itself between starts. */
export type HostMemory = z.infer<typeof schema>;

export const recentFilesKept = 12;

/** `host.json`: window place, dialog folders, recent case files. Never sent to the page. */
export const hostMemoryFile: JsonFileKind<HostMemory> = {
  version: 1,
  schema,
  defaults: { window: null, maximized: false, folders: {}, recentFiles: [] },
  upgrades: {},
};

/** The list with this file at its head, once. */
export function withRecentFile(recentFiles: readonly string[], path: string): string[] {
  return [path, ...recentFiles.filter((other) => other !== path)].slice(0, recentFilesKept);
}
