import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { introducedAuthor } from '../../../../renderer/formats/import/email/quoted-replies.ts';
import { ImportRefusal } from '../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../renderer/formats/import/read-source.ts';

const read = (content: string | Uint8Array, name = 'a.eml') =>
  readSource({ name, mediaType: '', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content });
const shown = async (content: string, name?: string) => {
  const source = await read(content, name);
  return source.blocks.map((block) => [block.kind, block.speaker, source.text.slice(block.start, block.end)]);
};

const head =
  'Received: from a.example\r\nMIME-Version: 1.0\r\nFrom: Ann Lee <ann@a.example>\r\nTo: Bob <bob@b.example>,\r\n Cy <cy@c.example>\r\nSubject: =?utf-8?Q?The_bridge_=E2=80=93_again?=\r\nDate: Mon, 3 May 2021 10:00:00 +0200\r\n';
const plain = (body: string) => `${head}Content-Type: text/plain; charset=utf-8\r\n\r\n${body}`;

describe('an e-mail', () => {
  it('has its headers as facts and in the text', async () => {
    const source = await read(plain('Dear Bob,\r\n\r\nthe bridge is closed.\r\n'));
    expect(source).toMatchObject({
      kind: 'email',
      facts: { title: 'The bridge – again', byline: 'Ann Lee', publishedAt: '2021-05-03T10:00:00+02:00' },
    });
    expect(await shown(plain('Dear Bob,\r\n\r\nthe bridge is closed.\r\n'))).toEqual([
      ['title', undefined, 'The bridge – again'],
      ['table-row', undefined, 'From\tAnn Lee <ann@a.example>'],
      ['table-row', undefined, 'To\tBob <bob@b.example>, Cy <cy@c.example>'],
      ['table-row', undefined, 'Date\tMon, 03 May 2021 10:00:00 +0200'],
      ['paragraph', 'Ann Lee', 'Dear Bob,'],
      ['paragraph', 'Ann Lee', 'the bridge is closed.'],
    ]);
  });

  it.each([
    ['Thu, 13 Feb 1969 23:32:54 -0330 (NST)', '1969-02-13T23:32:54-03:30'],
    ['14 Oct 2010 23:25:06 -0400', '2010-10-14T23:25:06-04:00'],
    ['Tue, 04 May 2021 00:10:00 +0000', '2021-05-04T00:10:00Z'],
    ['Tue, 04 May 2021 00:10:00 GMT', '2021-05-04T00:10:00Z'],
    ['sometime', ''],
  ])('is of the day it was for whoever sent it: %s', async (date, publishedAt) => {
    const source = await read(plain('The bridge is closed.').replace('Mon, 3 May 2021 10:00:00 +0200', date));
    expect(source.facts.publishedAt).toBe(publishedAt);
  });

  it('has what it quotes under whoever wrote it', async () => {
    const body =
      'It is not.\n\nOn Sun, 2 May 2021 at 9:30, Bob Ray <bob@b.example> wrote:\n> The bridge is closed.\n>\n> Am 1. Mai 2021 um 10:00 schrieb Cy Lo:\n>> Is the bridge open?\n> Not for long.\n\nYours, Ann\n-- \nAnn Lee\nHarbour Street 1';
    const source = await read(plain(body));
    expect((await shown(plain(body))).slice(4)).toEqual([
      ['paragraph', 'Ann Lee', 'It is not.'],
      ['paragraph', 'Ann Lee', 'On Sun, 2 May 2021 at 9:30, Bob Ray <bob@b.example> wrote:'],
      ['quote', 'Bob Ray', 'The bridge is closed.'],
      ['quote', 'Bob Ray', 'Am 1. Mai 2021 um 10:00 schrieb Cy Lo:'],
      ['quote', 'Cy Lo', 'Is the bridge open?'],
      ['quote', 'Bob Ray', 'Not for long.'],
      ['paragraph', 'Ann Lee', 'Yours, Ann'],
      ['paragraph', 'Ann Lee', '--\nAnn Lee\nHarbour Street 1'],
    ]);
    expect(source.blocks.map((block) => block.boilerplate)).toEqual([...Array.from({ length: 11 }, () => undefined), 'other']);
  });

  it('has the earlier message below its headers under its sender', async () => {
    const body = 'See below.\n\n-----Original Message-----\nFrom: Ray, Bob\nSent: Sunday\nTo: Ann\nSubject: The bridge\n\nIt is closed.';
    expect((await shown(plain(body))).slice(4)).toEqual([
      ['paragraph', 'Ann Lee', 'See below.'],
      ['paragraph', 'Ann Lee', '-----Original Message-----'],
      ['quote', undefined, 'From: Ray, Bob\nSent: Sunday\nTo: Ann\nSubject: The bridge'],
      ['quote', 'Ray, Bob', 'It is closed.'],
    ]);
  });

  it('that is a web page only is read as one, and fetches and runs nothing', async () => {
    const page = `${head}Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><script>x()</script><p>The bridge is <b>closed</b>.</p><img src="http://t.example/x"><blockquote>It is open.</blockquote></body></html>`;
    expect((await shown(page)).slice(4)).toEqual([
      ['paragraph', 'Ann Lee', 'The bridge is closed.'],
      ['quote', undefined, 'It is open.'],
    ]);
  });

  it('names what is attached', async () => {
    const mixed = `${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9 is closed.\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="plan.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n`;
    const source = await read(mixed);
    expect(source.text).toContain('Café is closed.');
    expect(source.text).toContain('Attachments\tplan.pdf');
    expect(source.warnings).toEqual(['A file is attached and can be imported as a source: plan.pdf.']);
    expect(source.attached?.map((file) => [file.name, file.mediaType, new TextDecoder().decode(file.bytes)])).toEqual([
      ['plan.pdf', 'application/pdf', '%PDF-'],
    ]);
  });

  it('offers what can be read and only names pictures, signatures and the like; names lead nowhere', async () => {
    const part = (type: string, name: string, body: string) =>
      `--x\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${body}\r\n`;
    const inner = 'From: Cy <cy@c.example>\r\nSubject: Inside\r\n\r\nThe letter inside.';
    const mixed = `${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nSee these.\r\n${part('image/png', 'logo.png', 'x')}${part('application/pkcs7-signature', 'smime.p7s', 'x')}${part('text/plain', '../../etc/notes.txt', 'Notes.')}${part('message/rfc822', 'Inside', inner)}--x--`;
    const source = await read(mixed);
    expect(source.attached?.map((file) => file.name)).toEqual(['notes.txt', 'Inside.eml']);
    expect(source.text).not.toContain('The letter inside');
    expect(source.warnings).toEqual([
      '2 files are attached and can be imported as sources: notes.txt, Inside.eml.',
      '2 files are attached and not read: logo.png, smime.p7s.',
    ]);
    const nested = await readSource({
      name: 'Inside.eml',
      mediaType: 'message/rfc822',
      bytes: source.attached?.[1]?.bytes ?? new Uint8Array(),
    });
    expect(nested).toMatchObject({ kind: 'email', facts: { title: 'Inside', byline: 'Cy' } });
  });

  it('that is nothing but another message shows that', async () => {
    const inner = 'From: Cy <cy@c.example>\r\nSubject: Inside\r\n\r\nThe letter inside.';
    expect((await read(`${head}Content-Type: message/rfc822\r\n\r\n${inner}`)).text).toContain('The letter inside.');
  });

  it('sets files aside that were encoded into its text, and offers them', async () => {
    const body = 'Here it is.\n\nbegin 644 notes.txt\n+5&AE(&)R:61G92X`\n`\nend\n\nBye.';
    const source = await read(plain(body));
    expect(source.attached?.map((file) => [file.name, new TextDecoder().decode(file.bytes)])).toEqual([['notes.txt', 'The bridge.']]);
    expect((await shown(plain(body))).slice(4).map(([kind]) => kind)).toEqual(['paragraph', 'preformatted', 'paragraph']);
  });

  it('in HTML has what it quotes under whoever wrote it', async () => {
    const page = (body: string) => `${head}Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>${body}</body></html>`;
    const gmail =
      '<div>It is not.</div><div class="gmail_quote"><div class="gmail_attr">On Sun, May 2, 2021 at 9:30 AM Bob Ray &lt;<a href="mailto:bob@b.example">bob@b.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><div>It is closed.</div><blockquote>Is it?</blockquote></blockquote></div>';
    expect((await shown(page(gmail))).slice(4)).toEqual([
      ['paragraph', 'Ann Lee', 'It is not.'],
      ['paragraph', 'Ann Lee', 'On Sun, May 2, 2021 at 9:30 AM Bob Ray <bob@b.example> wrote:'],
      ['quote', 'Bob Ray', 'It is closed.'],
      ['quote', undefined, 'Is it?'],
    ]);
    const apple =
      '<div>See below.</div><blockquote type="cite"><div>On 2 May 2021, at 09:30, Bob Ray &lt;bob@b.example&gt; wrote:</div><div>It is closed.</div></blockquote><div>Yours, Ann</div>';
    expect((await shown(page(apple))).slice(4)).toEqual([
      ['paragraph', 'Ann Lee', 'See below.'],
      ['quote', undefined, 'On 2 May 2021, at 09:30, Bob Ray <bob@b.example> wrote:'],
      ['quote', 'Bob Ray', 'It is closed.'],
      ['paragraph', 'Ann Lee', 'Yours, Ann'],
    ]);
    const outlook =
      '<p>See below.</p><div style="border-top:solid"><p><b>From:</b> Ray, Bob &lt;bob@b.example&gt;<br><b>Sent:</b> Sunday<br><b>To:</b> Ann<br><b>Subject:</b> The bridge</p></div><p>It is closed.</p>';
    expect((await shown(page(outlook))).slice(4)).toEqual([
      ['paragraph', 'Ann Lee', 'See below.'],
      ['quote', undefined, 'From: Ray, Bob <bob@b.example>\nSent: Sunday\nTo: Ann\nSubject: The bridge'],
      ['quote', 'Ray, Bob', 'It is closed.'],
    ]);
  });

  it('keeps the links of a page', async () => {
    const source = await read(`${head}Content-Type: text/html\r\n\r\n<p>See <a href="https://a.example/plan">the plan</a>.</p>`);
    expect(source.links?.map((link) => [source.text.slice(link.start, link.end), link.url])).toEqual([
      ['the plan', 'https://a.example/plan'],
    ]);
  });

  it('that says no encoding is read in the one its letters fit', async () => {
    const words = 'Die Brücke über die Förde ist für größere Fahrzeuge gesperrt, außer für Züge. Grüße aus Lübeck, Jürgen Müller';
    const bytes = Uint8Array.from(`From: A <a@a.example>\nTo: B\nReceived: x\nSubject: Brücke\n\n${words}\n`, (character) =>
      character.charCodeAt(0),
    );
    expect((await read(bytes)).text).toContain(words);
  });

  it('as Apple Mail keeps it is read without the number before it', async () => {
    expect((await read(`00000312  \n${plain('Text.')}`, 'a.emlx')).facts.title).toBe('The bridge – again');
  });

  it('is recognised by the headers of the post, not by a line that begins with From', async () => {
    expect((await read(plain('Text.'), 'saved')).kind).toBe('email');
    expect((await read('From: Ann\nSubject: Bridge\n\nText of a note.', 'a.txt')).kind).toBe('text');
    expect((await read('From here: one can see it.\n\nText of a note.', 'a')).kind).toBe('text');
  });

  it('without anything is refused', async () => {
    await expect(read('X-Nothing: 1\r\n\r\n')).rejects.toThrowError(
      new ImportRefusal('is no e-mail: it has neither a sender nor a subject nor a text'),
    );
  });
});

describe('a mailbox', () => {
  it('is no source itself, but each of its messages is', async () => {
    const messages = [1, 2, 3].map(
      (number) =>
        `From ann@a.example Mon May  3 10:00:0${number} 2021\nFrom: Ann ${number} <ann@a.example>\nSubject: Number ${number}\n\nText ${number}.\n>From here on.\n\n`,
    );
    const mailbox = await read(messages.join(''), 'box.mbox');
    expect([mailbox.onlyHolds, mailbox.warnings]).toEqual([true, ['It is a mailbox of 3 messages.']]);
    expect(mailbox.attached?.map((file) => file.name)).toEqual(['box 1.eml', 'box 2.eml', 'box 3.eml']);
    const inside = await Promise.all((mailbox.attached ?? []).map((file) => readSource(file)));
    expect(inside.map((source) => [source.facts.title, source.facts.byline])).toEqual(
      [1, 2, 3].map((number) => [`Number ${number}`, `Ann ${number}`]),
    );
    expect(inside[0]?.text).toMatch(/Text 1\.\nFrom here on\.$/);
  });

  it('of one message is that message', async () => {
    const source = await read('From ann@a.example Mon May  3 10:00:01 2021\nFrom: Ann <ann@a.example>\nSubject: One\n\nText.\n', 'a.mbox');
    expect([source.onlyHolds, source.facts.title]).toEqual([undefined, 'One']);
  });
});

describe('lines that introduce a quotation', () => {
  it.each([
    ['On 3 May 2021, at 10:00, Ann Lee wrote:', 'Ann Lee'],
    ['On Mon, May 3, 2021 at 10:00 AM Ann Lee <ann@a.example> wrote:', 'Ann Lee'],
    ['On Mon, May 3, 2021 at 10:00 AM <ann@a.example> wrote:', 'ann@a.example'],
    ['Le lun. 3 mai 2021 à 10:00, Ann Lée <ann@a.example> a écrit :', 'Ann Lée'],
    ['El lun, 3 may 2021 a las 10:00, Ana Díaz (<ana@a.example>) escribió:', 'Ana Díaz'],
    ['Am 03.05.2021 um 10:00 schrieb Änne Lé:', 'Änne Lé'],
    ['Il giorno lun 3 mag 2021 alle ore 10:00 Anna Li <a@a.example> ha scritto:', 'Anna Li'],
    ['Ann Lee <ann@a.example> wrote:', 'Ann Lee'],
    ['"Lee, Ann" <ann@a.example> writes:', 'Lee, Ann'],
    ['The mayor said:', undefined],
    ['On the bridge there were:', undefined],
  ])('%s', (line, author) => {
    expect(introducedAuthor(line)).toBe(author);
  });
});

describe('hostile e-mails', () => {
  it.each([
    [
      'nested parts',
      `${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n${Array.from({ length: 3000 }, (_, index) => `--x${index === 0 ? '' : index}\r\nContent-Type: multipart/mixed; boundary=x${index + 1}\r\n\r\n`).join('')}`,
    ],
    ['nested messages', `${head}\r\n`.replace('MIME', 'Content-Type: message/rfc822\r\nMIME').repeat(2000)],
    ['long headers', `${head}X-A: ${'a'.repeat(3_000_000)}\r\n\r\nText`],
    ['many addresses', `${head}Cc: ${'a <a@a.example>, '.repeat(50_000)}\r\n\r\nText`],
    ['open brackets', `${head}Cc: ${'(<"'.repeat(50_000)}\r\n\r\nText`],
    ['deep quoting', plain(Array.from({ length: 2000 }, (_, index) => `${'>'.repeat(index)} x`).join('\n'))],
    ['endless introductions', plain('On x wrote:\n'.repeat(50_000))],
    ['one long line', plain(`On ${'a '.repeat(500_000)}`)],
    [
      'bad encodings',
      `${head}Content-Type: text/plain; charset=nothing\r\nContent-Transfer-Encoding: base64\r\n\r\n${'!'.repeat(100_000)}`,
    ],
    [
      'nested parts, 10,000 deep',
      `${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n${Array.from({ length: 10_000 }, (_, index) => `--x${index === 0 ? '' : index}\r\nContent-Type: multipart/mixed; boundary=x${index + 1}\r\n\r\n`).join('')}`,
    ],
    ['a file in the text without end', plain(`begin 644 a\n${'M'.repeat(61)}\n`.repeat(20_000))],
    [
      'many small parts',
      `${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\na\r\n'.repeat(20_000)}`,
    ],
    ['deep quoting in markup', `${head}Content-Type: text/html\r\n\r\n${'<blockquote>'.repeat(20_000)}x`],
    ['deep markup', `${head}Content-Type: text/html\r\n\r\n${'<div>'.repeat(50_000)}x`],
  ])(
    'end: %s',
    async (_what, content) => {
      const result = await read(content).catch((error: unknown) => error);
      if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
    },
    60_000,
  );
});

const folder = '/work/shared/data/documents/eml';
describe.skipIf(!existsSync(folder))('real e-mails', () => {
  it('import or are refused with a reason', async () => {
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.eml'))) {
      const result = await read(new Uint8Array(readFileSync(join(folder, name))), name).catch((error: unknown) => error);
      if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
    }
  }, 60_000);
});
