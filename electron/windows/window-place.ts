/** A rectangle on the desktop, in the units of Electron's `screen`. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const smallest = { width: 900, height: 600 };
const graspable = 80;

/**
 * Where the window opens: where it was, if enough of its title bar can still be grasped on a screen that is here now; otherwise its size is
 * kept as far as the first screen allows and the system chooses the place.
 * @param remembered from the last time, maybe on a screen that is gone
 * @param screens the work areas of the screens of now, the main one first
 */
export function windowPlace(
  remembered: { readonly x?: number | undefined; readonly y?: number | undefined; readonly width: number; readonly height: number } | null,
  screens: readonly Rectangle[],
): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } {
  const main = screens[0] ?? { x: 0, y: 0, width: 1440, height: 900 };
  if (remembered === null) return { width: Math.min(1440, main.width), height: Math.min(900, main.height) };
  const { x, y } = remembered;
  const home = x === undefined || y === undefined ? undefined : screens.find((screen) => holdsTitleBar(screen, x, y, remembered.width));
  const within = home ?? main;
  const width = Math.max(Math.min(smallest.width, within.width), Math.min(remembered.width, within.width));
  const height = Math.max(Math.min(smallest.height, within.height), Math.min(remembered.height, within.height));
  return home === undefined || x === undefined || y === undefined ? { width, height } : { x, y, width, height };
}

function holdsTitleBar(screen: Rectangle, x: number, y: number, width: number): boolean {
  const across = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  return across >= graspable && y >= screen.y && y <= screen.y + screen.height - graspable;
}
