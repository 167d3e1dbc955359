import type { BackupFolder } from '../backups/backup-folder.ts';
import type { MenuItemMessage, RequestOutput, SettingsMessage } from '../bridge/contract.ts';
import { checkLink } from '../bridge/link-rules.ts';
import { Refusal } from '../bridge/result.ts';
import type { JsonFile } from '../files/json-file.ts';
import type { LogFile } from '../logging/log-file.ts';
import type { Handlers } from './handlers.ts';

/** What the other handlers need. */
export interface AppHost {
  readonly info: RequestOutput<'app:info'>;
  readonly backups: BackupFolder;
  readonly settings: JsonFile<SettingsMessage>;
  readonly log: LogFile;
  /** Settings changed; every window hears of it. */
  tellSettings(settings: SettingsMessage): void;
  showMenu(items: readonly MenuItemMessage[]): Promise<void>;
  /** Shows the whole address and asks. */
  askToOpen(windowId: number, url: string): Promise<boolean>;
  openOutside(url: string): Promise<void>;
  printToPdf(html: string): Promise<Uint8Array>;
  close(windowId: number): void;
}

type AppHandlers = Omit<Handlers, `files:${string}` | `folders:${string}`>;

export function appHandlers(host: AppHost): AppHandlers {
  return {
    'app:info': async () => host.info,

    'backups:list': () => host.backups.list(),
    'backups:read': ({ id }) => host.backups.read(id),
    'backups:write': async (backup) => {
      await host.backups.write(backup);
      return null;
    },

    'settings:read': () => host.settings.read(),
    'settings:write': async ({ patch }) => {
      host.tellSettings(await host.settings.change((settings) => ({ ...settings, ...patch })));
      return null;
    },

    'links:open': async ({ url }, { windowId }) => {
      const link = checkLink(url);
      if (!link.ok) throw new Refusal('refused-link', link.reason);
      if (await host.askToOpen(windowId, link.url)) await host.openOutside(link.url);
      return null;
    },

    'log:write': async (entry) => {
      await host.log.write('page', entry);
      return null;
    },

    'menu:publish': async ({ items }) => {
      await host.showMenu(items);
      return null;
    },

    'report:print': ({ html }) => host.printToPdf(html),

    'window:ready-to-close': async (_nothing, { windowId }) => {
      host.close(windowId);
      return null;
    },
  };
}
