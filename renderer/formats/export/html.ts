import type { CaseData } from './case-data.ts';
import { type ExportFormat, type ExportWork, step } from './export-format.ts';
import { exportList } from './export-list.ts';
import { buildReport } from './report/build-report.ts';
import type { Report } from './report/report-model.ts';
import { h, writeHtml } from './report/report-node.ts';
import { leafStyles, pageStyles, paperStyles } from './report/report-styles.ts';
import { reportTree } from './report/report-tree.ts';
import type { ReportOptions } from './report-options.ts';
import { Utf8Pieces } from './utf8-pieces.ts';

/** Nothing may load and nothing may run: the file is read as it is, wherever it lies. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The report as one HTML document in UTF-8 that needs nothing beside it: no script, no font, no network. */
export function htmlDocument(report: Report, work?: ExportWork): Uint8Array {
  const text = new Utf8Pieces();
  const put = (piece: string) => text.add(piece);
  const head = [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'generator', content: 'Hearsay' }),
    h('title', null, report.title),
  ];
  const { words, options } = report;
  // the styles are this repo's own; of a case they hold its title, escaped
  const styles = `${leafStyles}${pageStyles}${paperStyles(options.paper, report.caseTitle, words.direction)}`;
  put(`<!doctype html>\n<html lang="${words.language}" dir="${words.direction}">\n<head>\n`);
  for (const node of head) writeHtml(node, put);
  put(`\n<style>${styles}</style>\n</head>\n<body>\n`);
  const steps = report.sources.length + report.claims.length;
  let done = 0;
  // a section for each source and a row for each claim, made as they are written
  writeHtml(h('div', { class: 'sheet' }, reportTree(report)), put, (tag) => {
    if (tag === 'section' || tag === 'tr') step(work, 0.4 + 0.59 * Math.min(1, done++ / steps));
  });
  put('\n</body>\n</html>\n');
  return text.bytes();
}

export const htmlExport: ExportFormat = {
  ...exportList.html,
  render: async (data: CaseData, options: ReportOptions, work) => {
    step(work, 0);
    const report = buildReport(data, options);
    step(work, 0.4);
    const bytes = htmlDocument(report, work);
    step(work, 1);
    return bytes;
  },
};
