import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { ArrivedFileMessage } from '../bridge/contract.ts';
import { Refusal } from '../bridge/result.ts';
import type { ArrivingFiles } from '../files/arriving-files.ts';
import { openFilters, safeFileName, saveFilters } from '../files/file-names.ts';
import type { FileTokens } from '../files/file-tokens.ts';
import type { Handlers } from './handlers.ts';

/** What the file handlers need. Paths come from dialogs only; the page gives names and gets tokens. */
export interface FileHost {
  showOpenDialog(windowId: number, options: OpenDialogOptions): ReturnType<Dialog['showOpenDialog']>;
  showSaveDialog(windowId: number, options: SaveDialogOptions): ReturnType<Dialog['showSaveDialog']>;
  showItemInFolder(path: string): void;
  read(path: string): Promise<ArrivedFileMessage>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** The folder a dialog opens in: the last one used, or the analyst's documents. */
  lastFolder(use: 'open' | 'save'): Promise<string>;
  rememberFolder(use: 'open' | 'save', folder: string): Promise<void>;
  /** A case file was opened or saved. */
  rememberCaseFile(path: string): Promise<void>;
  readonly tokens: FileTokens;
  readonly arriving: ArrivingFiles;
}

type FileHandlers = Pick<Handlers, 'files:listen' | 'files:open' | 'files:reveal' | 'files:save'>;

export function fileHandlers(host: FileHost): FileHandlers {
  return {
    'files:listen': () => host.arriving.listen(),

    'files:open': async ({ kinds, multiple }, { windowId }) => {
      const { canceled, filePaths } = await host.showOpenDialog(windowId, {
        title: kinds === 'case' ? 'Open a case' : 'Import sources',
        defaultPath: await host.lastFolder('open'),
        filters: openFilters(kinds),
        properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
      });
      const first = filePaths[0];
      if (canceled || first === undefined) return [];
      await host.rememberFolder('open', dirname(first));
      if (kinds === 'case') await host.rememberCaseFile(first);
      return Promise.all(filePaths.map((path) => host.read(path)));
    },

    'files:save': async ({ suggestedName, bytes }, { windowId }) => {
      const name = safeFileName(suggestedName);
      const { canceled, filePath } = await host.showSaveDialog(windowId, {
        defaultPath: join(await host.lastFolder('save'), name),
        filters: saveFilters(name),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      const path = withExtension(filePath, name);
      await host.write(path, bytes);
      await host.rememberFolder('save', dirname(path));
      if (path.toLowerCase().endsWith('.hearsay')) await host.rememberCaseFile(path);
      return { name: parse(path).base, token: host.tokens.give(windowId, path) };
    },

    'files:reveal': async ({ token }, { windowId }) => {
      const path = host.tokens.pathOf(windowId, token);
      if (path === null) throw new Refusal('not-found');
      host.showItemInFolder(path);
      return null;
    },
  };
}

/**
 * Linux dialogs do not add the extension, so a name without any gets the suggested one. Not where that would replace a file: the dialog's
 * question about overwriting was about the name as typed.
 */
function withExtension(path: string, suggestedName: string): string {
  const extended = path + parse(suggestedName).ext;
  return parse(path).ext === '' && !existsSync(extended) ? extended : path;
}
