import type { CaseData } from './case-data.ts';
import { type ExportFormat, step } from './export-format.ts';
import { exportList } from './export-list.ts';
import { buildReport } from './report/build-report.ts';
import type { Report } from './report/report-model.ts';
import { h, toHtml } from './report/report-node.ts';
import { leafStyles, pageStyles, paperStyles } from './report/report-styles.ts';
import { reportTree } from './report/report-tree.ts';
import type { ReportOptions } from './report-options.ts';

/** Nothing may load and nothing may run: the file is read as it is, wherever it lies. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The report as one HTML document that needs nothing beside it: no script, no font, no network. */
export function htmlDocument(report: Report): string {
  const head = toHtml([
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'generator', content: 'Hearsay' }),
    h('title', null, report.title),
  ]);
  const { words, options } = report;
  // the styles are this repo's own; of a case they hold its title, escaped
  const styles = `${leafStyles}${pageStyles}${paperStyles(options.paper, report.caseTitle, words.direction)}`;
  return `<!doctype html>\n<html lang="${words.language}" dir="${words.direction}">\n<head>\n${head}\n<style>${styles}</style>\n</head>\n<body>\n${toHtml([h('div', { class: 'sheet' }, reportTree(report))])}\n</body>\n</html>\n`;
}

export const htmlExport: ExportFormat = {
  ...exportList.html,
  render: async (data: CaseData, options: ReportOptions, work) => {
    step(work, 0);
    const report = buildReport(data, options);
    step(work, 0.4);
    const bytes = new TextEncoder().encode(htmlDocument(report));
    step(work, 1);
    return bytes;
  },
};
