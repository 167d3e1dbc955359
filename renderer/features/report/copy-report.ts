import { gatherOpenCase } from '../../commands/report/export-report.ts';
import type { Services } from '../../commands/services.ts';
import type { ExportDescription } from '../../formats/export/export-format.ts';
import type { ReportOptions } from '../../formats/export/report-options.ts';
import { renderExport } from '../../workers/export-client.ts';

/**
 * Puts the report on the clipboard: a page as formatted text with its Markdown beside it, for programs that take either; anything
 * else as its own text.
 */
export async function copyReport(services: Services, format: ExportDescription, options: ReportOptions): Promise<void> {
  const data = await gatherOpenCase(services, false);
  const made = { ...options, at: new Date().toISOString() };
  const text = async (id: string) => new TextDecoder().decode(await renderExport(id, data, made));
  if (format.id === 'html') {
    const [page, plain] = [await text('html'), await text('markdown')];
    const item = new ClipboardItem({
      'text/html': new Blob([page], { type: 'text/html' }),
      'text/plain': new Blob([plain], { type: 'text/plain' }),
    });
    await navigator.clipboard.write([item]);
  } else {
    await navigator.clipboard.writeText(await text(format.id));
  }
  services.toast('Copied the report');
}
