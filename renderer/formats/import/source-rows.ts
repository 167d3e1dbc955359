import type { Original, Source, SourceText } from '../../domain/source.ts';
import type { ImportInput, ReadSource } from './import-format.ts';

/** What an import adds to a case: the source, its text, and the bytes it was read from. */
export interface SourceRows {
  readonly source: Source;
  readonly text: SourceText;
  readonly original: Original;
}

/**
 * The rows of a source as it was read, with every proposal of the clean-up taken: repairs applied, boilerplate set aside, blocks that
 * the clean-up only asks about kept.
 * @param made ids, moment and analyst, given from outside so that the same input gives the same rows.
 */
export function sourceRows(
  read: ReadSource,
  input: ImportInput,
  made: { readonly id: string; readonly caseId: string; readonly sha256: string; readonly at: string; readonly by: string },
): SourceRows {
  const { id, caseId, sha256 } = made;
  return {
    source: {
      id,
      caseId,
      ...read.facts,
      kind: read.kind,
      fileName: input.name,
      mediaType: read.mediaType,
      encoding: read.encoding,
      sha256,
      byteLength: input.bytes.length,
      length: read.text.length,
      setAside: read.blocks.flatMap((block) =>
        block.boilerplate && !block.unsure ? [{ start: block.start, reason: block.boilerplate }] : [],
      ),
      warnings: [...read.warnings],
      note: '',
      importedAt: made.at,
      importedBy: made.by,
    },
    text: {
      id,
      caseId,
      text: read.text,
      blocks: [...read.blocks],
      repairs: [...read.repairs],
      ...(read.links === undefined ? {} : { links: [...read.links] }),
    },
    original: { id, caseId, sha256, fileName: input.name, mediaType: read.mediaType, bytes: new Uint8Array(input.bytes) },
  };
}
