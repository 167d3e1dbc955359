import MarkdownIt, { type Token } from 'markdown-it';
import type { Link, SourceFacts } from '../../domain/source.ts';
import { decodeBytes } from '../../text-cleanup/decode-bytes.ts';
import { isoDate } from '../../text-cleanup/find-dates.ts';
import { factsInText } from '../../text-cleanup/find-facts.ts';
import { type BlockDetails, BlockWriter, type WrittenBlocks } from './block-writer.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { keptLinks, linkAddress } from './page-links.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { textBlocks } from './text-blocks.ts';

/** Markdown, CommonMark with tables and struck text. The source text is what a reader sees, without the marks. */
export const markdown: ImportFormat = {
  id: 'markdown',
  label: 'Markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  recognise: () => 0,
  parse: (input) => parseMarkdown(input),
};

/** More marks than this in one paragraph are no writing; a parser's work grows with their square. */
const mostMarks = 6000;
const deepest = 300;

function parseMarkdown(input: ImportInput): ParsedSource {
  const decoded = decodeBytes(input.bytes, { chosen: input.encoding });
  refuseUnreadable(decoded.text);
  const { body, front } = splitFrontMatter(decoded.text);
  const read = isTangled(body) ? undefined : readBlocks(body);
  const { text, blocks } = read ?? { text: decoded.text, blocks: textBlocks(decoded.text) };
  if (blocks.length === 0) throw new ImportRefusal('holds no text');
  return {
    kind: 'markdown',
    mediaType: 'text/markdown',
    encoding: decoded.encoding,
    text,
    blocks,
    facts: withFront(factsInText(text, blocks), front),
    links: keptLinks(read?.links),
    warnings: read === undefined ? [...decoded.warnings, 'Its Markdown is too tangled, so it was read as plain text.'] : decoded.warnings,
  };
}

/** Whether one paragraph is so full of marks that reading it as Markdown could take minutes. */
function isTangled(text: string): boolean {
  let marks = 0;
  let lineStart = true;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === 10) {
      if (lineStart) marks = 0;
      lineStart = true;
    } else {
      if (character !== 32) lineStart = false;
      // * _ ~ [ ] ( ` < > ! & \
      if ('*_~[](`<>!&\\'.includes(text.charAt(index))) marks += 1;
      if (marks > mostMarks) return true;
    }
  }
  return false;
}

/** Front matter between `---` lines (YAML) or `+++` lines (TOML): only plain `key: value` and `key = value` lines of it are read. */
function splitFrontMatter(text: string): { body: string; front: ReadonlyMap<string, string> } {
  const found =
    /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text) ??
    /^\+\+\+[ \t]*\n([\s\S]{0,20000}?)\n\+\+\+[ \t]*(?:\n|$)/.exec(text);
  const front = new Map<string, string>();
  if (found === null) return { body: text, front };
  for (const line of (found[1] ?? '').split('\n')) {
    const pair = /^([A-Za-z_-]{1,40})(?::[ \t]+|[ \t]*=[ \t]*)(.{1,2000})$/.exec(line);
    if (pair?.[1] !== undefined) front.set(pair[1].toLowerCase(), (pair[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  return front.size === 0 ? { body: text, front } : { body: text.slice(found[0].length), front };
}

function withFront(facts: SourceFacts, front: ReadonlyMap<string, string>): SourceFacts {
  const pick = (now: string, ...keys: string[]) => keys.map((key) => front.get(key) ?? '').find((value) => value !== '') ?? now;
  const date = pick('', 'date', 'published', 'publishedat');
  return {
    title: pick(facts.title, 'title'),
    byline: pick(facts.byline, 'author', 'authors', 'byline'),
    publisher: pick(facts.publisher, 'publisher', 'outlet', 'source').slice(0, 1000),
    publishedAt: isoDate(date) || facts.publishedAt,
    language: pick(facts.language, 'lang', 'language').slice(0, 40),
    url: pick(facts.url, 'url', 'canonical'),
  };
}

interface Around {
  readonly kind: BlockDetails['kind'];
  readonly level?: number;
}

const wrapping = new Map<string, Around>([
  ['blockquote_open', { kind: 'quote' }],
  ['list_item_open', { kind: 'list-item' }],
]);

/** Blocks of a Markdown text, or undefined when it nests deeper than {@link deepest}, below which the parser leaves text out. */
function readBlocks(body: string): WrittenBlocks | undefined {
  const parser = new MarkdownIt({ html: true });
  parser.set({ maxNesting: deepest });
  const writer = new BlockWriter();
  const around: Around[] = [{ kind: 'paragraph' }];
  let titled = false;
  let heading = 0;
  let cells: string[] | undefined;
  for (const token of parser.parse(body, {})) {
    if (token.level >= deepest - 2) return undefined;
    const wrap = wrapping.get(token.type);
    if (wrap !== undefined) around.push(wrap);
    else if (token.type === 'blockquote_close' || token.type === 'list_item_close') around.pop();
    else if (token.type === 'heading_open') heading = Number(token.tag.slice(1));
    else if (token.type === 'heading_close') heading = 0;
    else if (token.type === 'tr_open') cells = [];
    else if (token.type === 'tr_close') {
      writer.add(cells?.join('\t') ?? '', { kind: 'table-row' });
      cells = undefined;
    } else if (token.type === 'fence' || token.type === 'code_block') writer.add(token.content, { kind: 'preformatted' });
    else if (token.type === 'html_block') writer.add(withoutTags(token.content), around.at(-1) ?? { kind: 'paragraph' });
    else if (token.type === 'inline') {
      const { text, links } = inlineText(token.children ?? []);
      if (cells !== undefined) cells.push(text.replace(/\s+/g, ' '));
      else if (heading > 0) {
        const title = heading === 1 && !titled;
        titled = true;
        writer.add(text, title ? { kind: 'title', level: 1 } : { kind: 'heading', level: heading }, links);
      } else if (footnote.test(text)) for (const note of text.split(/ (?=\[\^[^\]\s]{1,60}\]: )/)) writer.add(note, { kind: 'footnote' });
      else writer.add(text, around.at(-1) ?? { kind: 'paragraph' }, links);
    }
  }
  return writer.finish();
}

/** A footnote where it is written out: `[^1]: The note.` */
const footnote = /^\[\^[^\]\s]{1,60}\]: /;

/** The words of a paragraph as a reader sees them, and where its links lead. */
function inlineText(tokens: readonly Token[]): { readonly text: string; readonly links: readonly Link[] } {
  const parts: string[] = [];
  const links: Link[] = [];
  let length = 0;
  let open: { start: number; url: string } | undefined;
  for (const token of tokens) {
    const before = parts.length;
    if (token.type === 'link_open') open = { start: length, url: linkAddress(String(token.attrGet('href') ?? ''), '') };
    else if (token.type === 'link_close') {
      if (open !== undefined && open.url !== '' && length > open.start) links.push({ ...open, end: length });
      open = undefined;
    } else if (token.type === 'text' || token.type === 'code_inline' || token.type === 'image') parts.push(token.content);
    else if (token.type === 'softbreak') parts.push(' ');
    else if (token.type === 'hardbreak') parts.push('\n');
    else if (token.type === 'html_inline') parts.push(withoutTags(token.content));
    for (const part of parts.slice(before)) length += part.length;
  }
  return { text: parts.join(''), links };
}

/** Only tags and comments go; their text stays as it stands. An unclosed `<` is text. */
function withoutTags(markup: string): string {
  return markup
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '');
}
