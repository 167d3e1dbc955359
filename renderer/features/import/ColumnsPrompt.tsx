import { useEffect, useId, useRef, useState } from 'react';
import { removeItem } from '../../commands/source/import-queue.ts';
import { importTable, type TableProgress } from '../../commands/source/import-table.ts';
import { answerNeed } from '../../commands/source/read-queue.ts';
import { rememberColumns, rememberedColumns } from '../../commands/source/remembered-columns.ts';
import { type ImportNeed, ImportRefusal } from '../../formats/import/import-format.ts';
import { type ColumnRole, columnRoles, type SheetPreview, type TableColumns } from '../../formats/import/table/table-file.ts';
import { useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import type { NeedPromptProps } from './NeedsYou.tsx';
import { TablePreview } from './TablePreview.tsx';
import { type ColumnChoice, columnCount, columnName, columnRoleWords } from './table-words.ts';

/** Asks which column of a table is what, with the first rows to look at; then every row becomes a source. */
export function ColumnsPrompt({ item, need }: NeedPromptProps<Extract<ImportNeed, { kind: 'columns' }>>) {
  const services = useServices();
  const { settings, change } = useSettings();
  const firstWithText = Math.max(
    0,
    need.sheets.findIndex((sheet) => sheet.guess !== null),
  );
  const begin = (place: number): ColumnChoice => {
    const sheet = need.sheets[place];
    const known = sheet ? rememberedColumns(settings.tableColumns, sheet, place) : null;
    return known ?? sheet?.guess ?? { sheet: place, heads: false };
  };
  const [choice, setChoice] = useState<ColumnChoice>(() => begin(firstWithText));
  const [progress, setProgress] = useState<TableProgress | null>(null);
  const [problem, setProblem] = useState('');
  const running = useRef<AbortController | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  const sheet = need.sheets[choice.sheet];
  if (!sheet) return null;
  const rows = Math.max(0, sheet.rows - (choice.heads ? 1 : 0));
  const count = rows === 1 ? '1 source' : `${rows.toLocaleString('en')} sources`;

  const importRows = async () => {
    const { text } = choice;
    if (text === undefined) {
      setProblem('Say which column holds the text.');
      return;
    }
    const columns: TableColumns = { ...choice, text };
    const control = new AbortController();
    running.current = control;
    setProblem('');
    setProgress({ step: 'reading', done: 0, all: 100 });
    try {
      await importTable(services, item, columns, { by: settings.analyst, signal: control.signal, onProgress: setProgress });
      change({ tableColumns: rememberColumns(settings.tableColumns, sheet, columns) });
    } catch (error) {
      setProgress(null);
      if (control.signal.aborted) return;
      setProblem(
        error instanceof ImportRefusal ? `This table ${error.reason}.` : error instanceof Error ? error.message : 'It could not be stored.',
      );
    }
  };

  return (
    <form
      className="table-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!progress) void importRows();
      }}
    >
      <header className="table-head">
        <h1 ref={heading} tabIndex={-1} className="review-title">
          Each row of <bdi>{item.label}</bdi> is a source
        </h1>
        <p className="fine">Say once which column is what. Tables with the same heads are then read the same way.</p>
      </header>
      <fieldset className="table-roles" disabled={progress !== null}>
        <legend className="sr">Columns</legend>
        {need.sheets.length > 1 ? (
          <div className="table-role">
            <label className="field-label" htmlFor={`${id}-sheet`}>
              Sheet
            </label>
            <select
              id={`${id}-sheet`}
              className="field"
              value={choice.sheet}
              onChange={(event) => setChoice(begin(Number(event.currentTarget.value)))}
            >
              {need.sheets.map((one, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is known by its place
                <option key={place} value={place}>
                  {one.name || `Sheet ${place + 1}`}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        {columnRoles.map((role) => (
          <RolePicker
            key={role}
            id={`${id}-${role}`}
            role={role}
            sheet={sheet}
            heads={choice.heads}
            value={choice[role]}
            onChange={(column) => setChoice({ ...without(choice, role, column), ...(column === undefined ? {} : { [role]: column }) })}
          />
        ))}
      </fieldset>
      <label className="import-check">
        <input
          type="checkbox"
          checked={choice.heads}
          disabled={progress !== null}
          onChange={(event) => setChoice({ ...choice, heads: event.currentTarget.checked })}
        />
        The first row names the columns
      </label>
      <TablePreview sheet={sheet} choice={choice} />
      {problem === '' ? null : (
        <p className="import-missing" role="alert">
          {problem}
        </p>
      )}
      {progress ? (
        <div className="table-progress">
          <progress className="import-bar" max={progress.all} value={progress.done} aria-label={progressWords(progress)} />
          <div className="work-line">
            <span className="fine">{progressWords(progress)}</span>
            <button type="button" className="link" onClick={() => running.current?.abort()}>
              Stop
            </button>
          </div>
        </div>
      ) : (
        <div className="decide-row">
          <button type="submit" className="primary">
            Import {count}
          </button>
          <button type="button" className="outline" onClick={() => answerNeed(item.id, { columns: 'whole' })}>
            Read the table as one source
          </button>
          <button type="button" className="quiet" onClick={() => removeItem(item.id)}>
            Leave it out
          </button>
        </div>
      )}
    </form>
  );
}

/** A column is one thing only: giving it to a role takes it from the others. */
function without(choice: ColumnChoice, role: ColumnRole, column: number | undefined): ColumnChoice {
  const { sheet, heads } = choice;
  const others = columnRoles.flatMap((one) =>
    one === role || choice[one] === undefined || choice[one] === column ? [] : [[one, choice[one]]],
  );
  return { sheet, heads, ...Object.fromEntries(others) };
}

function progressWords({ step, done, all }: TableProgress): string {
  if (step === 'reading') return 'Reading the rows';
  return `Importing ${done.toLocaleString('en')} of ${all.toLocaleString('en')}`;
}

interface RolePickerProps {
  readonly id: string;
  readonly role: ColumnRole;
  readonly sheet: SheetPreview;
  readonly heads: boolean;
  readonly value: number | undefined;
  readonly onChange: (column: number | undefined) => void;
}

function RolePicker({ id, role, sheet, heads, value, onChange }: RolePickerProps) {
  return (
    <div className="table-role">
      <label className="field-label" htmlFor={id}>
        {columnRoleWords[role]}
      </label>
      <select
        id={id}
        className="field"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))}
      >
        <option value="">{role === 'text' ? 'Choose a column' : 'None'}</option>
        {Array.from({ length: columnCount(sheet) }, (_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
          <option key={column} value={column}>
            {columnName(sheet, heads, column)}
          </option>
        ))}
      </select>
    </div>
  );
}
