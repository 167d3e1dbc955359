import type { SourceFacts } from '../../../domain/source.ts';
import { factsInText, languageOfDocument } from '../../../text-cleanup/find-facts.ts';
import { type ImportInput, ImportRefusal, type ParsedSource } from '../import-format.ts';
import { startsAsPdf } from '../pdf.ts';
import { type DocumentFacts, readDocumentFacts } from './document-facts.ts';
import { damaged, type LaidOut, layOut, openDocument, readPages } from './lay-out.ts';
import { geometryOf } from './page-geometry.ts';
import type { PageText } from './page-text.ts';
import { PdfFailure } from './pdf-engine.ts';
import { remarksAtWords } from './words-marked.ts';

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
    const laidOut = layOut(pages);
    const { text, blocks } = laidOut;
    if (blocks.length === 0) {
      if (engine.pageCount === 0) throw new ImportRefusal('is a PDF document without pages');
      throw new ImportRefusal(
        'is a PDF document that holds no text, only pictures: it was probably scanned and needs text recognition (OCR) first',
      );
    }
    const empty = pages.filter((page) => page.frames.every((frame) => frame.runs.length === 0)).length;
    if (empty > 0) warnings.push(`${empty === 1 ? 'One page holds' : `${empty} pages hold`} no text, only pictures or nothing.`);
    if (blocks.some((block) => block.boilerplate === 'outside-page')) {
      warnings.push('Text that stands outside the edges of a page, where nobody sees it, is set aside.');
    }
    const kept = blocks.filter((block) => block.boilerplate === undefined);
    return {
      kind: 'pdf',
      mediaType: 'application/pdf',
      encoding: { name: 'utf-8', from: 'text' },
      text,
      blocks,
      facts: withDocumentFacts(factsInText(text, kept), { ...known, language: languageOfDocument(known.language, text, kept) }),
      ...withRemarks(pages, laidOut, warnings),
    };
  } catch (error) {
    if (error instanceof PdfFailure) throw damaged();
    throw error;
  } finally {
    await engine.close();
  }
}

/** Highlights and comments as notes at their words; where there are none, where the words stand need not be worked out. */
function withRemarks(pages: readonly PageText[], laidOut: LaidOut, warnings: readonly string[]): Pick<ParsedSource, 'notes' | 'warnings'> {
  if (pages.every((page) => page.remarks.length === 0)) return { warnings };
  const found = remarksAtWords(pages, geometryOf(pages, laidOut.text, laidOut), laidOut.text);
  return { warnings: [...warnings, ...found.warnings], ...(found.notes.length === 0 ? {} : { notes: found.notes }) };
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
