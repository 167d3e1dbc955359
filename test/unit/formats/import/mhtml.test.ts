import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../renderer/formats/import/read-source.ts';

const prose =
  'Die Stadt am Fluss sagte am Montag, die Gespräche über die alte Brücke seien nach neun Stunden ohne Ergebnis beendet worden, das beide annehmen könnten.';

const quoted = (text: string, charset: 'utf8' | 'latin1') =>
  [...Buffer.from(text, charset)]
    .map((byte) => (byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte)))
    .join('')
    .replace(/(.{60})(?![\n]|$)/g, (line) => (/=.?$/.test(line) ? line : `${line}=\r\n`));

const part = (headers: readonly string[], body: string) => `--B\r\n${headers.join('\r\n')}\r\n\r\n${body}\r\n`;
const archive = (parts: readonly string[], type = 'multipart/related; type="text/html"; boundary="B"') =>
  [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://post.example/news/bridge.html',
    'Subject: =?utf-8?Q?Br=C3=BCcke?=',
    ' =?utf-8?Q?_ohne_Ende?=',
    'Date: Fri, 3 Aug 2024 20:54:29 +0200',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    `preamble\r\n${parts.join('')}--B--\r\n`,
  ].join('\r\n');

const read = (text: string, name = 'page.mhtml', encoding?: string) =>
  readSource({ name, mediaType: '', bytes: new Uint8Array(Buffer.from(text, 'latin1')), ...(encoding ? { encoding } : {}) });
const page = (body: string, charset = 'utf-8') =>
  `<html lang="de"><head><meta charset="${charset}"></head><body><p>${body}</p><p><a href="more.html">Mehr dazu</a> steht hier.</p></body></html>`;

describe('a page saved as one file', () => {
  it.each(['bridge.mhtml', 'bridge.mht', 'bridge'])('is read as the page it was: %s', async (name) => {
    const source = await read(
      archive([
        part(['Content-Type: image/png', 'Content-Transfer-Encoding: base64'], 'iVBORw0KGgo='),
        part(
          ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://ads.example/'],
          page('Advertising = here'),
        ),
        part(
          [
            'Content-Type: text/html',
            'Content-Transfer-Encoding: quoted-printable',
            'Content-Location: https://post.example/news/bridge.html',
          ],
          quoted(page(prose), 'utf8'),
        ),
      ]),
      name,
    );
    expect(source).toMatchObject({ kind: 'html', mediaType: 'multipart/related', encoding: { name: 'utf-8' } });
    expect(source.text).toContain(prose);
    expect(source.text).not.toContain('Advertising');
    expect(source.facts).toMatchObject({
      title: 'Brücke ohne Ende',
      url: 'https://post.example/news/bridge.html',
      language: 'de',
      publishedAt: '',
    });
    expect(source.links?.map(({ url }) => url)).toEqual(['https://post.example/news/more.html']);
    expect(source.warnings).toEqual(['The page was saved on 2024-08-03.']);
  });

  it.each([
    ['the part says it', ['Content-Type: text/html; charset=iso-8859-1'], ''],
    ['the page says it', ['Content-Type: text/html'], 'windows-1252'],
  ])('is decoded as %s', async (_, headers, charset) => {
    const source = await read(
      archive([part([...headers, 'Content-Transfer-Encoding: quoted-printable'], quoted(page(prose, charset || 'x'), 'latin1'))]),
    );
    expect(source.text).toContain(prose);
    expect(source.encoding).toMatchObject({ name: 'windows-1252', from: 'declared' });
  });

  it('has the page that its start names, in base64 too', async () => {
    const source = await read(
      archive(
        [
          part(['Content-Type: text/html', 'Content-ID: <one@x>'], page('The wrong page')),
          part(
            ['Content-Type: text/html', 'Content-ID: <two@x>', 'Content-Transfer-Encoding: base64'],
            Buffer.from(page(prose)).toString('base64').replace(/.{76}/g, '$&\r\n'),
          ),
        ],
        'multipart/related; boundary=B; start="<two@x>"',
      ),
    );
    expect(source.text).toContain(prose);
    expect(source.text).not.toContain('wrong');
  });

  it('is read with its frames where it is made of frames', async () => {
    const frames =
      '<html><head><title>Frames</title></head><frameset cols="50%,50%"><frame src="cid:left@x"><frame src="right.html"></frameset></html>';
    const source = await read(
      archive([
        part(['Content-Type: text/html', 'Content-Location: https://post.example/news/bridge.html'], frames),
        part(
          ['Content-Type: text/html', 'Content-Location: https://post.example/news/right.html'],
          page('The right frame has this sentence in it, and it is long enough to be read as the text of a page.'),
        ),
        part(
          ['Content-Type: text/html', 'Content-ID: <left@x>'],
          page('The left frame has this sentence in it, and it is long enough to be read as the text of a page.'),
        ),
      ]),
    );
    expect(source.text.indexOf('The left frame')).toBeGreaterThanOrEqual(0);
    expect(source.text.indexOf('The right frame')).toBeGreaterThan(source.text.indexOf('The left frame'));
    expect(source.facts.title).toBe('Frames');
  });

  it('is read as far as it goes when its end is missing, and refused when there is no page', async () => {
    const whole = archive([part(['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable'], quoted(page(prose), 'utf8'))]);
    expect((await read(whole.slice(0, -60))).text).toContain('Die Stadt am Fluss');
    await expect(read(archive([part(['Content-Type: image/png'], 'x')]))).rejects.toThrow('is a web archive without a page in it');
    await expect(read('just some words\n', 'page.mht')).rejects.toThrow('is no web archive');
  });
});
