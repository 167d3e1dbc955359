import { basename } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuItemMessage } from '../bridge/contract.ts';
import { acceleratorOf } from './accelerator.ts';

/** What the menu needs to know besides the published commands. */
export interface MenuSurroundings {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly recentFiles: readonly string[];
  onCommand(id: string): void;
  onOpenRecent(path: string): void;
  onClearRecent(): void;
  onShowLogs(): void;
}

const order = ['File', 'Edit', 'View', 'Claim', 'Speaker', 'Help'] as const;
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The native menu from the commands the page published: its items first, then what belongs to the window and the system. */
export function applicationMenu(items: readonly MenuItemMessage[], around: MenuSurroundings): MenuItemConstructorOptions[] {
  const menus = order.map((menu): MenuItemConstructorOptions => {
    const own = items.filter((item) => item.menu === menu).map((item) => command(item, around));
    return { label: menu, submenu: joined(own, systemItems(menu, around)), ...(menu === 'Help' ? { role: 'help' as const } : {}) };
  });
  const shown = menus.filter(({ submenu }) => Array.isArray(submenu) && submenu.length > 0);
  return around.platform === 'darwin' ? [{ role: 'appMenu' }, ...shown.slice(0, -1), { role: 'windowMenu' }, ...shown.slice(-1)] : shown;
}

function command(item: MenuItemMessage, around: MenuSurroundings): MenuItemConstructorOptions {
  const accelerator = acceleratorOf(item.key, around.platform);
  return {
    id: item.id,
    // A lone ampersand would become an access key.
    label: item.title.replaceAll('&', '&&'),
    enabled: item.enabled,
    click: () => around.onCommand(item.id),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  };
}

function systemItems(menu: (typeof order)[number], around: MenuSurroundings): MenuItemConstructorOptions[] {
  const mac = around.platform === 'darwin';
  if (menu === 'File') return [recentMenu(around), separator, mac ? { role: 'close' } : { role: 'quit' }];
  if (menu === 'Edit') return [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  if (menu === 'View') {
    const zoom: MenuItemConstructorOptions[] = [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
    ];
    return around.packaged ? zoom : [...zoom, separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  }
  return menu === 'Help' ? [{ label: 'Show log folder', click: () => around.onShowLogs() }] : [];
}

function recentMenu(around: MenuSurroundings): MenuItemConstructorOptions {
  const files = around.recentFiles.map((path) => ({ label: basename(path).replaceAll('&', '&&'), click: () => around.onOpenRecent(path) }));
  const clear: MenuItemConstructorOptions = { label: 'Clear recent cases', click: () => around.onClearRecent() };
  return { label: 'Open recent case', enabled: files.length > 0, submenu: files.length > 0 ? [...files, separator, clear] : [] };
}

function joined(first: MenuItemConstructorOptions[], second: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return first.length > 0 && second.length > 0 ? [...first, separator, ...second] : [...first, ...second];
}
