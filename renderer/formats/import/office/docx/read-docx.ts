import { type ImportInput, ImportRefusal, type ParsedSource } from '../../import-format.ts';
import { type BlockOfDocument, sourceOfBlocks, told } from '../document-blocks.ts';
import { statedFacts } from '../document-facts.ts';
import { childOf, childrenOf, readXml, textWithin, within, type XmlElement } from '../xml-tree.ts';
import { ZippedParts } from '../zipped-parts.ts';
import { DocxLists } from './docx-lists.ts';
import { DocxStyles } from './docx-styles.ts';
import { DocxText } from './docx-text.ts';

/**
 * Text of a Word document (ECMA-376): headings, lists with their numbers, tables as rows, text boxes after their paragraph, notes at the end. Changes
 * under review are read as if accepted, and said; comments are warnings.
 * @throws ImportRefusal
 */
export function readDocx(input: ImportInput): ParsedSource {
  const parts = new ZippedParts(input.bytes);
  const main = mainPart(parts);
  const related = relationsOf(parts, main);
  const xml = (name: string | undefined) => {
    const bytes = name === undefined ? undefined : parts.part(name);
    return bytes === undefined ? undefined : readXml(bytes);
  };
  const document = xml(main);
  const body = within(document, 'body')[0];
  if (body === undefined) throw new ImportRefusal('is a Word document that is damaged: it has no text part');
  const text = new DocxText(new DocxStyles(xml(related('styles'))), new DocxLists(xml(related('numbering'))));
  const blocks = text.blocks(body);
  const notes = notesOf(text, xml(related('footnotes')), xml(related('endnotes')));
  const heads = edgesOf(text, related.all('header').map(xml));
  const feet = edgesOf(text, related.all('footer').map(xml));
  return sourceOfBlocks([...heads, ...blocks, ...notes, ...feet], {
    kind: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    what: 'a Word document',
    stated: statedFacts(xml('docProps/core.xml')),
    warnings: warningsOf(text, xml(related('comments'))),
  });
}

function mainPart(parts: ZippedParts): string {
  const root = parts.part('_rels/.rels');
  const target = childrenOf(childOf(root === undefined ? undefined : readXml(root), 'Relationships'), 'Relationship').find((each) =>
    (each.attributes.get('Type') ?? '').endsWith('/officeDocument'),
  );
  const named = target?.attributes.get('Target')?.replace(/^\//, '');
  if (named !== undefined && parts.has(named)) return named;
  return 'word/document.xml';
}

/** Finds parts by what they are to the main part, such as `styles`. Only names within the archive are looked up. */
function relationsOf(parts: ZippedParts, main: string) {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const bytes = parts.part(`${folder}_rels/${main.slice(folder.length)}.rels`);
  const relations = childrenOf(childOf(bytes === undefined ? undefined : readXml(bytes), 'Relationships'), 'Relationship').flatMap(
    (each) => {
      const target = each.attributes.get('Target') ?? '';
      if (each.attributes.get('TargetMode') === 'External' || target === '') return [];
      return [{ type: each.attributes.get('Type') ?? '', name: target.startsWith('/') ? target.slice(1) : `${folder}${target}` }];
    },
  );
  const all = (type: string) => relations.filter((each) => each.type.endsWith(`/${type}`)).map((each) => each.name);
  const find = (type: string): string | undefined =>
    all(type)[0] ?? (parts.has(`${folder}${type}.xml`) ? `${folder}${type}.xml` : undefined);
  return Object.assign(find, { all });
}

function notesOf(text: DocxText, footnotes: XmlElement | undefined, endnotes: XmlElement | undefined): BlockOfDocument[] {
  const byId = new Map<string, XmlElement>();
  for (const note of within(footnotes, 'footnote')) byId.set(`f${note.attributes.get('id') ?? ''}`, note);
  for (const note of within(endnotes, 'endnote')) byId.set(`e${note.attributes.get('id') ?? ''}`, note);
  const blocks: BlockOfDocument[] = [];
  const { marks } = text.notes;
  // a note may hold marks of further notes, and a mark may stand twice
  for (let index = 0; index < marks.length && index < 20_000; index += 1) {
    const note = text.blocks(byId.get(marks[index] ?? ''));
    note.forEach((block, at) => {
      blocks.push({ text: at === 0 ? `[${index + 1}] ${block.text.trim()}` : block.text, details: { kind: 'footnote' } });
    });
  }
  return blocks;
}

/** Running heads or feet, each text once. */
function edgesOf(text: DocxText, parts: readonly (XmlElement | undefined)[]): BlockOfDocument[] {
  const seen = new Set<string>();
  return parts.flatMap((part) =>
    text.blocks(childrenOf(part)[0]).flatMap((block): BlockOfDocument[] => {
      const key = block.text.replace(/\d+/g, '#').trim();
      if (seen.has(key) || !/[\p{L}\p{N}]/u.test(key)) return [];
      seen.add(key);
      return [{ text: block.text, details: { kind: 'paragraph', boilerplate: 'repeated' } }];
    }),
  );
}

function warningsOf(text: DocxText, comments: XmlElement | undefined): string[] {
  const { insertions, deletions, comments: places } = text.notes;
  const warnings: string[] = [];
  const count = (number: number, what: string) => `${number} tracked ${what}${number === 1 ? '' : 's'}`;
  if (insertions + deletions > 0) {
    warnings.push(`Holds changes under review: ${count(insertions, 'insertion')} kept, ${count(deletions, 'deletion')} left out.`);
  }
  const sentences = within(comments, 'comment').flatMap((comment) => {
    const said = within(comment, 'p').map(textWithin).join(' ').replace(/\s+/g, ' ').trim();
    if (said === '') return [];
    const author = comment.attributes.get('author')?.trim() || 'Somebody';
    const place = (places.get(comment.attributes.get('id') ?? '') ?? '').replace(/\s+/g, ' ').trim();
    return [
      `Comment by ${author}${place === '' ? '' : ` on “${place.length > 120 ? `${place.slice(0, 120)} …` : place}”`}: ${said}`.toWellFormed(),
    ];
  });
  return [...warnings, ...told(sentences, 'comments')];
}
