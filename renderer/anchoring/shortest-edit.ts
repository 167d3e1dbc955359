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

/**
 * Longest common subsequence of a region by the shortest edit script, for at most `limit` insertions and deletions; `null` beyond
 * that. Takes O((n + m) d) time and O(d^2) memory.
 * @see E. W. Myers, An O(ND) Difference Algorithm and Its Variations (1986)
 */
export function shortestEdit(oldIds: Int32Array, newIds: Int32Array, region: Region, limit: number): MatchedRun[] | null {
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
      if (k === n - m && x >= n) return walkBack(trace, d, k, region);
    }
    trace.push(furthest.slice(middle - d - 1, middle + d + 2));
  }
  return null;
}

/** `trace[d]` holds the furthest x after d edits for diagonals -d-1 to d+1. */
function walkBack(trace: readonly Int32Array[], depth: number, diagonal: number, region: Region): MatchedRun[] {
  const runs: MatchedRun[] = [];
  let x = region.oldEnd - region.oldStart;
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
