import type { BlockDetails } from '../block-writer.ts';
import type { Run } from './page-text.ts';
import type { Line } from './reading-order.ts';

/** A line and where it stands. */
export interface PageLine extends Line {
  readonly page: number;
  readonly repeated: boolean;
  readonly footnote: boolean;
  /** Stands outside the edges of the page. */
  readonly outside: boolean;
  /** Belongs to rows of cells one below the other. */
  readonly tabular: boolean;
}

export interface Paragraph {
  readonly text: string;
  readonly details: BlockDetails;
  /** What it is made of, in the order in which it is read. */
  readonly runs: readonly Run[];
}

const listMark = /^(?:[-*•‣▪●○■–]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z][.)]\s+)\S/;
const cjk = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Size of type that most characters have. */
export function bodySize(lines: readonly Line[]): number {
  const weights = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    weights.set(size, (weights.get(size) ?? 0) + line.text.length);
  }
  return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 10;
}

/** Words that the text writes with a hyphen within a line, so that the hyphen is kept where such a word is broken at a line end. */
export function hyphenatedWords(lines: readonly PageLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines) for (const word of text.match(/\p{L}+-\p{L}+/gu) ?? []) words.add(word.toLowerCase());
  return words;
}

/** Puts a line after the text of its paragraph; a word broken at the line end becomes whole. */
function joinLines(text: string, line: string, hyphenated: ReadonlySet<string>): string {
  const broken = /(\p{L}+)[-\u00ad\u2010]$/u.exec(text);
  const rest = /^\p{Ll}\p{L}*/u.exec(line)?.[0];
  if (broken?.[1] !== undefined && rest !== undefined) {
    const whole = text.endsWith('\u00ad') || !hyphenated.has(`${broken[1]}-${rest}`.toLowerCase());
    return whole ? text.slice(0, -1) + line : text + line;
  }
  if (/[\p{L}\p{N}][-\u2010/]$/u.test(text) || (cjk.test(text.slice(-1)) && cjk.test(line.slice(0, 1)))) return text + line;
  return `${text} ${line}`;
}

/** Gathers lines in reading order into paragraphs, headings, list items and footnotes, each on one page. */
export function paragraphsOf(lines: readonly PageLine[]): Paragraph[] {
  const body = bodySize(lines.filter((line) => !line.repeated && !line.outside));
  const hyphenated = hyphenatedWords(lines);
  const levels = headingLevels(lines, body);
  const paragraphs: Paragraph[] = [];
  let members: PageLine[] = [];
  const close = () => {
    const first = members[0];
    if (first !== undefined) {
      const text = members.slice(1).reduce((sum, line) => joinLines(sum, line.text, hyphenated), first.text);
      paragraphs.push({ text, details: detailsOf(first, text, levels), runs: members.flatMap((line) => line.runs) });
    }
    members = [];
  };
  for (const line of lines) {
    if (members.length > 0 && !goesOn(members, line)) close();
    members.push(line);
  }
  close();
  return paragraphs;
}

/** Sizes of type well above the body's, the largest first, become heading levels. */
function headingLevels(lines: readonly PageLine[], body: number): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    if (size >= body * 1.15 && !line.repeated && !line.outside) sizes.set(size, (sizes.get(size) ?? 0) + line.text.length);
  }
  const sorted = [...sizes.keys()].sort((a, b) => b - a);
  return new Map(sorted.map((size, index) => [size, Math.min(6, index + 1)]));
}

function detailsOf(line: PageLine, text: string, levels: ReadonlyMap<number, number>): BlockDetails {
  const { page } = line;
  if (line.repeated) return { kind: 'paragraph', page, boilerplate: 'repeated' };
  if (line.outside) return { kind: 'paragraph', page, boilerplate: 'outside-page' };
  if (line.footnote) return { kind: 'footnote', page };
  if (line.tabular) return { kind: 'table-row', page };
  const level = levels.get(Math.round(line.size * 2) / 2);
  if (level !== undefined && text.length <= 250 && /\p{L}/u.test(text)) return { kind: 'heading', level, page };
  return { kind: listMark.test(text) ? 'list-item' : 'paragraph', page };
}

function goesOn(members: readonly PageLine[], line: PageLine): boolean {
  const before = members.at(-1);
  const first = members[0];
  if (before === undefined || first === undefined) return false;
  if (line.page !== before.page || line.repeated !== before.repeated || line.footnote !== before.footnote) return false;
  if (line.outside !== before.outside) return false;
  if (line.tabular || before.tabular) return false;
  if (Math.abs(line.size - before.size) > 0.12 * before.size) return false;
  if (listMark.test(line.text) || (line.footnote && /^(?:\d{1,3}|[*†‡§])\s*\S/.test(line.text))) return false;
  if (line.column !== before.column) return before.footnote === line.footnote && flows(before, line);
  const gap = line.y - before.y;
  const usual = members.length > 1 ? (before.y - first.y) / (members.length - 1) : before.size * 1.35;
  if (gap <= 0.2 * before.size || gap > Math.max(usual * 1.25, before.size * 1.3)) return false;
  if (gap > before.size * 2.4) return false;
  const indent = (line.rtl ? before.right - line.right : line.left - before.left) / before.size;
  const width = before.columnRight - before.columnLeft;
  const short = (line.rtl ? before.left - before.columnLeft : before.columnRight - before.right) > Math.max(0.22 * width, 2 * before.size);
  const ended = /[.!?:;"”»)]$/.test(before.text);
  if (indent > 0.8 && indent < 6 && (members.length > 1 || ended)) return false;
  if (short && (ended || /^[\p{Lu}\p{N}]/u.test(line.text))) return false;
  return true;
}

/** Whether a sentence runs on from the foot of one column to the head of the next. */
function flows(before: PageLine, line: PageLine): boolean {
  return line.y < before.y && /[\p{Ll},\-\u2010\u00ad]$/u.test(before.text) && /^\p{Ll}/u.test(line.text);
}
