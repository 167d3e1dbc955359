import { toCodePoints } from '../../anchoring/code-points.ts';
import { chosenCase } from './chosen-case.ts';
import { type ExportFormat, step } from './export-format.ts';
import { exportList } from './export-list.ts';
import { spanGraphs } from './span-graphs.ts';

/**
 * doccano's JSONL with relations: a line for each source, entities `Content`, `Cue` and `Source` in code points, relations from a
 * content to what belongs to it. Facts of a claim stand in its entity under `facts`, which doccano leaves aside and Hearsay reads.
 */
export const doccanoExport: ExportFormat = {
  ...exportList.doccano,
  render: async (whole, options, work) => {
    const data = chosenCase(whole, options);
    const lines: string[] = [];
    for (const { source, text, graph } of spanGraphs(data)) {
      step(work, lines.length / (data.sources.length + 1));
      const points = toCodePoints(
        text,
        graph.spans.flatMap((one) => [one.span.start, one.span.end]),
      );
      lines.push(
        JSON.stringify({
          id: lines.length + 1,
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
        }),
      );
    }
    step(work, 1);
    return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  },
};
