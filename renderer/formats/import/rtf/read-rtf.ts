import { isValidUtf8 } from '../../../text-cleanup/decode-bytes.ts';
import type { ImportInput, ParsedSource } from '../import-format.ts';
import { runningEdges, sourceOfBlocks } from '../office/document-blocks.ts';
import { RtfReader } from './rtf-reader.ts';

/**
 * Text of a Rich Text document: headings, lists with their numbers, tables as rows, text boxes after their paragraph, notes at the end. Changes under
 * review are read as if accepted; what was deleted, and comments, become notes. Pictures and embedded files are passed over.
 *
 * Own code rather than a library: the packages on npm either draw pages in a browser (rtf.js) or have been left alone for years and know neither
 * tables, notes nor comments, and lose characters of code pages and of `\u` (rtf-parser and its copies).
 * @throws ImportRefusal
 */
export function readRtf(input: ImportInput): ParsedSource {
  const reader = new RtfReader(isValidUtf8(input.bytes));
  const blocks = reader.read(input.bytes);
  const insertions = reader.flows.reduce((sum, flow) => sum + flow.insertions.length, 0);
  const deletions = reader.flows.reduce((sum, flow) => sum + flow.deletions, 0);
  return sourceOfBlocks([...runningEdges(reader.heads), ...blocks, ...reader.notes, ...runningEdges(reader.feet)], {
    kind: 'rtf',
    mediaType: 'application/rtf',
    what: 'a Rich Text document',
    encoding: { name: reader.encoding.slice(0, 40), from: 'declared' },
    stated: {
      title: fact(reader, 'title', 2000),
      byline: fact(reader, 'author', 2000),
      publisher: fact(reader, 'company', 1000),
      publishedAt: fact(reader, 'creatim', 60),
      language: '',
    },
    warnings: [
      ...(insertions + deletions === 0
        ? []
        : [`Holds changes under review: ${insertions} kept as inserted, ${deletions} left out as deleted.`]),
      ...(reader.hiddenText ? ['Holds text that is marked as hidden: paragraphs of it are set aside, words of it are kept as notes.'] : []),
      ...(reader.open > 0 ? ['The file ends before it should, so that something may be missing.'] : []),
    ],
  });
}

function fact(reader: RtfReader, name: string, longest: number): string {
  const value = reader.facts.get(name) ?? '';
  return value
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
}
