import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';
import type { Block } from '../../domain/source.ts';
import { decodeBytes } from '../../text-cleanup/decode-bytes.ts';
import { factsInText } from '../../text-cleanup/find-facts.ts';
import { BlockWriter } from './block-writer.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const unseen = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'svg',
  'math',
  'iframe',
  'object',
  'select',
  'textarea',
  'button',
]);
const kindOf = new Map<string, Block['kind']>([
  ['li', 'list-item'],
  ['blockquote', 'quote'],
  ['pre', 'preformatted'],
  ['tr', 'table-row'],
  ['figcaption', 'caption'],
]);
const flowing = new Set(
  'address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody thead tfoot tr ul'.split(
    ' ',
  ),
);

/** A saved web page, or HTML from the clipboard. */
export const html: ImportFormat = {
  id: 'html',
  label: 'Web page',
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  recognise: (input) => (looksLikeHtml(input.bytes) ? 0.9 : 0),
  parse: (input) => parseHtml(input),
};

function looksLikeHtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048)).replaceAll('\0', '');
  return /^[\s\u00ef\u00bb\u00bf\u00ff\u00fe]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h[1-6]|table|ul|ol|span|b|i|a|section)[\s>]/i.test(
    head,
  );
}

function parseHtml(input: ImportInput): ParsedSource {
  const decoded = decodeBytes(input.bytes, { chosen: input.encoding, markup: true });
  const document = parse(decoded.text, { scriptingEnabled: false });
  const writer = new BlockWriter();
  writeBlocks(document.childNodes, writer);
  const { text, blocks } = writer.finish();
  if (blocks.length === 0) throw new ImportRefusal('is a web page without any text');
  refuseUnreadable(text);
  return {
    kind: input.name === '' ? 'pasted-html' : 'html',
    mediaType: 'text/html',
    encoding: decoded.encoding,
    text,
    blocks,
    facts: factsInText(text, blocks),
    warnings: decoded.warnings,
  };
}

function writeBlocks(nodes: readonly Node[], writer: BlockWriter): void {
  let line = '';
  let kind: Block['kind'] = 'paragraph';
  let level = 0;
  const flush = () => {
    writer.add(line.replace(/[ \t\n]+/g, ' '), level > 0 ? { kind: 'heading', level } : { kind });
    line = '';
  };
  type Step = { readonly node: Node } | { readonly leave: Element; readonly kind: Block['kind']; readonly level: number };
  const stack: Step[] = nodes.map((node) => ({ node })).reverse();
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if ('leave' in step) {
      flush();
      kind = step.kind;
      level = step.level;
      continue;
    }
    const { node } = step;
    if (node.nodeName === '#text' && 'value' in node) line += node.value;
    if (!('tagName' in node) || unseen.has(node.tagName)) continue;
    if (node.tagName === 'br') line += '\n';
    if (node.tagName === 'td' || node.tagName === 'th') line += '\t';
    if (flowing.has(node.tagName)) {
      flush();
      stack.push({ leave: node, kind, level });
      kind = kindOf.get(node.tagName) ?? kind;
      level = /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : level;
    }
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child !== undefined) stack.push({ node: child });
    }
  }
  flush();
}
