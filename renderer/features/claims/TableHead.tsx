import { Icon } from '../../ui/Icon.tsx';
import type { SortBy } from './arrange-claims.ts';
import { type ColumnName, columnTitles, useClaimsView } from './claims-view-state.ts';
import { claimsBetween } from './grid-keys.ts';
import type { ClaimTable } from './use-claim-table.ts';

const sortOf: Partial<Record<ColumnName, SortBy>> = {
  n: 'position',
  claim: 'claim',
  verdict: 'verdict',
  conf: 'confidence',
  ev: 'evidence',
};

interface TableHeadProps {
  readonly table: ClaimTable;
  readonly columns: readonly ColumnName[];
  /** The head cell under the keyboard; '' when a row is. */
  readonly active: ColumnName | '';
}

/** Column heads: select all, and sort by clicking or pressing Enter; once more turns the order round. */
export function TableHead({ table, columns, active }: TableHeadProps) {
  const { selected, sort, descending } = useClaimsView();
  const allIds = () => new Set(claimsBetween(table.items, 0, table.items.length - 1));
  const checked = selected.size === 0 ? 'false' : selected.size >= table.shown ? 'true' : 'mixed';
  return (
    <thead>
      <tr data-item="head" aria-rowindex={1}>
        {columns.map((column) => {
          const by = sortOf[column];
          const sorted = by !== undefined && by === sort;
          const tabIndex = active === column ? 0 : -1;
          return (
            <th
              key={column}
              scope="col"
              className={`c-${column}`}
              data-column={column}
              data-cell={column === 'check' || by ? undefined : ''}
              tabIndex={column === 'check' || by ? undefined : tabIndex}
              aria-sort={by === undefined ? undefined : sorted ? (descending ? 'descending' : 'ascending') : 'none'}
            >
              {column === 'check' ? (
                <button
                  type="button"
                  role="checkbox"
                  className="box"
                  aria-checked={checked}
                  aria-label="Select all"
                  tabIndex={tabIndex}
                  data-cell=""
                  onClick={() => useClaimsView.setState({ selected: checked === 'true' ? new Set() : allIds() })}
                >
                  <Icon name="check" />
                </button>
              ) : by ? (
                <button
                  type="button"
                  className="sort-head"
                  tabIndex={tabIndex}
                  data-cell=""
                  onClick={() => useClaimsView.setState({ sort: by, descending: sorted ? !descending : false })}
                >
                  {columnTitles[column]}
                  {sorted && (sort !== 'position' || descending) ? <Icon name={descending ? 'up' : 'down'} /> : null}
                </button>
              ) : (
                columnTitles[column]
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
