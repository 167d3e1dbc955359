import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { OutlineEntry } from './page-messages.ts';

/** Most entries, and how deep they are followed: contents that loop back into themselves end somewhere. */
const mostEntries = 2000;
const deepest = 6;

type OutlineItem = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** The bookmarks of a PDF (ISO 32000-1, 12.3.3) that lead to pages of it, in order. Never fails. */
export async function readOutline(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const walk = async (items: readonly OutlineItem[], level: number): Promise<void> => {
    for (const item of items) {
      if (entries.length >= mostEntries) return;
      const title = item.title.replace(/\s+/g, ' ').trim().slice(0, 300);
      const page = title === '' ? 0 : await pageOf(document, item.dest).catch(() => 0);
      if (page > 0) entries.push({ title, level, page });
      if (level + 1 < deepest) await walk(item.items, level + 1);
    }
  };
  const outline = await document.getOutline().catch(() => null);
  await walk(outline ?? [], 0);
  return entries;
}

async function pageOf(document: PDFDocumentProxy, destination: string | unknown[] | null): Promise<number> {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination;
  const target: unknown = explicit?.[0];
  if (typeof target === 'number') return target >= 0 && target < document.numPages ? target + 1 : 0;
  if (typeof target !== 'object' || target === null || !('num' in target) || !('gen' in target)) return 0;
  const { num, gen } = target;
  return typeof num === 'number' && typeof gen === 'number' ? (await document.getPageIndex({ num, gen })) + 1 : 0;
}
