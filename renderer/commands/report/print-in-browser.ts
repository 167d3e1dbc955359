import type { CaseData } from '../../formats/export/case-data.ts';
import { type ReportNode, textOf } from '../../formats/export/report/report-node.ts';
import { leafStyles, pageStyles } from '../../formats/export/report/report-styles.ts';
import type { ReportOptions } from '../../formats/export/report-options.ts';
import { renderPreview } from '../../workers/export-client.ts';

/**
 * Where no host can print: the whole report in a frame of its own, and the browser's print dialog on it. The frame is built element by
 * element, because the page's policy lets no string become markup, and it is taken away after printing.
 */
export async function printInBrowser(data: CaseData, options: ReportOptions, signal: AbortSignal): Promise<void> {
  const { tree } = await renderPreview(data, options, Number.POSITIVE_INFINITY, { signal });
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.title = 'Report for printing';
  document.body.append(frame);
  const page = frame.contentDocument;
  const view = page?.defaultView;
  if (!view || !page) throw new Error('This browser cannot print the report. Export it as HTML and print that.');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(leafStyles + pageStyles);
  page.adoptedStyleSheets = [sheet];
  page.documentElement.lang = 'en';
  // the dialog offers it as the name of the file
  page.title = textOf(tree.children.filter((child) => typeof child !== 'string' && child.tag === 'h1'));
  const leaf = page.createElement('div');
  leaf.className = 'sheet';
  leaf.append(built(tree, page));
  page.body.append(leaf);
  // Chromium waits in `print` until the dialog is closed; others go on, so the frame stays until printing is over.
  view.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  view.focus();
  view.print();
}

/** The report's tree as elements, letter by letter the ones the HTML file has. */
function built(node: ReportNode, page: Document): Node {
  if (typeof node === 'string') return page.createTextNode(node);
  const drawn = node.tag === 'svg' || ['path', 'circle', 'rect', 'g'].includes(node.tag);
  const element = drawn ? page.createElementNS('http://www.w3.org/2000/svg', node.tag) : page.createElement(node.tag);
  for (const [name, value] of Object.entries(node.attrs)) element.setAttribute(name, value);
  element.append(...node.children.map((child) => built(child, page)));
  return element;
}
