import { decodeBytes } from '../../../text-cleanup/decode-bytes.ts';
import { type ImportInput, ImportRefusal, type ParsedSource } from '../import-format.ts';
import { readPage } from '../page-lines.ts';
import { type BlockOfDocument, sourceOfBlocks } from './document-blocks.ts';
import { statedFacts } from './document-facts.ts';
import { childOf, childrenOf, readXml, within, type XmlElement } from './xml-tree.ts';
import { ZippedParts } from './zipped-parts.ts';

/** Most chapters that are read. */
const mostChapters = 5000;

/**
 * Text of an EPUB book (EPUB 3.3, and 2) in the order of its spine.
 * @throws ImportRefusal
 */
export function readEpub(input: ImportInput): ParsedSource {
  const parts = new ZippedParts(input.bytes);
  const xml = (name: string) => {
    const part = parts.part(name);
    return part === undefined ? undefined : readXml(part);
  };
  const packagePath = within(xml('META-INF/container.xml'), 'rootfile')[0]?.attributes.get('full-path') ?? '';
  const book = childOf(xml(packagePath), 'package');
  if (book === undefined) throw new ImportRefusal('is an EPUB book that is damaged: its table of parts is missing');
  const folder = packagePath.slice(0, packagePath.lastIndexOf('/') + 1);
  const locked = lockedParts(xml('META-INF/encryption.xml'));
  const blocks: BlockOfDocument[] = [];
  let missing = 0;
  for (const item of spineOf(book).slice(0, mostChapters)) {
    const name = partName(folder, item.href);
    if (locked.has(name)) throw new ImportRefusal('is an EPUB book that is locked by its seller (DRM), so it cannot be read');
    const bytes = parts.part(name);
    if (bytes === undefined) missing += 1;
    else blocks.push(...chapterBlocks(bytes, item.navigation));
  }
  return sourceOfBlocks(blocks, {
    kind: 'epub',
    mediaType: 'application/epub+zip',
    what: 'an EPUB book',
    stated: statedFacts(childOf(book, 'metadata')),
    warnings: missing === 0 ? [] : [`${missing === 1 ? 'One chapter is' : `${missing} chapters are`} missing from the file.`],
  });
}

interface SpineItem {
  readonly href: string;
  /** A table of contents rather than a chapter. */
  readonly navigation: boolean;
}

function spineOf(book: XmlElement): SpineItem[] {
  const items = new Map(childrenOf(childOf(book, 'manifest'), 'item').map((item) => [item.attributes.get('id') ?? '', item]));
  return childrenOf(childOf(book, 'spine'), 'itemref').flatMap((reference) => {
    const item = items.get(reference.attributes.get('idref') ?? '');
    const type = item?.attributes.get('media-type') ?? '';
    if (item === undefined || !/html|xml/.test(type) || type.includes('svg')) return [];
    const navigation = (item.attributes.get('properties') ?? '').split(/\s+/).includes('nav');
    return [{ href: item.attributes.get('href') ?? '', navigation }];
  });
}

/** Name in the archive of what a reference means; `..` never leads out of it, since names are only looked up. */
function partName(folder: string, href: string): string {
  let path = href.replace(/[?#].*$/s, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // a percent sign that stands for itself
  }
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Parts that are encrypted. Scrambled fonts are listed here too, but no chapter ever is unless the book is locked. */
function lockedParts(encryption: XmlElement | undefined): ReadonlySet<string> {
  return new Set(within(encryption, 'CipherReference').map((each) => partName('', each.attributes.get('URI') ?? '')));
}

function chapterBlocks(bytes: Uint8Array, navigation: boolean): BlockOfDocument[] {
  return readPage(decodeBytes(bytes, { markup: true }).text).lines.map(({ text, kind, level }) => {
    const details = level > 0 ? { kind: 'heading' as const, level } : { kind };
    return { text, details: navigation ? { ...details, boilerplate: 'navigation' } : details };
  });
}
