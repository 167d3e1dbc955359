import { type ImportInput, ImportRefusal, type ParsedSource } from '../../import-format.ts';
import { type BlockOfDocument, sourceOfBlocks, told } from '../document-blocks.ts';
import { statedFacts } from '../document-facts.ts';
import { childrenOf, readXml, within, type XmlElement } from '../xml-tree.ts';
import { startsAsZip, ZippedParts } from '../zipped-parts.ts';
import { OdtStyles } from './odt-styles.ts';
import { OdtText } from './odt-text.ts';

interface OdtParts {
  readonly content: XmlElement | undefined;
  readonly styles: XmlElement | undefined;
  readonly meta: XmlElement | undefined;
}

/**
 * Text of an OpenDocument text, zipped or as one XML file: headings, lists with their numbers, tables as rows, notes at the end. Deleted text of
 * tracked changes is left out, and said; comments are warnings.
 * @throws ImportRefusal
 */
export function readOdt(input: ImportInput): ParsedSource {
  const { content, styles, meta } = startsAsZip(input.bytes) ? zippedParts(input.bytes) : flatParts(input.bytes);
  const body = within(content, 'body')[0];
  const document = childrenOf(body).find((child) => child.name === 'text');
  if (document === undefined) throw new ImportRefusal('is an OpenDocument file that is damaged, or no text: it has no text part');
  const text = new OdtText(new OdtStyles([styles, content]));
  const blocks = text.blocks(document);
  const notes: BlockOfDocument[] = [];
  for (let index = 0; index < text.notes.length && index < 20_000; index += 1) {
    text.blocks(text.notes[index]).forEach((block, at) => {
      notes.push({ text: at === 0 ? `[${index + 1}] ${block.text.trim()}` : block.text, details: { kind: 'footnote' } });
    });
  }
  const deletions = within(content, 'deletion').length;
  const insertions = within(content, 'insertion').length;
  const changes =
    deletions + insertions === 0 ? [] : [`Holds changes under review: ${insertions} kept as inserted, ${deletions} left out as deleted.`];
  return sourceOfBlocks([...edgeBlocks(text, styles, 'header'), ...blocks, ...notes, ...edgeBlocks(text, styles, 'footer')], {
    kind: 'odt',
    mediaType: 'application/vnd.oasis.opendocument.text',
    what: 'an OpenDocument text',
    stated: statedFacts(within(meta, 'meta').at(-1)),
    warnings: [...changes, ...told(text.comments, 'comments')],
  });
}

function zippedParts(bytes: Uint8Array): OdtParts {
  const parts = new ZippedParts(bytes);
  const xml = (name: string) => {
    const part = parts.part(name);
    return part === undefined ? undefined : readXml(part);
  };
  if (within(xml('META-INF/manifest.xml'), 'encryption-data').length > 0) {
    throw new ImportRefusal('is an OpenDocument text that is encrypted with a password, so it cannot be read');
  }
  return { content: xml('content.xml'), styles: xml('styles.xml'), meta: xml('meta.xml') };
}

function flatParts(bytes: Uint8Array): OdtParts {
  const root = readXml(bytes);
  return { content: root, styles: root, meta: root };
}

/** Running heads or feet of all page styles, each text once. */
function edgeBlocks(text: OdtText, styles: XmlElement | undefined, which: 'header' | 'footer'): BlockOfDocument[] {
  const seen = new Set<string>();
  return within(styles, 'master-page').flatMap((page) =>
    childrenOf(page, which).flatMap((edge) =>
      text.blocks(edge).flatMap((block): BlockOfDocument[] => {
        const key = block.text.replace(/\d+/g, '#').trim();
        if (seen.has(key) || !/[\p{L}\p{N}]/u.test(key)) return [];
        seen.add(key);
        return [{ text: block.text, details: { kind: 'paragraph', boilerplate: 'repeated' } }];
      }),
    ),
  );
}
