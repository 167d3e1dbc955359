import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { acceleratorOf } from '../../../../electron/menu/accelerator.ts';
import { applicationMenu, type MenuSurroundings } from '../../../../electron/menu/application-menu.ts';

const around = (changes: Partial<MenuSurroundings> = {}): MenuSurroundings => ({
  platform: 'linux',
  packaged: true,
  recentFiles: [],
  onCommand: vi.fn(),
  onOpenRecent: vi.fn(),
  onClearRecent: vi.fn(),
  onShowLogs: vi.fn(),
  ...changes,
});
const items = [
  { id: 'claim.mark', title: 'Mark claim', menu: 'Claim' as const, key: 'c', enabled: true },
  { id: 'report.export', title: 'Export report', menu: 'File' as const, key: 'Mod+Shift+S', enabled: false },
];
const submenu = (menus: MenuItemConstructorOptions[], label: string) => {
  const found = menus.find((menu) => menu.label === label)?.submenu;
  return Array.isArray(found) ? found : [];
};

describe('the native menu', () => {
  it('holds the published commands where they belong, and clicks come back by id', () => {
    const surroundings = around();
    const menus = applicationMenu(items, surroundings);
    expect(menus.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Claim', 'Help']);
    const [mark] = submenu(menus, 'Claim');
    expect(mark).toMatchObject({ id: 'claim.mark', label: 'Mark claim', enabled: true, accelerator: 'C', registerAccelerator: false });
    mark?.click?.(undefined as never, undefined as never, undefined as never);
    expect(surroundings.onCommand).toHaveBeenCalledWith('claim.mark');
    expect(submenu(menus, 'File')[0]).toMatchObject({ label: 'Export report', enabled: false, accelerator: 'CommandOrControl+Shift+S' });
  });

  it('never binds a key itself: the page acts on keys, so nothing fires twice or while typing', () => {
    for (const menu of applicationMenu(items, around())) {
      for (const item of Array.isArray(menu.submenu) ? menu.submenu : [])
        if (item.accelerator) expect(item.registerAccelerator).toBe(false);
    }
    const mark = submenu(applicationMenu(items, around({ platform: 'darwin' })), 'Claim')[0];
    expect(mark).not.toHaveProperty('accelerator');
  });

  it('lists recent cases by name and opens the one chosen', () => {
    const surroundings = around({ recentFiles: ['/home/ana/Ports & quays.hearsay'] });
    const recent = submenu(applicationMenu([], surroundings), 'File').find(({ label }) => label === 'Open recent case');
    const [file] = Array.isArray(recent?.submenu) ? recent.submenu : [];
    expect(file?.label).toBe('Ports && quays.hearsay');
    file?.click?.(undefined as never, undefined as never, undefined as never);
    expect(surroundings.onOpenRecent).toHaveBeenCalledWith('/home/ana/Ports & quays.hearsay');
  });

  it('has the app and window menus on macOS, and developer tools only while developing', () => {
    const mac = applicationMenu([], around({ platform: 'darwin' }));
    expect(mac[0]?.role).toBe('appMenu');
    expect(mac.at(-1)?.label).toBe('Help');
    const roles = (packaged: boolean) => submenu(applicationMenu([], around({ packaged })), 'View').map(({ role }) => role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
  });
});

describe('keys in the menu', () => {
  it.each([
    ['Mod+K', 'CommandOrControl+K'],
    ['Mod+Shift+Z', 'CommandOrControl+Shift+Z'],
    ['Shift+F3', 'Shift+F3'],
    ['Mod+,', 'CommandOrControl+,'],
    ['Mod++', 'CommandOrControl+Plus'],
    ['Mod+Enter', 'CommandOrControl+Enter'],
    ['c', 'C'],
    ['?', '?'],
    ['Delete', 'Delete'],
    ['Shift+ArrowLeft', 'Shift+Left'],
    ['', undefined],
    ['Mod+', undefined],
    ['Hyper+K', undefined],
    ['é', undefined],
  ])('%j is shown as %j', (key, expected) => {
    expect(acceleratorOf(key, 'linux')).toBe(expected);
  });

  it('are left out on macOS where they would fire while typing', () => {
    expect(acceleratorOf('c', 'darwin')).toBeUndefined();
    expect(acceleratorOf('Shift+c', 'darwin')).toBeUndefined();
    expect(acceleratorOf('Mod+K', 'darwin')).toBe('CommandOrControl+K');
    expect(acceleratorOf('F3', 'darwin')).toBe('F3');
  });
});
