import { factsInText } from '../../../text-cleanup/find-facts.ts';
import { type BlockDetails, BlockWriter } from '../block-writer.ts';
import { ImportRefusal, type ParsedSource } from '../import-format.ts';
import { type StatedFacts, withStatedFacts } from './document-facts.ts';

export interface BlockOfDocument {
  readonly text: string;
  readonly details: BlockDetails;
}

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
    return [{ text: text.trim(), details: { kind: 'table-row' } }];
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
  for (const block of blocks) writer.add(cleanText(block.text), block.details);
  const written = writer.finish();
  if (written.blocks.length === 0) throw new ImportRefusal(`is ${about.what} without any text`);
  const kept = written.blocks.filter((block) => block.boilerplate === undefined);
  return {
    kind: about.kind,
    mediaType: about.mediaType,
    encoding: about.encoding ?? { name: 'utf-8', from: 'declared' },
    ...written,
    facts: withStatedFacts(factsInText(written.text, kept), about.stated),
    warnings: about.warnings,
  };
}
