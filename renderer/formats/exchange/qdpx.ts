import { partCode } from '../export/qdpx-codebook.ts';
import { childOf, childrenOf, textWithin, type XmlElement } from '../import/office/xml-tree.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf } from './exchange-format.ts';
import {
  bareAttribution,
  bareClaim,
  type FoundCase,
  type FoundClaim,
  type FoundCode,
  type FoundNote,
  type FoundSource,
  LeavingOut,
} from './found-case.ts';
import { holdsWords } from './offset-countings.ts';
import { codesOf, guidIn, ownTopics, ownVerdicts, parseXml, QdpxArchive } from './qdpx-archive.ts';
import { casesOf, variableLines } from './qdpx-cases.ts';
import { readExcerpts, readSelections, type Selection } from './qdpx-selections.ts';
import { contentLabel, cueLabel, GraphReading, type LabelledSpan, type SpanLink, sourceLabel } from './span-graph.ts';

const projectFile = (files: readonly ExchangeFile[]) =>
  files.find((file) => /(?:^|\/)project\.qde$/i.test(file.name)) ?? files.find((file) => /\.qde$/i.test(file.name));

/** REFI-QDA projects of any vendor: plain text sources, PDFs by their text, transcripts; codes become topics, cases speakers. */
export const qdpx: ExchangeFormat = {
  id: 'qdpx',
  label: 'REFI-QDA project',
  recognise: (files) => (projectFile(files) ? 0.99 : 0),
  read(files) {
    const file = projectFile(files);
    const root = file ? parseXml(file.bytes) : undefined;
    const project = childOf(root, 'Project');
    if (!project) throw new ExchangeRefusal('holds no project that can be read');
    return new ProjectReader(new QdpxArchive(project, files)).read();
  },
};

/** A REFI-QDA codebook alone: its codes become topics. */
export const qdc: ExchangeFormat = {
  id: 'qdc',
  label: 'REFI-QDA codebook',
  recognise([file]) {
    if (!file) return 0;
    const head = headOf(file, 4000);
    return /urn:QDA-XML:codebook/.test(head) ? 0.99 : 0;
  },
  read([file]) {
    const book = childOf(file ? parseXml(file.bytes) : undefined, 'CodeBook');
    if (!book) throw new ExchangeRefusal('holds no codebook that can be read');
    const ours = book.attributes.get('origin') === 'Hearsay';
    const codes = ours ? ownTopics(book) : [...codesOf(book).values()];
    const leaving = new LeavingOut();
    leaving.add('sets of codes', 'a case has no place for them', childrenOf(childOf(book, 'Sets')).length);
    return {
      ...{ title: book.attributes.get('name') ?? '', sources: [], speakers: [], claims: [], notes: [], leftOut: leaving.list },
      verdicts: ours ? ownVerdicts(book) : [],
      codes,
      understood: [{ what: 'topics', count: codes.length }],
    };
  },
};

/** The parts of an attribution by the GUID of the code that marks them, which is the same in every project of ours. */
const ourParts = new Map([contentLabel, cueLabel, sourceLabel].map((label) => [partCode(label), label]));

class ProjectReader {
  readonly #leaving = new LeavingOut();
  readonly #sources = new Map<string, FoundSource>();
  readonly #claims: FoundClaim[] = [];
  readonly #remarks: FoundNote[] = [];
  readonly #reading = new GraphReading();
  /** Where the claim made from a selection stands, so that cases and links can point at it. */
  readonly #claimOf = new Map<string, number>();
  /** The texts that came of a source, by its GUID. */
  readonly #sourceKeys = new Map<string, string[]>();
  /** Links by what they start from. */
  readonly #links = new Map<string, XmlElement[]>();

  readonly #codes: Map<string, FoundCode>;

  constructor(private readonly archive: QdpxArchive) {
    this.#codes = new Map(archive.codes);
    for (const link of archive.list('Links', 'Link')) {
      const from = guidIn(link, 'originGUID');
      const known = this.#links.get(from);
      if (known) known.push(link);
      else this.#links.set(from, [link]);
    }
  }

  read(): FoundCase {
    const { archive } = this;
    for (const source of archive.list('Sources')) this.#source(source);
    const cases = casesOf(archive);
    if (!archive.isOurs) {
      for (const { speaker, selections, sources } of cases) {
        for (const selection of selections) this.#say(this.#claimOf.get(selection), speaker.key);
        for (const source of sources) this.#sayAll(source, speaker.key);
      }
      this.#tellLinks();
    }
    this.#tellSets();
    this.#leaving.add('graphs', 'a case has no place for them', archive.list('Graphs').length);
    this.#leaving.add('notes', 'the project does not hold their text', archive.notesWithoutText);
    this.#leaving.add('passages marked in notes', 'a claim belongs to a source', archive.list('Notes', 'Note').flatMap(marks).length);
    const codes = archive.isOurs ? this.#ourTopics() : [...this.#codes.values()];
    return {
      title: archive.title,
      note: archive.about,
      sources: [...this.#sources.values()],
      speakers: cases.map((one) => one.speaker),
      codes,
      verdicts: archive.isOurs ? archive.ownVerdicts(this.#claims.map((claim) => claim.verdict)) : [],
      claims: this.#claims,
      notes: this.#remarks,
      understood: [
        { what: 'sources', count: this.#sources.size },
        { what: 'claims', count: this.#claims.length },
        { what: 'topics', count: codes.length },
        { what: 'speakers', count: cases.length },
        { what: 'notes', count: this.#remarks.length },
      ],
      leftOut: this.#leaving.list,
    };
  }

  /** The topics of the codebook, and any that only claims name. */
  #ourTopics() {
    return [...new Map([...this.#reading.codes, ...this.archive.ownTopics.map((code) => [code.key, code] as const)]).values()];
  }

  #source(element: XmlElement): void {
    const name = element.attributes.get('name') ?? '';
    switch (element.name) {
      case 'TextSource':
        this.#text(element, element, name);
        return;
      case 'PDFSource': {
        const shown = childOf(element, 'Representation') ?? element;
        this.#text(shown, element, name);
        const areas = this.archive.plainText(shown) ? childrenOf(element, 'PDFSelection').length : 0;
        this.#leaving.add('areas marked on PDF pages', 'they mark a part of a picture, not words', areas);
        return;
      }
      case 'AudioSource':
      case 'VideoSource': {
        const transcripts = childrenOf(element, 'Transcript');
        for (const transcript of transcripts) this.#text(transcript, element, name);
        if (transcripts.length === 0) this.#leaving.add('recordings', 'they have no transcript');
        const points = transcripts.flatMap((one) => childrenOf(one, 'SyncPoint'));
        this.#leaving.add('times of transcripts', 'a case keeps no times beside the words', points.length);
        this.#leaving.add(
          'stretches of recordings',
          'they mark sound or picture, not words',
          childrenOf(element, 'AudioSelection').length + childrenOf(element, 'VideoSelection').length,
        );
        return;
      }
      case 'PictureSource':
        this.#leaving.add('pictures', 'they hold no text');
        this.#leaving.add('areas marked on pictures', 'they mark no words', childrenOf(element, 'PictureSelection').length);
        return;
      default:
        this.#leaving.add('sources', 'they are of a kind that is not known');
    }
  }

  #text(element: XmlElement, outer: XmlElement, name: string): void {
    const { archive } = this;
    const known = guidIn(element, 'guid') || guidIn(outer, 'guid');
    const key = known === '' || this.#sources.has(known) ? `source ${this.#sources.size}` : known;
    const held = archive.plainText(element);
    const excerpts = held ? undefined : readExcerpts(element === outer ? [element] : [element, outer], guidIn);
    if (excerpts) {
      const isPage = outer.name === 'PDFSource';
      const kind = isPage ? 'areas marked on PDF pages' : 'selections';
      this.#leaving.add(kind, 'neither their text nor their words are in the project', excerpts.lost);
      if (excerpts.selections.length === 0) {
        if (isPage) this.#leaving.add('PDF sources', 'the project does not hold their text; import the PDF itself');
        else this.#leaving.add('texts', 'the project does not hold their plain text');
        return;
      }
    }
    const text = held?.text ?? excerpts?.text ?? '';
    const notes = (element === outer ? [element] : [element, outer]).flatMap((one) => archive.notesOf(one));
    const about = archive.isOurs ? notes.find((note) => note.name === 'About the source') : undefined;
    const others = notes.filter((note) => note !== about).map((note) => note.text);
    const codes = childrenOf(element, 'Coding').map((coding) => archive.codes.get(codeOf(coding))?.name ?? '');
    const lines = [
      textWithin(childOf(outer, 'Description')),
      ...others,
      ...(codes.some((code) => code !== '') ? [`Codes: ${codes.filter((code) => code !== '').join(', ')}`] : []),
      ...variableLines(archive, outer),
      excerpts ? 'Its text was not in the project. What stands here are the words marked in it, as far as the project tells them.' : '',
    ];
    this.#sources.set(key, {
      key,
      fileName: /\.\w{1,5}$/.test(name) ? name : '',
      text,
      facts: archive.isOurs ? factLines(about?.text ?? '') : { title: name },
      note: lines.filter((line) => line !== '').join('\n'),
    });
    this.#sourceKeys.set(guidIn(outer, 'guid'), [...(this.#sourceKeys.get(guidIn(outer, 'guid')) ?? []), key]);
    const { selections, lost } = excerpts
      ? { selections: excerpts.selections, lost: 0 }
      : readSelections(element, text, guidIn, held?.mark);
    this.#leaving.add('selections', 'their positions are not inside their text', lost);
    if (archive.isOurs) this.#ownClaims(key, text, selections);
    else for (const selection of selections) this.#claim(key, text, selection);
  }

  #claim(source: string, text: string, { element, span, guid }: Selection): void {
    const { archive } = this;
    const codings = childrenOf(element, 'Coding');
    const notes = [element, ...codings].flatMap((one) => archive.notesOf(one)).map((note) => note.text);
    const name = (element.attributes.get('name') ?? '').trim();
    const words = text.slice(span.start, span.end);
    // most vendors name a selection by its words; a name of its own is something the analyst wrote
    const named = name === '' || holdsWords(words, name) || holdsWords(name, words) || /^Quotation \d+:\d+$/.test(name) ? '' : name;
    const page = element.name === 'PDFSelection' ? `Page ${Number(element.attributes.get('page') ?? 0) + 1}` : '';
    const said = [named, textWithin(childOf(element, 'Description')), ...notes].filter((line) => line !== '');
    const note = [...said, page].filter((line) => line !== '').join('\n');
    const made = archive.madeBy(element);
    if (codings.length === 0 && said.length > 0) {
      this.#remarks.push({ source, span, text: note, ...made });
      return;
    }
    const codes = codings.map(codeOf);
    const topics = codes.filter((code) => archive.codes.has(code));
    this.#leaving.add('codings', 'their code is not in the codebook', codes.length - topics.length);
    if (guid !== '') this.#claimOf.set(guid, this.#claims.length);
    this.#claims.push({ ...bareClaim(source, [span]), key: guid, topics, note, ...made });
  }

  #ownClaims(source: string, text: string, selections: readonly Selection[]): void {
    const { archive } = this;
    const spans: LabelledSpan[] = [];
    for (const { element, span, guid } of selections) {
      const label = childrenOf(element, 'Coding').flatMap((coding) => ourParts.get(codeOf(coding)) ?? [])[0];
      const notes = archive.notesOf(element).map((note) => note.text);
      const made = archive.madeBy(element);
      if (label === undefined) this.#remarks.push({ source, span, text: notes.join('\n'), ...made });
      else spans.push({ id: guid, label, span, facts: { ...factLines(notes[0] ?? ''), ...made } });
    }
    const links = spans.flatMap(({ id }) =>
      (this.#links.get(id) ?? []).map(
        (link): SpanLink => ({ from: id, to: guidIn(link, 'targetGUID'), type: link.attributes.get('name') ?? '' }),
      ),
    );
    for (const claim of this.#reading.claims(source, text, { spans, links })) this.#claims.push(claim);
  }

  #say(at: number | undefined, speaker: string): void {
    const claim = at === undefined ? undefined : this.#claims[at];
    if (at === undefined || !claim) return;
    this.#claims[at] = { ...claim, attributions: [...claim.attributions, { ...bareAttribution(speaker), quotation: 'direct' }] };
  }

  /** A case that points at a whole source says all of it that no case says already. */
  #sayAll(source: string, speaker: string): void {
    const keys = new Set(this.#sourceKeys.get(source) ?? [source]);
    this.#claims.forEach((claim, at) => {
      if (keys.has(claim.source) && claim.attributions.length === 0) this.#say(at, speaker);
    });
  }

  /** Sets of sources are told in the notes of their sources. */
  #tellSets(): void {
    for (const set of this.archive.list('Sets', 'Set')) {
      const members = childrenOf(set, 'MemberSource').flatMap((one) => this.#sourceKeys.get(guidIn(one, 'targetGUID')) ?? []);
      for (const key of members) {
        const source = this.#sources.get(key);
        const line = `Set: ${set.attributes.get('name') ?? ''}`;
        if (source) this.#sources.set(key, { ...source, note: source.note === '' ? line : `${source.note}\n${line}` });
      }
      if (childrenOf(set, 'MemberCode').length > 0) this.#leaving.add('sets of codes', 'a case has no place for them');
      else if (members.length === 0) this.#leaving.add('sets', 'a case has no place for them, or none of their sources');
    }
  }

  /** Links between selections of other tools are told in the note of the claim they start from. */
  #tellLinks(): void {
    for (const [from, links] of this.#links) {
      for (const link of links) {
        const [at, other] = [this.#claimOf.get(from), this.#claimOf.get(guidIn(link, 'targetGUID'))];
        const [claim, target] = [this.#claims[at ?? -1], this.#claims[other ?? -1]];
        const [code, otherCode] = [this.archive.codes.get(from), this.archive.codes.get(guidIn(link, 'targetGUID'))];
        if (code && otherCode) {
          const line = `${link.attributes.get('name') || 'linked'}: ${otherCode.name}`;
          this.#codes.set(from, {
            ...code,
            description: [this.#codes.get(from)?.description ?? '', line].filter((one) => one !== '').join('\n'),
          });
          continue;
        }
        if (at === undefined || !claim || !target) {
          this.#leaving.add('links', 'they tie notes, sources or what is left out, and a case ties passages');
          continue;
        }
        const text = this.#sources.get(target.source)?.text ?? '';
        const words = target.spans.map((span) => text.slice(span.start, span.end)).join(' … ');
        const line = `${link.attributes.get('name') ?? 'linked'}: ${words.slice(0, 200).toWellFormed()}`;
        this.#claims[at] = { ...claim, note: claim.note === '' ? line : `${claim.note}\n${line}` };
      }
    }
  }
}

/** What is marked in a note. */
const marks = (note: XmlElement) => childrenOf(note, 'PlainTextSelection');

const codeOf = (coding: XmlElement) => guidIn(childOf(coding, 'CodeRef'), 'targetGUID');

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
