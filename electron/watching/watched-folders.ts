import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import type { ArrivedFileMessage, WatchedFolderMessage } from '../bridge/contract.ts';
import { folderLimits } from '../bridge/left-out.ts';
import { mediaTypeOf } from '../files/file-names.ts';
import type { FileTokens } from '../files/file-tokens.ts';
import type { JsonFile, JsonFileKind } from '../files/json-file.ts';
import { type ArrivedInFolder, FolderWatch, type FolderWatchEvents } from './folder-watch.ts';

/** Files of one folder the analyst does not want to be offered again. */
const mostDismissed = 5000;
const mostFolders = 200;

const folder = z.strictObject({ id: z.string(), caseId: z.string(), path: z.string(), dismissed: z.array(z.string()).max(mostDismissed) });
const schema = z.array(folder).max(mostFolders);
type Kept = z.infer<typeof folder>;

/** `watched-folders.json`: which folders are watched for which case. Paths stay in the main process. */
export const watchedFoldersFile: JsonFileKind<readonly Kept[]> = { version: 1, schema, defaults: [], upgrades: {} };

export interface WatchHost {
  readonly kept: JsonFile<readonly Kept[]>;
  readonly tokens: FileTokens;
  tellFiles(files: readonly ArrivedFileMessage[]): void;
  tellFolders(folders: readonly WatchedFolderMessage[]): void;
  /** Makes a watch; tests hand in one with other times. */
  makeWatch?(path: string, events: FolderWatchEvents): FolderWatch;
}

/** The watched folders of the case that is open. The page asks for them when it opens a case, so nothing is watched that nobody sees. */
export class WatchedFolders {
  private readonly watches = new Map<string, FolderWatch>();
  private caseId = '';
  private windowId = 0;

  constructor(private readonly host: WatchHost) {}

  /** Watches the folders of this case and no others. */
  async begin(windowId: number, caseId: string): Promise<WatchedFolderMessage[]> {
    this.stop();
    this.windowId = windowId;
    this.caseId = caseId;
    for (const kept of await this.ofCase()) this.watch(kept);
    return this.list();
  }

  /** Watches one more folder; one that is watched already stays as it is. */
  async add(path: string): Promise<WatchedFolderMessage> {
    const present = (await this.ofCase()).find((kept) => kept.path === path);
    const kept = present ?? { id: randomUUID(), caseId: this.caseId, path, dismissed: [] };
    if (!present) await this.host.kept.change((all) => [...all, kept].slice(-mostFolders));
    if (!this.watches.has(kept.id)) this.watch(kept);
    return message(kept, false);
  }

  async forget(id: string): Promise<void> {
    this.watches.get(id)?.stop();
    this.watches.delete(id);
    await this.host.kept.change((all) => all.filter((kept) => kept.id !== id));
  }

  /** Files with these hashes are not offered again from this folder. */
  async dismiss(id: string, hashes: readonly string[]): Promise<void> {
    await this.host.kept.change((all) =>
      all.map((kept) =>
        kept.id === id ? { ...kept, dismissed: [...new Set([...kept.dismissed, ...hashes])].slice(-mostDismissed) } : kept,
      ),
    );
  }

  /** The page was left: nobody hears of files any more. */
  stop(): void {
    for (const watch of this.watches.values()) watch.stop();
    this.watches.clear();
  }

  private async ofCase(): Promise<readonly Kept[]> {
    return (await this.host.kept.read()).filter((kept) => kept.caseId === this.caseId);
  }

  private async list(): Promise<WatchedFolderMessage[]> {
    return (await this.ofCase()).map((kept) => message(kept, this.watches.get(kept.id)?.gone === true));
  }

  private watch({ id, path }: Kept): void {
    const make = this.host.makeWatch ?? ((at: string, events: FolderWatchEvents) => new FolderWatch(at, events));
    const watch = make(path, {
      onFiles: (files) => void this.tell(id, files),
      onGone: () => void this.list().then((folders) => this.host.tellFolders(folders)),
    });
    this.watches.set(id, watch);
    watch.start();
  }

  private async tell(id: string, files: readonly ArrivedInFolder[]): Promise<void> {
    const dismissed = new Set((await this.ofCase()).find((kept) => kept.id === id)?.dismissed ?? []);
    const wanted = files.filter((file) => !dismissed.has(file.sha256)).slice(0, folderLimits.files);
    if (wanted.length === 0 || !this.watches.has(id)) return;
    this.host.tellFiles(wanted.map((file) => this.asMessage(id, file)));
  }

  private asMessage(watch: string, { name, path, folder: inside, byteLength, sha256 }: ArrivedInFolder): ArrivedFileMessage {
    const token = this.host.tokens.give(this.windowId, path);
    return { name, mediaType: mediaTypeOf(name), bytes: new Uint8Array(), later: { token, folder: inside, byteLength, sha256, watch } };
  }
}

const message = ({ id, path }: Kept, gone: boolean): WatchedFolderMessage => ({ id, name: basename(path) || path, gone });
