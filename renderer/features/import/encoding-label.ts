import type { Encoding } from '../../domain/source.ts';

/** An encoding as people write it: UTF-8, Windows-1251, ISO-8859-2, KOI8-R. */
export function encodingLabel(name: string): string {
  if (name.startsWith('windows')) return `W${name.slice(1)}`;
  return name === 'shift_jis' ? 'Shift_JIS' : name.toUpperCase();
}

/** How an encoding was found, to follow its name. */
export const encodingFoundBy: Record<Encoding['from'], string> = {
  'byte order mark': 'by its byte order mark',
  declared: 'as the file says',
  'valid UTF-8': 'every byte fits',
  detected: 'guessed from its letters',
  chosen: 'your choice',
  text: 'given as text',
};
