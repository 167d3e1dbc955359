/** Names of keys as Electron's accelerators have them, where ours differ. */
const names: Record<string, string> = {
  Mod: 'CommandOrControl',
  Enter: 'Enter',
  Esc: 'Escape',
  Escape: 'Escape',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Space: 'Space',
  ' ': 'Space',
  '+': 'Plus',
};

const modifiers: ReadonlySet<string> = new Set(['Mod', 'Ctrl', 'Control', 'Cmd', 'Meta', 'Shift', 'Alt']);

/**
 * A key of the keymap as an Electron accelerator, or `undefined` when there is none to show. The menu only shows keys, the page's keymap
 * acts on them; macOS binds what it shows, so there a key without Cmd, Ctrl or a function key is left out: it would fire while typing.
 */
export function acceleratorOf(key: string, platform: NodeJS.Platform): string | undefined {
  if (key === '') return undefined;
  const parts = key === '+' ? ['+'] : key.split(/\+(?=.)/);
  const last = parts.at(-1) ?? '';
  if (last === '' || modifiers.has(last) || parts.slice(0, -1).some((part) => !modifiers.has(part))) return undefined;
  const held = parts.slice(0, -1).some((part) => part !== 'Shift');
  const known = names[last] ?? (/^(F([1-9]|1\d|2[0-4])|Backspace|Delete|Home|End|PageUp|PageDown|Tab)$/.test(last) ? last : undefined);
  const final = known ?? (/^[\x21-\x7e]$/.test(last) ? last.toUpperCase() : undefined);
  if (final === undefined) return undefined;
  if (platform === 'darwin' && !held && !/^F\d/.test(last)) return undefined;
  return [...parts.slice(0, -1).map((part) => names[part] ?? part), final].join('+');
}
