import { noSpeaker } from '../../storage/claim-lines.ts';
import { groupSummary } from '../../storage/claim-words.ts';
import { SpeakerGlyph, VerdictGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { GroupBy, GroupHead } from './arrange-claims.ts';
import type { ClaimTable } from './use-claim-table.ts';

interface GroupRowProps {
  readonly head: GroupHead;
  readonly index: number;
  readonly columns: number;
  readonly folded: boolean;
  readonly active: boolean;
  readonly group: GroupBy;
  readonly table: ClaimTable;
  readonly measure: (row: HTMLTableRowElement | null) => void;
  readonly onFold: (head: GroupHead) => void;
}

/** The head of a group: who or what it is, and how many claims. Folds with Enter or Space. */
export function GroupRow({ head, index, columns, folded, active, group, table, measure, onFold }: GroupRowProps) {
  return (
    <tr ref={measure} data-index={index} data-item={head.id} aria-rowindex={index + 2} className={active ? 'group is-active' : 'group'}>
      <th colSpan={columns} role="gridcell">
        <button
          type="button"
          className="group-toggle"
          aria-expanded={!folded}
          tabIndex={active ? 0 : -1}
          data-cell=""
          onClick={() => onFold(head)}
        >
          <Icon name={folded ? 'right' : 'down'} />
          <GroupName head={head} group={group} table={table} />
          <span className="group-sum">{groupSummary(head.lines)}</span>
        </button>
      </th>
    </tr>
  );
}

function GroupName({ head, group, table }: Pick<GroupRowProps, 'head' | 'group' | 'table'>) {
  const { inHand, verdicts } = table;
  if (group === 'speaker') {
    const speaker = inHand.get('speakers', head.key);
    const role = [speaker?.role, speaker?.affiliation].filter(Boolean).join(', ');
    return (
      <>
        <SpeakerGlyph kind={speaker?.kind ?? 'open'} slot={speaker?.slot ?? 0} />
        <bdi className="group-name group-voice" data-slot={speaker?.slot ?? 0}>
          {speaker?.name ?? (head.key === noSpeaker.unattributed ? 'Unattributed' : 'Speaker not set')}
        </bdi>
        {role ? <bdi className="group-role">{role}</bdi> : null}
      </>
    );
  }
  if (group === 'verdict') {
    const verdict = verdicts.find(({ key }) => key === head.key);
    return (
      <>
        <VerdictGlyph glyph={verdict?.glyph ?? ''} />
        <span className="group-name">{verdict?.label ?? (head.key || 'Not checked')}</span>
      </>
    );
  }
  if (group === 'topic') {
    const code = inHand.get('codes', head.key);
    return (
      <>
        {code ? (
          <span className="code-mark" data-slot={code.slot}>
            {code.letter}
          </span>
        ) : null}
        <bdi className="group-name">{code?.name ?? 'No topic'}</bdi>
      </>
    );
  }
  const source = inHand.get('sources', head.key);
  return (
    <>
      <bdi className="group-name">{source ? source.title || source.fileName : 'Source missing'}</bdi>
      {source?.publisher ? <bdi className="group-role">{source.publisher}</bdi> : null}
    </>
  );
}
