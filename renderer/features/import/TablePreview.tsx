import { columnRoles, type SheetPreview } from '../../formats/import/table/table-file.ts';
import { type ColumnChoice, columnCount, columnName, columnRoleWords } from './table-words.ts';

interface TablePreviewProps {
  readonly sheet: SheetPreview;
  readonly choice: ColumnChoice;
}

/** The first rows of a table, each column under what it is said to be. */
export function TablePreview({ sheet, choice }: TablePreviewProps) {
  const columns = Array.from({ length: columnCount(sheet) }, (_, column) => column);
  const rows = sheet.first.slice(choice.heads ? 1 : 0);
  return (
    <div className="table-preview" role="region" aria-label="First rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => {
              const role = columnRoles.find((one) => choice[one] === column);
              return (
                <th key={column} scope="col" className={role ? 'is-used' : undefined}>
                  <span className="table-use">{role ? columnRoleWords[role] : 'Not used'}</span>
                  <bdi>{columnName(sheet, choice.heads, column)}</bdi>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
            <tr key={i}>
              {columns.map((column) => (
                <td key={column} dir="auto" className={columnRoles.some((one) => choice[one] === column) ? 'is-used' : undefined}>
                  {row[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
