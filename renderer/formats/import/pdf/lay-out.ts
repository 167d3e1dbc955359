import { BlockWriter, type WrittenBlocks } from '../block-writer.ts';
import { ImportRefusal } from '../import-format.ts';
import { piecesOf } from './page-lines.ts';
import { type Frame, type PageText, type Run, readPageText } from './page-text.ts';
import { bodySize, type PageLine, paragraphsOf } from './paragraphs.ts';
import { PdfEngine, PdfFailure } from './pdf-engine.ts';
import { inReadingOrder } from './reading-order.ts';
import { refuseBombs } from './refuse-bombs.ts';
import { footnoteLines, type LinedPage, repeatedLines } from './repeated-lines.ts';

/** Reading stops after this long, in milliseconds, and says at which page. */
const longest = 14_000;
/** Where none of the first pages can be read, as many as this, the file is damaged. */
const mostBroken = 200;
/** Most pages that are read. */
const mostPages = 5000;

export const damaged = () => new ImportRefusal('is a PDF document that is damaged and cannot be read');

/**
 * Opens a document. What an empty password opens needs none, be it the user's or, unless the bytes are wanted back `asTheyAre`, the owner's.
 * @throws ImportRefusal when it is damaged, a bomb, or its password is missing or wrong.
 */
export async function openDocument(bytes: Uint8Array, password: string | undefined, asTheyAre = false): Promise<PdfEngine> {
  refuseBombs(bytes);
  try {
    return await PdfEngine.open(bytes, password).catch(async (error: unknown) => {
      const locked = error instanceof PdfFailure && error.name === 'PasswordException' && !asTheyAre;
      const opened = locked ? (await import('./empty-owner-password.ts')).openedByEmptyOwner(bytes) : undefined;
      if (opened === undefined) throw error;
      return PdfEngine.open(opened, undefined);
    });
  } catch (error) {
    if (error instanceof PdfFailure && error.name === 'PasswordException') {
      throw new ImportRefusal(
        password === undefined ? 'is encrypted and needs a password to be read' : 'is encrypted, and the password given does not open it',
        { kind: 'password', wrong: password !== undefined },
      );
    }
    throw damaged();
  }
}

/** What every page says. Pages that are damaged are left out and told of in `warnings`. @throws ImportRefusal when all are. */
export async function readPages(engine: PdfEngine, warnings: string[]): Promise<PageText[]> {
  const pages: PageText[] = [];
  const start = Date.now();
  let broken = 0;
  for (let index = 0; index < engine.pageCount; index += 1) {
    if (index >= mostPages || Date.now() - start > longest) {
      warnings.push(`Only the first ${index} of ${engine.pageCount} pages were read, because reading took too long.`);
      break;
    }
    try {
      pages.push(await readPageText(engine, index, start + longest));
    } catch {
      broken += 1;
      if (broken >= mostBroken && pages.length === 0) throw damaged();
    }
    if (engine.stopped) {
      warnings.push(`Page ${index + 1} holds more than can be read, so what follows on it and on the pages after it is left out.`);
      break;
    }
  }
  if (broken > 0 && pages.length === 0) throw damaged();
  if (broken > 0) warnings.push(`${broken === 1 ? 'One page is' : `${broken} pages are`} damaged and could not be read.`);
  return pages;
}

const linesOfFrames = (frames: readonly Frame[]) =>
  frames.flatMap((frame, index) => inReadingOrder(piecesOf(frame.runs)).map((line) => ({ ...line, column: line.column + index * 10_000 })));

function linesOf(page: PageText): LinedPage {
  const lines = linesOfFrames(page.frames);
  const main = page.frames[0];
  return { page: page.page, top: main?.top ?? 0, bottom: main?.bottom ?? 1, lines };
}

/** The text of a document, and what each block of it is made of. */
export interface LaidOut extends WrittenBlocks {
  /** As many as there are blocks. */
  readonly runs: readonly (readonly Run[])[];
}

/** Pages as one text with blocks, in reading order. The same pages give the same text. */
export function layOut(pages: readonly PageText[]): LaidOut {
  const lined = pages.map(linesOf);
  const repeated = repeatedLines(lined);
  const body = bodySize(lined.flatMap((page) => page.lines.filter((line) => !repeated.has(line))));
  const outside = linesOutside(pages, lined);
  const lines = lined.flatMap((page, index) => {
    const notes = footnoteLines(page, body, repeated);
    const within = page.lines.map(
      (line, index): PageLine => ({
        ...line,
        page: page.page,
        repeated: repeated.has(line),
        footnote: notes.has(line),
        outside: false,
        tabular:
          line.cells > 1 &&
          [page.lines[index - 1], page.lines[index + 1]].some((other) => (other?.cells ?? 0) > 1 && other?.column === line.column),
      }),
    );
    return [...within, ...(outside[index] ?? [])];
  });
  const writer = new BlockWriter();
  const blockRuns: (readonly Run[])[] = [];
  for (const { text, details, runs } of paragraphsOf(lines)) {
    if (writer.add(wellFormed(text, details.kind === 'table-row'), details)) blockRuns.push(runs);
  }
  return { ...writer.finish(), runs: blockRuns };
}

/**
 * What stands outside the edges of each page. Left out is what is said within them, on the same page or another, or was said outside of one before:
 * large pages cut into small ones have all of their text on each.
 */
function linesOutside(pages: readonly PageText[], lined: readonly LinedPage[]): PageLine[][] {
  if (pages.every((page) => page.outside.length === 0)) return [];
  const known = new Set(lined.flatMap((page) => page.lines.map((line) => line.text)));
  return pages.map(({ page, outside }) =>
    linesOfFrames(outside).flatMap((line) => {
      if (known.has(line.text)) return [];
      known.add(line.text);
      return { ...line, page, repeated: false, footnote: false, outside: true, tabular: false };
    }),
  );
}

/** Without NUL and other control characters, which fonts with broken tables give, and without halves of surrogate pairs. */
function wellFormed(text: string, tabular: boolean): string {
  const plain = tabular ? text : text.replaceAll('\t', ' ');
  return plain
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad]/g, '')
    .replace(/[\u2028\u2029\n]/g, ' ')
    .toWellFormed();
}
