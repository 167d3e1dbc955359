import { exportOf, partOf } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { reportJson } from './json.ts';
import { jsonLines } from './json-pieces.ts';
import { buildReport } from './report/build-report.ts';
import { english } from './report/words/english.ts';

/**
 * The report as JSON Lines: each record of the JSON export on a line of its own with its kind, `source`, `speaker` or `claim`, so that
 * large cases can be read a line at a time. Offsets are code points.
 */
export const jsonlExport = exportOf(exportList.jsonl, function* (data, options, work) {
  const report = buildReport(data, options, english, partOf(work, 0, 0.4));
  const { sources, speakers, claims, ...head } = reportJson(report, partOf(work, 0.4, 1));
  const records = function* () {
    yield { record: 'report', ...head };
    for (const row of sources) yield { record: 'source', ...row };
    for (const row of speakers) yield { record: 'speaker', ...row };
    for (const row of claims) yield { record: 'claim', ...row };
  };
  yield* utf8Pieces(jsonLines(records()));
});
