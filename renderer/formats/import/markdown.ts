import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { SourceFacts } from '../../domain/source.ts';
import { decodeBytes } from '../../text-cleanup/decode-bytes.ts';
import { factsInText } from '../../text-cleanup/find-facts.ts';
import { type BlockDetails, BlockWriter } from './block-writer.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';

/** Markdown, CommonMark with the GitHub extensions. The source text is what a reader sees, without the marks. */
export const markdown: ImportFormat = {
  id: 'markdown',
  label: 'Markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  recognise: () => 0,
  parse: (input) => parseMarkdown(input),
};

/** Deeper than any text that a person wrote; the parser slows down quadratically on a line of many thousand `>`. */
const deepestNesting = 200;

function parseMarkdown(input: ImportInput): ParsedSource {
  const decoded = decodeBytes(input.bytes, { chosen: input.encoding });
  refuseUnreadable(decoded.text);
  const { body, front } = splitFrontMatter(decoded.text);
  if (new RegExp(`^(?:[ \\t]*[>*+-][ \\t]*){${deepestNesting}}`, 'm').test(body)) {
    throw new ImportRefusal(`nests quotes or lists more than ${deepestNesting} deep`);
  }
  const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const writer = new BlockWriter();
  writeTree(tree, writer);
  const { text, blocks } = writer.finish();
  if (blocks.length === 0) throw new ImportRefusal('holds no text');
  return {
    kind: 'markdown',
    mediaType: 'text/markdown',
    encoding: decoded.encoding,
    text,
    blocks,
    facts: withFront(factsInText(text, blocks), front),
    warnings: decoded.warnings,
  };
}

/** YAML front matter between `---` lines: only plain `key: value` lines of it are read. */
function splitFrontMatter(text: string): { body: string; front: ReadonlyMap<string, string> } {
  const found = /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const front = new Map<string, string>();
  if (found === null) return { body: text, front };
  for (const line of (found[1] ?? '').split('\n')) {
    const pair = /^([A-Za-z_-]{1,40}):[ \t]+(.{1,2000})$/.exec(line);
    if (pair?.[1] !== undefined) front.set(pair[1].toLowerCase(), (pair[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  return { body: text.slice(found[0].length), front };
}

function withFront(facts: SourceFacts, front: ReadonlyMap<string, string>): SourceFacts {
  const pick = (now: string, ...keys: string[]) => keys.map((key) => front.get(key) ?? '').find((value) => value !== '') ?? now;
  return {
    title: pick(facts.title, 'title'),
    byline: pick(facts.byline, 'author', 'authors', 'byline'),
    publisher: pick(facts.publisher, 'publisher', 'outlet', 'source'),
    publishedAt: pick(facts.publishedAt, 'date', 'published').slice(0, 60),
    language: pick(facts.language, 'lang', 'language').slice(0, 40),
    url: pick(facts.url, 'url', 'canonical'),
  };
}

function writeTree(tree: Root, writer: BlockWriter): void {
  let titled = false;
  const write = (node: Nodes, around: BlockDetails): void => {
    switch (node.type) {
      case 'heading': {
        const title = node.depth === 1 && !titled;
        titled = true;
        writer.add(inlineText(node), title ? { kind: 'title', level: 1 } : { kind: 'heading', level: node.depth });
        return;
      }
      case 'paragraph':
        writer.add(inlineText(node), around);
        return;
      case 'code':
        writer.add(node.value, { kind: 'preformatted' });
        return;
      case 'html':
        writer.add(withoutTags(node.value), around);
        return;
      case 'tableRow':
        writer.add(node.children.map(inlineText).join('\t'), { kind: 'table-row' });
        return;
      case 'blockquote':
        for (const child of node.children) write(child, { kind: 'quote' });
        return;
      case 'footnoteDefinition':
        for (const child of node.children) write(child, { kind: 'footnote' });
        return;
      case 'listItem':
        for (const child of node.children) write(child, { kind: 'list-item' });
        return;
      default:
        if ('children' in node) for (const child of node.children) write(child, around);
    }
  };
  write(tree, { kind: 'paragraph' });
}

function inlineText(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value.replace(/\n/g, ' ');
    case 'break':
      return '\n';
    case 'html':
      return withoutTags(node.value);
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'footnoteReference':
      return '';
    default:
      return 'children' in node ? node.children.map(inlineText).join('') : '';
  }
}

const withoutTags = (markup: string) => markup.replace(/<!--[\s\S]*?(?:-->|$)|<[^>]*>/g, '');
