import { factsInText, languageOfDocument } from '../../../text-cleanup/find-facts.ts';
import { type BlockDetails, BlockWriter, type WrittenBlocks } from '../block-writer.ts';
import { ImportRefusal, type ParsedSource, type SourceNote } from '../import-format.ts';
import { type StatedFacts, withStatedFacts } from './document-facts.ts';

/**
 * A comment or change at a place of a block. Places count the characters that are seen ({@link seenIn}): white space and control characters come and
 * go while a text is cleaned, these stay.
 */
export interface BlockNote {
  readonly from: number;
  /** Equal to `from` for what stands between two characters, such as a deletion. */
  readonly to: number;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly mark?: SourceNote['mark'];
  readonly change?: true;
}

export interface BlockOfDocument {
  readonly text: string;
  readonly details: BlockDetails;
  readonly notes?: readonly BlockNote[];
}

const unseen = /[\s\u0000-\u001f\u007f-\u009f]/g;

/** How many characters (UTF-16 units) of a text are seen. */
export function seenIn(text: string): number {
  return text.length - (text.match(unseen)?.length ?? 0);
}

/** A block with a label such as `2.` or `[1]` before its text; its notes keep their places. */
export function labelled(label: string, block: BlockOfDocument): BlockOfDocument {
  if (label === '') return block;
  const moved = shifted(block.notes ?? [], seenIn(label));
  return { ...block, text: `${label} ${block.text.trimStart()}`, ...(moved.length === 0 ? {} : { notes: moved }) };
}

const shifted = (notes: readonly BlockNote[], by: number) => notes.map((note) => ({ ...note, from: note.from + by, to: note.to + by }));

/** Cells longer than this make a table one that lays out a page rather than one of figures and words. */
const longestCell = 400;

/**
 * Rows of a table as blocks: each row one block, its cells apart by tabs. Where cells hold several paragraphs, long text or tables of their own, the
 * table is only a layout, and what its cells hold stands as it would without it.
 */
export function blocksOfTable(rows: readonly (readonly (readonly BlockOfDocument[])[])[]): BlockOfDocument[] {
  return rows.flatMap((cells) => {
    const filled = cells.filter((cell) => cell.length > 0);
    const plain = cells.every(
      (cell) => cell.length <= 1 && cell.every((block) => block.text.length <= longestCell && block.details.kind !== 'table-row'),
    );
    if (filled.length <= 1 || !plain) return cells.flat();
    const text = cells.map((cell) => cell.map((block) => block.text.replace(/\s+/g, ' ').trim()).join(' ')).join('\t');
    let before = 0;
    const notes = cells.flat().flatMap((block) => {
      const own = shifted(block.notes ?? [], before);
      before += seenIn(block.text);
      return own;
    });
    return [{ text: text.trim(), details: { kind: 'table-row' }, ...(notes.length === 0 ? {} : { notes }) }];
  });
}

/** Running heads or feet, each text once, proposed to be set aside. */
export function runningEdges(blocks: readonly BlockOfDocument[]): BlockOfDocument[] {
  const seen = new Set<string>();
  return blocks.flatMap((block): BlockOfDocument[] => {
    const key = block.text.replace(/\d+/g, '#').trim();
    if (seen.has(key) || !/[\p{L}\p{N}]/u.test(key)) return [];
    seen.add(key);
    return [{ ...block, details: { kind: 'paragraph', boilerplate: 'repeated' } }];
  });
}

/** Comments and the like are told one by one up to this many. */
const mostTold = 30;

/** Sentences for the warnings of a source, each short, the rest counted. */
export function told(sentences: readonly string[], what: string): string[] {
  const shown = sentences
    .slice(0, mostTold)
    .map((sentence) => (sentence.length > 990 ? `${sentence.slice(0, 980).toWellFormed()} …` : sentence));
  return sentences.length > mostTold ? [...shown, `${sentences.length - mostTold} more ${what} are not shown.`] : shown;
}

/** Without characters that no text holds: control characters, halves of surrogate pairs, and line ends other than LF. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u000b\u000c\u0085]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .toWellFormed();
}

/**
 * The source that a document's blocks make.
 * @throws ImportRefusal when there is no text in them. `what` names the kind: "is a Word document without any text".
 */
export function sourceOfBlocks(
  blocks: readonly BlockOfDocument[],
  about: Pick<ParsedSource, 'kind' | 'mediaType' | 'warnings'> & {
    readonly stated: StatedFacts;
    readonly what: string;
    readonly encoding?: ParsedSource['encoding'];
  },
): ParsedSource {
  const writer = new BlockWriter();
  const notes: { readonly block: number; readonly note: BlockNote }[] = [];
  let count = 0;
  for (const block of blocks) {
    if (!writer.add(cleanText(block.text), block.details)) continue;
    for (const note of block.notes ?? []) notes.push({ block: count, note });
    count += 1;
  }
  const written = writer.finish();
  if (written.blocks.length === 0) throw new ImportRefusal(`is ${about.what} without any text`);
  const kept = written.blocks.filter((block) => block.boilerplate === undefined);
  const stated = { ...about.stated, language: languageOfDocument(about.stated.language, written.text, kept) };
  return {
    kind: about.kind,
    mediaType: about.mediaType,
    encoding: about.encoding ?? { name: 'utf-8', from: 'declared' },
    ...written,
    facts: withStatedFacts(factsInText(written.text, kept), stated),
    ...placedNotes(written, notes, about.warnings),
  };
}

/** Notes are kept up to this many; a document under heavy review would drown in them. */
const mostNotes = 2000;

function placedNotes(
  { text, blocks }: WrittenBlocks,
  notes: readonly { readonly block: number; readonly note: BlockNote }[],
  warnings: readonly string[],
): Pick<ParsedSource, 'notes' | 'warnings'> {
  const placed = notes.slice(0, mostNotes).flatMap(({ block, note }): SourceNote[] => {
    const place = blocks[block];
    if (place === undefined) return [];
    const { from, to, ...rest } = note;
    const body = text.slice(place.start, place.end);
    const span = to > from ? [placeOfSeen(body, from), placeOfSeen(body, to - 1) + 1] : wordBefore(body, from);
    const [start = 0, end = 0] = span;
    return end > start ? [{ ...rest, start: place.start + start, end: place.start + Math.min(end, body.length) }] : [];
  });
  placed.sort((a, b) => a.start - b.start || a.end - b.end);
  if (placed.length === 0) return { warnings };
  const more = notes.length - mostNotes;
  return { notes: placed, warnings: more > 0 ? [...warnings, `${more} more highlights, comments and changes are not kept.`] : warnings };
}

/** Where the seen character of a number stands, at the latest the last one. */
function placeOfSeen(text: string, number: number): number {
  let count = -1;
  let last = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (/[\s\u0000-\u001f\u007f-\u009f]/.test(text.charAt(index))) continue;
    count += 1;
    last = index;
    if (count >= number) return index;
  }
  return last;
}

/** The word before a place between two characters, or the first one. */
function wordBefore(text: string, seen: number): [number, number] {
  if (seen === 0) return [0, /^\S+/.exec(text)?.[0].length ?? 0];
  const end = placeOfSeen(text, seen - 1) + 1;
  return [end - (/\S+$/.exec(text.slice(Math.max(0, end - 100), end))?.[0].length ?? 0), end];
}
