import { useState } from 'react';
import { waitingClaims } from '../../commands/claim/place-claim.ts';
import { sourceName } from '../../commands/source/open-source.ts';
import type { Source } from '../../domain/source.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { Icon } from '../../ui/Icon.tsx';
import { groupSources, type SourceGroup, shownOf } from './group-sources.ts';
import { SourceRow } from './SourceRow.tsx';

/** Up to this many sources, every folder stands open; and no folder draws more of its sources at first. */
const openUpTo = 60;
const drawnAtFirst = 150;

interface SourceListProps {
  readonly inHand: CaseInHand;
  readonly sources: readonly Source[];
  /** The open source, by its newest version. */
  readonly sourceId: string;
}

/** The sources of the case; those that came with a folder under its name. */
export function SourceList({ inHand, sources, sourceId }: SourceListProps) {
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = ({ folder, sources: inside }: SourceGroup) =>
    folder === '' || (turned.get(folder) ?? (sources.length <= openUpTo || inside.some((source) => source.id === sourceId)));
  const turn = (folder: string, open: boolean) => setTurned((before) => new Map(before).set(folder, open));
  return (
    <ul className="nav-list" role="list" aria-label="Sources">
      {groupSources(sources).map((group) => (
        <Group
          key={group.folder}
          group={group}
          open={isOpen(group)}
          onTurn={(open) => turn(group.folder, open)}
          inHand={inHand}
          sourceId={sourceId}
        />
      ))}
    </ul>
  );
}

interface GroupProps {
  readonly group: SourceGroup;
  readonly open: boolean;
  readonly onTurn: (open: boolean) => void;
  readonly inHand: CaseInHand;
  readonly sourceId: string;
}

function Group({ group: { folder, sources }, open, onTurn, inHand, sourceId }: GroupProps) {
  const [most, setMost] = useState(drawnAtFirst);
  const shown = open ? shownOf(sources, most, sourceId) : [];
  return (
    <>
      {folder === '' ? null : (
        <li className="nav-folder">
          <button type="button" className="nav-folder-name" aria-expanded={open} onClick={() => onTurn(!open)}>
            <Icon name={open ? 'down' : 'right'} />
            <bdi title={folder}>{folder}</bdi>
            <span className="count">{sources.length}</span>
          </button>
        </li>
      )}
      {shown.map((source) => {
        const versions = versionsOf(inHand).of(source.id);
        return (
          <SourceRow
            key={source.id}
            source={source}
            name={sourceName(source)}
            claims={versions.reduce((sum, one) => sum + inHand.claimsIn(one.id).size, 0)}
            versions={versions.length}
            waiting={versions.length > 1 ? waitingClaims(inHand, source.id).length : 0}
            current={source.id === sourceId}
          />
        );
      })}
      {open && sources.length > shown.length ? (
        <li>
          <button type="button" className="link nav-more-rows" onClick={() => setMost(most + 500)}>
            Show {Math.min(500, sources.length - shown.length)} more
          </button>
        </li>
      ) : null}
    </>
  );
}
