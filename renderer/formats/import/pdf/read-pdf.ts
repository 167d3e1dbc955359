import type { SourceFacts } from '../../../domain/source.ts';
import { factsInText } from '../../../text-cleanup/find-facts.ts';
import { type ImportInput, ImportRefusal, type ParsedSource } from '../import-format.ts';
import { startsAsPdf } from '../pdf.ts';
import { type DocumentFacts, readDocumentFacts } from './document-facts.ts';
import { damaged, layOut, openDocument, readPages } from './lay-out.ts';
import { PdfFailure } from './pdf-engine.ts';

/**
 * Text of a PDF in reading order, with the page of every block.
 * @throws ImportRefusal when it is damaged, asks for a password or holds no text.
 */
export async function readPdf(input: ImportInput): Promise<ParsedSource> {
  if (!startsAsPdf(input.bytes)) throw new ImportRefusal('has the name of a PDF document but is none');
  const engine = await openDocument(input.bytes, input.password);
  try {
    const warnings: string[] = [];
    const pages = await readPages(engine, warnings);
    const known = await readDocumentFacts(engine);
    const { text, blocks } = layOut(pages);
    if (blocks.length === 0) {
      if (engine.pageCount === 0) throw new ImportRefusal('is a PDF document without pages');
      throw new ImportRefusal(
        'is a PDF document that holds no text, only pictures: it was probably scanned and needs text recognition (OCR) first',
      );
    }
    const empty = pages.filter((page) => page.frames.every((frame) => frame.runs.length === 0)).length;
    if (empty > 0) warnings.push(`${empty === 1 ? 'One page holds' : `${empty} pages hold`} no text, only pictures or nothing.`);
    return {
      kind: 'pdf',
      mediaType: 'application/pdf',
      encoding: { name: 'utf-8', from: 'text' },
      text,
      blocks,
      facts: withDocumentFacts(
        factsInText(
          text,
          blocks.filter((block) => block.boilerplate === undefined),
        ),
        known,
      ),
      warnings,
    };
  } catch (error) {
    if (error instanceof PdfFailure) throw damaged();
    throw error;
  } finally {
    await engine.close();
  }
}

function withDocumentFacts(found: SourceFacts, known: DocumentFacts): SourceFacts {
  return {
    ...found,
    title: known.title || found.title,
    byline: known.author || found.byline,
    publishedAt: found.publishedAt || known.created,
    language: known.language || found.language,
  };
}
