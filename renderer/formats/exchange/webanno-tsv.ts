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
import { GraphReading, type LabelledSpan, type SpanLink } from './span-graph.ts';
import { splitUnescaped, unescapeText, unescapeValue } from './webanno-escapes.ts';

/** What a column holds: a feature of a span layer, a relation's feature or end, a slot's roles or targets. */
interface Column {
  readonly kind: 'feature' | 'placeholder' | 'relation' | 'relation-end' | 'slot-role' | 'slot-target' | 'chain';
  readonly layer: string;
  readonly feature: string;
}

/** WebAnno TSV 3, as INCEpTION and WebAnno write it. Annotations of span layers become claims; offsets are UTF-16 units. */
export const webannoTsv: ExchangeFormat = {
  id: 'webanno-tsv',
  label: 'WebAnno TSV (INCEpTION)',
  recognise: (files) => (files.some((file) => isWebanno(file)) ? 0.97 : 0),
  read(files) {
    const leaving = new LeavingOut();
    const reading = new GraphReading();
    const sources: FoundSource[] = [];
    const claims: FoundClaim[] = [];
    for (const file of files) {
      if (!isWebanno(file)) {
        leaving.add('files', 'they are not WebAnno TSV');
        continue;
      }
      const { text, spans, links } = new TsvReader(leaving).read(decodeText(file.bytes));
      sources.push({ key: file.name, fileName: `${stem(baseName(file.name))}.txt`, text, facts: {}, note: '' });
      for (const claim of reading.claims(file.name, text, { spans, links })) claims.push(claim);
    }
    if (sources.length === 0) throw new ExchangeRefusal('holds no WebAnno TSV');
    return reading.found(sources, claims, leaving);
  },
};

function isWebanno(file: ExchangeFile): boolean {
  return /^\ufeff?#FORMAT=WebAnno TSV 3\.\d/.test(headOf(file, 200));
}

/** Layers that say how a program cut or parsed the text, not what somebody marked in it. */
const ofPrograms = /\.(?:lexmorph|segmentation|syntax)\.type\.|\.type\.(?:POS|Lemma|Stem|Token|Sentence|MorphologicalFeatures|Dependency)$/;

interface Mark {
  readonly id: string;
  readonly layer: string;
  readonly start: number;
  end: number;
  readonly facts: Map<string, string>;
}

class TsvReader {
  readonly #marks = new Map<string, Mark>();
  /** The marks of a unit of one layer, in the order they are stacked. */
  readonly #atUnit = new Map<string, string[]>();
  readonly #relations: { readonly unit: string; readonly layer: string; readonly type: string; readonly end: string }[] = [];
  readonly #slots: { readonly from: string; readonly role: string; readonly target: string }[] = [];

  constructor(private readonly leaving: LeavingOut) {}

  read(file: string): { text: string; spans: LabelledSpan[]; links: SpanLink[] } {
    const columns: Column[] = [];
    const text = new TextOfSentences();
    let waiting: string[] = [];
    let rows = 0;
    for (const line of file.replace(/^\ufeff/, '').split(/\r?\n/)) {
      if (line.startsWith('#T_')) for (const column of columnsOf(line)) columns.push(column);
      else if (line.startsWith('#Text=')) waiting.push(unescapeText(line.slice(6)));
      else if (line !== '' && !line.startsWith('#')) {
        const [unit = '', offsets = '', , ...values] = line.split('\t');
        const place = /^(\d{1,10})-(\d{1,10})$/.exec(offsets);
        const [start, end] = [Number(place?.[1]), Number(place?.[2])];
        rows += 1;
        if (!place || start > end || rows > mostAnnotations) {
          this.leaving.add('lines', 'they are no tokens with a place');
          continue;
        }
        if (waiting.length > 0) text.add(waiting, start);
        waiting = [];
        this.#row(unit, start + text.shift, end + text.shift, values, columns);
      }
    }
    if (waiting.length > 0) text.add(waiting, text.length);
    const whole = text.whole();
    return { text: whole, ...this.#graph(whole) };
  }

  #row(unit: string, start: number, end: number, values: readonly string[], columns: readonly Column[]): void {
    // what stands in the column before is split once for all that is stacked in this one
    let before: readonly string[] = [];
    for (const [i, column] of columns.slice(0, values.length).entries()) {
      const value = values[i] ?? '';
      const stack = value === '_' || value === '' ? [] : splitUnescaped(value, '|');
      if (stack.length > 0 && (column.kind === 'chain' || ofPrograms.test(column.layer))) {
        this.leaving.add(
          column.kind === 'chain' ? 'links of coreference chains' : 'linguistic annotations',
          column.kind === 'chain' ? 'a case has no place for them' : 'they are how a program read the text',
        );
      } else {
        const ofRelation = columns[i - 1]?.kind === 'relation' && columns[i - 1]?.layer === column.layer;
        for (const [stacked, one] of stack.entries()) {
          if (column.kind === 'relation-end') {
            const type = ofRelation ? (before[stacked] ?? '*') : '*';
            this.#relations.push({ unit, layer: column.layer, type: unescapeValue(type), end: one });
          } else if (column.kind !== 'relation') this.#cell({ unit, start, end }, column, stacked, one, before[stacked] ?? '');
        }
      }
      before = stack;
    }
  }

  /** @param before what stands beside it in the column before: the roles of slots. */
  #cell(
    { unit, start, end }: { readonly unit: string; readonly start: number; readonly end: number },
    column: Column,
    stacked: number,
    value: string,
    before: string,
  ): void {
    const { plain, number } = numbered(value);
    const key = `${unit} ${column.layer}`;
    const stack = this.#atUnit.get(key) ?? [];
    const known = stack[stacked];
    const id = column.kind === 'slot-target' ? (known ?? '') : number === '' ? (known ?? `${key} ${stacked}`) : `[${number}]`;
    if (id === '') return;
    const mark = this.#marks.get(id);
    if (!mark) this.#marks.set(id, { id, layer: column.layer, start, end, facts: new Map() });
    else if (end > mark.end) mark.end = end;
    if (known === undefined) {
      stack[stacked] = id;
      this.#atUnit.set(key, stack);
    }
    if (column.kind === 'feature') {
      const said = unescapeValue(plain);
      if (said !== '') this.#marks.get(id)?.facts.set(column.feature, said);
    }
    if (column.kind === 'slot-target') {
      const roles = splitUnescaped(before, ';');
      for (const [i, target] of splitUnescaped(value, ';').entries()) {
        if (target !== '*' && target !== '_') this.#slots.push({ from: id, role: unescapeValue(numbered(roles[i] ?? '*').plain), target });
      }
    }
  }

  #graph(text: string): { spans: LabelledSpan[]; links: SpanLink[] } {
    const spans: LabelledSpan[] = [];
    for (const { id, layer, start, end, facts } of this.#marks.values()) {
      if (start >= end || end > text.length) {
        this.leaving.add('annotations', 'their place is not inside their text');
        continue;
      }
      // an annotation is called what its first feature says, else as its layer
      const named = ['label', 'value', ...facts.keys()].find((name) => facts.has(name));
      const label = (named === undefined ? undefined : facts.get(named)) ?? layer.slice(layer.lastIndexOf('.') + 1);
      const rest = [...facts].filter(([name]) => name !== named);
      spans.push({ id, label, span: { start, end }, facts: Object.fromEntries(rest) });
    }
    const links: SpanLink[] = [];
    for (const { unit, type, end } of this.#relations) {
      const { plain, number } = numbered(end);
      const [from = '0', to = '0'] = number.split('_');
      const ends = { from: this.#at(plain, from), to: this.#at(unit, to) };
      if (ends.from === '' || ends.to === '') this.leaving.add('relations', 'what they lead to is not in the file');
      else links.push({ ...ends, type });
    }
    for (const { from, role, target } of this.#slots) {
      const { plain, number } = numbered(target);
      const to = this.#at(plain, number || '0');
      if (to === '') this.leaving.add('links', 'what they lead to is not in the file');
      else links.push({ from, to, type: role });
    }
    return { spans, links };
  }

  /** The mark of that number, else the first one at the unit. */
  #at(unit: string, number: string): string {
    if (number !== '0' && this.#marks.has(`[${number}]`)) return `[${number}]`;
    if (!this.#first) {
      this.#first = new Map();
      for (const [key, stack] of this.#atUnit) {
        const [at = ''] = key.split(' ');
        if (!this.#first.has(at)) this.#first.set(at, stack.find((id) => id !== undefined) ?? '');
      }
    }
    return this.#first.get(unit) ?? '';
  }
  #first: Map<string, string> | undefined;
}

/** Puts the text of a document together out of its sentences. Between two of them only the distance is known. */
class TextOfSentences {
  readonly #parts: string[] = [];
  length = 0;
  /** What has to be added to offsets of the file where its sentences do not lie where it says. */
  shift = 0;

  /** @param start where the sentence begins, as the file says. */
  add(lines: readonly string[], start: number): void {
    const missing = start - this.length;
    // two sentences that touch: the line end between them is only in the file
    if (missing === -1) this.#parts.pop();
    else if (missing > 0 && missing <= widestGap) this.#parts.push(' '.repeat(missing));
    if (missing >= -1 && missing <= widestGap) this.length = start;
    this.shift = this.length - start;
    const sentence = lines.join('\n');
    this.#parts.push(sentence, '\n');
    this.length += sentence.length + 1;
  }

  whole(): string {
    return this.#parts.slice(0, -1).join('');
  }
}

/** Sentences farther apart than this are taken to be wrong about where they are. */
const widestGap = 10_000;

function columnsOf(line: string): Column[] {
  const [kind = '', rest = ''] = [line.slice(3, 5), line.slice(line.indexOf('=') + 1)];
  const [layer = '', ...features] = rest.split('|');
  if (kind === 'CH') return features.map((feature) => ({ kind: 'chain', layer, feature }));
  if (kind === 'RL') return features.map((feature) => ({ kind: feature.startsWith('BT_') ? 'relation-end' : 'relation', layer, feature }));
  if (features.length === 0 || (features.length === 1 && features[0] === '')) return [{ kind: 'placeholder', layer, feature: '' }];
  return features.map((feature, i): Column => {
    if (feature.startsWith('ROLE_')) return { kind: 'slot-role', layer, feature };
    if (features[i - 1]?.startsWith('ROLE_')) return { kind: 'slot-target', layer, feature };
    return { kind: 'feature', layer, feature };
  });
}

/** A value and the number behind it: `PER[2]`. */
function numbered(value: string): { readonly plain: string; readonly number: string } {
  const match = /^((?:[^\\]|\\[\s\S])*)\[(\d{1,9}(?:_\d{1,9})?)\]$/.exec(value);
  return match ? { plain: match[1] ?? '', number: match[2] ?? '' } : { plain: value, number: '' };
}
