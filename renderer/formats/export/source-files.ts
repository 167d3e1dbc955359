import type { CaseData } from './case-data.ts';
import { type ExportWork, step } from './export-format.ts';
import { type GraphedSource, spanGraphs } from './span-graphs.ts';
import { UniqueNames } from './zip-files.ts';

/** A file for each source of a case, named after it, as `write` makes it. */
export function filesOfSources(
  data: CaseData,
  ending: string,
  write: (graphed: GraphedSource) => string,
  work: ExportWork | undefined,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const names = new UniqueNames();
  const encoder = new TextEncoder();
  for (const graphed of spanGraphs(data)) {
    const { source } = graphed;
    const name = names.give(source.fileName.replace(/\.[^.]*$/, '') || source.title || source.id);
    files.set(`${name}${ending}`, encoder.encode(write({ ...graphed, text: graphed.text.toWellFormed() })));
    step(work, files.size / (data.sources.length + 1));
  }
  return files;
}
