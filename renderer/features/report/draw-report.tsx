import { createElement, type ReactNode } from 'react';
import type { ReportNode } from '../../formats/export/report/report-node.ts';

/** Attributes that React calls otherwise. */
const names: Record<string, string> = { class: 'className', tabindex: 'tabIndex', colspan: 'colSpan', rowspan: 'rowSpan' };

/** The report's tree as React elements: the same tags, attributes and words that the file has. */
export function drawReport(node: ReportNode, key = '0'): ReactNode {
  if (typeof node === 'string') return node;
  const props: Record<string, unknown> = { key };
  for (const [name, value] of Object.entries(node.attrs))
    props[names[name] ?? name] = name === 'tabindex' || name === 'colspan' ? Number(value) : value;
  if (node.children.length === 0) return createElement(node.tag, props);
  return createElement(
    node.tag,
    props,
    node.children.map((child, i) => drawReport(child, String(i))),
  );
}
