import { readOriginal } from '../../storage/open-case.ts';
import type { Services } from '../services.ts';
import { sourceName } from './open-source.ts';

/** Saves the bytes a source was imported from, unchanged. @throws Error with a sentence when they are missing or cannot be written. */
export async function saveOriginal(services: Services, sourceId: string): Promise<void> {
  const source = services.open.inHand.get('sources', sourceId);
  const original = await readOriginal(services.database, sourceId);
  if (!source || !original) throw new Error('The original bytes of this source are missing.');
  const saved = await services.desktop.saveFile({
    suggestedName: original.fileName || `${sourceName(source).slice(0, 80)}${original.mediaType.includes('html') ? '.html' : '.txt'}`,
    mediaType: original.mediaType || 'application/octet-stream',
    bytes: original.bytes,
  });
  if (saved) services.toast(`Saved ${saved.name}.`, saved.token ? { reveal: saved.token } : {});
}
