import type { PDFDocumentProxy } from 'pdfjs-dist';
import { ImportRefusal } from '../formats/import/import-format.ts';
import { decodeBase64 } from '../formats/import/pdf/decode-base64.ts';
import { loadReader } from '../formats/import/pdf/pdf-engine.ts';
import type { OutlineEntry, PageSize } from './page-messages.ts';
import { readOutline } from './read-outline.ts';

/** Most pixels of one picture, so that a page of any size can be held in memory. */
const mostPixels = 16_000_000;

interface CanvasAndContext {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

/** Canvases of a worker, for pdf.js. */
class WorkerCanvases {
  create(width: number, height: number): CanvasAndContext {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }
  reset(held: CanvasAndContext, width: number, height: number): void {
    if (!held.canvas) return;
    held.canvas.width = Math.max(1, width);
    held.canvas.height = Math.max(1, height);
  }
  destroy(held: CanvasAndContext): void {
    if (held.canvas) held.canvas.width = held.canvas.height = 0;
    held.canvas = null;
    held.context = null;
  }
  getNoAlphaContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D | null {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  }
}

/** pdf.js filters pictures by SVG, which a worker has not; what they would do is left out. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addKnockoutFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  addSelectionHCMFilter = () => 'none';
  addSelectionFilter = () => 'none';
  createSelectionStyle = () => null;
  destroy(): void {}
}

/** Files pdf.js asks for: character maps and the fonts every reader must have. They are part of us; nothing is fetched. */
class OwnFiles {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const packed =
      kind === 'cMapUrl'
        ? (await import('../formats/import/pdf/character-maps.ts')).characterMap(filename)
        : kind === 'standardFontDataUrl'
          ? (await import('./standard-fonts.ts')).standardFont(filename)
          : undefined;
    if (packed === undefined) throw new Error(`${filename} is not part of Hearsay`);
    return decodeBase64(packed);
  }
}

/** One PDF whose pages are drawn in this worker. */
export class DrawnDocument {
  private constructor(private readonly document: PDFDocumentProxy) {}

  /** Opens a document as it is read (`formats/import/pdf/lay-out`). @throws ImportRefusal with `needs` when the password is missing or wrong, or when the file is damaged */
  static async open(bytes: Uint8Array, password: string | undefined, original = bytes): Promise<DrawnDocument> {
    // pdf.js then reads in this very worker: workers inside workers are not allowed here
    Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler: await loadReader() } });
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const workerDocument = {
      fonts: (globalThis as { fonts?: unknown }).fonts,
      baseURI: location.href,
      createElement: () => new OffscreenCanvas(1, 1),
    };
    try {
      const document = await getDocument({
        data: bytes.slice(),
        ...(password === undefined ? {} : { password }),
        verbosity: 0,
        ownerDocument: workerDocument as unknown as HTMLDocument,
        CanvasFactory: WorkerCanvases,
        FilterFactory: NoFilters,
        BinaryDataFactory: OwnFiles,
        cMapUrl: 'own/',
        standardFontDataUrl: 'own/',
        useWorkerFetch: false,
        useWasm: false,
        useSystemFonts: false,
        isOffscreenCanvasSupported: true,
        enableXfa: false,
        disableAutoFetch: true,
      }).promise;
      return new DrawnDocument(document);
    } catch (error) {
      if (error instanceof Error && error.name === 'PasswordException') {
        const { openedByEmptyOwner } = await import('../formats/import/pdf/empty-owner-password.ts');
        const opened = bytes === original ? openedByEmptyOwner(bytes) : undefined;
        if (opened !== undefined) return DrawnDocument.open(opened, undefined, bytes);
        throw new ImportRefusal('is encrypted and needs a password to be shown', { kind: 'password', wrong: password !== undefined });
      }
      throw new ImportRefusal('is damaged, so its pages cannot be shown');
    }
  }

  /** The sizes of all pages; a damaged one is given that of the page before. */
  async sizes(): Promise<PageSize[]> {
    const sizes: PageSize[] = [];
    for (let number = 1; number <= this.document.numPages; number += 1) {
      const page = await this.document.getPage(number).catch(() => null);
      const { width, height } = page?.getViewport({ scale: 1 }) ?? sizes.at(-1) ?? { width: 612, height: 792 };
      sizes.push({ width, height });
    }
    return sizes;
  }

  /** The document's own contents (its bookmarks), as far as they lead to pages. */
  outline(): Promise<OutlineEntry[]> {
    return readOutline(this.document);
  }

  /** A page as a picture, `scale` pixels to a point. */
  async draw(pageNumber: number, scale: number): Promise<ImageBitmap> {
    const page = await this.document.getPage(pageNumber);
    const natural = page.getViewport({ scale: 1 });
    const most = Math.sqrt(mostPixels / Math.max(1, natural.width * natural.height));
    const viewport = page.getViewport({ scale: Math.min(scale, most) });
    const canvas = new OffscreenCanvas(Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height)));
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('There is no canvas to draw on.');
    await page.render({
      canvas: null,
      canvasContext: context as unknown as CanvasRenderingContext2D,
      viewport,
      background: '#ffffff',
    }).promise;
    page.cleanup();
    return canvas.transferToImageBitmap();
  }
}
