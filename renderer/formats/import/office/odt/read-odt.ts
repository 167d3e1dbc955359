import { type ImportInput, ImportRefusal, type ParsedSource } from '../../import-format.ts';
import { type BlockOfDocument, labelled, runningEdges, sourceOfBlocks } from '../document-blocks.ts';
import { statedFacts } from '../document-facts.ts';
import { changeWarnings, commentWarnings } from '../tracked-changes.ts';
import { childrenOf, readXml, within, type XmlElement } from '../xml-tree.ts';
import { startsAsZip, ZippedParts } from '../zipped-parts.ts';
import { OdtStyles } from './odt-styles.ts';
import { OdtText } from './odt-text.ts';

interface OdtParts {
  readonly content: XmlElement | undefined;
  readonly styles: XmlElement | undefined;
  readonly meta: XmlElement | undefined;
  /** Content of an embedded object by its name. */
  readonly object: (name: string) => XmlElement | undefined;
}

/**
 * Text of an OpenDocument text, zipped or as one XML file: headings, lists with their numbers, tables as rows, notes at the end. What was
 * deleted, and comments, become notes.
 * @throws ImportRefusal
 */
export function readOdt(input: ImportInput): ParsedSource {
  const { content, styles, meta, object } = startsAsZip(input.bytes) ? zippedParts(input.bytes) : flatParts(input.bytes);
  const body = within(content, 'body')[0];
  const document = childrenOf(body).find((child) => child.name === 'text');
  if (document === undefined) throw new ImportRefusal('is an OpenDocument file that is damaged, or no text: it has no text part');
  const text = new OdtText(new OdtStyles([styles, content]), content, object);
  const blocks = text.blocks(document);
  const notes: BlockOfDocument[] = [];
  for (let index = 0; index < text.notes.length && index < 20_000; index += 1) {
    text.blocks(text.notes[index]).forEach((block, at) => {
      notes.push({ ...(at === 0 ? labelled(`[${index + 1}]`, block) : block), details: { kind: 'footnote' } });
    });
  }
  const heads = edgeBlocks(text, styles, 'header');
  const feet = edgeBlocks(text, styles, 'footer');
  return sourceOfBlocks([...heads, ...blocks, ...notes, ...feet], {
    kind: 'odt',
    mediaType: 'application/vnd.oasis.opendocument.text',
    what: 'an OpenDocument text',
    stated: statedFacts(within(meta, 'meta').at(-1)),
    warnings: [...changeWarnings(text.insertions, text.deletions), ...commentWarnings(text.comments)],
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
  return { content: xml('content.xml'), styles: xml('styles.xml'), meta: xml('meta.xml'), object: (name) => xml(`${name}/content.xml`) };
}

function flatParts(bytes: Uint8Array): OdtParts {
  const root = readXml(bytes);
  return { content: root, styles: root, meta: root, object: () => undefined };
}

/** Running heads or feet of all page styles, each text once. */
function edgeBlocks(text: OdtText, styles: XmlElement | undefined, which: 'header' | 'footer'): BlockOfDocument[] {
  return runningEdges(within(styles, 'master-page').flatMap((page) => childrenOf(page, which).flatMap((edge) => text.blocks(edge))));
}
