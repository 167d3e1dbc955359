import type { MatchedRun, Region } from './shortest-edit.ts';

/**
 * Stretches of `size` tokens that stand exactly once in each of two token lists (the idea of patience diff, with stretches in place of
 * lines), lengthened as far as they go. In the order of the old list; in the new one they may be in any order and overlap.
 */
export function uniqueRuns(oldIds: Int32Array, newIds: Int32Array, region: Region, size: number): MatchedRun[] {
  const stretches = region.oldEnd - region.oldStart - size + 1;
  if (stretches <= 0 || region.newEnd - region.newStart < size) return [];
  const table = new StretchTable(stretches);
  const slots = new Int32Array(stretches);
  eachStretch(oldIds, region.oldStart, region.oldEnd, size, (hash, i) => {
    slots[i - region.oldStart] = table.addOld(hash, i);
  });
  eachStretch(newIds, region.newStart, region.newEnd, size, (hash, i) => table.addNew(hash, i));
  const runs: MatchedRun[] = [];
  let covered = -1;
  let diagonal = 0;
  for (let old = region.oldStart; old < region.oldStart + stretches; old++) {
    const there = table.uniquePartner(slots[old - region.oldStart] ?? 0);
    if (there < 0 || (old < covered && there - old === diagonal)) continue;
    if (!equalStretch(oldIds, newIds, old, there, size)) continue;
    const run = lengthened(oldIds, newIds, old, there, size, region);
    covered = run.old + run.length;
    diagonal = run.new - run.old;
    runs.push(run);
  }
  return runs;
}

const several = -2;

/** Hash of a stretch to its place in either text, by open addressing: millions of entries without an object for each. */
class StretchTable {
  readonly #mask: number;
  readonly #hashes: Int32Array;
  readonly #old: Int32Array;
  readonly #new: Int32Array;

  constructor(entries: number) {
    let size = 16;
    while (size < entries * 2) size *= 2;
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#old = new Int32Array(size).fill(-1);
    this.#new = new Int32Array(size).fill(-1);
  }

  #slotOf(hash: number): number {
    let slot = (hash ^ (hash >>> 16)) & this.#mask;
    while (this.#old[slot] !== -1 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }

  addOld(hash: number, place: number): number {
    const slot = this.#slotOf(hash);
    this.#hashes[slot] = hash;
    this.#old[slot] = this.#old[slot] === -1 ? place : several;
    return slot;
  }

  addNew(hash: number, place: number): void {
    const slot = this.#slotOf(hash);
    if (this.#old[slot] !== -1) this.#new[slot] = this.#new[slot] === -1 ? place : several;
  }

  /** Place in the new text of a stretch that stands once in each; negative for others. */
  uniquePartner(slot: number): number {
    return this.#old[slot] === several ? several : (this.#new[slot] ?? several);
  }
}

const base = 0x01000193;

function mixed(id: number): number {
  const spread = Math.imul(id + 1, 0x9e3779b1);
  return spread ^ (spread >>> 15);
}

/** Calls back with a rolling hash of each stretch of `size` tokens and its place. */
function eachStretch(ids: Int32Array, start: number, end: number, size: number, visit: (hash: number, place: number) => void): void {
  let leading = 1;
  for (let k = 1; k < size; k++) leading = Math.imul(leading, base);
  let hash = 0;
  for (let i = start; i < end; i++) {
    const first = i - size;
    if (first >= start) hash = (hash - Math.imul(mixed(ids[first] ?? 0), leading)) | 0;
    hash = (Math.imul(hash, base) + mixed(ids[i] ?? 0)) | 0;
    if (first + 1 >= start) visit(hash, first + 1);
  }
}

function equalStretch(oldIds: Int32Array, newIds: Int32Array, old: number, there: number, size: number): boolean {
  for (let k = 0; k < size; k++) if (oldIds[old + k] !== newIds[there + k]) return false;
  return true;
}

function lengthened(oldIds: Int32Array, newIds: Int32Array, old: number, there: number, size: number, region: Region): MatchedRun {
  let before = 0;
  while (old - before > region.oldStart && there - before > region.newStart && oldIds[old - before - 1] === newIds[there - before - 1])
    before++;
  let after = size;
  while (old + after < region.oldEnd && there + after < region.newEnd && oldIds[old + after] === newIds[there + after]) after++;
  return { old: old - before, new: there - before, length: before + after };
}

/**
 * Of runs in the order of the old text those that are in order in the new text as well and hold the most tokens together. The rest
 * has moved. O(n log n) with a Fenwick tree of best sums by place in the new text.
 */
export function heaviestChain(runs: readonly MatchedRun[]): MatchedRun[] {
  if (runs.length <= 1) return [...runs];
  const order = runs.map((_, i) => i).sort((a, b) => (runs[a]?.new ?? 0) - (runs[b]?.new ?? 0));
  const rank = new Int32Array(runs.length);
  order.forEach((i, place) => {
    rank[i] = place + 1;
  });
  const best = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  const tree = new Int32Array(runs.length + 1).fill(-1);
  let last = -1;
  runs.forEach((run, i) => {
    let from = -1;
    for (let at = (rank[i] ?? 0) - 1; at > 0; at -= at & -at) {
      const candidate = tree[at] ?? -1;
      if (candidate >= 0 && (from < 0 || (best[candidate] ?? 0) > (best[from] ?? 0))) from = candidate;
    }
    previous[i] = from;
    best[i] = (from < 0 ? 0 : (best[from] ?? 0)) + run.length;
    for (let at = rank[i] ?? 0; at <= runs.length; at += at & -at) {
      const there = tree[at] ?? -1;
      if (there < 0 || (best[there] ?? 0) < (best[i] ?? 0)) tree[at] = i;
    }
    if (last < 0 || (best[i] ?? 0) > (best[last] ?? 0)) last = i;
  });
  const chain: MatchedRun[] = [];
  for (let i = last; i >= 0; i = previous[i] ?? -1) {
    const run = runs[i];
    if (run) chain.push(run);
  }
  return apart(chain.reverse());
}

/** Cuts what a run shares with the one before it, in either text. */
function apart(chain: readonly MatchedRun[]): MatchedRun[] {
  const kept: MatchedRun[] = [];
  for (const run of chain) {
    const last = kept.at(-1);
    const shared = last ? Math.max(0, last.old + last.length - run.old, last.new + last.length - run.new) : 0;
    if (shared < run.length) kept.push({ old: run.old + shared, new: run.new + shared, length: run.length - shared });
  }
  return kept;
}
