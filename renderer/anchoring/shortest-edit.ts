/** Tokens [old, old + length) of one text that are tokens [new, new + length) of the other. */
export interface MatchedRun {
  readonly old: number;
  readonly new: number;
  readonly length: number;
}

/** A part of both token lists, half-open. */
export interface Region {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** A way through a region, and where it ends: at the region's end, or where the edits allowed were spent. */
export interface EditPath {
  readonly runs: readonly MatchedRun[];
  readonly oldEnd: number;
  readonly newEnd: number;
  readonly complete: boolean;
}

/** Of a way that does not reach the end the last part is not sure: what comes after it may show it to be a detour. */
const surePart = 0.75;

/**
 * Longest common subsequence of a region by the shortest edit script, for at most `limit` insertions and deletions. Beyond that the surer
 * part of the way that gets furthest with so many. Takes O((n + m) d) time and O(d^2) memory.
 * @see E. W. Myers, An O(ND) Difference Algorithm and Its Variations (1986)
 */
export function shortestEdit(oldIds: Int32Array, newIds: Int32Array, region: Region, limit: number): EditPath {
  const n = region.oldEnd - region.oldStart;
  const m = region.newEnd - region.newStart;
  const most = Math.min(n + m, limit);
  const middle = most + 1;
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (furthest[middle + k - 1] ?? 0) < (furthest[middle + k + 1] ?? 0));
      let x = down ? (furthest[middle + k + 1] ?? 0) : (furthest[middle + k - 1] ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && oldIds[region.oldStart + x] === newIds[region.newStart + y]) {
        x++;
        y++;
      }
      furthest[middle + k] = x;
      if (k === n - m && x >= n)
        return { runs: walkBack(trace, d, k, n, region), oldEnd: region.oldEnd, newEnd: region.newEnd, complete: true };
    }
    trace.push(furthest.slice(middle - d - 1, middle + d + 2));
  }
  return surePath(trace, n, m, region);
}

function surePath(trace: readonly Int32Array[], n: number, m: number, region: Region): EditPath {
  const depth = trace.length - 1;
  const last = trace[depth];
  let best = { k: 0, x: 0, reach: 0 };
  for (let k = -depth; k <= depth; k += 2) {
    const x = last?.[k + depth + 1] ?? 0;
    if (x <= n && x - k <= m && 2 * x - k > best.reach) best = { k, x, reach: 2 * x - k };
  }
  const whole = walkBack(trace, depth, best.k, best.x, region);
  const sure = region.oldStart + region.newStart + best.reach * surePart;
  const runs = whole.filter((run) => run.old + run.new + 2 * run.length <= sure);
  const end = runs.at(-1);
  if (!end) return { runs, oldEnd: region.oldStart, newEnd: region.newStart, complete: false };
  return { runs, oldEnd: end.old + end.length, newEnd: end.new + end.length, complete: false };
}

/** `trace[d]` holds the furthest x after d edits for diagonals -d-1 to d+1. */
function walkBack(trace: readonly Int32Array[], depth: number, diagonal: number, furthest: number, region: Region): MatchedRun[] {
  const runs: MatchedRun[] = [];
  let x = furthest;
  let k = diagonal;
  for (let d = depth; d > 0; d--) {
    const row = trace[d - 1];
    if (!row) break;
    const at = (diag: number): number => row[diag + d] ?? 0;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const fromX = down ? at(k + 1) : at(k - 1);
    const startX = down ? fromX : fromX + 1;
    if (x > startX) runs.push({ old: region.oldStart + startX, new: region.newStart + startX - k, length: x - startX });
    k = down ? k + 1 : k - 1;
    x = fromX;
  }
  if (x > 0) runs.push({ old: region.oldStart, new: region.newStart, length: x });
  return runs.reverse();
}
