import { useRef } from 'react';
import { useServices, useUi } from '../../state/use-services.ts';
import { CheckMenu } from '../../ui/CheckMenu.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { GroupBy, SortBy } from './arrange-claims.ts';
import { columnTitles, optionalColumns, toggledSet, useClaimsView } from './claims-view-state.ts';

const groups: Record<GroupBy, string> = { speaker: 'speaker', verdict: 'verdict', topic: 'topic', source: 'source', none: 'none' };
const sorts: Record<SortBy, string> = {
  position: 'position',
  claim: 'claim words',
  verdict: 'verdict',
  confidence: 'confidence',
  evidence: 'evidence',
  newest: 'newest first',
};

/** Filter, grouping, order and columns of the claims table. Down arrow in the filter goes to the table. */
export function ClaimsBar({ onEnterTable }: { readonly onEnterTable: () => void }) {
  const services = useServices();
  const filter = useUi((state) => state.claimFilter);
  const field = useRef<HTMLInputElement>(null);
  const { group, sort, hidden, list, verdicts, speakers } = useClaimsView();
  const narrowed = filter !== '' || list !== 'all' || verdicts.length > 0 || speakers.length > 0;
  return (
    <div className="work-bar">
      <label className="filter">
        <Icon name="find" />
        <span className="sr">Filter claims</span>
        <input
          ref={field}
          type="search"
          placeholder="Filter by words, speaker or cue"
          value={filter}
          data-find-here
          onChange={(event) => services.ui.setState({ claimFilter: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              onEnterTable();
            } else if (event.key === 'Escape' && filter !== '') {
              event.preventDefault();
              services.ui.setState({ claimFilter: '' });
            }
          }}
        />
      </label>
      <Menu
        label="Group claims by"
        button={
          <button type="button" className="quiet">
            Group: {groups[group]}
            <Icon name="down" />
          </button>
        }
        entries={Object.entries(groups).map(([id, label]) => ({
          id,
          label: label === 'none' ? 'No groups' : `By ${label}`,
          checked: group === id,
          run: () => useClaimsView.setState({ group: id as GroupBy, folded: new Set() }),
        }))}
      />
      <Menu
        label="Sort claims by"
        button={
          <button type="button" className="quiet">
            Sort: {sorts[sort]}
            <Icon name="down" />
          </button>
        }
        entries={Object.entries(sorts).map(([id, label]) => ({
          id,
          label: label.charAt(0).toUpperCase() + label.slice(1),
          checked: sort === id,
          run: () => useClaimsView.setState({ sort: id as SortBy, descending: false }),
        }))}
      />
      <CheckMenu
        label="Columns"
        button={
          <button type="button" className="quiet">
            Columns
            <Icon name="down" />
          </button>
        }
        entries={optionalColumns.map((id) => ({ id, label: columnTitles[id], checked: !hidden.has(id) }))}
        onToggle={(id) => {
          const column = optionalColumns.find((name) => name === id);
          if (column) useClaimsView.setState({ hidden: toggledSet(hidden, column) });
        }}
      />
      <span className="bar-space" />
      {narrowed ? (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            services.ui.setState({ claimFilter: '' });
            useClaimsView.setState({ list: 'all', verdicts: [], speakers: [] });
            field.current?.focus();
          }}
        >
          Show all claims
        </button>
      ) : null}
      <button type="button" className="outline" onClick={() => services.ui.setState({ view: 'report' })}>
        <Icon name="export" />
        Export list
      </button>
    </div>
  );
}
