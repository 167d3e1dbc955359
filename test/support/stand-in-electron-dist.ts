import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What fuses are found by in Electron's program, then version 1, nine fuses, and their state as Electron ships them. */
const fuseWire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101100011')]);

/**
 * A folder that electron-builder takes for an unpacked Electron for Linux: the files it copies and renames, with a program that holds nothing
 * but a fuse wire. Packing with it shows what would be packed, without Electron's 120 MB.
 */
export async function makeStandInElectronDist(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  const program = Buffer.concat([Buffer.from('\x7fELF stand-in '), fuseWire, Buffer.alloc(64)]);
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 });
  await writeFile(join(folder, 'version'), `v${version}`);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak']) await writeFile(join(folder, name), name);
  for (const language of ['de', 'en-GB', 'en-US', 'fr']) await writeFile(join(folder, 'locales', `${language}.pak`), language);
}
