import type { CaseData } from './case-data.ts';
import type { ExportWork } from './export-format.ts';
import { type GraphedSource, spanGraphs } from './span-graphs.ts';
import { UniqueNames, type ZipEntry } from './zip-files.ts';

/** A file for each source of a case, named after it, as `write` makes it: one at a time. */
export function* filesOfSources(
  data: CaseData,
  ending: string,
  write: (graphed: GraphedSource) => Iterable<string>,
  work: ExportWork | undefined,
): Generator<ZipEntry> {
  const names = new UniqueNames();
  for (const graphed of spanGraphs(data, work)) {
    const { source } = graphed;
    const name = names.give(source.fileName.replace(/\.[^.]*$/, '') || source.title || source.id);
    yield { path: `${name}${ending}`, content: write({ ...graphed, text: graphed.text.toWellFormed() }) };
  }
}
