import { createElement, type ReactNode } from 'react';
import type { ReportNode } from '../../formats/export/report/report-node.ts';

/**
 * The report's tree as React elements: the same tags, attributes and words that the file has. Only links are none here: a preview is
 * one stop for the keyboard, not hundreds, and a passage must not be taken for a control of the window.
 */
export function drawReport(node: ReportNode, key = '0'): ReactNode {
  if (typeof node === 'string') return node;
  const props: Record<string, unknown> = { key };
  for (const [name, value] of Object.entries(node.attrs)) {
    if (node.tag === 'a' && name === 'href') props['data-href'] = value;
    else if (name === 'colspan') props.colSpan = Number(value);
    else if (name !== 'tabindex') props[name === 'class' ? 'className' : name] = value;
  }
  if (node.children.length === 0) return createElement(node.tag, props);
  return createElement(
    node.tag,
    props,
    node.children.map((child, i) => drawReport(child, String(i))),
  );
}
