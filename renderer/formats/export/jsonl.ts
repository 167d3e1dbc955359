import { type ExportFormat, step } from './export-format.ts';
import { exportList } from './export-list.ts';
import { reportJson } from './json.ts';
import { buildReport } from './report/build-report.ts';
import { english } from './report/words/english.ts';

/**
 * The report as JSON Lines: each record of the JSON export on a line of its own with its kind, `source`, `speaker` or `claim`, so that
 * large cases can be read a line at a time. Offsets are code points.
 */
export const jsonlExport: ExportFormat = {
  ...exportList.jsonl,
  render: async (data, options, work) => {
    step(work, 0);
    const { sources, speakers, claims, ...head } = reportJson(buildReport(data, options, english));
    step(work, 0.5);
    const lines = [
      JSON.stringify({ record: 'report', ...head }),
      ...sources.map((row) => JSON.stringify({ record: 'source', ...row })),
      ...speakers.map((row) => JSON.stringify({ record: 'speaker', ...row })),
      ...claims.map((row) => JSON.stringify({ record: 'claim', ...row })),
    ];
    step(work, 1);
    return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  },
};
