import { ImportRefusal } from '../import/import-format.ts';
import { childOf, childrenOf, readXml, textWithin, type XmlElement } from '../import/office/xml-tree.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal } from './exchange-format.ts';
import {
  bareSpeaker,
  type FoundCase,
  type FoundClaim,
  type FoundCode,
  type FoundNote,
  type FoundSource,
  LeavingOut,
} from './found-case.ts';
import { readSelections, type Selection } from './qdpx-selections.ts';
import { GraphReading, type LabelledSpan, type SpanLink } from './span-graph.ts';

const projectFile = (files: readonly ExchangeFile[]) =>
  files.find((file) => /(?:^|\/)project\.qde$/i.test(file.name)) ?? files.find((file) => /\.qde$/i.test(file.name));

/** REFI-QDA projects of any vendor: plain text sources, PDFs by their text, transcripts; codes become topics, cases speakers. */
export const qdpx: ExchangeFormat = {
  id: 'qdpx',
  label: 'REFI-QDA project',
  recognise: (files) => (projectFile(files) ? 0.99 : 0),
  read(files) {
    const file = projectFile(files);
    const root = file ? parse(file.bytes) : undefined;
    const project = childOf(root, 'Project');
    if (!project) throw new ExchangeRefusal('holds no project that can be read');
    return new ProjectReader(project, files).read();
  },
};

/** A REFI-QDA codebook alone: its codes become topics. */
export const qdc: ExchangeFormat = {
  id: 'qdc',
  label: 'REFI-QDA codebook',
  recognise([file]) {
    if (!file) return 0;
    const head = new TextDecoder().decode(file.bytes.subarray(0, 4000));
    return /urn:QDA-XML:codebook/.test(head) ? 0.99 : 0;
  },
  read([file]) {
    const book = childOf(file ? parse(file.bytes) : undefined, 'CodeBook');
    if (!book) throw new ExchangeRefusal('holds no codebook that can be read');
    const codes = [...codesOf(book).values()];
    return {
      ...{ title: book.attributes.get('name') ?? '', sources: [], speakers: [], verdicts: [], claims: [], notes: [], leftOut: [] },
      codes,
      understood: [{ what: 'topics', count: codes.length }],
    };
  },
};

function parse(bytes: Uint8Array): XmlElement {
  try {
    return readXml(bytes);
  } catch (error) {
    throw new ExchangeRefusal(error instanceof ImportRefusal ? error.reason : 'is not XML that can be read');
  }
}

const guidIn = (element: XmlElement | undefined, name: string) => (element?.attributes.get(name) ?? '').replace(/[{}]/g, '').toLowerCase();

/** Codes by GUID. A name that stands twice in the tree is told apart by the one above it. */
function codesOf(book: XmlElement | undefined): Map<string, FoundCode> {
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

class ProjectReader {
  readonly #codes: ReadonlyMap<string, FoundCode>;
  readonly #notes: ReadonlyMap<string, XmlElement>;
  readonly #users: ReadonlyMap<string, string>;
  readonly #leaving = new LeavingOut();
  readonly #sources: FoundSource[] = [];
  readonly #claims: FoundClaim[] = [];
  readonly #remarks: FoundNote[] = [];
  readonly #reading = new GraphReading();
  /** Source of each selection, and the claims made from it, so that cases can point at them. */
  readonly #claimOf = new Map<string, number>();
  readonly #ours: boolean;

  constructor(
    private readonly project: XmlElement,
    private readonly files: readonly ExchangeFile[],
  ) {
    this.#ours = project.attributes.get('origin') === 'Hearsay';
    this.#codes = codesOf(childOf(project, 'CodeBook'));
    this.#notes = new Map(childrenOf(childOf(project, 'Notes'), 'Note').map((note) => [guidIn(note, 'guid'), note]));
    this.#users = new Map(
      childrenOf(childOf(project, 'Users'), 'User').map((user) => [guidIn(user, 'guid'), user.attributes.get('name') ?? '']),
    );
  }

  read(): FoundCase {
    for (const source of childrenOf(childOf(this.project, 'Sources'))) this.#source(source);
    const cases = childrenOf(childOf(this.project, 'Cases'), 'Case');
    const speakers = this.#speakers(cases);
    const links = childrenOf(childOf(this.project, 'Links'), 'Link');
    if (!this.#ours) this.#linked(links);
    for (const [what, name] of [
      ['graphs', 'Graphs'],
      ['sets', 'Sets'],
    ] as const) {
      this.#leaving.add(what, 'a case has no place for them', childrenOf(childOf(this.project, name)).length);
    }
    const used = new Set(this.#claims.flatMap((claim) => claim.topics));
    const codes = this.#ours
      ? [...this.#reading.codes.values()].map((code) => ({ ...code, description: this.#named(code.name)?.description ?? '' }))
      : [...this.#codes.values()].filter((code) => used.has(code.key) || this.#codes.size < 2000);
    return {
      title: this.project.attributes.get('name') ?? '',
      sources: this.#sources,
      speakers,
      codes,
      verdicts: [],
      claims: this.#claims,
      notes: this.#remarks,
      understood: [
        { what: 'sources', count: this.#sources.length },
        { what: 'claims', count: this.#claims.length },
        { what: 'topics', count: codes.length },
        { what: 'speakers', count: speakers.length },
        { what: 'notes', count: this.#remarks.length },
      ],
      leftOut: this.#leaving.list,
    };
  }

  #named(name: string): FoundCode | undefined {
    return [...this.#codes.values()].find((code) => code.name === name);
  }

  #source(element: XmlElement): void {
    const name = element.attributes.get('name') ?? '';
    switch (element.name) {
      case 'TextSource':
        this.#text(element, element, name);
        return;
      case 'PDFSource': {
        const shown = childOf(element, 'Representation');
        if (shown) this.#text(shown, element, name);
        else this.#leaving.add('PDF sources', 'the project does not hold their text; import the PDF itself');
        this.#leaving.add(
          'areas marked on PDF pages',
          'they mark a part of a picture, not words',
          childrenOf(element, 'PDFSelection').length,
        );
        return;
      }
      case 'AudioSource':
      case 'VideoSource': {
        const transcripts = childrenOf(element, 'Transcript');
        for (const transcript of transcripts) this.#text(transcript, element, name);
        if (transcripts.length === 0) this.#leaving.add('recordings', 'they have no transcript');
        this.#leaving.add(
          'stretches of recordings',
          'they mark sound or picture, not words',
          childrenOf(element, 'AudioSelection').length + childrenOf(element, 'VideoSelection').length,
        );
        return;
      }
      case 'PictureSource':
        this.#leaving.add('pictures', 'they hold no text');
        return;
      default:
        this.#leaving.add('sources', 'they are of a kind that is not known');
    }
  }

  #text(element: XmlElement, outer: XmlElement, name: string): void {
    const key = guidIn(element, 'guid') || guidIn(outer, 'guid') || String(this.#sources.length);
    const text = this.#plainText(element);
    if (text === undefined) {
      this.#leaving.add('texts', 'the project does not hold their plain text');
      return;
    }
    const about = this.#noteTexts(element).find((note) => note.name === 'About the source');
    const others = [...new Set([...this.#noteTexts(element), ...this.#noteTexts(outer)])].filter(
      (note) => !this.#ours || note.name !== 'About the source',
    );
    const facts = this.#ours && about ? factLines(about.text) : {};
    this.#sources.push({
      key,
      fileName: /\.\w{1,5}$/.test(name) ? name : '',
      text,
      facts: this.#ours ? facts : { title: name },
      note: [textWithin(childOf(element, 'Description')), ...others.map((note) => note.text)].filter((line) => line !== '').join('\n'),
    });
    const { selections, lost } = readSelections(element, text, guidIn);
    this.#leaving.add('selections', 'their positions are not inside their text', lost);
    if (this.#ours) this.#ownClaims(key, text, selections);
    else for (const selection of selections) this.#claim(key, selection);
    const whole = childrenOf(element, 'Coding').length;
    this.#leaving.add('codes on whole sources', 'a topic belongs to a passage', whole);
  }

  /** The plain text of a source or note: in the project itself or in a file of the archive. */
  #plainText(element: XmlElement): string | undefined {
    const inside = childOf(element, 'PlainTextContent');
    if (inside) return textWithin(inside);
    const path = element.attributes.get('plainTextPath');
    if (path === undefined) return undefined;
    const wanted = path
      .replace(/^[a-z]+:\/\/\/?/i, '')
      .replaceAll('\\', '/')
      .toLowerCase();
    const file = this.files.find(({ name }) => {
      const lower = name.toLowerCase();
      return lower === wanted || lower === `sources/${wanted}` || lower.endsWith(`/${wanted.slice(wanted.lastIndexOf('/') + 1)}`);
    });
    if (!file) return undefined;
    const label = file.bytes[0] === 0xff && file.bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
    return new TextDecoder(label).decode(file.bytes);
  }

  #noteTexts(element: XmlElement): { readonly name: string; readonly text: string }[] {
    return childrenOf(element, 'NoteRef').flatMap((ref) => {
      const note = this.#notes.get(guidIn(ref, 'targetGUID'));
      const text = note && this.#plainText(note);
      return note && text !== undefined && text !== '' ? [{ name: note.attributes.get('name') ?? '', text }] : [];
    });
  }

  #made(element: XmlElement): { readonly author: string; readonly createdAt: string } {
    const user = guidIn(element, 'creatingUser') || guidIn(childOf(element, 'Coding'), 'creatingUser');
    return { author: this.#users.get(user) ?? '', createdAt: element.attributes.get('creationDateTime') ?? '' };
  }

  #claim(source: string, { element, span, guid }: Selection): void {
    const codings = childrenOf(element, 'Coding');
    const notes = [...this.#noteTexts(element), ...codings.flatMap((coding) => this.#noteTexts(coding))].map((note) => note.text);
    const description = textWithin(childOf(element, 'Description'));
    const made = this.#made(element);
    if (codings.length === 0 && notes.length > 0) {
      this.#remarks.push({ source, span, text: [description, ...notes].filter((line) => line !== '').join('\n'), ...made });
      return;
    }
    this.#claimOf.set(guid, this.#claims.length);
    this.#claims.push({
      key: guid,
      source,
      spans: [span],
      statement: '',
      verdict: '',
      confidence: 0,
      topics: codings.flatMap((coding) => {
        const code = guidIn(childOf(coding, 'CodeRef'), 'targetGUID');
        return this.#codes.has(code) ? [code] : [];
      }),
      statedAt: '',
      note: [description, ...notes].filter((line) => line !== '').join('\n'),
      ...made,
      attributions: [],
      evidence: [],
      tension: [],
    });
  }

  #ownClaims(source: string, text: string, selections: readonly Selection[]): void {
    const spans: LabelledSpan[] = [];
    for (const { element, span, guid } of selections) {
      const label = ['Content', 'Cue', 'Source'].find((name) =>
        childrenOf(element, 'Coding').some((coding) => this.#codes.get(guidIn(childOf(coding, 'CodeRef'), 'targetGUID'))?.name === name),
      );
      const notes = this.#noteTexts(element);
      const made = this.#made(element);
      if (label === undefined) this.#remarks.push({ source, span, text: notes.map((note) => note.text).join('\n'), ...made });
      else spans.push({ id: guid, label, span, facts: { ...factLines(notes[0]?.text ?? ''), ...made } });
    }
    const here = new Set(spans.map((one) => one.id));
    const links = childrenOf(childOf(this.project, 'Links'), 'Link').flatMap((link): SpanLink[] => {
      const [from, to] = [guidIn(link, 'originGUID'), guidIn(link, 'targetGUID')];
      return here.has(from) && here.has(to) ? [{ from, to, type: link.attributes.get('name') ?? '' }] : [];
    });
    this.#claims.push(...this.#reading.claims(source, text, { spans, links }));
  }

  /** Cases become speakers; what a case points at is what they say. */
  #speakers(cases: readonly XmlElement[]) {
    const names = new Map(
      childrenOf(childOf(this.project, 'Variables'), 'Variable').map((row) => [guidIn(row, 'guid'), row.attributes.get('name') ?? '']),
    );
    return cases.flatMap((row) => {
      const name = (row.attributes.get('name') ?? '').trim();
      const key = this.#ours ? name : guidIn(row, 'guid');
      if (name === '') return [];
      const values = new Map(
        childrenOf(row, 'VariableValue').map((value) => [
          names.get(guidIn(childOf(value, 'VariableRef'), 'targetGUID')) ?? '',
          lastText(value),
        ]),
      );
      const take = (wanted: RegExp) => {
        const found = [...values].find(([variable]) => wanted.test(variable));
        if (found) values.delete(found[0]);
        return found?.[1] ?? '';
      };
      const kind = take(/^kind$/i);
      if (!this.#ours) {
        for (const ref of childrenOf(row, 'SelectionRef')) this.#say(guidIn(ref, 'targetGUID'), key);
        for (const ref of childrenOf(row, 'SourceRef')) this.#sayAll(guidIn(ref, 'targetGUID'), key);
      }
      const known = (['person', 'organisation', 'document', 'unnamed', 'outlet'] as const).find((one) => one === kind);
      return [
        {
          ...bareSpeaker(key, name, known ?? 'person'),
          role: take(/^(?:role|position|function|job|occupation)$/i),
          affiliation: take(/^(?:affiliation|organi[sz]ation|party|employer)$/i),
          aliases: take(/^alias(?:es)?$/i)
            .split('; ')
            .filter((alias) => alias !== ''),
          note: [
            textWithin(childOf(row, 'Description')),
            ...[...values].filter(([, value]) => value !== '').map(([variable, value]) => `${variable}: ${value}`),
          ]
            .filter((line) => line !== '')
            .join('\n'),
        },
      ];
    });
  }

  #say(selection: string, speaker: string): void {
    const at = this.#claimOf.get(selection);
    const claim = at === undefined ? undefined : this.#claims[at];
    if (at === undefined || !claim) return;
    const row = { speaker, unattributed: false, quotation: 'direct', role: 'original', cue: [], speakerWords: [], via: '' } as const;
    this.#claims[at] = { ...claim, attributions: [...claim.attributions, row] };
  }

  #sayAll(source: string, speaker: string): void {
    for (const [guid, at] of this.#claimOf)
      if (this.#claims[at]?.source === source && this.#claims[at].attributions.length === 0) this.#say(guid, speaker);
  }

  /** Links between selections of other tools: said in both claims' notes. */
  #linked(links: readonly XmlElement[]): void {
    let others = 0;
    for (const link of links) {
      const ends = [guidIn(link, 'originGUID'), guidIn(link, 'targetGUID')].map((guid) => this.#claimOf.get(guid));
      const [from, to] = ends.map((at) => (at === undefined ? undefined : this.#claims[at]));
      const [at] = ends;
      if (!from || !to || at === undefined) {
        others += 1;
        continue;
      }
      const text = this.#sources.find((source) => source.key === to.source)?.text ?? '';
      const words = to.spans
        .map((span) => text.slice(span.start, span.end))
        .join(' … ')
        .slice(0, 200);
      this.#claims[at] = {
        ...from,
        note: [from.note, `${link.attributes.get('name') ?? 'linked'}: ${words}`].filter((line) => line !== '').join('\n'),
      };
    }
    this.#leaving.add('links', 'they tie codes, notes or sources, and a case ties passages', others);
  }
}

function lastText(value: XmlElement): string {
  return childrenOf(value)
    .filter((child) => child.name !== 'VariableRef')
    .map((child) => textWithin(child))
    .join('');
}

/** Lines of "name: value" as `qdpx` export writes them. */
function factLines(text: string): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name, value] = /^(\w+): ([\s\S]*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      facts[name] = value.replace(/\\(.)/g, (whole, letter: string) =>
        letter === 'n' ? '\n' : letter === 'r' ? '\r' : letter === '\\' ? '\\' : whole,
      );
    }
  }
  return facts;
}
