import { type ExportWork, exportOf, partOf, step } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { buildReport } from './report/build-report.ts';
import type { Report } from './report/report-model.ts';
import { h, htmlParts } from './report/report-node.ts';
import { leafStyles, pageStyles, paperStyles } from './report/report-styles.ts';
import { reportTree } from './report/report-tree.ts';

/** Nothing may load and nothing may run: the file is read as it is, wherever it lies. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The report as one HTML document that needs nothing beside it: no script, no font, no network. */
function* htmlDocument(report: Report, work: ExportWork | undefined): Generator<string> {
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
  yield `<!doctype html>\n<html lang="${words.language}" dir="${words.direction}">\n<head>\n`;
  for (const node of head) yield* htmlParts(node);
  yield `\n<style>${styles}</style>\n</head>\n<body>\n`;
  const steps = report.sources.length + report.claims.length;
  let done = 0;
  // a section for each source and a row for each claim, made as they are written
  yield* htmlParts(h('div', { class: 'sheet' }, reportTree(report)), (tag) => {
    if (tag === 'section' || tag === 'tr') step(work, Math.min(1, done++ / steps));
  });
  yield '\n</body>\n</html>\n';
}

export const htmlExport = exportOf(exportList.html, function* (data, options, work) {
  const report = buildReport(data, options, undefined, partOf(work, 0, 0.4));
  yield* utf8Pieces(htmlDocument(report, partOf(work, 0.4, 1)));
});
