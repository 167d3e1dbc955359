import type { ReportElement, ReportNode } from '../report/report-node.ts';
import { textOf } from '../report/report-node.ts';
import { readsRightToLeft } from '../report/text-direction.ts';
import type { WordNumbers } from './word-numbers.ts';
import { type ParagraphLook, paragraph, type RunLook, run, table } from './word-xml.ts';

/** Elements that make paragraphs of their own; everything else runs on in a line. */
const blocks = new Set(['p', 'h3', 'ul', 'li', 'dl', 'dt', 'dd', 'blockquote', 'section', 'div', 'table']);

const styles: Readonly<Record<string, ParagraphLook>> = {
  h3: { style: 'Heading3' },
  li: { style: 'ListParagraph' },
  dt: { style: 'Term', keepNext: true },
  dd: { style: 'ListParagraph' },
  blockquote: { style: 'Quote' },
};

interface Place {
  readonly look: ParagraphLook;
  readonly run: RunLook;
  /** Names that the next paragraph takes as bookmarks. */
  readonly waiting: string[];
}

/**
 * Parts of the report's tree as Word paragraphs and tables, so that a document says what the page says. Drawings are left out: the word
 * stands beside each of them.
 */
export class WordNodes {
  constructor(
    private readonly numbers: WordNumbers,
    private readonly rightToLeft: boolean,
  ) {}

  /** Elements one after the other, in the document's own text style: in parts, of a table row by row. */
  body(nodes: readonly ReportNode[]): Generator<string> {
    return this.#paragraphs(nodes, { look: { rtl: this.rightToLeft }, run: {}, waiting: [] });
  }

  *#paragraphs(nodes: readonly ReportNode[], place: Place): Generator<string> {
    let line: ReportNode[] = [];
    for (const node of nodes) {
      if (typeof node === 'string' || !blocks.has(node.tag)) {
        line.push(node);
        continue;
      }
      if (textOf(line).trim() !== '') yield this.#paragraph(line, place);
      line = [];
      yield* node.tag === 'table' ? this.#table(node) : this.#block(node, place);
    }
    if (textOf(line).trim() !== '') yield this.#paragraph(line, place);
  }

  #block(node: ReportElement, place: Place): Generator<string> {
    if (node.attrs.id !== undefined) place.waiting.push(node.attrs.id);
    const inTable = place.look.style === 'TableText';
    const look = inTable ? {} : (styles[node.tag] ?? {});
    const words = node.attrs.dir === 'auto' ? textOf(node.children) : '';
    const own = words.trim() === '' ? {} : { rtl: readsRightToLeft(words) };
    return this.#paragraphs(node.children, { ...place, look: { ...place.look, ...look, ...own }, run: { ...place.run, ...lookOf(node) } });
  }

  #paragraph(line: readonly ReportNode[], { look, run: runLook, waiting }: Place): string {
    const marks = waiting.splice(0).map((name) => this.numbers.bookmarkAt(name));
    return paragraph(`${marks.join('')}${line.map((node) => this.#runs(node, runLook)).join('')}`, look);
  }

  #runs(node: ReportNode, look: RunLook): string {
    if (typeof node === 'string') return run(node, look);
    if (node.tag === 'svg') return '';
    const own = { ...look, ...lookOf(node) };
    const mark = node.attrs.id === undefined ? '' : this.numbers.bookmarkAt(node.attrs.id);
    const inside = node.children.map((child) => this.#runs(child, node.tag === 'a' ? { ...own, style: 'Hyperlink' } : own)).join('');
    if (node.tag === 'q') return `${mark}${run('“', own)}${inside}${run('”', own)}`;
    if (node.tag === 'a' && node.attrs.href !== undefined) return `${mark}${this.numbers.link(node.attrs.href, inside)}`;
    return `${mark}${inside}`;
  }

  #table(node: ReportElement): Generator<string> {
    const cell = (one: ReportElement, waiting: string[]) => {
      // a row over all columns heads those below it: it does not stay behind at the end of a page
      const keepNext = one.attrs.colspan !== undefined;
      const place = { look: { style: 'TableText', rtl: this.rightToLeft, keepNext }, run: one.tag === 'th' ? { bold: true } : {}, waiting };
      const body = [...this.#paragraphs(one.children, place)].join('');
      return { span: Number(one.attrs.colspan ?? '1'), body: body || paragraph('', { style: 'TableText' }) };
    };
    const [head] = rowsOf(node);
    const cells = function* () {
      for (const row of rowsOf(node)) {
        const waiting = row.attrs.id === undefined ? [] : [row.attrs.id];
        yield row.children.flatMap((one) => (typeof one === 'string' ? [] : [cell(one, waiting)]));
      }
    };
    return table(widthsOf(head?.children.length ?? 0), cells(), this.rightToLeft);
  }
}

function* rowsOf(node: ReportElement): Generator<ReportElement> {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'tr') yield child;
    else yield* rowsOf(child);
  }
}

/** Widths of columns in twentieths of a point, together the width of the text on an A4 page. */
function widthsOf(columns: number): readonly number[] {
  if (columns === 4) return [800, 2300, 3626, 2300];
  return columns === 3 ? [2600, 3626, 2800] : Array.from({ length: columns }, () => Math.floor(9026 / Math.max(1, columns)));
}

function lookOf({ tag, attrs }: ReportElement): RunLook {
  const classes = attrs.class?.split(' ') ?? [];
  return {
    ...(tag === 'b' ? { bold: true } : {}),
    ...(classes.includes('fine') ? { colour: '54595E', bold: false } : {}),
  };
}
