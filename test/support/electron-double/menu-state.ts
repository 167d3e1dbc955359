/** An item of the native menu as the app built it. */
export interface Item {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly Item[];
}

export const menuState: { template: readonly Item[] } = { template: [] };

/** The menu without its functions, for the spec. */
export function describeMenu(items: readonly Item[] = menuState.template): unknown {
  return items.map(({ click: _click, submenu, ...rest }) => (submenu ? { ...rest, submenu: describeMenu(submenu) } : rest));
}

/** Clicks the item with this id or label, wherever it stands. */
export function clickMenu(name: string, items: readonly Item[] = menuState.template): boolean {
  return items.some((item) => {
    if (item.submenu && clickMenu(name, item.submenu)) return true;
    if ((item.id ?? item.label) !== name && item.label !== name) return false;
    if (item.enabled === false || item.click === undefined) return false;
    item.click();
    return true;
  });
}
