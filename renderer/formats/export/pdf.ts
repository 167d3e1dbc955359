import type { ExportFormat } from './export-format.ts';
import { exportList } from './export-list.ts';
import { htmlExport } from './html.ts';

/**
 * The report for paper. Laying text out in every script, tagging it and embedding fonts is what Chromium is good at, so this gives the
 * HTML report, which has its own rules for paper, and the host prints it: the desktop window, the browser host or the command line.
 */
export const pdfExport: ExportFormat = { ...htmlExport, ...exportList.pdf };
