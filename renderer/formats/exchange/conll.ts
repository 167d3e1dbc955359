import type { SourceFacts } from '../../domain/source.ts';
import { factsOfLine, tagsOf, unescapeSpaces } from './conll-lines.ts';
import {
  baseName,
  decodeText,
  type ExchangeFile,
  type ExchangeFormat,
  ExchangeRefusal,
  headOf,
  mostAnnotations,
  stem,
} from './exchange-format.ts';
import { type FoundClaim, type FoundSource, LeavingOut } from './found-case.ts';
import { contentLabel, cueLabel, GraphReading, type LabelledSpan, type SpanLink, sourceLabel } from './span-graph.ts';

/**
 * Columns of tokens in the manner of CoNLL: CoNLL-U Plus as Hearsay writes it, and any file with a column of IOB tags (CoNLL-2003,
 * doccano, Label Studio, PARC). Tags called source, cue and content, with a number or not, make attributions; others become claims under a
 * topic of their name. Texts are put together from the tokens and what `MISC` says about the spaces between them.
 */
export const conll: ExchangeFormat = {
  id: 'conll',
  label: 'CoNLL columns',
  recognise: (files) => (files.some((file) => isColumns(file)) ? 0.85 : 0),
  read(files) {
    const leaving = new LeavingOut();
    const reading = new GraphReading();
    const sources: FoundSource[] = [];
    const claims: FoundClaim[] = [];
    for (const file of files) {
      if (!isColumns(file)) {
        leaving.add('files', 'they are no columns of tokens');
        continue;
      }
      for (const [i, document] of new ColumnReader(leaving).read(decodeText(file.bytes)).entries()) {
        const key = `${file.name} ${i}`;
        const fileName = document.id === '' ? `${stem(baseName(file.name))}.txt` : '';
        sources.push({ key, fileName, text: document.text, facts: document.facts, note: '' });
        for (const claim of reading.claims(key, document.text, document)) claims.push(claim);
      }
    }
    if (sources.length === 0) throw new ExchangeRefusal('holds no columns of tokens');
    return reading.found(sources, claims, leaving);
  },
};

function isColumns(file: ExchangeFile): boolean {
  const head = headOf(file, 60_000);
  if (/^\ufeff?# global\.columns *=.*\bFORM\b/.test(head)) return true;
  const rows = rowsOf(head.split(/\r?\n/).slice(0, -1).length > 1 ? head.slice(0, head.lastIndexOf('\n')) : head);
  return rows.length > 1 && tagColumns(rows).length > 0;
}

const cellsOf = (line: string) => line.split(line.includes('\t') ? /\t/ : / +/).map((cell) => cell.trim());

function rowsOf(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('-DOCSTART-'))
    .map(cellsOf);
}

/** Columns (not the first) that hold tags and nothing else in nearly every row, and in some row one that is not `O`. */
function tagColumns(rows: readonly (readonly string[])[]): number[] {
  const width = Math.min(50, Math.max(0, ...rows.slice(0, 5000).map((row) => row.length)));
  return Array.from({ length: width }, (_, i) => i).filter((column) => {
    if (column === 0) return false;
    let [tags, begun] = [0, 0];
    for (const row of rows) {
      const found = tagsOf(row[column] ?? '?');
      if (found) tags += 1;
      if (found && found.length > 0) begun += 1;
    }
    return begun > 0 && tags >= rows.length * 0.9;
  });
}

interface ReadDocument {
  id: string;
  facts: { -readonly [K in keyof SourceFacts]?: SourceFacts[K] };
  text: string;
  spans: LabelledSpan[];
  links: SpanLink[];
}

interface Columns {
  readonly form: number;
  readonly misc: number;
  readonly tags: readonly { readonly index: number; readonly kind: string }[];
}

class ColumnReader {
  readonly #documents: DocumentWriter[] = [];

  constructor(private readonly leaving: LeavingOut) {}

  read(file: string): ReadDocument[] {
    const text = file.replace(/^\ufeff/, '');
    const columns = this.#columns(text);
    let rows = 0;
    for (const line of text.split(/\r?\n/)) {
      if (/^# newdoc\b|^-DOCSTART-/.test(line)) this.#documents.push(new DocumentWriter(/^# newdoc id = (.*)$/.exec(line)?.[1] ?? ''));
      else if (line.startsWith('# ') && !isToken(line, columns)) this.#document().comment(line);
      else if (line.trim() === '') this.#document().endSentence();
      else {
        rows += 1;
        const cells = cellsOf(line);
        const form = cells[columns.form] ?? '';
        // multiword tokens and empty nodes of CoNLL-U stand beside the words they are about
        const isRange = columns.form > 0 && /^\d+[-.]\d+$/.test(cells[0] ?? '');
        if (form === '' || isRange || rows > mostAnnotations || (columns.tags.length > 0 && cells.length < 2))
          this.leaving.add('lines', 'they are no tokens with their columns');
        else if (!this.#document().token(form, cells, columns)) this.leaving.add('tags', 'they are not written as IOB');
      }
    }
    return this.#documents.map((document) => document.done()).filter((document) => document.text !== '');
  }

  #document(): DocumentWriter {
    const last = this.#documents.at(-1);
    if (last) return last;
    const first = new DocumentWriter('');
    this.#documents.push(first);
    return first;
  }

  #columns(text: string): Columns {
    const stated = /^# global\.columns *= *(.*)$/m.exec(text.slice(0, 20_000))?.[1]?.trim().split(/\s+/);
    const names = stated?.map((name) => name.toUpperCase());
    const own = names?.flatMap((name, index) => {
      const kind = /^HEARSAY:(SOURCE|CUE|CONTENT)$/.exec(name)?.[1]?.toLowerCase();
      return kind ? [{ index, kind }] : [];
    });
    const tags = own && own.length > 0 ? own : tagColumns(rowsOf(text)).map((index) => ({ index, kind: '' }));
    const sample = rowsOf(text.slice(0, 20_000));
    const numbered = sample.length > 0 && sample.every((row) => row.length > 2 && /^\d+([-.]\d+)?$/.test(row[0] ?? ''));
    return { form: Math.max(0, names?.indexOf('FORM') ?? (numbered ? 1 : 0)), misc: names?.indexOf('MISC') ?? -1, tags };
  }
}

/** Whether a line that begins as a comment does is the token `#` with its tags. */
function isToken(line: string, { form, tags }: Columns): boolean {
  if (form > 0 || tags.length === 0) return false;
  const cells = cellsOf(line);
  return cells.length === Math.max(...tags.map((tag) => tag.index)) + 1 && tags.every(({ index }) => tagsOf(cells[index] ?? '?'));
}

/** Signs before which no space is written where a file does not say what stands between its tokens, and those after which none is. */
const [closing, opening] = [/^[.,;:!?%)\]}»”’]$/, /^[([{«“‘]$/];

class DocumentWriter {
  readonly #parts: string[] = [];
  readonly #spans: LabelledSpan[] = [];
  readonly #links: SpanLink[] = [];
  readonly #facts: ReadDocument['facts'] = {};
  readonly #claims = new Map<string, Record<string, string>>();
  /** What goes on, by column and name. */
  readonly #open = new Map<
    string,
    { start: number; end: number; readonly kind: string; readonly name: string; readonly sentence: number }
  >();
  readonly #closed: { start: number; end: number; readonly kind: string; readonly name: string; readonly sentence: number }[] = [];
  #length = 0;
  #sentence = 0;
  /** Space that stands before the next token, if there is one. */
  #space = '';
  #said = false;

  constructor(readonly id: string) {}

  comment(line: string): void {
    const claim = factsOfLine(line);
    const [, name = '', value = ''] = /^# (title|language|SpacesBefore) = (.*)$/.exec(line) ?? [];
    if (claim) this.#claims.set(claim.claim, claim.facts);
    else if (name === 'SpacesBefore') this.#add(unescapeSpaces(value));
    else if (name === 'title') this.#facts.title = value;
    else if (name === 'language') this.#facts.language = value;
  }

  endSentence(): void {
    for (const [key, one] of this.#open) {
      // a tag with a number goes on in the next sentence, one without does not
      if (one.kind === '') this.#open.delete(key);
    }
    this.#sentence += 1;
    if (this.#length > 0 && !this.#said) this.#space = '\n';
  }

  /** Whether all its tags could be read. */
  token(form: string, cells: readonly string[], { misc, tags }: Columns): boolean {
    if (this.#space === ' ' && !this.#said && (closing.test(form) || this.#lastOpens)) this.#space = '';
    this.#add(this.#space);
    const start = this.#length;
    this.#add(form);
    const after = /(?:^|\|)(?:SpacesAfter=([^|]*)|SpaceAfter=(No))/.exec(cells[misc] ?? '');
    this.#said = misc >= 0;
    this.#space = after ? (after[2] ? '' : unescapeSpaces(after[1] ?? '')) : ' ';
    this.#lastOpens = opening.test(form);
    let read = true;
    for (const { index, kind } of tags) {
      const found = tagsOf(cells[index] ?? 'O');
      if (!found) read = false;
      const going = new Set<string>();
      for (const tag of found ?? []) {
        const key = `${index} ${tag.name}`;
        going.add(key);
        const open = this.#open.get(key);
        if (open && !tag.begins) open.end = this.#length;
        else {
          const made = { start, end: this.#length, kind, name: tag.name, sentence: this.#sentence };
          this.#open.set(key, made);
          this.#closed.push(made);
        }
      }
      for (const key of this.#open.keys()) if (key.startsWith(`${index} `) && !going.has(key)) this.#open.delete(key);
    }
    return read;
  }
  #lastOpens = false;

  #add(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  done(): ReadDocument {
    if (this.#said) this.#add(this.#space);
    const contents = new Map<string, string>();
    const roles = this.#closed.map((one) => ({ ...one, ...roleOf(one) }));
    for (const one of roles) {
      if (one.role !== contentLabel) continue;
      const first = contents.get(one.claim);
      const id = this.#span(contentLabel, one, first === undefined ? this.#claims.get(one.claim) : undefined);
      if (first === undefined) contents.set(one.claim, id);
      else this.#links.push({ from: first, to: id, type: 'part' });
    }
    for (const one of roles) {
      if (one.role === contentLabel) continue;
      const from = contents.get(one.claim);
      const id = this.#span(one.role, one);
      if (from !== undefined && one.type !== '') this.#links.push({ from, to: id, type: `${one.type}${one.which}` });
    }
    return { id: this.id, facts: this.#facts, text: this.#parts.join(''), spans: this.#spans, links: this.#links };
  }

  #span(label: string, { start, end }: { readonly start: number; readonly end: number }, facts: Record<string, string> = {}): string {
    const id = String(this.#spans.length + 1);
    this.#spans.push({ id, label, span: { start, end }, facts });
    return id;
  }
}

/** What a tag is of an attribution, and of which: by its column, or by a name such as `content`, `cue-2` or `SOURCE:3`. */
function roleOf({ kind, name, sentence }: { readonly kind: string; readonly name: string; readonly sentence: number }) {
  const named = /^(source|cue|content)(?:[-:._]?(\d+))?$/i.exec(name);
  const [, claim = name, which = ''] = kind === '' ? [] : (/^(\d+)\.(\d+)$/.exec(name) ?? [name, name]);
  const part = kind === '' ? named?.[1]?.toLowerCase() : kind;
  const of = kind === '' ? (named?.[2] ?? `sentence ${sentence}`) : claim;
  const role = part === 'content' ? contentLabel : part === 'cue' ? cueLabel : part === 'source' ? sourceLabel : name;
  return { role, type: part === 'cue' || part === 'source' ? part : '', claim: of, which };
}
