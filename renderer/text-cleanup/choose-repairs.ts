import type { Block, CueTime, Link, Repair } from '../domain/source.ts';

/** A text with its blocks, its links and the repairs made in it. Offsets count UTF-16 units of `text`. */
export interface RepairedSource {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly repairs: readonly Repair[];
  readonly links?: readonly Link[] | undefined;
  /** Remarks at places of the text, moved along with the blocks. */
  readonly notes?: readonly { readonly start: number; readonly end: number }[] | undefined;
  readonly times?: readonly CueTime[] | undefined;
}

/** Replacement of [start, end) by `length` units. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/**
 * Moves spans across changes of the text they point into. An edge inside a changed place goes to the edge of the replacement, outwards, so that a
 * span never loses what it held. `changes` are in order and apart.
 */
function moveAcross<T extends { readonly start: number; readonly end: number }>(spans: readonly T[], changes: readonly Change[]): T[] {
  const shifts: number[] = [];
  let shift = 0;
  for (const change of changes) {
    shift += change.length - (change.end - change.start);
    shifts.push(shift);
  }
  const move = (offset: number, isEnd: boolean): number => {
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const before = low === 0 ? 0 : (shifts[low - 1] ?? 0);
    const change = changes[low];
    if (change === undefined || change.start >= offset) return offset + before;
    return change.start + before + (isEnd ? change.length : 0);
  };
  return spans.map((span) => ({ ...span, start: move(span.start, false), end: move(span.end, true) }));
}

function changesOf(repairs: readonly Repair[]): Change[] {
  let shift = 0;
  return repairs.map((repair) => {
    const start = repair.start - shift;
    shift += repair.after.length - repair.before.length;
    return { start, end: start + repair.before.length, length: repair.after.length };
  });
}

/** Moves spans of the text before repairs to where they are after them. */
export function moveSpans<T extends { readonly start: number; readonly end: number }>(
  spans: readonly T[],
  repairs: readonly Repair[],
): T[] {
  return moveAcross(spans, changesOf(repairs));
}

/** Moves times of the text before repairs to where they are after them. */
export function moveTimes(times: readonly CueTime[], repairs: readonly Repair[]): CueTime[] {
  return timesAcross(times, changesOf(repairs));
}

function timesAcross(times: readonly CueTime[], changes: readonly Change[]): CueTime[] {
  const moved = moveAcross(
    times.map(({ at }) => ({ start: at, end: at })),
    changes,
  );
  return times.map(({ seconds }, i) => ({ at: moved[i]?.start ?? 0, seconds }));
}

/**
 * The same source with only the repairs that `keep` names (by their index) made; the others are taken back, so that the text again says what the
 * file said there. Blocks and the kept repairs are moved along.
 */
export function chooseRepairs<T extends RepairedSource>(source: T, keep: (index: number, repair: Repair) => boolean): T {
  const dropped = source.repairs.filter((repair, index) => !keep(index, repair));
  if (dropped.length === 0) return source;
  const kept = source.repairs.filter((repair, index) => keep(index, repair));
  const parts: string[] = [];
  let at = 0;
  for (const repair of dropped) {
    parts.push(source.text.slice(at, repair.start), repair.before);
    at = repair.end;
  }
  parts.push(source.text.slice(at));
  const changes = dropped.map((repair) => ({ start: repair.start, end: repair.end, length: repair.before.length }));
  return {
    ...source,
    text: parts.join(''),
    blocks: moveAcross(source.blocks, changes),
    repairs: moveAcross(kept, changes),
    ...(source.links === undefined ? {} : { links: moveAcross(source.links, changes) }),
    ...(source.notes === undefined ? {} : { notes: moveAcross(source.notes, changes) }),
    ...(source.times ? { times: timesAcross(source.times, changes) } : {}),
  };
}
