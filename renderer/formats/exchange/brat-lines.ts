import type { Span } from '../../domain/schema.ts';
import { mostAnnotations } from './exchange-format.ts';

/** A `T` line: spans in code points, as the file counts. */
export interface TextBound {
  readonly id: string;
  readonly type: string;
  readonly spans: readonly Span[];
  /** The words that the line says stand there, fragments joined by a space; '' where it says none. */
  readonly words: string;
}

/** An `E` line. Roles keep their names without the number that brat adds to repeated ones. */
export interface StandoffEvent {
  readonly id: string;
  readonly type: string;
  readonly trigger: string;
  readonly roles: readonly { readonly role: string; readonly id: string }[];
}

/** Any line that says something about another: relations, attributes, notes, references, equivalences. */
export interface StandoffRemark {
  readonly id: string;
  readonly kind: 'relation' | 'attribute' | 'note' | 'reference' | 'equivalence';
  readonly name: string;
  /** Ids it speaks about. */
  readonly about: readonly string[];
  readonly value: string;
}

export interface StandoffDocument {
  readonly bounds: ReadonlyMap<string, TextBound>;
  readonly events: readonly StandoffEvent[];
  readonly remarks: readonly StandoffRemark[];
  /** Lines that are none of these. */
  readonly unread: number;
}

/**
 * Reads a brat `.ann` file line by line; a line that cannot be read is counted and the others go on.
 * @see https://brat.nlplab.org/standoff.html
 */
export function parseStandoff(text: string): StandoffDocument {
  const bounds = new Map<string, TextBound>();
  const events: StandoffEvent[] = [];
  const remarks: StandoffRemark[] = [];
  let unread = 0;
  let lines = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === '') continue;
    lines += 1;
    const done = lines <= mostAnnotations && readLine(line, bounds, events, remarks);
    if (!done) unread += 1;
  }
  return { bounds, events, remarks, unread };
}

function readLine(line: string, bounds: Map<string, TextBound>, events: StandoffEvent[], remarks: StandoffRemark[]): boolean {
  const [id = '', body = '', value = ''] = splitLine(line);
  const words = body.trim().split(/ +/);
  const [name = '', ...rest] = words;
  switch (id[0]) {
    case 'T': {
      const spans = spansOf(body.trim().slice(name.length));
      if (name === '' || spans.length === 0 || bounds.has(id)) return false;
      bounds.set(id, { id, type: name, spans, words: value });
      return true;
    }
    case 'E': {
      const pairs = words.map((word) => word.split(':'));
      const [first, ...roles] = pairs;
      if (first?.length !== 2) return false;
      const found = roles.flatMap(([role = '', target = '']) => (target === '' ? [] : [{ role: role.replace(/\d+$/, ''), id: target }]));
      events.push({ id, type: first[0] ?? '', trigger: first[1] ?? '', roles: found });
      return true;
    }
    case 'R': {
      const about = rest.map((word) => word.slice(word.indexOf(':') + 1));
      if (about.length < 2) return false;
      remarks.push({ id, kind: 'relation', name, about, value: '' });
      return true;
    }
    case 'A':
    case 'M': {
      const [about = '', ...values] = rest;
      if (about === '') return false;
      remarks.push({ id, kind: 'attribute', name, about: [about], value: values.join(' ') });
      return true;
    }
    case 'N': {
      const [about = '', key = ''] = rest;
      if (about === '') return false;
      remarks.push({ id, kind: 'reference', name: key, about: [about], value });
      return true;
    }
    case '#': {
      const [about = ''] = rest;
      if (about === '') return false;
      remarks.push({ id, kind: 'note', name, about: [about], value });
      return true;
    }
    case '*': {
      if (rest.length < 2) return false;
      remarks.push({ id, kind: 'equivalence', name, about: rest, value: '' });
      return true;
    }
    default:
      return false;
  }
}

/** The id, the part between the tabs, and everything after the second tab. */
function splitLine(line: string): [string, string, string] {
  const first = line.indexOf('\t');
  if (first < 0) return [line, '', ''];
  const second = line.indexOf('\t', first + 1);
  if (second < 0) return [line.slice(0, first), line.slice(first + 1), ''];
  return [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)];
}

function spansOf(words: string): Span[] {
  // no passage has so many parts; a line that says so is made to do harm
  if (words.length > 1_000_000) return [];
  const spans = words.split(';').map((part) => /^\s*(\d{1,15})\s+(\d{1,15})\s*$/.exec(part));
  if (spans.some((match) => match === null)) return [];
  return spans.map((match) => ({ start: Number(match?.[1]), end: Number(match?.[2]) })).filter(({ start, end }) => start < end);
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };
const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

/** A value on one line: brat has no way to write line ends, so they are written as `\n` and `\r`, tabs as `\t`, and backslashes doubled. */
export function onOneLine(value: string): string {
  return value.replace(/[\n\r\t\\]/g, (letter) => escapes[letter] ?? letter);
}

/** The reverse of {@link onOneLine}. */
export function onManyLines(value: string): string {
  return value.replace(/\\(.)/g, (whole, letter: string) => escaped[letter] ?? whole);
}
