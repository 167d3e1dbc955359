import { gatherOpenCase } from '../../commands/report/export-report.ts';
import type { Services } from '../../commands/services.ts';
import type { ExportDescription } from '../../formats/export/export-format.ts';
import type { ReportOptions } from '../../formats/export/report-options.ts';
import { renderExport } from '../../workers/export-client.ts';

const texts = ['markdown', 'csv', 'json', 'jsonl', 'web-annotation', 'qdc', 'doccano', 'label-studio', 'claim-review', 'attributions'];
/** Files with pages: their words are copied as the page that the HTML format gives. */
const pages = ['html', 'docx', 'pdf'];

/** Whether a format has words that can be put on the clipboard; an archive or a workbook has none. */
export function canCopy(format: ExportDescription): boolean {
  return texts.includes(format.id) || pages.includes(format.id);
}

/**
 * Puts the report on the clipboard: a page as formatted text with its Markdown beside it, for programs that take either; anything
 * else as its own text.
 */
export async function copyReport(services: Services, format: ExportDescription, options: ReportOptions): Promise<void> {
  const data = await gatherOpenCase(services, false);
  const made = { ...options, at: new Date().toISOString() };
  const text = async (id: string) => new TextDecoder().decode(await renderExport(id, data, made));
  if (pages.includes(format.id)) {
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
