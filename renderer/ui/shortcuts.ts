/**
 * Shortcuts are written `Mod+Shift+K`: `Mod` is Ctrl, or Cmd on macOS. Letters stand for what the key types (`event.key`), digits
 * for where the key lies (`event.code`), so that AZERTY keyboards reach 1 to 5 without Shift.
 */
export interface KeyStroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The shortcut a key press stands for, in the notation above, or '' for a lone modifier. */
export function strokeName(stroke: KeyStroke, mac = isMac): string {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(stroke.key)) return '';
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  if (mac ? stroke.ctrlKey : stroke.metaKey) return '';
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(stroke.code)?.[1];
  // with Shift held, "?" and other signs are typed: then Shift belongs to the sign, not to the shortcut
  const sign = stroke.key.length === 1 && !/[\p{L}\p{N}]/u.test(stroke.key) && digit === undefined;
  const name = digit ?? (stroke.key === ' ' ? 'Space' : stroke.key.length === 1 ? stroke.key.toUpperCase() : stroke.key);
  return [mod ? 'Mod' : '', stroke.altKey ? 'Alt' : '', stroke.shiftKey && !sign ? 'Shift' : '', name].filter(Boolean).join('+');
}

const caps: Record<string, string> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Alt: isMac ? '⌥' : 'Alt',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

/** A shortcut as the caps to show, in order. */
export function keyCaps(shortcut: string): string[] {
  return shortcut.split(/\+(?=.)/).map((part) => caps[part] ?? part);
}

/** A shortcut as `aria-keyshortcuts` wants it. */
export function ariaKeys(shortcut: string): string {
  return shortcut.replace('Mod', isMac ? 'Meta' : 'Control');
}
