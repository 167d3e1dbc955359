import { useEffect, useMemo, useRef } from 'react';
import type { PlaceOrder } from '../../domain/search/find-places.ts';
import { useStatusText } from '../../state/status-text.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SearchResults } from './SearchResults.tsx';
import { SearchSidebar } from './SearchSidebar.tsx';
import { SearchStates } from './SearchStates.tsx';
import { countWords, orderLines } from './search-lines.ts';
import { useSearchState } from './search-state.ts';
import { useSearch } from './use-search.ts';

const orders: Record<PlaceOrder, string> = { position: 'position', left: 'word before', right: 'word after', speaker: 'speaker' };

/** Search: every place of the case where words stand, in their context, with who says it. */
export function SearchView() {
  const services = useServices();
  const inHand = useRows('sources', 'claims', 'speakers');
  const typed = useUi((state) => state.searchQuery);
  const { order } = useSearchState();
  const field = useRef<HTMLInputElement>(null);
  const enterResults = useRef<(() => void) | null>(null);
  const result = useSearch();
  const groups = useMemo(() => orderLines(result.groups, order, inHand), [result.groups, order, inHand]);
  const counted = groups.length > 0 ? countWords(groups, result.more) : '';

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    useStatusText.setState({ counts: counted, place: '' });
    if (counted && !result.running) services.announce(counted);
    return () => useStatusText.setState({ counts: '', place: '' });
  }, [counted, result.running, services]);

  const setTyped = (searchQuery: string) => {
    services.ui.setState({ searchQuery });
    field.current?.focus();
  };
  return (
    <>
      <SearchSidebar groups={groups} onInsert={(words) => setTyped(`${typed.trimEnd()} ${words}`.trimStart())} />
      <main className="work search" aria-labelledby="search-head">
        <h1 className="sr" id="search-head">
          Search
        </h1>
        <search className="work-bar">
          <label className="filter search-field">
            <Icon name="find" />
            <span className="sr">Search the case</span>
            <input
              ref={field}
              type="search"
              placeholder="Words, “exact words”, /expression/, speaker: cue: verdict: topic:"
              value={typed}
              dir="auto"
              spellCheck={false}
              aria-invalid={result.query.problem ? true : undefined}
              aria-describedby={result.problem ? 'search-problem' : undefined}
              onChange={(event) => services.ui.setState({ searchQuery: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown' || event.key === 'Enter') {
                  event.preventDefault();
                  enterResults.current?.();
                } else if (event.key === 'Escape' && typed !== '') {
                  event.preventDefault();
                  setTyped('');
                }
              }}
            />
          </label>
          <Menu
            label="Sort places by"
            button={
              <button type="button" className="quiet">
                Sort: {orders[order]}
                <Icon name="down" />
              </button>
            }
            entries={(Object.keys(orders) as PlaceOrder[]).map((id) => ({
              id,
              label: `By ${orders[id]}`,
              checked: order === id,
              run: () => useSearchState.setState({ order: id }),
            }))}
          />
        </search>
        {result.query.conditions.length > 0 ? (
          <ul className="chips" aria-label="Conditions">
            {result.query.conditions.map((condition) => (
              <li key={condition.typed}>
                <button
                  type="button"
                  className="chip"
                  aria-label={`Remove condition ${condition.name} ${condition.words}`}
                  onClick={() => setTyped(typed.replace(condition.typed, '').replace(/\s+/gu, ' ').trim())}
                >
                  <span className="chip-name">{condition.name}</span> <bdi>{condition.words}</bdi>
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        {groups.length > 0 ? (
          <SearchResults groups={groups} enter={enterResults} counted={counted} result={result} />
        ) : (
          <SearchStates result={result} typed={typed} onTry={setTyped} />
        )}
      </main>
    </>
  );
}
