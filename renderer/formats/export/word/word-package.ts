import type { Piece } from '../file-pieces.ts';
import { xml, xmlText } from '../xml-writer.ts';
import { type ZipEntry, zipPieces } from '../zip-files.ts';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const kind = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

/** Attributes that declare the namespaces of a part. */
export const wordNamespaces = ` xmlns:w="${w}" xmlns:r="${office}"`;

/** A part of the document, by its name in `word/` and in the content types. */
export interface NamedPart {
  readonly name: string;
  /** In pieces, which are put one after the other. */
  readonly xml: Iterable<string | Piece>;
}

export interface WordPackage {
  readonly title: string;
  /** ISO moment, or ''. */
  readonly at: string;
  readonly language: string;
  /** Ids of relationships by the address they lead to; complete when the document and its parts have been made. */
  readonly links: ReadonlyMap<string, string>;
  readonly picture: { readonly id: string; readonly mediaType: string; readonly bytes: Uint8Array } | null;
  readonly document: NamedPart;
  readonly parts: readonly NamedPart[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function* withDeclaration(xml: Iterable<string | Piece>): Generator<string | Piece> {
  yield declaration;
  yield* xml;
}

/** The files of a Word document as Open Packaging Conventions want them (ECMA-376, part 2). */
export function packageOf(document: WordPackage): Generator<Piece> {
  return zipPieces(packageFiles(document));
}

function* packageFiles({ title, at, language, links, picture, document, parts }: WordPackage): Generator<ZipEntry> {
  const put = (path: string, content: string): ZipEntry => ({ path, content: [declaration, content] });
  const image = picture && `logo.${picture.mediaType === 'image/png' ? 'png' : 'jpeg'}`;
  yield put('[Content_Types].xml', contentTypes(parts, image !== null));
  yield put(
    '_rels/.rels',
    relationships([
      { id: 'document', type: `${office}/officeDocument`, target: 'word/document.xml' },
      { id: 'core', type: `${packaged}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    ]),
  );
  for (const part of [document, ...parts]) yield { path: `word/${part.name}.xml`, content: withDeclaration(part.xml) };
  // behind the text, which tells its links while it is made
  yield put(
    'word/_rels/document.xml.rels',
    relationships([
      ...parts.map(({ name }) => ({ id: name, type: `${office}/${name}`, target: `${name}.xml` })),
      ...(picture && image ? [{ id: picture.id, type: `${office}/image`, target: `media/${image}` }] : []),
      ...[...links].map(([address, id]) => ({ id, type: `${office}/hyperlink`, target: address, outside: true })),
    ]),
  );
  if (picture && image) yield { path: `word/media/${image}`, content: picture.bytes };
  const made = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(at)?.[0];
  yield put(
    'docProps/core.xml',
    `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>Hearsay</dc:creator><dc:language>${xmlText(language)}</dc:language>${made === undefined ? '' : `<dcterms:created xsi:type="dcterms:W3CDTF">${made}Z</dcterms:created>`}</cp:coreProperties>`,
  );
}

function contentTypes(parts: readonly NamedPart[], withImages: boolean): string {
  const override = (part: string, type: string) => xml('Override', { PartName: part, ContentType: type });
  return xml(
    'Types',
    { xmlns: `${packaged}/content-types` },
    xml('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...(withImages
      ? [xml('Default', { Extension: 'png', ContentType: 'image/png' }), xml('Default', { Extension: 'jpeg', ContentType: 'image/jpeg' })]
      : []),
    override('/word/document.xml', kind('document.main')),
    ...parts.map(({ name }) => override(`/word/${name}.xml`, kind(name))),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  );
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly outside?: boolean;
}

function relationships(list: readonly Relationship[]): string {
  return xml(
    'Relationships',
    { xmlns: `${packaged}/relationships` },
    ...list.map(({ id, type, target, outside }) =>
      xml('Relationship', { Id: id, Type: type, Target: target, TargetMode: outside ? 'External' : undefined }),
    ),
  );
}
