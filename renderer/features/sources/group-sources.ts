import type { Source } from '../../domain/source.ts';

const order = new Intl.Collator('en', { numeric: true });

/** Sources that came from one folder; '' holds those that came by themselves. */
export interface SourceGroup {
  readonly folder: string;
  readonly sources: readonly Source[];
}

/** Sources by the folder they came from: those by themselves first, then folders by name. Inside a group the order stays as it was. */
export function groupSources(sources: readonly Source[]): SourceGroup[] {
  const groups = new Map<string, Source[]>();
  for (const source of sources) {
    const folder = source.folder ?? '';
    const group = groups.get(folder);
    if (group) group.push(source);
    else groups.set(folder, [source]);
  }
  return [...groups]
    .map(([folder, inside]) => ({ folder, sources: inside }))
    .sort((a, b) => Number(a.folder !== '') - Number(b.folder !== '') || order.compare(a.folder, b.folder));
}

/** The part of a long list that is drawn: the first `most`, and the one that must be there if it lies beyond. */
export function shownOf(sources: readonly Source[], most: number, mustShow: string): readonly Source[] {
  const first = sources.slice(0, most);
  const wanted = sources.slice(most).find((source) => source.id === mustShow);
  return wanted ? [...first, wanted] : first;
}
