import { z } from '../domain/schema.ts';
import { fromCodePoints, toCodePoints } from './code-points.ts';
import { type Placement, reanchor } from './reanchor.ts';

const codePointSpanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });

/** A line of `hearsay reanchor --jsonl`: two versions of a text and passages of the old one, in code points. Other fields are let be. */
export const reanchorLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  old: z.string(),
  new: z.string(),
  anchors: z.array(codePointSpanSchema),
});
export type ReanchorLine = z.infer<typeof reanchorLineSchema>;

export interface ReanchoredLine {
  readonly id: string | number;
  /** In the order of the anchors; `null` for the lost ones. Code points. */
  readonly places: readonly (readonly [number, number] | null)[];
  readonly states: readonly Placement['state'][];
}

/** A placement with its offsets in code points of the new text. */
export function reanchorInCodePoints(oldText: string, newText: string, anchors: readonly { start: number; end: number }[]): Placement[] {
  const units = fromCodePoints(
    oldText,
    anchors.flatMap((anchor) => [anchor.start, anchor.end]),
  );
  const placements = reanchor(
    oldText,
    newText,
    anchors.map((_, i) => ({ start: units[i * 2] ?? 0, end: units[i * 2 + 1] ?? 0 })),
  );
  const points = toCodePoints(
    newText,
    placements.flatMap((one) => [one.start ?? 0, one.end ?? 0]),
  );
  return placements.map((one, i) => (one.state === 'lost' ? one : { ...one, start: points[i * 2] ?? 0, end: points[i * 2 + 1] ?? 0 }));
}

/** Does one line of `hearsay reanchor --jsonl`. */
export function reanchorLine(line: ReanchorLine): ReanchoredLine {
  const placements = reanchorInCodePoints(line.old, line.new, line.anchors);
  return {
    id: line.id,
    places: placements.map((one) => (one.state === 'lost' ? null : [one.start, one.end])),
    states: placements.map((one) => one.state),
  };
}
