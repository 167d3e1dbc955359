import { decodeBytes } from '../../text-cleanup/decode-bytes.ts';
import { factsInText, noFacts } from '../../text-cleanup/find-facts.ts';
import { type BlockDetails, BlockWriter } from './block-writer.ts';
import { type LineRole, lineRoles } from './find-article.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { pageData, pageFacts } from './page-facts.ts';
import { type Page, type PageLine, readPage } from './page-lines.ts';
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

function readWhole(markup: string): Page {
  const page = readPage(markup);
  const shown = page.lines.reduce((length, line) => length + line.text.length, 0);
  return shown >= tooLittle ? page : readPage(markup, true);
}

function parseHtml(input: ImportInput): ParsedSource {
  const decoded = decodeBytes(input.bytes, { chosen: input.encoding, markup: true });
  const page = readWhole(decoded.text);
  const pasted = input.name === '';
  const data = pageData(page);
  // What somebody selected and copied is all wanted; a saved page has an article in it.
  const roles: readonly LineRole[] = pasted ? page.lines.map(() => ({ part: 'article' })) : lineRoles(page);
  const title = pasted ? -1 : titleLine(page, roles, pageFacts(page, data, noFacts).title);
  const writer = new BlockWriter();
  page.lines.forEach((line, index) => {
    const role = roles[index];
    if (index === title) writer.add(line.text, { kind: 'title', level: 1 });
    else if (role !== undefined && role.part !== 'dropped') writer.add(line.text, detailsOf(line, role));
  });
  const { text, blocks } = writer.finish();
  if (blocks.length === 0) throw new ImportRefusal('is a web page without any text');
  refuseUnreadable(text);
  const kept = blocks.filter((block) => block.boilerplate === undefined);
  return {
    kind: pasted ? 'pasted-html' : 'html',
    mediaType: 'text/html',
    encoding: decoded.encoding,
    text,
    blocks,
    facts: pageFacts(page, data, factsInText(text, kept.length > 0 ? kept : blocks)),
    warnings: decoded.warnings,
  };
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
  return role.part === 'aside' ? { ...kind, boilerplate: role.reason } : kind;
}
