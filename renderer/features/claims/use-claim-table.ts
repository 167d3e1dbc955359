import { useDeferredValue, useEffect, useMemo } from 'react';
import { verdictsOf } from '../../commands/case/case-acts.ts';
import type { Verdict } from '../../domain/case.ts';
import { useCaseWords } from '../../state/use-case-words.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { CaseWords } from '../../storage/case-words.ts';
import { type ClaimLines, claimLinesOf } from '../../storage/claim-lines.ts';
import {
  type Arrangement,
  type Counts,
  countLines,
  filterLines,
  groupLines,
  sortLines,
  type TableItem,
  tableItems,
} from './arrange-claims.ts';
import { useClaimsView } from './claims-view-state.ts';

export interface ClaimTable {
  readonly inHand: CaseInHand;
  readonly lines: ClaimLines;
  readonly words: CaseWords;
  readonly verdicts: readonly Verdict[];
  readonly counts: Counts;
  readonly items: readonly TableItem[];
  /** Claims that pass the filters. */
  readonly shown: number;
  readonly total: number;
}

/** The claims table as it is asked for: filtered, sorted, grouped. Each step is worked out anew only when what it needs changed. */
export function useClaimTable(): ClaimTable {
  const services = useServices();
  const inHand = useRows('claims', 'attributions', 'evidence', 'speakers', 'codes', 'sources', 'cases');
  const words = useCaseWords();
  const lines = claimLinesOf(inHand);
  const typed = useUi((state) => state.claimFilter);
  const filter = useDeferredValue(typed);
  const view = useClaimsView();
  const verdicts = verdictsOf(services);
  const names = `${inHand.version('speakers')} ${inHand.version('codes')}`;
  const wordsVersion = filter === '' ? 0 : words.version;

  useEffect(() => {
    if (filter === '') return;
    const stop = new AbortController();
    void words.readCues(inHand, stop.signal);
    return () => stop.abort();
  }, [filter, inHand, words]);

  const all = lines.all();
  const { list, group, sort, descending, folded } = view;
  const asked: Arrangement = useMemo(
    () => ({ list, verdicts: view.verdicts, speakers: view.speakers, filter, group, sort, descending, folded }),
    [list, view.verdicts, view.speakers, filter, group, sort, descending, folded],
  );
  const counts = useMemo(() => countLines(all), [all]);
  const cueOf = useMemo(
    () => (line: { readonly attributions: readonly Parameters<CaseWords['cue']>[0][] }) =>
      line.attributions.map((row) => words.cue(row) ?? '').join(' '),
    [words],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and words come in through the case, whose identity stays
  const filtered = useMemo(() => filterLines(all, asked, lines, inHand, cueOf), [all, asked, lines, inHand, cueOf, names, wordsVersion]);
  const sorted = useMemo(() => sortLines(filtered, asked, verdicts), [filtered, asked, verdicts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const heads = useMemo(() => groupLines(sorted, asked, inHand, verdicts), [sorted, asked, inHand, verdicts, names]);
  const items = useMemo(() => tableItems(heads, asked), [heads, asked]);
  return { inHand, lines, words, verdicts, counts, items, shown: filtered.length, total: all.length };
}
