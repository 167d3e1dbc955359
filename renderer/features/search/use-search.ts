import { useEffect, useMemo, useRef, useState } from 'react';
import type { FoundPlaces } from '../../domain/search/find-places.ts';
import { placeAt } from '../../domain/search/find-places.ts';
import { parseQuery, type SearchQuery } from '../../domain/search/parse-query.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { type CaseWords, caseWords } from '../../storage/case-words.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { SearchTexts } from '../../workers/search-texts.ts';
import { lineAt, type SearchLine, type SourceLines, satisfies } from './search-lines.ts';
import { useSearchState } from './search-state.ts';

/** Typing rests this long before the search begins, in ms. */
const rest = 120;
/** Places shown at most. */
const placesAtMost = 5000;
/** Results are shown this often while more come, in ms. */
const showEvery = 80;

export interface SearchResult {
  readonly query: SearchQuery;
  /** What was found, by source; claims around the places come with them. */
  readonly groups: readonly SourceLines[];
  readonly searched: number;
  readonly total: number;
  readonly running: boolean;
  /** Places in set-aside text that were left out. */
  readonly aside: number;
  readonly more: boolean;
  readonly problem: string;
}

interface Raw {
  readonly found: ReadonlyMap<string, FoundPlaces>;
  readonly searched: number;
  readonly running: boolean;
  readonly problem: string;
}

const nothing: Raw = { found: new Map(), searched: 0, running: false, problem: '' };

/** Runs what stands in the search field over every source of the case, off the main thread, and shows results as they come. */
export function useSearch(): SearchResult {
  const services = useServices();
  const inHand = useRows('sources', 'claims', 'attributions', 'speakers', 'codes');
  const typed = useUi((state) => state.searchQuery);
  const withAside = useSearchState((state) => state.withAside);
  const texts = useRef<SearchTexts | null>(null);
  const [raw, setRaw] = useState<Raw>(nothing);
  const query = useMemo(() => parseQuery(typed), [typed]);
  const words = caseWords(services.database);
  const sourcesVersion = inHand.version('sources');

  useEffect(
    () => () => {
      texts.current?.close();
      texts.current = null;
    },
    [],
  );
  const { find, problem } = query;
  const findKey = JSON.stringify(find);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the pattern, the version for the sources
  useEffect(() => {
    if (!find || problem || (find.kind !== 'regex' && find.words.trim().length < 2)) {
      setRaw(nothing);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      texts.current ??= new SearchTexts();
      void run(inHand, words, texts.current, { find, withAside, atMost: placesAtMost }, setRaw, stop.signal);
    }, rest);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [findKey, problem, withAside, inHand, words, sourcesVersion]);

  const rows = `${inHand.version('claims')} ${inHand.version('attributions')} ${inHand.version('speakers')} ${words.version}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions stand for the rows
  const groups = useMemo(
    () => (find ? groupsOf(raw.found, query, inHand, words) : claimsThatFit(query, inHand, words)),
    [raw, query, inHand, words, rows],
  );
  const found = [...raw.found.values()];
  const total = versionsOf(inHand).listed().length;
  return {
    query,
    groups,
    searched: find ? raw.searched : total,
    total,
    running: raw.running,
    aside: found.reduce((sum, one) => sum + one.aside, 0),
    more: found.some((one) => one.more),
    problem: problem || raw.problem,
  };
}

async function run(
  inHand: CaseInHand,
  words: CaseWords,
  texts: SearchTexts,
  asked: Parameters<SearchTexts['search']>[1],
  show: (raw: Raw) => void,
  signal: AbortSignal,
): Promise<void> {
  const sources = versionsOf(inHand)
    .listed()
    .map((source) => ({ id: source.id, aside: source.setAside.map((entry) => entry.start) }));
  const found = new Map<string, FoundPlaces>();
  let shownAt = performance.now();
  const tell = (running: boolean, problem = '') => {
    if (!signal.aborted) show({ found: new Map(found), searched: found.size, running, problem });
  };
  try {
    await texts.search(
      sources,
      asked,
      (sourceId) => words.text(sourceId),
      (sourceId, places) => {
        found.set(sourceId, places);
        if (performance.now() - shownAt > showEvery) {
          shownAt = performance.now();
          tell(true);
        }
      },
      signal,
    );
    tell(false);
  } catch (error) {
    tell(false, error instanceof Error ? error.message : 'The search stopped.');
  }
}

function groupsOf(
  found: ReadonlyMap<string, FoundPlaces>,
  { conditions }: SearchQuery,
  inHand: CaseInHand,
  words: CaseWords,
): readonly SourceLines[] {
  return [...found].flatMap(([sourceId, { places }]) => {
    const lines = places.flatMap((place) => lineAt(sourceId, place, conditions, inHand, words) ?? []);
    return lines.length > 0 ? [{ sourceId, lines }] : [];
  });
}

/** Conditions alone: every claim that satisfies them is a line. */
function claimsThatFit({ conditions }: SearchQuery, inHand: CaseInHand, words: CaseWords): readonly SourceLines[] {
  if (conditions.length === 0) return [];
  let left = placesAtMost;
  return versionsOf(inHand)
    .inOrder()
    .flatMap((source) => {
      const lines: SearchLine[] = [];
      for (const claim of inHand.claimsIn(source.id).inOrder()) {
        if (left <= 0) break;
        const span = claim.spans[0];
        if (!span || !satisfies(claim, conditions, inHand, words)) continue;
        left -= 1;
        const text = words.heldText(source.id);
        const block = text?.blocks.find((one) => one.start <= span.start && span.start < one.end);
        if (!text) void words.text(source.id);
        const place =
          text && block
            ? placeAt(text.text, block, span.start, span.end)
            : { ...span, left: '', hit: claim.quotes[0]?.exact ?? '', right: '' };
        lines.push({
          ...place,
          id: `${source.id} ${claim.id}`,
          sourceId: source.id,
          claimId: claim.id,
          speakerId: inHand.attributionsByClaim.of(claim.id)[0]?.speakerId ?? '',
        });
      }
      return lines.length > 0 ? [{ sourceId: source.id, lines }] : [];
    });
}
