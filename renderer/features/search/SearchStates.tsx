import { useSearchState } from './search-state.ts';
import type { SearchResult } from './use-search.ts';

interface SearchStatesProps {
  readonly result: SearchResult;
  readonly typed: string;
  readonly onTry: (query: string) => void;
}

const examples: readonly (readonly [string, string])[] = [
  ['restrictions', 'words, whatever their case and accents'],
  ['“did not rule out”', 'exactly these words'],
  ['/sanction(s|ed)/', 'a regular expression'],
  ['speaker:minister', 'only inside what somebody says'],
  ['cue:denied', 'only claims introduced so'],
  ['verdict:"not checked"', 'only claims so judged'],
  ['topic:talks', 'only claims on a topic'],
];

/** What stands in place of results: how to search, why nothing was found, or what is wrong with the query. */
export function SearchStates({ result, typed, onTry }: SearchStatesProps) {
  const { total, aside, running, problem } = result;
  if (problem) {
    return (
      <div className="search-state">
        <p id="search-problem" role="alert" className="field-problem">
          {problem}
        </p>
      </div>
    );
  }
  if (typed.trim() === '') {
    return (
      <div className="empty view-empty">
        <h2>Search every source of this case</h2>
        <dl className="search-help">
          {examples.map(([query, what]) => (
            <div key={query}>
              <dt>
                <button type="button" className="link" onClick={() => onTry(query)}>
                  {query}
                </button>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    );
  }
  if (running || (result.query.find && result.searched === 0 && total > 0)) {
    return (
      <div className="search-state">
        <p className="muted">{typed.trim().length < 2 ? 'Type one more letter.' : `Looked in ${result.searched} of ${total} sources.`}</p>
      </div>
    );
  }
  return (
    <div className="search-state">
      <p role="status">
        No “{typed.trim()}” in {total === 1 ? '1 source' : `${total} sources`}.
        {aside > 0 ? ` ${aside === 1 ? '1 place is' : `${aside} places are`} in text that was set aside. ` : ' '}
        {aside > 0 ? (
          <button type="button" className="link" onClick={() => useSearchState.setState({ withAside: true })}>
            Look in set-aside text
          </button>
        ) : null}
      </p>
    </div>
  );
}
