/** An encoding as people write it: UTF-8, Windows-1251, ISO-8859-2, KOI8-R. */
export function encodingLabel(name: string): string {
  if (name.startsWith('windows')) return `W${name.slice(1)}`;
  return name === 'shift_jis' ? 'Shift_JIS' : name.toUpperCase();
}
