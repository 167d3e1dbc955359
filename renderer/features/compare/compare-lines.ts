import type { ComparedRow } from '../../anchoring/compare-versions.ts';
import type { Span } from '../../domain/schema.ts';

/** A line of the comparison: a pair of paragraphs, or a stretch of unchanged ones folded away. */
export type CompareLine =
  | { readonly kind: 'row'; readonly index: number; readonly row: ComparedRow }
  | { readonly kind: 'fold'; readonly from: number; readonly to: number };

/** Unchanged paragraphs shown before and after a change. */
const around = 1;
/** Fewer than this are not worth folding. */
const leastFolded = 3;

/**
 * The rows of a comparison with unchanged stretches folded.
 * @param opened rows by whose index a fold was opened: the stretch that holds one of them is shown whole.
 * @param kept rows that are always shown, such as those of the claim in hand.
 */
export function compareLines(rows: readonly ComparedRow[], opened: ReadonlySet<number>, kept: ReadonlySet<number>): CompareLine[] {
  const shown = new Uint8Array(rows.length);
  rows.forEach((row, i) => {
    if (!row.changed && !kept.has(i)) return;
    for (let k = Math.max(0, i - around); k <= Math.min(rows.length - 1, i + around); k++) shown[k] = 1;
  });
  const lines: CompareLine[] = [];
  for (let i = 0; i < rows.length; ) {
    let end = i;
    while (end < rows.length && !shown[end]) end++;
    if (end - i >= leastFolded && !anyIn(opened, i, end)) lines.push({ kind: 'fold', from: i, to: end });
    else for (let k = i; k < end; k++) pushRow(lines, rows, k);
    for (i = end; i < rows.length && shown[i]; i++) pushRow(lines, rows, i);
  }
  return lines;
}

function pushRow(lines: CompareLine[], rows: readonly ComparedRow[], index: number): void {
  const row = rows[index];
  if (row) lines.push({ kind: 'row', index, row });
}

function anyIn(values: ReadonlySet<number>, from: number, to: number): boolean {
  for (const value of values) if (value >= from && value < to) return true;
  return false;
}

/** Words of a claim in one version. */
export interface ClaimMark extends Span {
  readonly claimId: string;
  readonly slot: number;
}

/** A piece of a paragraph that is drawn alike. */
export interface ComparePiece extends Span {
  readonly change: '' | 'changed' | 'moved';
  /** The claim whose words these are: the one in hand if it is among several, else the outermost. */
  readonly claimId: string;
  readonly slot: number;
}

/** Cuts a paragraph where changes and claims begin and end. All lists are sorted by where they start. */
export function comparePieces(
  block: Span,
  changed: readonly Span[],
  moved: readonly Span[],
  marks: readonly ClaimMark[],
  inHand: string,
): ComparePiece[] {
  const lists = [within(changed, block), within(moved, block), marks.filter((mark) => mark.start < block.end && mark.end > block.start)];
  const cuts = new Set([block.start, block.end]);
  for (const span of lists.flat()) {
    if (span.start > block.start) cuts.add(span.start);
    if (span.end < block.end) cuts.add(span.end);
  }
  const [inChanged = [], inMoved = []] = lists;
  const here = lists[2] as readonly ClaimMark[];
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] ?? block.end;
    const covers = (span: Span) => span.start <= start && span.end >= end;
    const over = here.filter(covers);
    const mark = over.find((one) => one.claimId === inHand) ?? over[0];
    const change = inChanged.some(covers) ? 'changed' : inMoved.some(covers) ? 'moved' : '';
    return { start, end, change, claimId: mark?.claimId ?? '', slot: mark?.slot ?? 0 };
  });
}

/** The spans that meet a block, found by halving. */
function within(spans: readonly Span[], block: Span): readonly Span[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= block.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < spans.length && (spans[end]?.start ?? 0) < block.end) end++;
  return spans.slice(low, end);
}
