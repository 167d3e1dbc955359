import type { Dialog, OpenDialogOptions } from 'electron';
import type { ArrivedFileMessage, FileAtHandMessage } from '../bridge/contract.ts';
import { Refusal } from '../bridge/result.ts';
import { mediaTypeOf } from '../files/file-names.ts';
import type { FileTokens } from '../files/file-tokens.ts';
import { type WalkedFile, walkFolder } from '../files/walk-folder.ts';
import type { WatchedFolders } from '../watching/watched-folders.ts';
import type { Handlers } from './handlers.ts';

/** What the folder handlers need. The page gets names, sizes and tokens; it never learns where a folder is. */
export interface FolderHost {
  showOpenDialog(windowId: number, options: OpenDialogOptions): ReturnType<Dialog['showOpenDialog']>;
  read(path: string): Promise<ArrivedFileMessage>;
  lastFolder(use: 'open' | 'save'): Promise<string>;
  rememberFolder(use: 'open' | 'save', folder: string): Promise<void>;
  readonly tokens: FileTokens;
  readonly watched: WatchedFolders;
}

type FolderHandlers = Pick<Handlers, 'files:read' | Extract<keyof Handlers, `folders:${string}`>>;

export function folderHandlers(host: FolderHost): FolderHandlers {
  return {
    'folders:open': async (_nothing, { windowId }) => {
      const path = await chooseFolder(host, windowId, 'Import a folder');
      if (path === null) return null;
      const { name, files, leftOut } = await walkFolder(path);
      return { name, files: files.map((file) => atHand(file, host.tokens.give(windowId, file.path))), leftOut: [...leftOut] };
    },

    'folders:watch': ({ caseId }, { windowId }) => host.watched.begin(windowId, caseId),

    'folders:add': async (_nothing, { windowId }) => {
      const path = await chooseFolder(host, windowId, 'Watch a folder');
      return path === null ? null : host.watched.add(path);
    },

    'folders:forget': async ({ id }) => {
      await host.watched.forget(id);
      return null;
    },

    'folders:dismiss': async ({ id, hashes }) => {
      await host.watched.dismiss(id, hashes);
      return null;
    },

    'files:read': async ({ token }, { windowId }) => {
      const path = host.tokens.pathOf(windowId, token);
      if (path === null) throw new Refusal('not-found');
      return host.read(path);
    },
  };
}

/** Lets the analyst choose a folder; `null` when cancelled. */
async function chooseFolder(host: FolderHost, windowId: number, title: string): Promise<string | null> {
  const { canceled, filePaths } = await host.showOpenDialog(windowId, {
    title,
    defaultPath: await host.lastFolder('open'),
    properties: ['openDirectory'],
  });
  const path = filePaths[0];
  if (canceled || path === undefined) return null;
  await host.rememberFolder('open', path);
  return path;
}

/** A walked file as the page gets it. */
function atHand({ name, folder, byteLength }: WalkedFile, token: string): FileAtHandMessage {
  return { token, name, mediaType: mediaTypeOf(name), folder, byteLength };
}
