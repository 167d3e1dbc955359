import { defaultVerdicts } from '../../domain/case.ts';
import { topicsFolder, verdictCode, verdictsFolder } from '../export/qdpx-codebook.ts';
import { ImportRefusal } from '../import/import-format.ts';
import { childOf, childrenOf, readXml, textWithin, type XmlElement } from '../import/office/xml-tree.ts';
import { baseName, decodeText, type ExchangeFile, ExchangeRefusal } from './exchange-format.ts';
import type { FoundCode, FoundVerdict } from './found-case.ts';

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

/**
 * Codes by GUID. A name that stands twice in the tree is told apart by the codes above it; what a code stands under is said in its
 * description, because topics stand side by side.
 * @param more What else is known of a code, as lines.
 */
export function codesOf(book: XmlElement | undefined, more: (code: XmlElement) => readonly string[] = () => []): Map<string, FoundCode> {
  const found: { guid: string; name: string; path: string; about: readonly string[] }[] = [];
  const walk = (element: XmlElement | undefined, path: string): void => {
    for (const code of childrenOf(element, 'Code')) {
      const name = code.attributes.get('name')?.trim() || 'Unnamed';
      // a folder is told of by what stands in it; one that holds nothing is kept as if it were a code
      if (code.attributes.get('isCodable') !== 'false' || childrenOf(code, 'Code').length === 0) {
        const about = [textWithin(childOf(code, 'Description')), ...more(code), path === '' ? '' : `Under: ${path}`];
        found.push({ guid: guidIn(code, 'guid') || `code ${found.length}`, name, path, about });
      }
      walk(code, path === '' ? name : `${path} / ${name}`);
    }
  };
  walk(childOf(book, 'Codes'), '');
  const times = new Map<string, number>();
  for (const { name } of found) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map(
    found.map(({ guid, name, path, about }) => [
      guid,
      {
        key: guid,
        name: (times.get(name) ?? 0) > 1 && path !== '' ? `${path} / ${name}` : name,
        description: about.filter((line) => line !== '').join('\n'),
      },
    ]),
  );
}

/** The topics of a codebook that Hearsay wrote: verdicts, speakers and the parts of an attribution are codes there as well. */
export function ownTopics(book: XmlElement | undefined): FoundCode[] {
  return inFolder(book, topicsFolder).map(({ name, description }) => ({ key: name, name, description }));
}

/** The scale of verdicts of a codebook that Hearsay wrote. The key of one is not in it: it is found among those that claims use and the usual ones. */
export function ownVerdicts(book: XmlElement | undefined, used: readonly string[] = []): FoundVerdict[] {
  const keys = new Map([...defaultVerdicts.map((row) => row.key), ...used].map((key) => [verdictCode(key), key]));
  return inFolder(book, verdictsFolder).map(({ name, description, code }) => ({
    key: keys.get(guidIn(code, 'guid')) ?? name,
    label: name,
    description,
  }));
}

function inFolder(book: XmlElement | undefined, guid: string) {
  const folder = childrenOf(childOf(book, 'Codes'), 'Code').find((code) => guidIn(code, 'guid') === guid);
  return childrenOf(folder, 'Code').map((code) => ({
    code,
    name: code.attributes.get('name') ?? '',
    description: textWithin(childOf(code, 'Description')),
  }));
}

/** A project with its files: what stands in one part of it and is pointed at from another. */
export class QdpxArchive {
  readonly codes: ReadonlyMap<string, FoundCode>;
  /** Names of variables by GUID. */
  readonly variables: ReadonlyMap<string, string>;
  readonly #notes: ReadonlyMap<string, XmlElement>;
  readonly #users: ReadonlyMap<string, string>;
  /** Notes that something referred to, once it was asked about. */
  readonly #told = new Set<string>();
  /** Files by their whole path, and by their name alone where no other file has it first. */
  readonly #files = new Map<string, ExchangeFile>();

  constructor(
    private readonly project: XmlElement,
    files: readonly ExchangeFile[],
  ) {
    this.#notes = new Map(this.list('Notes', 'Note').map((note) => [guidIn(note, 'guid'), note]));
    this.variables = new Map(this.list('Variables', 'Variable').map((row) => [guidIn(row, 'guid'), row.attributes.get('name') ?? '']));
    this.#users = new Map(this.list('Users', 'User').map((user) => [guidIn(user, 'guid'), user.attributes.get('name') ?? '']));
    for (const file of files) this.#files.set(file.name.toLowerCase(), file);
    for (const file of files) {
      const bare = baseName(file.name).toLowerCase();
      if (!this.#files.has(bare)) this.#files.set(bare, file);
    }
    this.codes = codesOf(childOf(project, 'CodeBook'), (code) => this.notesOf(code).map((note) => note.text));
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

  /** Topics of a project of Hearsay's own. */
  get ownTopics(): FoundCode[] {
    return ownTopics(childOf(this.project, 'CodeBook'));
  }

  /** The scale of verdicts of a project of Hearsay's own. */
  ownVerdicts(used: readonly string[]): FoundVerdict[] {
    return ownVerdicts(childOf(this.project, 'CodeBook'), used);
  }

  /** What is said of the project as a whole: its description, its notes, and notes that nothing else refers to. Ask for it last. */
  get about(): string {
    const own = this.notesOf(this.project);
    const loose = this.list('Notes', 'Note').flatMap((note) => (this.#told.has(guidIn(note, 'guid')) ? [] : this.#read(note)));
    const lines = [...own, ...loose].map(({ name, text }) => (name === '' ? text : `${name}: ${text}`));
    return [textWithin(childOf(this.project, 'Description')).trim(), ...lines].filter((line) => line !== '').join('\n');
  }

  /** Notes whose text the project does not hold. */
  get notesWithoutText(): number {
    return this.list('Notes', 'Note').filter((note) => this.#read(note).length === 0).length;
  }

  /** The plain text of a source or note: in the project itself or in a file of the archive, and whether a byte order mark was taken off it. */
  plainText(element: XmlElement): { readonly text: string; readonly mark: 0 | 1 } | undefined {
    const inside = childOf(element, 'PlainTextContent');
    if (inside) return { text: textWithin(inside), mark: 0 };
    const file = this.#file(element.attributes.get('plainTextPath') ?? '');
    return file && { text: looseText(file.bytes), mark: startsWithMark(file.bytes) ? 1 : 0 };
  }

  /** A file that a path leads to: `internal://`, `relative:///`, `absolute://` or bare, in any case, with `%20` or without. */
  #file(path: string): ExchangeFile | undefined {
    const bare = path
      .replace(/^[a-z]+:\/\/\/?/i, '')
      .replaceAll('\\', '/')
      .toLowerCase();
    if (bare === '') return undefined;
    for (const name of new Set([bare, decoded(bare)])) {
      const file = this.#files.get(`sources/${name}`) ?? this.#files.get(name) ?? this.#files.get(baseName(name));
      if (file) return file;
    }
    return undefined;
  }

  /** Notes that an element refers to, with a text. */
  notesOf(element: XmlElement): { readonly name: string; readonly text: string }[] {
    return childrenOf(element, 'NoteRef').flatMap((ref) => {
      const guid = guidIn(ref, 'targetGUID');
      const note = this.#notes.get(guid);
      this.#told.add(guid);
      return note ? this.#read(note) : [];
    });
  }

  #read(note: XmlElement): { readonly name: string; readonly text: string }[] {
    const text = [textWithin(childOf(note, 'Description')), this.plainText(note)?.text ?? ''].filter((part) => part !== '').join('\n');
    return text === '' ? [] : [{ name: note.attributes.get('name') ?? '', text }];
  }

  /** Who made a selection, and when. */
  madeBy(element: XmlElement): { readonly author: string; readonly createdAt: string } {
    const user = guidIn(element, 'creatingUser') || guidIn(childOf(element, 'Coding'), 'creatingUser');
    return { author: this.#users.get(user) ?? '', createdAt: element.attributes.get('creationDateTime') ?? '' };
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const startsWithMark = ([first, second, third]: Uint8Array) =>
  (first === 0xef && second === 0xbb && third === 0xbf) || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** Text of a source. The standard says UTF-8; what is none is read as Windows writes it, so that one text does not cost the project. */
function looseText(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
