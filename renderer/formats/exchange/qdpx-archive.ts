import { ImportRefusal } from '../import/import-format.ts';
import { childOf, childrenOf, readXml, textWithin, type XmlElement } from '../import/office/xml-tree.ts';
import { baseName, decodeText, type ExchangeFile, ExchangeRefusal } from './exchange-format.ts';
import type { FoundCode } from './found-case.ts';

/** The tree of an XML file. @throws ExchangeRefusal */
export function parseXml(bytes: Uint8Array): XmlElement {
  try {
    return readXml(bytes);
  } catch (error) {
    throw new ExchangeRefusal(error instanceof ImportRefusal ? error.reason : 'is not XML that can be read');
  }
}

/** A GUID in an attribute, or '': in lower case and without the braces some vendors write. */
export const guidIn = (element: XmlElement | undefined, name: string) =>
  (element?.attributes.get(name) ?? '').replace(/[{}]/g, '').toLowerCase();

/** Codes by GUID. A name that stands twice in the tree is told apart by the one above it. */
export function codesOf(book: XmlElement | undefined): Map<string, FoundCode> {
  const found: { guid: string; name: string; above: string; description: string }[] = [];
  const walk = (element: XmlElement | undefined, above: string): void => {
    for (const code of childrenOf(element, 'Code')) {
      const name = code.attributes.get('name') ?? '';
      if (code.attributes.get('isCodable') !== 'false') {
        found.push({ guid: guidIn(code, 'guid'), name, above, description: textWithin(childOf(code, 'Description')) });
      }
      walk(code, name);
    }
  };
  walk(childOf(book, 'Codes'), '');
  const times = new Map<string, number>();
  for (const { name } of found) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map(
    found.map(({ guid, name, above, description }) => [
      guid,
      { key: guid, name: (times.get(name) ?? 0) > 1 && above !== '' ? `${above} / ${name}` : name, description },
    ]),
  );
}

/** A project with its files: what stands in one part of it and is pointed at from another. */
export class QdpxArchive {
  readonly codes: ReadonlyMap<string, FoundCode>;
  readonly #notes: ReadonlyMap<string, XmlElement>;
  readonly #users: ReadonlyMap<string, string>;
  /** Files by their whole path, and by their name alone where no other file has it first. */
  readonly #files = new Map<string, ExchangeFile>();

  constructor(
    private readonly project: XmlElement,
    files: readonly ExchangeFile[],
  ) {
    this.codes = codesOf(childOf(project, 'CodeBook'));
    this.#notes = new Map(this.list('Notes', 'Note').map((note) => [guidIn(note, 'guid'), note]));
    this.#users = new Map(this.list('Users', 'User').map((user) => [guidIn(user, 'guid'), user.attributes.get('name') ?? '']));
    for (const file of files) this.#files.set(file.name.toLowerCase(), file);
    for (const file of files) {
      const bare = baseName(file.name).toLowerCase();
      if (!this.#files.has(bare)) this.#files.set(bare, file);
    }
  }

  get title(): string {
    return this.project.attributes.get('name') ?? '';
  }

  /** Whether Hearsay wrote it, so that parts of an attribution can be put together again. */
  get isOurs(): boolean {
    return this.project.attributes.get('origin') === 'Hearsay';
  }

  /** The elements of one of the project's lists; all of them where no name is given. */
  list(name: string, child?: string): XmlElement[] {
    return childrenOf(childOf(this.project, name), child);
  }

  /** The plain text of a source or note: in the project itself or in a file of the archive. */
  plainText(element: XmlElement): string | undefined {
    const inside = childOf(element, 'PlainTextContent');
    if (inside) return textWithin(inside);
    const path = (element.attributes.get('plainTextPath') ?? '')
      .replace(/^[a-z]+:\/\/\/?/i, '')
      .replaceAll('\\', '/')
      .toLowerCase();
    const file = path === '' ? undefined : (this.#files.get(`sources/${path}`) ?? this.#files.get(path) ?? this.#files.get(baseName(path)));
    return file && decodeText(file.bytes);
  }

  /** Notes that an element refers to, with a text. */
  notesOf(element: XmlElement): { readonly name: string; readonly text: string }[] {
    return childrenOf(element, 'NoteRef').flatMap((ref) => {
      const note = this.#notes.get(guidIn(ref, 'targetGUID'));
      const text = note && this.plainText(note);
      return note && text !== undefined && text !== '' ? [{ name: note.attributes.get('name') ?? '', text }] : [];
    });
  }

  /** Who made a selection, and when. */
  madeBy(element: XmlElement): { readonly author: string; readonly createdAt: string } {
    const user = guidIn(element, 'creatingUser') || guidIn(childOf(element, 'Coding'), 'creatingUser');
    return { author: this.#users.get(user) ?? '', createdAt: element.attributes.get('creationDateTime') ?? '' };
  }
}
