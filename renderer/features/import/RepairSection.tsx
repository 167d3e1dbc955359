import { useMemo } from 'react';
import type { ImportItem } from '../../commands/source/import-queue.ts';
import {
  decideRepairs,
  type RepairGroup,
  type ReviewChoices,
  type ReviewLine,
  repairGroups,
} from '../../commands/source/review-choices.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { EncodingChoice, isLetters } from './EncodingChoice.tsx';

interface RepairSectionProps {
  readonly item: ImportItem;
  readonly read: ReadSource;
  readonly lines: readonly ReviewLine[];
  readonly choose: (change: (choices: ReviewChoices) => ReviewChoices) => void;
}

const groupsShown = 12;

/** Broken characters and what they become, all together and each kind by itself; and how the bytes were read. */
export function RepairSection({ item, read, lines, choose }: RepairSectionProps) {
  const { unrepaired } = item.choices;
  const count = read.repairs.length;
  const groups = useMemo(() => repairGroups(read.repairs), [read]);
  const set = (indexes: readonly number[], make: boolean) => choose((choices) => decideRepairs(choices, indexes, make));
  const places = useMemo(() => placesOf(read, lines), [read, lines]);
  return (
    <section aria-labelledby="h-repair">
      {count > 0 ? (
        <>
          <header className="mini-head">
            <h3 id="h-repair">{count === 1 ? '1 place to repair' : `${count.toLocaleString('en')} places to repair`}</h3>
            <Switch
              bare
              label={count === 1 ? 'Repair 1 place' : `Repair all ${count} places`}
              checked={unrepaired.size < count}
              onChange={(make) =>
                set(
                  Array.from({ length: count }, (_, i) => i),
                  make,
                )
              }
            />
          </header>
          {groups.slice(0, groupsShown).map((group) => (
            <Group
              key={`${group.before} ${group.after}`}
              group={group}
              read={read}
              single={groups.length === 1}
              made={group.indexes.some((index) => !unrepaired.has(index))}
              onChange={(make) => set(group.indexes, make)}
            />
          ))}
          {groups.length > groupsShown ? <p className="fine">And {groups.length - groupsShown} more kinds, marked in the text.</p> : null}
          <p className="fine">
            {groups.length === 1 ? `${groups[0]?.why ?? ''} ` : ''}
            {places.length === 1 ? `In ${places[0]}.` : `In ${places.length.toLocaleString('en')} places.`} Nothing else in the text is
            touched.
          </p>
        </>
      ) : (
        <header className="mini-head">
          <h3 id="h-repair">No broken characters found</h3>
        </header>
      )}
      {item.fileName !== '' && isLetters(read) ? <EncodingChoice item={item} read={read} /> : null}
    </section>
  );
}

interface GroupProps {
  readonly group: RepairGroup;
  readonly read: ReadSource;
  readonly single: boolean;
  readonly made: boolean;
  readonly onChange: (make: boolean) => void;
}

function Group({ group, read, single, made, onChange }: GroupProps) {
  const repair = read.repairs[group.indexes[0] ?? 0];
  const after = repair ? wordsAfter(read.text, repair.end) : '';
  return (
    <div className={made ? 'repair-group' : 'repair-group off'}>
      <p className="repair">
        <span dir="auto">
          <del>{group.before}</del>
          {after}
        </span>
        <Icon name="right" />
        <span dir="auto">
          <ins>{group.after}</ins>
          {after}
        </span>
      </p>
      {single ? null : (
        <>
          <span className="where">{group.indexes.length}</span>
          <Switch bare label={`Repair ${group.before} to ${group.after}`} checked={made} onChange={onChange} />
        </>
      )}
    </div>
  );
}

/** A word or two after a repaired place, to know it by. */
function wordsAfter(text: string, offset: number): string {
  const line = text.slice(offset, offset + 13).split('\n')[0] ?? '';
  return offset + 13 < text.length && /\S\s+\S*$/.test(line) ? line.replace(/\s+\S*$/, '') : line;
}

/** Where the repairs stand, as the review numbers it. Both run in text order, so one pass does. */
function placesOf(read: ReadSource, lines: readonly ReviewLine[]): string[] {
  const places = new Set<string>();
  let at = 0;
  for (const { start } of read.repairs) {
    while (at + 1 < lines.length && (read.blocks[lines[at + 1]?.first ?? 0]?.start ?? 0) <= start) at += 1;
    const place = lines[at]?.place ?? '';
    places.add(place === '' ? 'text set aside' : place.startsWith('¶') ? place : `the ${place.toLowerCase()}`);
  }
  return [...places];
}
