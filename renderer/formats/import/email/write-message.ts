import type { Block } from '../../../domain/source.ts';
import type { BlockDetails, BlockWriter } from '../block-writer.ts';
import { type Page, readPage } from '../page-lines.ts';
import { textBlocks } from '../text-blocks.ts';
import { encodedInText } from './attached-files.ts';
import { mailParts, readersOfLines } from './quoted-replies.ts';

const disclaimer =
  /^(?:sent from my |get outlook for |von meinem |envoyé de mon |enviado desde mi |(?:this|the information in this) (?:e-?mail|message|communication)\b.{0,120}\b(?:confidential|privileged|intended)|confidentiality notice|diese e-?mail .{0,80}vertraulich|ce (?:message|courriel) .{0,80}confidentiel)/iu;

const spokenBy = (speaker: string | undefined) => (speaker === undefined || speaker === '' ? {} : { speaker: speaker.slice(0, 400) });

/**
 * Blocks of a part of a message. Mail is broken into short lines by programs and by hand alike, so only an empty line or the mark of a list item ends
 * a paragraph; where lines are long, each is one.
 */
function mailBlocks(text: string): readonly Pick<Block, 'kind' | 'start' | 'end'>[] {
  if (text.split('\n').some((row) => row.length > 100)) return textBlocks(text);
  return [...text.matchAll(/(?:(?!\n[ \t]*(?:\n|[-*•]\s|\(?\d{1,3}[.)]\s))[\s\S])+/g)].flatMap((found) => {
    const body = found[0].trim();
    const start = found.index + found[0].indexOf(body);
    return body === ''
      ? []
      : [{ kind: /^(?:[-*•]|\(?\d{1,3}[.)])\s/.test(body) ? 'list-item' : 'paragraph', start, end: start + body.length }];
  });
}

/** Writes the plain text of a message, each part under whoever wrote it. Files that were encoded into it are set aside. */
export function writeText(body: string, sender: string, writer: BlockWriter): void {
  let at = 0;
  for (const { start, end } of encodedInText(body)) {
    writeWords(body.slice(at, start), sender, writer);
    writer.add(body.slice(start, end), { kind: 'preformatted', boilerplate: 'other' });
    at = end;
  }
  writeWords(body.slice(at), sender, writer);
}

function writeWords(body: string, sender: string, writer: BlockWriter): void {
  if (body.trim() === '') return;
  for (const part of mailParts(body)) {
    const speaker = part.level === 0 ? sender : part.author;
    for (const block of mailBlocks(part.text)) {
      const text = part.text.slice(block.start, block.end);
      const kind = part.level > 0 ? 'quote' : block.kind === 'title' ? 'paragraph' : block.kind;
      const aside = part.signature || (part.level === 0 && disclaimer.test(text)) ? { boilerplate: 'other' as const } : {};
      writer.add(text, { kind, ...spokenBy(speaker), ...aside });
    }
  }
}

/** The page that a message in HTML is, or undefined when it shows nothing. Nothing is fetched or run. */
export function pageOf(markup: string): Page | undefined {
  const page = readPage(markup);
  if (page.lines.length > 0) return page;
  const whole = readPage(markup, true);
  return whole.lines.length > 0 ? whole : undefined;
}

/** Writes a message in HTML: its lines by how deep they are quoted, each under whoever wrote it, as in plain text. */
export function writePage(page: Page, sender: string, writer: BlockWriter): void {
  const rows = page.lines.flatMap((line, index) => {
    const level = quotedBy(page, line.element);
    return line.text.split('\n').map((text) => ({ line: index, level, text }));
  });
  const readers = readersOfLines(rows);
  let row = 0;
  page.lines.forEach((line, index) => {
    const reader = readers[row];
    while (rows[row]?.line === index) row += 1;
    const level = reader?.level ?? 0;
    const aside = reader?.signature || (level === 0 && disclaimer.test(line.text)) ? { boilerplate: 'other' as const } : {};
    const speaker = level === 0 ? sender : reader?.author;
    writer.add(line.text, { ...kindOf(line.kind, line.level, level > 0), ...spokenBy(speaker), ...aside }, line.links);
  });
}

function kindOf(kind: Block['kind'], heading: number, quoted: boolean): BlockDetails {
  if (quoted && (kind === 'paragraph' || heading > 0)) return { kind: 'quote' };
  if (heading > 0) return { kind: 'heading', level: heading };
  return { kind: kind === 'title' ? 'paragraph' : kind };
}

/** How many quotations an element stands in. */
function quotedBy(page: Page, element: number): number {
  let count = 0;
  for (let at = element; at >= 0; at = page.elements[at]?.parent ?? -1) if (page.elements[at]?.tag === 'blockquote') count += 1;
  return count;
}
