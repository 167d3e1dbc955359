import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ArrivedFileMessage, largestFile } from '../bridge/contract.ts';
import { mediaTypeOf } from './file-names.ts';

/** Beyond this no source is worth holding in memory; the page says so by name. Cases may be larger: they hold their originals. */
export const largestSource = 256 * 1024 * 1024;

/** Reads one file for the page. What is too large or cannot be read arrives without bytes and says which, so that the page can name it. */
export async function readArrivingFile(path: string): Promise<ArrivedFileMessage> {
  const name = basename(path);
  const empty = { name, mediaType: mediaTypeOf(name), bytes: new Uint8Array() };
  const limit = name.toLowerCase().endsWith('.hearsay') ? largestFile : largestSource;
  try {
    const file = await open(path, 'r');
    try {
      const facts = await file.stat();
      if (!facts.isFile()) return { ...empty, refused: 'unreadable' };
      if (facts.size > limit) return { ...empty, refused: 'too-large' };
      const read = await file.readFile();
      return { ...empty, bytes: new Uint8Array(read.buffer, read.byteOffset, read.byteLength) };
    } finally {
      await file.close();
    }
  } catch {
    return { ...empty, refused: 'unreadable' };
  }
}
