import { type ImportInput, ImportRefusal, type ParsedSource, type SourceNote } from '../../import-format.ts';
import { type BlockOfDocument, labelled, runningEdges, sourceOfBlocks, told } from '../document-blocks.ts';
import { statedFacts } from '../document-facts.ts';
import { changeWarnings, commentWarnings, highlightWarnings } from '../tracked-changes.ts';
import { childOf, childrenOf, readXml, textWithin, within, type XmlElement } from '../xml-tree.ts';
import { ZippedParts } from '../zipped-parts.ts';
import { DocxLists } from './docx-lists.ts';
import { DocxStyles } from './docx-styles.ts';
import { type DocxComment, DocxText } from './docx-text.ts';

/**
 * Text of a Word document (ECMA-376): headings, lists with their numbers, tables as rows, text boxes after their paragraph, notes at the end. Changes
 * under review are read as if accepted; what was deleted, and comments, become notes.
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
  const comments = commentsOf(xml(related('comments')));
  const diagrams = (relation: string) => diagramText(xml(related.byId(relation)));
  const text = new DocxText(new DocxStyles(xml(related('styles'))), new DocxLists(xml(related('numbering'))), comments, diagrams);
  const blocks = text.blocks(body);
  const notes = notesOf(text, xml(related('footnotes')), xml(related('endnotes')));
  const heads = edgesOf(text, related.all('header').map(xml));
  const feet = edgesOf(text, related.all('footer').map(xml));
  const source = sourceOfBlocks([...heads, ...blocks, ...notes, ...feet], {
    kind: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    what: 'a Word document',
    stated: statedFacts(xml('docProps/core.xml')),
    warnings: warningsOf(text, comments),
  });
  return source.notes === undefined ? source : { ...source, notes: withCommentsOnMarks(source.notes) };
}

/** A comment on exactly the words that are highlighted is the remark of that highlight. */
function withCommentsOnMarks(notes: readonly SourceNote[]): SourceNote[] {
  const place = ({ start, end }: SourceNote) => `${start} ${end}`;
  const comments = new Map<string, SourceNote[]>();
  for (const note of notes) if (!note.mark && !note.change) comments.set(place(note), [...(comments.get(place(note)) ?? []), note]);
  const taken = new Set<SourceNote>();
  const marked = notes.map((note) => {
    const [comment] = note.mark ? (comments.get(place(note)) ?? []) : [];
    if (!comment || taken.has(comment)) return note;
    taken.add(comment);
    return { ...note, text: comment.text, by: comment.by, at: comment.at };
  });
  return marked.filter((note) => !taken.has(note));
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
      const name = target.startsWith('/')
        ? target.slice(1)
        : `${folder}${target}`.replace(/(?:^|\/)(?!\.\.\/)[^/]+\/\.\.(?=\/)/g, '').replace(/^\//, '');
      return [{ id: each.attributes.get('Id') ?? '', type: each.attributes.get('Type') ?? '', name }];
    },
  );
  const all = (type: string) => relations.filter((each) => each.type.endsWith(`/${type}`)).map((each) => each.name);
  const find = (type: string): string | undefined =>
    all(type)[0] ?? (parts.has(`${folder}${type}.xml`) ? `${folder}${type}.xml` : undefined);
  return Object.assign(find, { all, byId: (id: string) => relations.find((each) => each.id === id)?.name });
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
      blocks.push({ ...(at === 0 ? labelled(`[${index + 1}]`, block) : block), details: { kind: 'footnote' } });
    });
  }
  return blocks;
}

/** Running heads or feet, each text once. */
function edgesOf(text: DocxText, parts: readonly (XmlElement | undefined)[]): BlockOfDocument[] {
  return runningEdges(parts.flatMap((part) => text.blocks(childrenOf(part)[0])));
}

function commentsOf(comments: XmlElement | undefined): ReadonlyMap<string, DocxComment> {
  return new Map(
    within(comments, 'comment').flatMap((comment): [string, DocxComment][] => {
      const said = within(comment, 'p')
        .map((paragraph) => within(paragraph, 't').map(textWithin).join('').replace(/\s+/g, ' ').trim())
        .filter((paragraph) => paragraph !== '')
        .join('\n')
        .toWellFormed();
      if (said === '') return [];
      const by = (comment.attributes.get('author') || comment.attributes.get('initials') || '').trim().slice(0, 200);
      return [[comment.attributes.get('id') ?? '', { text: said, by, at: (comment.attributes.get('date') ?? '').slice(0, 40) }]];
    }),
  );
}

/** Words of a diagram (SmartArt), one for each of its points. */
function diagramText(data: XmlElement | undefined): string[] {
  return within(data, 'pt').flatMap((point) => {
    if (['parTrans', 'sibTrans', 'pres'].includes(point.attributes.get('type') ?? '')) return [];
    const text = within(point, 'p')
      .map((paragraph) => within(paragraph, 't').map(textWithin).join(''))
      .join('\n');
    return text.trim() === '' ? [] : [text];
  });
}

function warningsOf(text: DocxText, comments: ReadonlyMap<string, DocxComment>): string[] {
  const { insertions, deletions, placed, highlights } = text.notes;
  // a comment whose place is nowhere in the text is told, so that it is not lost
  const loose = [...comments].flatMap(([id, { by, text: said }]) => (placed.has(id) ? [] : [`Comment by ${by || 'somebody'}: ${said}`]));
  return [
    ...changeWarnings(insertions, deletions),
    ...commentWarnings(placed.size),
    ...highlightWarnings(highlights),
    ...told(loose, 'comments'),
  ];
}
