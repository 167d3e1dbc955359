import { ImportRefusal } from '../import/import-format.ts';
import { startsAsZip, ZippedParts } from '../import/office/zipped-parts.ts';
import { type ExchangeFile, ExchangeRefusal } from './exchange-format.ts';
import { LeavingOut } from './found-case.ts';

/**
 * The files of an archive, or the file itself where it is none. Names that lead outside the archive are left out and counted in `leaving`;
 * growth is bounded.
 * @throws ExchangeRefusal when it cannot be unpacked.
 */
export function unzipExchange(file: ExchangeFile, leaving = new LeavingOut()): ExchangeFile[] {
  if (!startsAsZip(file.bytes)) return [file];
  try {
    const parts = new ZippedParts(file.bytes);
    return parts.names.flatMap((name): ExchangeFile[] => {
      const plain = name.replaceAll('\\', '/');
      // a Mac packs its own notes about each file beside them
      if (plain.endsWith('/') || plain.startsWith('__MACOSX/') || /(?:^|\/)(?:\._[^/]*|\.DS_Store)$/.test(plain)) return [];
      if (plain.startsWith('/') || plain.split('/').includes('..') || /^[a-z]:/i.test(plain)) {
        leaving.add('files of the archive', 'their names lead outside it');
        return [];
      }
      const bytes = parts.part(name);
      return bytes ? [{ name: plain, bytes }] : [];
    });
  } catch (error) {
    throw new ExchangeRefusal(error instanceof ImportRefusal ? error.reason : 'is an archive that cannot be unpacked');
  }
}
