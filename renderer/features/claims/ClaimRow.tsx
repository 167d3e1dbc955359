import { memo } from 'react';
import type { Verdict } from '../../domain/case.ts';
import type { ClaimLine } from '../../storage/claim-lines.ts';
import { confidenceNames } from '../../storage/claim-words.ts';
import { DraftField } from '../../ui/DraftField.tsx';
import { VerdictGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { ColumnName } from './claims-view-state.ts';

export interface ClaimRowProps {
  readonly id: string;
  readonly index: number;
  readonly line: ClaimLine;
  readonly number: number;
  readonly place: string;
  /** When it was said, as `0:12:34`, or ''. */
  readonly clock: string;
  /** Title of the source; '' when the case has one source only. */
  readonly source: string;
  readonly cue: string;
  readonly tension: string;
  readonly topics: string;
  readonly verdict: Verdict | undefined;
  readonly selected: boolean;
  /** The column under the keyboard when this is the row under it. */
  readonly activeColumn: ColumnName | '';
  readonly editing: boolean;
  readonly columns: readonly ColumnName[];
  readonly measure: (row: HTMLTableRowElement | null) => void;
  readonly onOpen: (claimId: string) => void;
  readonly onToggle: (itemId: string, column: ColumnName) => void;
  readonly onStatement: (claimId: string, statement: string, join: string) => void;
}

/** One claim of the table. Draws again only when what it shows changed. */
export const ClaimRow = memo(function ClaimRow(props: ClaimRowProps) {
  const { id, index, selected, activeColumn, columns, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      data-item={id}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={activeColumn ? 'is-active' : undefined}
    >
      {columns.map((column) => (
        <td
          key={column}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid, which the keyboard goes through
          role="gridcell"
          className={`c-${column}`}
          data-column={column}
          tabIndex={column === 'check' || column === 'where' ? undefined : activeColumn === column ? 0 : -1}
          data-cell={column === 'check' || column === 'where' ? undefined : ''}
        >
          <Cell column={column} {...props} />
        </td>
      ))}
    </tr>
  );
});

function Cell(props: ClaimRowProps & { readonly column: ColumnName }) {
  const { column, line, number, activeColumn } = props;
  const tabIndex = activeColumn === column ? 0 : -1;
  switch (column) {
    case 'check':
      return (
        <button
          type="button"
          role="checkbox"
          className="box"
          aria-checked={props.selected}
          aria-label={`Select claim ${number}`}
          tabIndex={tabIndex}
          data-cell=""
          onClick={() => props.onToggle(props.id, 'check')}
        >
          <Icon name="check" />
        </button>
      );
    case 'n':
      return number;
    case 'where':
      return (
        <button
          type="button"
          className="jump"
          tabIndex={tabIndex}
          data-cell=""
          aria-label={[props.place || 'Open in the text', props.clock, props.source].filter(Boolean).join(', ')}
          onClick={() => props.onOpen(line.claim.id)}
        >
          <span className="jump-place">{props.place || '¶'}</span>
          {props.clock ? <span className="jump-time">{props.clock}</span> : null}
          {props.source ? <bdi className="jump-source">{props.source}</bdi> : null}
        </button>
      );
    case 'cue':
      return <bdi>{props.cue}</bdi>;
    case 'claim':
      return <ClaimCell {...props} />;
    case 'verdict':
      return (
        <span className="verdict">
          <VerdictGlyph glyph={props.verdict?.glyph ?? ''} />
          <span>{props.verdict?.label ?? (line.claim.verdict || 'Not checked')}</span>
        </span>
      );
    case 'conf':
      return line.claim.confidence > 0 ? (
        <span className="conf" data-level={line.claim.confidence}>
          <i />
          <i />
          <i />
          <span>{confidenceNames[line.claim.confidence]}</span>
        </span>
      ) : null;
    case 'topic':
      return <bdi>{props.topics}</bdi>;
    case 'ev':
      return line.evidence.length > 0 ? (
        <>
          <Icon name="link" />
          {line.evidence.length}
        </>
      ) : null;
  }
}

// stays the same function, so it is called when the field appears and not when it is drawn again
const focusOnce = (element: HTMLElement | null) => element?.focus();

function ClaimCell({ line, tension, editing, onStatement }: ClaimRowProps) {
  return (
    <>
      <bdi className="claim-text">{line.words}</bdi>
      {editing ? (
        <DraftField
          label="Statement"
          hideLabel
          multiline
          className="statement-edit"
          placeholder="The claim in your own words"
          value={line.claim.statement}
          inputRef={focusOnce}
          onSave={(statement, join) => onStatement(line.claim.id, statement, join)}
        />
      ) : line.claim.statement ? (
        <span className="relation">
          <Icon name="note" />
          <bdi>{line.claim.statement}</bdi>
        </span>
      ) : null}
      {line.claim.placement && !line.claim.placement.settled ? (
        <span className="relation">
          <Icon name="warn" />
          {line.claim.placement.state === 'lost' ? 'Not in the newer version' : 'Its words changed: confirm its place'}
        </span>
      ) : null}
      {tension ? (
        <span className="relation">
          <Icon name="tension" />
          {tension}
        </span>
      ) : null}
    </>
  );
}
