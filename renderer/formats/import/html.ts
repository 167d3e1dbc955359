import type { Encoding } from '../../domain/source.ts';
import { decodeBytes } from '../../text-cleanup/decode-bytes.ts';
import { factsInText, languageOfDocument, noFacts } from '../../text-cleanup/find-facts.ts';
import { type BlockDetails, BlockWriter } from './block-writer.ts';
import { type LineRole, lineRoles } from './find-article.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { pageData, pageFacts } from './page-facts.ts';
import { type Page, type PageLine, readPage } from './page-lines.ts';
import { keptLinks } from './page-links.ts';
import { Surroundings } from './page-surroundings.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';

/** A saved web page, or HTML from the clipboard. */
export const html: ImportFormat = {
  id: 'html',
  label: 'Web page',
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  recognise: (input) => htmlSureness(input.bytes),
  parse: (input) => parseHtml(input),
};

const opening = /^[\s\u00ef\u00bb\u00bf\u00ff\u00fe]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(!doctype\s+html|[a-z][a-z0-9]*)[\s>/]/i;
const wholePage = /^(?:!doctype\s+html|html|head|body|meta|title)$/i;
const fragment = /^(?:article|main|section|div|p|h[1-6]|table|ul|ol|blockquote|span|b|i|em|strong|a|br|img|figure)$/i;

/** A document says what it is. A mere tag at the start may as well be Markdown or text about HTML, so the name of the file outweighs it. */
function htmlSureness(bytes: Uint8Array): number {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096)).replaceAll('\0', '');
  const tag = opening.exec(head)?.[1] ?? '';
  if (wholePage.test(tag)) return 0.9;
  return fragment.test(tag) ? 0.35 : 0;
}

/** A page that shows less than this is read again with what it hides, since some pages show their text by script. */
const tooLittle = 250;

function readWhole(markup: string, address: string): Page {
  const page = readPage(markup, false, address);
  const shown = page.lines.reduce((length, line) => length + line.text.length, 0);
  return shown >= tooLittle ? page : readPage(markup, true, address);
}

function parseHtml(input: ImportInput): ParsedSource {
  const decoded = decodeBytes(input.bytes, { chosen: input.encoding, markup: true });
  return parsePage(decoded.text, { pasted: input.name === '', encoding: decoded.encoding, warnings: decoded.warnings });
}

interface PageOrigin {
  /** Whether somebody selected and copied it: then all of it is wanted, while a saved page has an article in it. */
  readonly pasted: boolean;
  readonly encoding: Encoding;
  readonly warnings: readonly string[];
  /** Where the page is from, if the file says so: relative links are relative to it. */
  readonly address?: string;
}

/**
 * Reads a page's markup: its article, with what stands around it set aside, and the facts about it.
 * @throws ImportRefusal when it shows no text.
 */
export function parsePage(markup: string, { pasted, encoding, warnings, address = '' }: PageOrigin): ParsedSource {
  const page = readWhole(markup, address || savedFrom(markup));
  const data = pageData(page);
  const roles: readonly LineRole[] = pasted ? page.lines.map(() => ({ part: 'article' })) : lineRoles(page);
  const title = pasted ? -1 : titleLine(page, roles, pageFacts(page, data, noFacts).title);
  const writer = new BlockWriter();
  const inside = page.lines.reduce((length, line, index) => length + (roles[index]?.part === 'around' ? 0 : line.text.length), 0);
  const surroundings = new Surroundings(writer, inside);
  page.lines.forEach((line, index) => {
    const role = roles[index];
    if (role?.part === 'around' && index !== title) {
      surroundings.add(line, role.reason);
      return;
    }
    surroundings.flush();
    const details = index === title || role === undefined ? { kind: 'title' as const, level: 1 } : detailsOf(line, role);
    writer.add(line.text, details, line.links);
  });
  surroundings.flush();
  const { text, blocks, links } = writer.finish();
  const linked = keptLinks(links);
  if (blocks.length === 0) throw new ImportRefusal('is a web page without any text');
  refuseUnreadable(text);
  const article = blocks.filter((block) => block.boilerplate === undefined);
  const kept = article.length > 0 ? article : blocks;
  const facts = pageFacts(page, data, factsInText(text, kept));
  return {
    kind: pasted ? 'pasted-html' : 'html',
    mediaType: 'text/html',
    encoding,
    text,
    blocks,
    facts: { ...facts, language: languageOfDocument(facts.language, text, kept) },
    ...(linked === undefined ? {} : { links: linked }),
    warnings: [...warnings, ...surroundings.warnings()],
  };
}

/** Address that browsers and tools leave in a comment when they save a page. */
function savedFrom(markup: string): string {
  const head = markup.slice(0, 4000);
  return (
    /\bsaved from url=\(\d+\)(https?:\/\/[^\s>]{1,4000})\s*-->|^\s*url: (https?:\/\/\S{1,4000})\s*$/m.exec(head)?.slice(1).find(Boolean) ??
    ''
  );
}

const fold = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Line that is the article's headline: the heading before its text that says what the page's title says, or the only main heading; -1 if none. */
function titleLine(page: Page, roles: readonly LineRole[], title: string): number {
  const start = page.lines.findIndex((line, index) => roles[index]?.part === 'article' && line.level === 0 && line.text.length > 60);
  const before = start < 0 ? page.lines.length : start;
  const wanted = fold(title);
  const candidates = page.lines.flatMap((line, index) =>
    (index <= before || fold(line.text) === wanted) && line.level > 0 && line.text.length <= 400
      ? [{ line, index, words: fold(line.text) }]
      : [],
  );
  const same = candidates.filter(
    ({ words }) =>
      wanted !== '' &&
      (words === wanted || (words.length >= 12 && wanted.includes(words)) || (wanted.length >= 12 && words.includes(wanted))),
  );
  const best = same.sort((a, b) => a.line.level - b.line.level || b.index - a.index)[0];
  if (best !== undefined) return best.index;
  const main = candidates.filter(({ line }) => line.level === 1 && line.text.length >= 12);
  return main.length === 1 ? (main[0]?.index ?? -1) : -1;
}

function detailsOf(line: PageLine, role: LineRole): BlockDetails {
  const kind = line.level > 0 ? { kind: 'heading' as const, level: line.level } : { kind: line.kind };
  return role.part === 'article' ? kind : { ...kind, boilerplate: role.reason };
}
