import { sharedWords } from '../../anchoring/shared-words.ts';
import { foldWords } from '../../domain/fold-words.ts';
import type { Source } from '../../domain/source.ts';
import type { CaseData } from '../../formats/export/case-data.ts';

/**
 * How a source of theirs is one of ours. id: the same record. bytes, text: the same file or the same words. carried: the same article with
 * other words around or in it, so that what they marked has to be found in our text.
 */
export interface SourceMatch {
  readonly theirs: string;
  readonly mine: string;
  readonly how: 'id' | 'bytes' | 'text' | 'carried';
}

/** Share of the words of two texts of one address or file from which they count as the same article. */
const enough = 0.5;

/**
 * Which sources of two cases are the same: by record, then by SHA-256 of the file with the same text, then by text, then by file, address
 * or title with most of the words in common. Each source is matched once. Linear in the sources but for the last, which compares words.
 */
export function matchSources(mine: Pick<CaseData, 'sources' | 'texts'>, theirs: Pick<CaseData, 'sources' | 'texts'>): SourceMatch[] {
  const ourText = new Map(mine.texts.map((row) => [row.id, row.text]));
  const theirText = new Map(theirs.texts.map((row) => [row.id, row.text]));
  const ourById = new Map(mine.sources.map((row) => [row.id, row]));
  const takenOurs = new Set<string>();
  const matches = new Map<string, SourceMatch>();
  const match = (source: Source, ours: Source | undefined, how: SourceMatch['how']) => {
    if (!ours || takenOurs.has(ours.id) || matches.has(source.id)) return;
    takenOurs.add(ours.id);
    matches.set(source.id, { theirs: source.id, mine: ours.id, how });
  };
  const same = (source: Source, ours: Source) => ourText.get(ours.id) === theirText.get(source.id);
  for (const source of theirs.sources) {
    const ours = ourById.get(source.id);
    if (ours && same(source, ours)) match(source, ours, 'id');
  }
  const byFile = listsBy(mine.sources, (row) => row.sha256);
  for (const source of theirs.sources) {
    match(
      source,
      byFile.get(source.sha256)?.find((ours) => !takenOurs.has(ours.id) && same(source, ours)),
      'bytes',
    );
  }
  const byText = listsBy(mine.sources, (row) => ourText.get(row.id) ?? `no text ${row.id}`);
  for (const source of theirs.sources) {
    const text = theirText.get(source.id);
    if (text)
      match(
        source,
        byText.get(text)?.find((ours) => !takenOurs.has(ours.id)),
        'text',
      );
  }
  const keys: readonly ((row: Source) => string)[] = [
    (row) => row.sha256,
    (row) => row.url.trim().toLowerCase(),
    (row) => `${foldWords(row.title)}\n${foldWords(row.publisher)}`.trim(),
  ];
  for (const key of keys) {
    const free = mine.sources.filter((row) => !takenOurs.has(row.id));
    const ours = listsBy(free, key);
    const others = listsBy(
      theirs.sources.filter((row) => !matches.has(row.id)),
      key,
    );
    for (const [value, [source, ...more]] of others) {
      const [candidate, ...rest] = ours.get(value) ?? [];
      // more than one of the kind says nothing of which is which
      if (value === '' || !source || !candidate || more.length > 0 || rest.length > 0) continue;
      if (sharedWords(ourText.get(candidate.id) ?? '', theirText.get(source.id) ?? '') >= enough) match(source, candidate, 'carried');
    }
  }
  return theirs.sources.flatMap((source) => matches.get(source.id) ?? []);
}

function listsBy(sources: readonly Source[], key: (row: Source) => string): Map<string, Source[]> {
  const lists = new Map<string, Source[]>();
  for (const source of sources) {
    const list = lists.get(key(source));
    if (list) list.push(source);
    else lists.set(key(source), [source]);
  }
  return lists;
}
