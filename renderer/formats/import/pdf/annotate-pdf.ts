import type { Span } from '../../../domain/schema.ts';
import { z } from '../../../domain/schema.ts';
import { estimateWidth } from './estimate-width.ts';
import { damaged, openDocument, readPages } from './lay-out.ts';
import { toOwn } from './page-coordinates.ts';
import { geometryOf } from './page-geometry.ts';
import { boxesOf, overBaseline, type PageBox, underBaseline } from './page-places.ts';
import type { PageText } from './page-text.ts';
import { continuedWords } from './words-marked.ts';

/** Words of a PDF to be highlighted. Offsets are UTF-16 units of the text that was read from it. */
export interface PdfHighlight {
  readonly spans: readonly Span[];
  /** Six hex digits. */
  readonly colour: string;
  /** What the annotation says. On a page that a highlight goes on to it only says that. */
  readonly words: string;
  readonly by: string;
  /** As an ISO moment. */
  readonly at: string;
}

export interface AnnotatedPdf {
  readonly bytes: Uint8Array;
  /** Highlights whose words were not found on any page. */
  readonly unplaced: readonly PdfHighlight[];
}

/** pdf.js's number for a highlight and the prefix of keys of what is new (its `AnnotationEditorType` and `AnnotationEditorPrefix`). */
const highlightType = 9;
const newKey = 'pdfjs_internal_editor_';

/**
 * A PDF with standard highlight annotations (ISO 32000-1, 12.5.6.10) added to it, each with what it says, by whom and when. The file itself stays
 * as it is, byte by byte; what is new is appended (7.5.6, incremental update).
 * @throws ImportRefusal when the file cannot be read or is encrypted with a password.
 */
export async function annotatePdf(bytes: Uint8Array, storedText: string, highlights: readonly PdfHighlight[]): Promise<AnnotatedPdf> {
  const engine = await openDocument(bytes, undefined, true);
  try {
    const pages = await readPages(engine, []);
    const places = geometryOf(pages, storedText);
    const storage = new Map<string, object>();
    const unplaced: PdfHighlight[] = [];
    for (const highlight of highlights) {
      let first = true;
      for (const [index, page] of pages.entries()) {
        const place = places[index];
        const boxes = place ? highlight.spans.flatMap((span) => boxesOf(place, storedText, span, estimateWidth)) : [];
        if (boxes.length === 0) continue;
        const words = first ? highlight.words : continuedWords(highlight.words);
        storage.set(`${newKey}${storage.size}`, annotation(highlight, words, page, boxes));
        first = false;
      }
      if (first) unplaced.push(highlight);
    }
    if (storage.size === 0) return { bytes, unplaced };
    // no page of its own is saved again: fields stay as they are
    const request = { isPureXfa: false, numPages: 0, annotationStorage: storage, filename: '' };
    const saved = z.instanceof(Uint8Array).safeParse(await engine.ask('SaveDocument', request));
    if (!saved.success) throw damaged();
    return { bytes: saved.data, unplaced };
  } finally {
    await engine.close();
  }
}

function annotation({ colour, by, at }: PdfHighlight, words: string, page: PageText, boxes: readonly PageBox[]): object {
  const quads = boxes.map((box) => cornersOf(box, page));
  const xs = quads.flat().filter((_, index) => index % 2 === 0);
  const ys = quads.flat().filter((_, index) => index % 2 === 1);
  const rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return {
    annotationType: highlightType,
    pageIndex: page.page - 1,
    rect,
    quadPoints: quads.flat(),
    // round the quad, where the other order goes across it
    outlines: quads.map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]) => [a, b, c, d, g, h, e, f]),
    color: [0, 2, 4].map((place) => Number.parseInt(colour.slice(place, place + 2), 16)),
    opacity: 0.6,
    user: by,
    date: at,
    popup: { contents: words, rect: [rect[2], rect[1], (rect[2] ?? 0) + 180, (rect[1] ?? 0) + 120] },
  };
}

/** Upper left, upper right, lower left and lower right corner, as readers expect them (not as 12.5.6.10 puts them, which nobody does). */
function cornersOf({ x, y, angle, width, size }: PageBox, page: PageText): number[] {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const corner = (along: number, up: number) => {
    const point = toOwn(page, { x: x + cos * along + sin * up, y: y + sin * along - cos * up });
    return [point.x, point.y];
  };
  const [over, under] = [overBaseline * size, -underBaseline * size];
  return [...corner(0, over), ...corner(width, over), ...corner(0, under), ...corner(width, under)];
}
