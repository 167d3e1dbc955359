import type { Address, Email } from 'postal-mime';
import type { SourceFacts } from '../../domain/source.ts';
import { languageOf, noFacts } from '../../text-cleanup/find-facts.ts';
import { normaliseText } from '../../text-cleanup/normalise-text.ts';
import { BlockWriter } from './block-writer.ts';
import { encodedInText, plainName, readableFiles } from './email/attached-files.ts';
import { readMessage, withQuotes } from './email/read-message.ts';
import { beginsMailbox, splitMailbox } from './email/split-mailbox.ts';
import { pageOf, writePage, writeText } from './email/write-message.ts';
import { type FileWithin, type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { keptLinks } from './page-links.ts';
import { refuseUnreadable, whyUnreadable } from './refuse-unreadable.ts';

/** E-mail: single messages (RFC 5322, MIME) and mailboxes (RFC 4155). */
export const email: ImportFormat = {
  id: 'email',
  label: 'E-mail',
  extensions: ['eml', 'mbox', 'emlx', 'mbx'],
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

async function parseMail(input: ImportInput): Promise<ParsedSource> {
  const head = new TextDecoder('windows-1252').decode(input.bytes.subarray(0, 2000));
  const mailbox = beginsMailbox(head) ? splitMailbox(input.bytes, mostMessages + 1) : [];
  if (mailbox.length > mostMessages) throw new ImportRefusal(`is a mailbox of more than ${mostMessages.toLocaleString('en')} messages`);
  if (mailbox.length > 1) return mailboxOf(mailbox, input.name);
  const writer = new BlockWriter();
  const message = await readMessage(mailbox[0] ?? withoutPreamble(input.bytes));
  writeMessage(message, writer);
  const { text, blocks, links } = writer.finish();
  if (blocks.length === 0) throw new ImportRefusal('is no e-mail: it has neither a sender nor a subject nor a text');
  refuseUnreadable(text);
  const spoken = blocks.filter((block) => block.kind !== 'table-row' && block.boilerplate === undefined);
  const attached = [...readableFiles(message.attachments), ...filesInText(message.text ?? '')];
  return {
    kind: 'email',
    mediaType: mailbox.length > 0 ? 'application/mbox' : 'message/rfc822',
    encoding: { name: 'utf-8', from: 'declared' },
    text,
    blocks,
    links: keptLinks(links),
    facts: { ...factsOf(message), language: languageOf(spoken.map((block) => text.slice(block.start, block.end)).join('\n')) },
    warnings: warningsOf(message, attached),
    ...(attached.length === 0 ? {} : { attached }),
  };
}

/** A mailbox is no source itself: each of its messages is one. */
function mailboxOf(messages: readonly Uint8Array[], name: string): ParsedSource {
  const stem = plainName(name).replace(/\.[a-z]{1,6}$/i, '') || 'mailbox';
  const digits = String(messages.length).length;
  const attached = messages.map((bytes, index) => ({
    name: `${stem} ${String(index + 1).padStart(digits, '0')}.eml`,
    mediaType: 'message/rfc822',
    bytes,
  }));
  const writer = new BlockWriter();
  for (const message of attached) writer.add(message.name, { kind: 'list-item' });
  return {
    kind: 'email',
    mediaType: 'application/mbox',
    encoding: { name: 'utf-8', from: 'declared' },
    ...writer.finish(),
    facts: noFacts,
    warnings: [`It is a mailbox of ${messages.length} messages.`],
    attached,
    onlyHolds: true,
  };
}

/** Apple Mail puts the number of bytes on a line of its own before a message (`.emlx`); others leave empty lines there. */
function withoutPreamble(bytes: Uint8Array): Uint8Array {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  return bytes.subarray(/^(?:\u00ef\u00bb\u00bf)?(?:\s*\d{1,12}[ \t]*\r?\n)?(?:[ \t]*\r?\n)*/.exec(head)?.[0].length ?? 0);
}

function filesInText(text: string): FileWithin[] {
  return encodedInText(normaliseText(text)).flatMap(({ name, bytes }) =>
    whyUnreadable(bytes, name) === '' ? [{ name: name || 'attachment.txt', mediaType: '', bytes }] : [],
  );
}

const line = (value: string, most = 2000) => normaliseText(withQuotes(value)).replace(/\s+/g, ' ').trim().slice(0, most).toWellFormed();

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
  return {
    ...noFacts,
    title: line(message.subject ?? ''),
    byline: nameOf(message.from ?? message.sender),
    publishedAt: sentAt(message),
  };
}

/** When a message was sent, in ISO 8601, on the sender's clock: in UTC an evening in New York is the day after. */
function sentAt(message: Email): string {
  const moment = Date.parse(message.date ?? '');
  if (Number.isNaN(moment)) return '';
  const [, sign = '', hours = '', minutes = ''] = /\d\s+([+-])(0\d|1[0-4])([0-5]\d)\s*(?:\(|$)/.exec(headerOf(message, 'date')) ?? [];
  const ahead = Number(`${sign}${Number(hours) * 60 + Number(minutes)}`);
  const local = new Date(moment + ahead * 60_000).toISOString().replace('.000', '');
  return ahead === 0 ? local : local.replace(/Z$/, `${sign}${hours}:${minutes}`);
}

/** Writes a message: its subject, its headers, its text by who wrote it, and what is attached. */
function writeMessage(message: Email, writer: BlockWriter): void {
  const from = addresses(message.from === undefined ? undefined : [message.from]);
  const body = normaliseText(withQuotes(message.text ?? ''));
  const markup = withQuotes(message.html ?? '');
  if (![message.subject, from, headerOf(message, 'date'), body, markup].some((part) => (part ?? '').trim() !== '')) return;
  writer.add(line(message.subject ?? ''), { kind: 'title', level: 1 });
  const rows: [string, string][] = [
    ['From', from],
    ['To', addresses(message.to)],
    ['Cc', addresses(message.cc)],
    ['Date', headerOf(message, 'date').replace(/^((?:[A-Z][a-z]{2}, )?)(?=\d [A-Z][a-z]{2} \d{4})/, '$10')],
  ];
  for (const [name, value] of rows) if (value !== '') writer.add(`${name}\t${value}`, { kind: 'table-row' });
  const speaker = nameOf(message.from ?? message.sender);
  const page = markup.trim() === '' || (body.trim() !== '' && !isNoticeOnly(body, markup)) ? undefined : pageOf(normaliseText(markup));
  if (body.trim() !== '') writeText(body, speaker, writer);
  if (page !== undefined) writePage(page, speaker, writer);
  const names = message.attachments.map(({ filename }) => line(filename ?? '', 200)).filter((name) => name !== '');
  if (names.length > 0) writer.add(`Attachments\t${names.join(', ')}`, { kind: 'table-row' });
}

/** Whether the plain text is but a notice that the message is to be read as a web page. */
function isNoticeOnly(body: string, markup: string): boolean {
  return body.trim().length < 300 && markup.replace(/<style[\s\S]*?<\/style>|<[^>]*>/gi, '').replace(/\s+/g, ' ').length > body.length * 5;
}

/** What a mail holds beside its text: files that can be read as sources of their own, and others. */
function warningsOf(message: Email, attached: readonly FileWithin[]): string[] {
  const readable = new Set(attached.map((file) => file.name));
  const others = message.attachments
    .map(({ filename, mimeType }) => plainName(filename ?? '') || `a part without a name (${line(mimeType, 80)})`)
    .filter((name) => !readable.has(name) && !readable.has(`${name}.eml`) && !(name.startsWith('a part') && readable.size > 0));
  const listed = (names: readonly string[]) => names.slice(0, 20).join(', ').slice(0, 900);
  const count = (number: number) => (number === 1 ? 'A file is' : `${number} files are`);
  const warnings =
    attached.length === 0
      ? []
      : [
          `${count(attached.length)} attached and can be imported as ${attached.length === 1 ? 'a source' : 'sources'}: ${listed([...readable])}.`,
        ];
  if (others.length > 0) warnings.push(`${count(others.length)} attached and not read: ${listed(others)}.`);
  if (
    /-----BEGIN PGP MESSAGE-----/.test(message.text ?? '') ||
    message.attachments.some(({ mimeType, filename }) => /pkcs7-mime|pgp-encrypted/.test(mimeType) && !/\.p7s$/i.test(filename ?? ''))
  ) {
    warnings.push('It is encrypted, so that its text cannot be read here.');
  }
  return warnings;
}
