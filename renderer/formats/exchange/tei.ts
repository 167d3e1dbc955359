import type { SourceFacts } from '../../domain/source.ts';
import { ImportRefusal } from '../import/import-format.ts';
import { childOf, childrenOf, readXml, textWithin, within, type XmlElement } from '../import/office/xml-tree.ts';
import { baseName, type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, stem } from './exchange-format.ts';
import { bareSpeaker, type FoundClaim, type FoundSource, type FoundSpeaker, LeavingOut } from './found-case.ts';
import { contentLabel, cueLabel, GraphReading, type LabelledSpan, type SpanLink, sourceLabel } from './span-graph.ts';
import { TeiText } from './tei-text.ts';

/**
 * TEI P5: the text of each `TEI` element, with `said`, `q` and `quote` as claims, `who` as their speakers, `seg` of type cue and `rs` of
 * type source as their words, and the spans of `standOff`. White space is tidied as in a web page unless `xml:space` keeps it.
 */
export const tei: ExchangeFormat = {
  id: 'tei',
  label: 'TEI',
  recognise: (files) => (files.some((file) => isTei(file)) ? 0.96 : 0),
  read(files) {
    const leaving = new LeavingOut();
    const reading = new GraphReading();
    const sources: FoundSource[] = [];
    const claims: FoundClaim[] = [];
    const described = new Map<string, FoundSpeaker>();
    for (const file of files) {
      if (!isTei(file)) {
        leaving.add('files', 'they are not TEI');
        continue;
      }
      const documents = documentsOf(file);
      for (const [i, document] of documents.entries()) {
        const key = `${file.name} ${i}`;
        const persons = personsOf(document);
        for (const [, person] of persons) if (!described.has(person.name)) described.set(person.name, person);
        const read = readDocument(document, persons, leaving);
        if (read.text.trim() === '') {
          leaving.add('documents', 'they have no text');
          continue;
        }
        const fileName = documents.length === 1 ? `${stem(baseName(file.name))}.txt` : '';
        sources.push({ key, fileName, text: read.text, facts: factsOf(document), note: '' });
        for (const claim of reading.claims(key, read.text, read)) claims.push(claim);
      }
    }
    if (sources.length === 0 && leaving.list.length === 0) throw new ExchangeRefusal('holds no TEI document');
    for (const [key, speaker] of reading.speakers) {
      const more = described.get(speaker.name);
      if (more) reading.speakers.set(key, { ...more, key });
    }
    return reading.found(sources, claims, leaving);
  },
};

function isTei(file: ExchangeFile): boolean {
  const head = headOf(file, 4000);
  return /<(?:\w+:)?(?:TEI(?:\.2)?|teiCorpus)[\s>]/.test(head);
}

function documentsOf(file: ExchangeFile): XmlElement[] {
  try {
    const root = readXml(file.bytes);
    return [...within(root, 'TEI'), ...within(root, 'TEI.2')];
  } catch (error) {
    throw new ExchangeRefusal(error instanceof ImportRefusal ? error.reason : 'is not XML that can be read');
  }
}

const tidy = (element: XmlElement | undefined) => textWithin(element).replace(/\s+/g, ' ').trim();

function factsOf(document: XmlElement): Partial<SourceFacts> {
  const header = childOf(document, 'teiHeader');
  const about = within(header, 'fileDesc')[0];
  const source = within(about, 'sourceDesc')[0];
  const url = within(source, 'idno').find((one) => one.attributes.get('type')?.toUpperCase() === 'URL');
  return {
    title: tidy(within(childOf(about, 'titleStmt'), 'title')[0]),
    byline: tidy(within(source, 'author')[0] ?? within(childOf(about, 'titleStmt'), 'author')[0]),
    publisher: tidy(within(source, 'publisher')[0] ?? within(about, 'publisher')[0]),
    publishedAt: within(source, 'date')[0]?.attributes.get('when') ?? tidy(within(source, 'date')[0]),
    language: within(header, 'language')[0]?.attributes.get('ident') ?? document.attributes.get('lang') ?? '',
    url: tidy(url),
  };
}

/** Who the file describes, by `xml:id`. */
function personsOf(document: XmlElement): Map<string, FoundSpeaker> {
  const persons = new Map<string, FoundSpeaker>();
  for (const kind of ['person', 'personGrp', 'org'] as const) {
    for (const one of within(document, kind)) {
      const id = one.attributes.get('id') ?? '';
      const names = [...childrenOf(one, 'persName'), ...childrenOf(one, 'orgName'), ...childrenOf(one, 'name')];
      const whole = (name: XmlElement) =>
        (childOf(name, 'surname') ? [tidy(childOf(name, 'forename')), tidy(childOf(name, 'surname'))] : [textWithin(name)])
          .join(' ')
          .trim();
      const [name = id, ...aliases] = names.map(whole).filter((each) => each !== '');
      if (id === '' || name === '') continue;
      const type = one.attributes.get('role') ?? one.attributes.get('type') ?? '';
      persons.set(id, {
        ...bareSpeaker(id, name, kindOf(kind, type)),
        role: textWithin(childOf(one, 'occupation') ?? childOf(one, 'desc') ?? childOf(one, 'roleName')),
        affiliation: textWithin(childOf(one, 'affiliation')),
        aliases,
        note: textWithin(childOf(one, 'note')),
      });
    }
  }
  return persons;
}

function kindOf(element: string, type: string): FoundSpeaker['kind'] {
  if (type === 'outlet' || type === 'document' || type === 'unnamed') return type;
  return element === 'org' ? 'organisation' : 'person';
}

const pointed = (value: string | undefined) => (value ?? '').split(/\s+/).flatMap((one) => (one.startsWith('#') ? [one.slice(1)] : []));

interface ReadTei {
  readonly text: string;
  readonly spans: readonly LabelledSpan[];
  readonly links: readonly SpanLink[];
}

function readDocument(document: XmlElement, persons: ReadonlyMap<string, FoundSpeaker>, leaving: LeavingOut): ReadTei {
  const text = new TeiText(leaving);
  for (const part of childrenOf(document, 'text')) text.read(part);
  const structures = new Map(within(document, 'fs').map((one) => [one.attributes.get('id') ?? '', one]));
  const spans: LabelledSpan[] = [];
  const links: SpanLink[] = [];
  const before = new Map<string, string>();
  const attached: { readonly id: string; readonly type: string; readonly to: string }[] = [];
  const add = (element: XmlElement, span: LabelledSpan['span']) => {
    const own = element.attributes.get('id') ?? `at ${spans.length}`;
    const named =
      element.name === 'said' || element.name === 'q' || element.name === 'quote' ? 'content' : (element.attributes.get('type') ?? '');
    const label = named === 'content' ? contentLabel : named === 'cue' ? cueLabel : named === 'source' ? sourceLabel : named;
    const structure = pointed(element.attributes.get('ana')).flatMap((id) => structures.get(id) ?? [])[0];
    const facts = structure ? factsIn(structure) : label === contentLabel ? saidBy(element, persons) : {};
    const [previous] = pointed(element.attributes.get('prev'));
    const [of] = pointed(element.attributes.get('corresp'));
    if (label === contentLabel && previous !== undefined) before.set(own, previous);
    else if (of !== undefined && (label === cueLabel || label === sourceLabel))
      attached.push({ id: own, to: of, type: `${label.toLowerCase()}${element.attributes.get('n') ?? ''}` });
    spans.push({ id: own, label, span, facts: before.has(own) ? {} : facts });
  };
  for (const { element, span } of text.marked) add(element, span);
  for (const one of within(childOf(document, 'standOff') ?? document, 'span')) {
    const targets = [
      ...pointed(one.attributes.get('target')),
      ...pointed(one.attributes.get('from')),
      ...pointed(one.attributes.get('to')),
    ];
    const places = targets.flatMap((id) => text.places.get(id) ?? []);
    const start = places.reduce((least, place) => Math.min(least, place.start), Number.MAX_SAFE_INTEGER);
    const end = places.reduce((most, place) => Math.max(most, place.end), 0);
    if (places.length === 0 || places.length < targets.length || start >= end)
      leaving.add('spans', 'what they point at is not in the text');
    else add(one, { start, end });
  }
  const firsts = new Map<string, string>();
  for (const id of before.keys()) {
    const chain = new Set<string>();
    let first = id;
    for (let next = before.get(first); next !== undefined && !firsts.has(first) && !chain.has(first); next = before.get(first)) {
      chain.add(first);
      first = next;
    }
    first = firsts.get(first) ?? first;
    for (const one of chain) firsts.set(one, first);
    if (first !== id) links.push({ from: first, to: id, type: 'part' });
  }
  for (const { id, type, to } of attached) links.push({ from: to, to: id, type });
  return { text: text.whole(), spans, links };
}

function factsIn(structure: XmlElement): Record<string, string> {
  return Object.fromEntries(
    childrenOf(structure, 'f').map((one) => {
      const value = childrenOf(one)[0];
      return [one.attributes.get('name') ?? '', value?.attributes.get('value') ?? textWithin(one)];
    }),
  );
}

/** Who says it and how, of a mark that has nothing more said about it. */
function saidBy(element: XmlElement, persons: ReadonlyMap<string, FoundSpeaker>): Record<string, string> {
  const who = element.attributes.get('who') ?? '';
  const names = who.split(/\s+/).flatMap((one) => (one === '' ? [] : [persons.get(one.replace(/^#/, ''))?.name ?? one.replace(/^#/, '')]));
  const quotation = element.attributes.get('direct') === 'false' ? 'indirect' : 'direct';
  const facts: Record<string, string> = {};
  for (const [i, name] of (names.length === 0 ? [''] : names).entries()) {
    const end = i === 0 ? '' : String(i + 1);
    facts[`attribution${end}`] = name === '' ? 'open' : 'attributed';
    facts[`quotation${end}`] = quotation;
    if (name !== '') facts[`speaker${end}`] = name;
  }
  return facts;
}
