import { randomUUID } from 'node:crypto';
import type { OwnPage } from '../security/app-protocol.ts';
import { printWindowOptions } from '../security/window-options.ts';
import type { WindowMaker } from './main-window.ts';

/** Lays a self-contained HTML report out for paper, in a window that is never shown, runs no script and can load nothing. */
export class ReportPrinter {
  private readonly waiting = new Map<string, string>();

  constructor(private readonly makeWindow: WindowMaker) {}

  /** The report asked for under `app://print/...`, for the protocol. */
  page(pathname: string): OwnPage | null {
    const html = this.waiting.get(pathname.slice(1));
    if (html === undefined) return null;
    return { html, contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox" };
  }

  /** The report as PDF, tagged for screen readers and with an outline of its headings. */
  async print(html: string): Promise<Uint8Array<ArrayBuffer>> {
    const id = randomUUID();
    this.waiting.set(id, html);
    const window = new this.makeWindow(printWindowOptions());
    try {
      await window.loadURL(`app://print/${id}`);
      return new Uint8Array(
        await window.webContents.printToPDF({
          pageSize: 'A4',
          printBackground: true,
          preferCSSPageSize: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        }),
      );
    } finally {
      this.waiting.delete(id);
      window.destroy();
    }
  }
}
