import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Block, SourceFacts } from '../../domain/source.ts';
import { languageOf, noFacts } from '../../text-cleanup/find-facts.ts';
import { normaliseText } from '../../text-cleanup/normalise-text.ts';
import { BlockWriter } from './block-writer.ts';
import { mailParts } from './email/quoted-replies.ts';
import { beginsMailbox, splitMailbox } from './email/split-mailbox.ts';
import { html } from './html.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { textBlocks } from './text-blocks.ts';

/** E-mail: single messages (RFC 5322, MIME) and mailboxes (RFC 4155). */
export const email: ImportFormat = {
  id: 'email',
  label: 'E-mail',
  extensions: ['eml', 'mbox', 'emlx'],
  mediaTypes: ['message/rfc822', 'application/mbox'],
  recognise: (input) => mailSureness(input),
  parse: (input) => parseMail(input),
};

/** More messages than this in one file are a mailbox to be divided first. */
const mostMessages = 5000;

/** Headers of the post, which nobody writes by hand, make a message; "From" and "Subject" alone may as well be text about one. */
function mailSureness(input: ImportInput): number {
  if (/\.mht(?:ml)?$/i.test(input.name)) return 0;
  const head = new TextDecoder('windows-1252').decode(input.bytes.subarray(0, 8192)).replace(/\r\n?/g, '\n');
  if (beginsMailbox(head)) return 0.9;
  const headers = /^(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/.exec(head.replace(/^\s+/, ''))?.[0] ?? '';
  if (headers === '' || /^(?:Snapshot-Content-Location|From: <?Saved by)/im.test(headers)) return 0;
  if (/^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To|DKIM-Signature):/im.test(headers)) return 0.85;
  return /^From:/im.test(headers) && /^(?:Subject|To|Date):/im.test(headers) ? 0.3 : 0;
}

async function readMessage(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 60 });
  } catch {
    throw new ImportRefusal('is an e-mail that cannot be read: its parts are damaged or too deeply nested');
  }
}

async function parseMail(input: ImportInput): Promise<ParsedSource> {
  const head = new TextDecoder('windows-1252').decode(input.bytes.subarray(0, 2000));
  const mailbox = beginsMailbox(head) ? splitMailbox(input.bytes, mostMessages + 1) : [];
  const parts = mailbox.length > 0 ? mailbox : [input.bytes];
  if (parts.length > mostMessages) throw new ImportRefusal(`is a mailbox of more than ${mostMessages.toLocaleString('en')} messages`);
  const writer = new BlockWriter();
  const warnings: string[] = [];
  let facts: SourceFacts = noFacts;
  let written = 0;
  for (const bytes of parts) {
    const message = await readMessage(bytes);
    if (!(await writeMessage(message, writer, written > 0))) continue;
    if (written === 0) facts = factsOf(message);
    written += 1;
    warnings.push(...warningsOf(message));
  }
  const { text, blocks } = writer.finish();
  if (blocks.length === 0) throw new ImportRefusal('is no e-mail: it has neither a sender nor a subject nor a text');
  refuseUnreadable(text);
  const spoken = blocks.filter((block) => block.kind !== 'table-row' && block.boilerplate === undefined);
  return {
    kind: 'email',
    mediaType: mailbox.length > 0 ? 'application/mbox' : 'message/rfc822',
    encoding: { name: 'utf-8', from: 'declared' },
    text,
    blocks,
    facts: { ...facts, language: languageOf(spoken.map((block) => text.slice(block.start, block.end)).join('\n')) },
    warnings: written > 1 ? [`It is a mailbox of ${written} messages.`, ...warnings.slice(0, 50)] : warnings,
  };
}

const line = (value: string, most = 2000) => normaliseText(value).replace(/\s+/g, ' ').trim().slice(0, most).toWellFormed();

function nameOf(address: Address | undefined): string {
  return line(address?.name || address?.address || '', 400);
}

function headerOf(message: Email, key: string): string {
  return line(message.headers.find((header) => header.key === key)?.value ?? '', 2000);
}

function addresses(list: readonly Address[] | undefined): string {
  const one = (address: Address): string => {
    if (address.group !== undefined) return `${address.name}: ${address.group.map(one).join(', ')};`;
    return address.name && address.address ? `${address.name} <${address.address}>` : address.name || address.address || '';
  };
  return line(
    (list ?? [])
      .map(one)
      .filter((part) => part !== '')
      .join(', '),
    4000,
  );
}

function factsOf(message: Email): SourceFacts {
  const date = message.date ?? '';
  return {
    ...noFacts,
    title: line(message.subject ?? ''),
    byline: nameOf(message.from ?? message.sender),
    publishedAt: /^\d{4}-\d\d-\d\dT/.test(date) ? date.slice(0, 60) : '',
  };
}

/** Writes one message: its subject, its headers, its text by who wrote it, and what is attached. Returns whether there was anything to write. */
async function writeMessage(message: Email, writer: BlockWriter, later: boolean): Promise<boolean> {
  const from = addresses(message.from === undefined ? undefined : [message.from]);
  const body = normaliseText(message.text ?? '');
  const markup = message.html ?? '';
  if (![message.subject, from, headerOf(message, 'date'), body, markup].some((part) => (part ?? '').trim() !== '')) return false;
  writer.add(line(message.subject ?? ''), later ? { kind: 'heading', level: 1 } : { kind: 'title', level: 1 });
  const rows: [string, string][] = [
    ['From', from],
    ['To', addresses(message.to)],
    ['Cc', addresses(message.cc)],
    ['Date', headerOf(message, 'date').replace(/^((?:[A-Z][a-z]{2}, )?)(?=\d [A-Z][a-z]{2} \d{4})/, '$10')],
  ];
  for (const [name, value] of rows) if (value !== '') writer.add(`${name}\t${value}`, { kind: 'table-row' });
  const speaker = nameOf(message.from ?? message.sender);
  const page = markup.trim() === '' || (body.trim() !== '' && !isNoticeOnly(body, markup)) ? undefined : await readMarkup(markup);
  if (body.trim() !== '') writeText(body, speaker, writer);
  if (page !== undefined) writePage(page, speaker, writer);
  const names = message.attachments.map(({ filename }) => line(filename ?? '', 200)).filter((name) => name !== '');
  if (names.length > 0) writer.add(`Attachments\t${names.join(', ')}`, { kind: 'table-row' });
  return true;
}

/** Whether the plain text is but a notice that the message is to be read as a web page. */
function isNoticeOnly(body: string, markup: string): boolean {
  return body.trim().length < 300 && markup.replace(/<style[\s\S]*?<\/style>|<[^>]*>/gi, '').replace(/\s+/g, ' ').length > body.length * 5;
}

async function readMarkup(markup: string): Promise<ParsedSource | undefined> {
  try {
    return await html.parse({
      name: '',
      bytes: new TextEncoder().encode(markup.toWellFormed()),
      mediaType: 'text/html',
      encoding: 'utf-8',
    });
  } catch (error) {
    if (error instanceof ImportRefusal) return undefined;
    throw error;
  }
}

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

function writeText(body: string, sender: string, writer: BlockWriter): void {
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

function writePage(page: ParsedSource, sender: string, writer: BlockWriter): void {
  for (const block of page.blocks) {
    const { start, end, kind, ...rest } = block;
    const text = page.text.slice(start, end);
    const quoted = kind === 'quote';
    writer.add(text, {
      ...rest,
      kind: kind === 'title' ? 'paragraph' : kind,
      ...(quoted ? {} : spokenBy(sender)),
      ...(disclaimer.test(text) ? { boilerplate: 'other' } : {}),
    });
  }
}

function warningsOf(message: Email): string[] {
  const files = message.attachments.map(
    ({ filename, mimeType }) => line(filename ?? '', 120) || `a part without a name (${line(mimeType, 80)})`,
  );
  const warnings =
    files.length === 0
      ? []
      : [
          `${files.length === 1 ? 'A file is' : `${files.length} files are`} attached and not part of the text: ${files.slice(0, 20).join(', ')}.`.slice(
            0,
            1000,
          ),
        ];
  if (
    /-----BEGIN PGP MESSAGE-----/.test(message.text ?? '') ||
    message.attachments.some(({ mimeType }) => /pkcs7-mime|pgp-encrypted/.test(mimeType))
  ) {
    warnings.push('It is encrypted, so that its text cannot be read here.');
  }
  return warnings;
}
