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

<<<<<<< HEAD
const damaged = () => new ImportRefusal('is a PDF document that is damaged and cannot be read');

async function open(input: ImportInput): Promise<PdfEngine> {
  try {
    return await PdfEngine.open(input.bytes, input.password);
  } catch (error) {
    if (error instanceof PdfFailure && error.name === 'PasswordException') {
      throw new ImportRefusal(
        input.password === undefined
          ? 'is encrypted and needs a password to be read'
          : 'is encrypted, and the password given does not open it',
        { kind: 'password', wrong: input.password !== undefined },
      );
    }
    throw damaged();
  }
}

async function readPages(engine: PdfEngine, warnings: string[]): Promise<PageText[]> {
  const pages: PageText[] = [];
  const start = Date.now();
  let broken = 0;
  for (let index = 0; index < engine.pageCount; index += 1) {
    if (index >= mostPages || Date.now() - start > longest) {
      warnings.push(`Only the first ${index} of ${engine.pageCount} pages were read, because reading took too long.`);
      break;
    }
    try {
      pages.push(await readPageText(engine, index));
    } catch {
      broken += 1;
    }
  }
  if (broken > 0 && pages.length === 0) throw damaged();
  if (broken > 0) warnings.push(`${broken === 1 ? 'One page is' : `${broken} pages are`} damaged and could not be read.`);
  return pages;
}

function linesOf(page: PageText): LinedPage {
  const lines = page.frames.flatMap((frame, index) =>
    inReadingOrder(piecesOf(frame.runs)).map((line) => ({ ...line, column: line.column + index * 10_000 })),
  );
  const main = page.frames[0];
  return { page: page.page, top: main?.top ?? 0, bottom: main?.bottom ?? 1, lines };
}

function write(pages: readonly PageText[]): WrittenBlocks {
  const lined = pages.map(linesOf);
  const repeated = repeatedLines(lined);
  const body = bodySize(lined.flatMap((page) => page.lines.filter((line) => !repeated.has(line))));
  const lines = lined.flatMap((page) => {
    const notes = footnoteLines(page, body, repeated);
    return page.lines.map(
      (line, index): PageLine => ({
        ...line,
        page: page.page,
        repeated: repeated.has(line),
        footnote: notes.has(line),
        tabular:
          line.cells > 1 &&
          [page.lines[index - 1], page.lines[index + 1]].some((other) => (other?.cells ?? 0) > 1 && other?.column === line.column),
      }),
    );
  });
  const writer = new BlockWriter();
  for (const { text, details } of paragraphsOf(lines)) writer.add(wellFormed(text, details.kind === 'table-row'), details);
  return writer.finish();
}

/** Without NUL and other control characters, which fonts with broken tables give, and without halves of surrogate pairs. */
function wellFormed(text: string, tabular: boolean): string {
  const plain = tabular ? text : text.replaceAll('\t', ' ');
  return plain
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad]/g, '')
    .replace(/[\u2028\u2029\n]/g, ' ')
    .toWellFormed();
}

=======
>>>>>>> d33d6a9 (Show the pages of a PDF beside its text, with its claims painted on them; what is marked on a page is marked in the text)
function withDocumentFacts(found: SourceFacts, known: DocumentFacts): SourceFacts {
  return {
    ...found,
    title: known.title || found.title,
    byline: known.author || found.byline,
    publishedAt: found.publishedAt || known.created,
    language: known.language || found.language,
  };
}
