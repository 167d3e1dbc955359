import type { ReportElement, ReportNode } from './report-node.ts';

/** A report's tree, and whether something was left out at its end. */
export interface CutTree {
  readonly tree: ReportElement;
  readonly cut: boolean;
}

/** The tree up to about `limit` elements in reading order, so that a preview of a huge report stays quick. The file is never cut. */
export function cutTree(tree: ReportElement, limit: number): CutTree {
  let left = limit;
  let cut = false;
  const take = (node: ReportNode): ReportNode | null => {
    if (typeof node === 'string') return node;
    if (left <= 0) {
      cut = true;
      return null;
    }
    left -= 1;
    const { tag, attrs, children } = node;
    return { tag, attrs, children: children.flatMap((child) => take(child) ?? []) };
  };
  const taken = take(tree);
  return { tree: taken && typeof taken !== 'string' ? taken : tree, cut };
}
