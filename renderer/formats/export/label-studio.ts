import { toCodePoints } from '../../anchoring/code-points.ts';
import type { CaseData } from './case-data.ts';
import { chosenCase } from './chosen-case.ts';
import { type ExportWork, exportOf } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { JsonRows, jsonParts } from './json-pieces.ts';
import { spanGraphs } from './span-graphs.ts';

/**
 * Label Studio tasks, one for each source, with one annotation that holds a region for each passage (code points, as Label Studio has
 * counted since 2021), relations to what belongs to it, and each fact as a `textarea` of the region. Made for a labelling set-up with
 * `<Labels name="label" toName="text">` over `<Text name="text" value="$text">`.
 */
function* labelStudioTasks(data: CaseData, work: ExportWork | undefined): Generator<unknown> {
  let number = 0;
  for (const { source, text, graph } of spanGraphs(data, work)) {
    number += 1;
    const points = toCodePoints(
      text,
      graph.spans.flatMap((one) => [one.span.start, one.span.end]),
    );
    const region = (id: string) => `r${id}`;
    const result: unknown[] = [];
    graph.spans.forEach(({ id, label, span, facts }, i) => {
      const place = { start: points[i * 2], end: points[i * 2 + 1], text: text.slice(span.start, span.end) };
      const of = { id: region(id), to_name: 'text', origin: 'manual' };
      result.push({ ...of, from_name: 'label', type: 'labels', value: { ...place, labels: [label] } });
      for (const [name, value] of Object.entries(facts)) {
        result.push({ ...of, from_name: name, type: 'textarea', value: { ...place, text: [value] } });
      }
    });
    for (const { from, to, type } of graph.links) {
      result.push({ type: 'relation', from_id: region(from), to_id: region(to), direction: 'right', labels: [type] });
    }
    const { title, url, publisher, publishedAt, language } = source;
    yield {
      id: number,
      data: { text, title, url, publisher, publishedAt, language },
      annotations: [{ id: number, result, was_cancelled: false, ground_truth: false }],
      predictions: [],
    };
  }
}

export const labelStudioExport = exportOf(exportList.labelStudio, function* (whole, options, work) {
  yield* utf8Pieces(jsonParts(new JsonRows(labelStudioTasks(chosenCase(whole, options), work)), 1));
  yield* utf8Pieces(['\n']);
});
