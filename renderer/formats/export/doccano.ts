import { toCodePoints } from '../../anchoring/code-points.ts';
import type { CaseData } from './case-data.ts';
import { chosenCase } from './chosen-case.ts';
import { type ExportWork, exportOf } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { jsonLines } from './json-pieces.ts';
import { spanGraphs } from './span-graphs.ts';

/**
 * doccano's JSONL with relations: a line for each source, entities `Content`, `Cue` and `Source` in code points, relations from a
 * content to what belongs to it. Facts of a claim stand in its entity under `facts`, which doccano leaves aside and Hearsay reads.
 */
function* doccanoRecords(data: CaseData, work: ExportWork | undefined): Generator<unknown> {
  let number = 0;
  for (const { source, text, graph } of spanGraphs(data, work)) {
    number += 1;
    const points = toCodePoints(
      text,
      graph.spans.flatMap((one) => [one.span.start, one.span.end]),
    );
    yield {
      id: number,
      text,
      entities: graph.spans.map(({ id, label, facts }, i) => ({
        id: Number(id),
        label,
        start_offset: points[i * 2],
        end_offset: points[i * 2 + 1],
        ...(Object.keys(facts).length === 0 ? {} : { facts }),
      })),
      relations: graph.links.map(({ from, to, type }, i) => ({ id: i + 1, from_id: Number(from), to_id: Number(to), type })),
      title: source.title,
      url: source.url,
    };
  }
}

export const doccanoExport = exportOf(exportList.doccano, (whole, options, work) =>
  utf8Pieces(jsonLines(doccanoRecords(chosenCase(whole, options), work))),
);
