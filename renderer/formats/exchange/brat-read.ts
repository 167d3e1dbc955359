import { normaliseSpans } from '../../anchoring/spans.ts';
import { type AttributionRole, attributionRoles, type Quotation, quotations } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import { onManyLines, parseStandoff, type StandoffDocument, type StandoffEvent, type StandoffRemark } from './brat-lines.ts';
import { baseName, type ExchangeFile, ExchangeRefusal } from './exchange-format.ts';
import {
  bareAttribution,
  bareClaim,
  bareSpeaker,
  type FoundAttribution,
  type FoundCase,
  type FoundClaim,
  type FoundCode,
  type FoundSource,
  type FoundSpeaker,
  LeavingOut,
  standIn,
} from './found-case.ts';
import { placesInText } from './offset-countings.ts';

/** What the documents of one reading share. */
interface Gathered {
  readonly sources: FoundSource[];
  readonly claims: FoundClaim[];
  readonly speakers: Map<string, FoundSpeaker>;
  readonly codes: Map<string, FoundCode>;
  readonly verdicts: Set<string>;
  readonly leaving: LeavingOut;
}

/** Event types of attributions, as PolNeAR and PARC name them; any type that begins so. */
const isAttribution = (type: string) => /^attribution/i.test(type);

/** brat's own annotations, and those of the BioNLP shared tasks, which come in two files. */
const isStandoff = (name: string) => /\.(?:ann|a1|a2)$/i.test(name);
const stemOf = (name: string) => name.replace(/\.(?:ann|a1|a2|txt)$/i, '');

/** The texts of a collection with the annotations of each. */
export function standoffPairs(
  files: readonly ExchangeFile[],
): { readonly name: string; readonly text: ExchangeFile; readonly anns: readonly ExchangeFile[] }[] {
  const annotations = new Map<string, ExchangeFile[]>();
  for (const file of files) {
    if (!isStandoff(file.name)) continue;
    const name = stemOf(file.name);
    annotations.set(name, [...(annotations.get(name) ?? []), file]);
  }
  return files.flatMap((text) => {
    if (!/\.txt$/i.test(text.name)) return [];
    const name = stemOf(text.name);
    // a1 before a2: what was given before what was found
    const anns = (annotations.get(name) ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return [{ name, text, anns }];
  });
}

/**
 * Reads a brat collection: `X.txt` with `X.ann`. Events of type `Attribution…` become claims with their source, cue and content;
 * events that share a content make one claim with several attributions. Any other text-bound annotation becomes a claim under a topic of
 * its type, and what is said about it (relations, attributes, references, notes) goes into the claim's note.
 * @throws ExchangeRefusal when there is no such pair.
 */
export function readBrat(files: readonly ExchangeFile[]): FoundCase {
  const pairs = standoffPairs(files);
  if (!pairs.some((pair) => pair.anns.length > 0)) throw new ExchangeRefusal('holds no .ann file with a .txt file of the same name');
  const gathered: Gathered = {
    sources: [],
    claims: [],
    speakers: new Map(),
    codes: new Map(),
    verdicts: new Set(),
    leaving: new LeavingOut(),
  };
  const known = new Set(pairs.flatMap((pair) => pair.anns.map((ann) => ann.name)));
  for (const file of files) {
    if (!known.has(file.name) && isStandoff(file.name)) gathered.leaving.add('annotation files', 'their .txt file is missing');
  }
  for (const pair of pairs) {
    // brat counts the characters of the file as Python reads it: a byte order mark is one of them
    const text = plainText(pair.text.bytes);
    if (text === undefined) {
      gathered.leaving.add('texts with their annotations', 'they are not encoded as UTF-8');
      continue;
    }
    gathered.sources.push({ key: pair.name, fileName: baseName(pair.text.name), text, facts: {}, note: '' });
    const annotations = pair.anns.flatMap((ann) => {
      const lines = plainText(ann.bytes);
      if (lines === undefined) gathered.leaving.add('annotation files', 'they are not encoded as UTF-8');
      return lines === undefined ? [] : [lines.replace(/^\ufeff/, '')];
    });
    if (annotations.length === 0) continue;
    const standoff = parseStandoff(annotations.join('\n'));
    if (standoff.unread > 0) gathered.leaving.add('lines of .ann files', 'they cannot be read as brat writes them', standoff.unread);
    new DocumentReader(pair.name, text, standoff, gathered).read();
  }
  const count = (what: string, number: number) => ({ what, count: number });
  return {
    title: '',
    sources: gathered.sources,
    speakers: [...gathered.speakers.values()],
    codes: [...gathered.codes.values()],
    verdicts: [],
    claims: gathered.claims,
    notes: [],
    understood: [
      count('texts', gathered.sources.length),
      count('claims', gathered.claims.length),
      count(
        'attributions',
        gathered.claims.reduce((sum, claim) => sum + claim.attributions.length, 0),
      ),
      count('speakers', gathered.speakers.size),
    ],
    leftOut: gathered.leaving.list,
  };
}

function plainText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Notes and flags of ours that are no lines of a note. */
const ownNotes = new Set(['Statement', 'Joined', 'Topic']);
const ownFlags = new Set(['Verdict', 'Stated', 'Open', 'Unattributed', 'Also', 'NoContent']);

/** Whether a remark is one of ours with a place of its own in a case: the names alone are not, other collections use them as they like. */
function hasPlace({ kind, name, value }: StandoffRemark): boolean {
  if (kind === 'note') return ownNotes.has(name);
  if (kind === 'reference') return name.startsWith('Hearsay');
  if (kind !== 'attribute') return false;
  if (name === 'Confidence') return /^[0-3]$/.test(value);
  if (name === 'Quotation') return quotations.some((one) => one === value);
  if (name === 'Role') return attributionRoles.some((one) => one === value);
  return ownFlags.has(name);
}

class DocumentReader {
  readonly #spans: ReadonlyMap<string, readonly Span[]>;
  readonly #said = new Map<string, StandoffRemark[]>();
  /** What was asked for remarks about it. */
  readonly #asked = new Set<string>();
  readonly #used = new Set<string>();
  readonly #events: ReadonlyMap<string, StandoffEvent>;
  readonly #byTrigger = new Map<string, StandoffEvent[]>();

  constructor(
    private readonly source: string,
    private readonly text: string,
    private readonly standoff: StandoffDocument,
    private readonly gathered: Gathered,
  ) {
    this.#spans = spansInUnits(text, standoff);
    this.#events = new Map(standoff.events.map((event) => [event.id, event]));
    for (const event of standoff.events) {
      const known = this.#byTrigger.get(event.trigger);
      if (known) known.push(event);
      else this.#byTrigger.set(event.trigger, [event]);
    }
    for (const remark of standoff.remarks) {
      const [about = ''] = remark.about;
      const list = this.#said.get(about) ?? [];
      list.push(remark);
      this.#said.set(about, list);
    }
  }

  read(): void {
    const byContent = new Map<string, StandoffEvent[]>();
    for (const event of this.standoff.events) {
      if (!isAttribution(event.type)) continue;
      for (const id of [event.trigger, ...event.roles.map((one) => one.id)]) this.#used.add(id);
      const content = this.#targets(event, 'content');
      const key = content.length > 0 ? content.join(' ') : (this.#attribute(event.id, 'Also') ?? event.id);
      const known = byContent.get(key);
      if (known) known.push(event);
      else byContent.set(key, [event]);
    }
    for (const events of byContent.values()) this.#addAttributed(events);
    for (const bound of this.standoff.bounds.values()) if (!this.#used.has(bound.id)) this.#addBare(bound.id, bound.type);
    const { leaving } = this.gathered;
    for (const event of this.standoff.events) {
      const isThere = this.standoff.bounds.has(event.trigger) || isAttribution(event.type);
      if (!isThere) leaving.add('events', 'the words they are about are not in the file');
    }
    for (const [id, remarks] of this.#said) {
      if (!this.#asked.has(id)) leaving.add('remarks', 'what they speak of is not in the file', remarks.length);
    }
  }

  #targets(event: StandoffEvent, role: string): string[] {
    return event.roles.filter((one) => one.role.toLowerCase() === role).map((one) => one.id);
  }

  #spansOf(ids: readonly string[]): Span[] {
    return normaliseSpans(ids.flatMap((id) => this.#spans.get(this.#events.get(id)?.trigger ?? id) ?? []));
  }

  #addAttributed(events: readonly StandoffEvent[]): void {
    const [first] = events;
    if (!first) return;
    const content = this.#targets(first, 'content');
    const own = this.#spansOf(content);
    const trigger = this.#spansOf([first.trigger]);
    const told = trigger.length > 0 ? trigger : this.#spansOf([...this.#targets(first, 'cue'), ...this.#targets(first, 'source')]);
    const spans = own.length > 0 ? own : standIn(this.text, told, []);
    if (spans.length === 0) {
      this.gathered.leaving.add('attributions', 'their text is empty', events.length);
      return;
    }
    const facts = this.#claimFacts(spans, [first.id, ...content]);
    const rest = new Set(events.flatMap((event) => [event.id, event.trigger, ...event.roles.map((one) => one.id)]));
    for (const id of [first.id, ...content]) rest.delete(id);
    const more = [...rest].flatMap((id) =>
      this.#remarksOn(id).map((line) => (this.#events.has(id) ? line : `${this.#words(id)}: ${line}`)),
    );
    this.gathered.claims.push({
      ...facts,
      note: [facts.note, ...more].filter((line) => line !== '').join('\n'),
      ...(own.length === 0 ? { noContent: true } : {}),
      attributions: events.flatMap((event) => (this.#flag(event.id, 'Open') ? [] : [this.#attribution(event)])),
    });
  }

  #addBare(id: string, type: string): void {
    const spans = this.#spans.get(id) ?? [];
    if (spans.length === 0) return;
    const claim = { ...this.#claimFacts(spans, [id]), ...(this.#flag(id, 'NoContent') ? { noContent: true } : {}) };
    if (type === 'Claim') {
      this.gathered.claims.push(claim);
      return;
    }
    this.#code(type);
    const events = this.#byTrigger.get(id) ?? [];
    const lines = events.map((event) => {
      const roles = event.roles.map((one) => `${one.role}: ${this.#words(one.id)}`).join('; ');
      return [`${event.type}${roles === '' ? '' : ` (${roles})`}`, ...this.#remarksOn(event.id)].join('\n');
    });
    const note = [claim.note, ...lines].filter((line) => line !== '').join('\n');
    this.gathered.claims.push({ ...claim, topics: [...claim.topics, type], note });
  }

  /** What is said about a claim by lines that name any of `about`. */
  #claimFacts(spans: readonly Span[], about: readonly string[]): FoundClaim {
    const remarks = about.flatMap((id) => this.#said.get(id) ?? []);
    const note = (name: string) => onManyLines(remarks.find((one) => one.kind === 'note' && one.name === name)?.value ?? '');
    const attribute = (name: string) => remarks.find((one) => one.kind === 'attribute' && one.name === name)?.value ?? '';
    const topics = remarks.filter((one) => one.kind === 'note' && one.name === 'Topic').map((one) => onManyLines(one.value));
    return {
      ...bareClaim(this.source, spans),
      statement: note('Statement'),
      verdict: attribute('Verdict'),
      confidence: Number(attribute('Confidence')) || 0,
      statedAt: attribute('Stated'),
      topics: topics.map((name) => this.#code(name)),
      note: about.flatMap((id) => this.#remarksOn(id)).join('\n'),
    };
  }

  /** Lines for a note: whatever is said about an id that has no place of its own. */
  #remarksOn(id: string): string[] {
    this.#asked.add(id);
    return (this.#said.get(id) ?? []).flatMap((one) => {
      if (hasPlace(one)) return [];
      if (one.kind === 'note') return [one.name === 'AnnotatorNotes' ? onManyLines(one.value) : `${one.name}: ${onManyLines(one.value)}`];
      if (one.kind === 'attribute') return [one.value === '' ? one.name : `${one.name}: ${one.value}`];
      if (one.kind === 'reference') return [`${one.name} ${one.value}`.trim()];
      const more = one.id.startsWith('R') ? this.#remarksOn(one.id) : [];
      return [`${one.name}: ${one.about.map((other) => this.#words(other)).join(' – ')}${more.length > 0 ? ` (${more.join('; ')})` : ''}`];
    });
  }

  #attribution(event: StandoffEvent): FoundAttribution {
    const sources = this.#targets(event, 'source');
    const said = (ids: readonly string[], prefix: string) =>
      ids.flatMap((id) => this.#said.get(id) ?? []).find((one) => one.kind === 'reference' && one.name.startsWith(prefix));
    const speaker = said([event.id, ...sources], 'Hearsay:');
    const via = said([event.id], 'HearsayVia:');
    const attribute = (name: string) => this.#attribute(event.id, name);
    return {
      ...bareAttribution(speaker ? this.#speaker(speaker.name, onManyLines(speaker.value)) : ''),
      unattributed: this.#flag(event.id, 'Unattributed'),
      quotation: quotations.find((one) => one === attribute('Quotation')) ?? this.#quotation(event),
      role: attributionRoles.find((one: AttributionRole) => one === attribute('Role')) ?? 'original',
      cue: this.#spansOf(this.#targets(event, 'cue')),
      speakerWords: this.#spansOf(sources),
      via: via ? this.#speaker(via.name.replace('HearsayVia:', 'Hearsay:'), onManyLines(via.value)) : '',
    };
  }

  #attribute(id: string, name: string): string | undefined {
    return (this.#said.get(id) ?? []).find((one) => one.kind === 'attribute' && one.name === name)?.value;
  }

  #flag(id: string, name: string): boolean {
    return (this.#said.get(id) ?? []).some((one) => one.kind === 'attribute' && one.name === name);
  }

  /** Direct where the whole content stands in quotation marks, mixed where some of it does. */
  #quotation(event: StandoffEvent): Quotation {
    const words = this.#spansOf(this.#targets(event, 'content')).map((span) => this.text.slice(span.start, span.end).trim());
    const quoted = (word: string) => /^["“”„«'‘]{1,2}[\s\S]*["”“»'’][.,;:!?]?$|^["“”„«'‘]{1,2}[\s\S]*[.,;:!?]["”“»'’]{1,2}$/.test(word);
    if (words.length > 0 && words.every(quoted)) return 'direct';
    return words.some((word) => /["“”„«»]/.test(word)) ? 'mixed' : 'indirect';
  }

  #speaker(key: string, name: string): string {
    if (!this.gathered.speakers.has(key)) this.gathered.speakers.set(key, bareSpeaker(key, name));
    return key;
  }

  #code(name: string): string {
    if (!this.gathered.codes.has(name)) this.gathered.codes.set(name, { key: name, name, description: '' });
    return name;
  }

  #words(id: string): string {
    const spans = this.#spans.get(this.#events.get(id)?.trigger ?? id) ?? [];
    return spans.map((span) => this.text.slice(span.start, span.end)).join(' … ') || id;
  }
}

/**
 * Spans of all text-bound lines in UTF-16 units, converted in one pass. brat breaks a span at line ends; where Hearsay wrote the file, a
 * `Joined` note names the fragments (counted from 0) that go on the one before.
 */
function spansInUnits(text: string, standoff: StandoffDocument): ReadonlyMap<string, readonly Span[]> {
  const bounds = [...standoff.bounds.values()];
  const places = placesInText(
    text,
    bounds.flatMap((bound) => bound.spans.map((span, i) => ({ ...span, words: i === 0 ? beginning(bound.words, span) : '' }))),
  );
  const joined = new Map<string, ReadonlySet<number>>();
  for (const { kind, name, about, value } of standoff.remarks) {
    if (kind === 'note' && name === 'Joined') joined.set(about[0] ?? '', new Set(value.split(' ').map(Number)));
  }
  const found = new Map<string, readonly Span[]>();
  let at = 0;
  for (const bound of bounds) {
    const spans: Span[] = [];
    for (const [number] of bound.spans.entries()) {
      const span = places[at] ?? { start: 0, end: 0 };
      at += 1;
      const last = spans.at(-1);
      if (last && last.end <= span.start && joined.get(bound.id)?.has(number))
        spans[spans.length - 1] = { start: last.start, end: span.end };
      else spans.push(span);
    }
    found.set(bound.id, normaliseSpans(spans));
  }
  return found;
}

/** The words of a line that belong to its first fragment. */
const beginning = (words: string, { start, end }: Span) => [...words.slice(0, 200)].slice(0, end - start).join('');
