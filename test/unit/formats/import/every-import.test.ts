import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCodePoints } from '../../../../renderer/anchoring/code-points.ts';
import { allImports } from '../../../../renderer/formats/import/all-imports.ts';
import { readableEndings } from '../../../../renderer/formats/import/file-endings.ts';
import { ImportRefusal, type ReadSource } from '../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../renderer/formats/import/read-source.ts';
import { sourceToJson } from '../../../../renderer/formats/import/source-json.ts';
import { expectSound } from '../../../support/expect-sound.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (name: string, content: string | Uint8Array, mediaType = '') =>
  readSource({ name, mediaType, bytes: typeof content === 'string' ? bytes(content) : content });

const marks = [
  '# ',
  '> ',
  '- ',
  '1. ',
  '| a | b |\n|---|---|\n',
  '```\n',
  '<p>',
  '</p>',
  '<b>',
  '<table><tr><td>',
  '<li>',
  '<br>',
  '<!--',
  '-->',
  '<script>',
  '&amp;',
  '&#0;',
  '&lol;',
];
const writing = [
  'The minister said no.',
  'â€œquotedâ€\u009d',
  'β€œWe',
  'é',
  'e\u0301',
  '👩‍👩‍👧',
  'שלום',
  '日本語',
  '\u202e',
  '\ufeff',
  '\0',
  '\r\n',
  '\r',
  '\n\n',
  ' ',
  '\t',
  '\f',
  'See also: X',
];
const document = fc
  .array(fc.oneof(fc.constantFrom(...marks, ...writing), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 25 })
  .map((parts) => parts.join(''));

const cases = [
  ...allImports.flatMap((format) => format.extensions.slice(0, 1).map((extension) => ({ name: `file.${extension}`, mediaType: '' }))),
  { name: '', mediaType: 'text/plain' },
  { name: '', mediaType: 'text/html' },
];

describe.each(cases)('any content as "$name" $mediaType', ({ name, mediaType }) => {
  it('ends in a sound source or a refusal, and the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (content) => {
        const once = await read(name, content, mediaType).catch((error: unknown) => error);
        const again = await read(name, content, mediaType).catch((error: unknown) => error);
        expect(again).toEqual(once);
        if (once instanceof Error) expect(once).toBeInstanceOf(ImportRefusal);
        else expectSound(once as ReadSource);
      }),
      { numRuns: 150 },
    );
  });

  it('takes any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (content) => {
        const result = await read(name, content, mediaType).catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
        else expectSound(result as ReadSource);
      }),
      { numRuns: 150 },
    );
  });
});

describe('hostile input', () => {
  it.each([
    ['deep.html', '<div>'.repeat(100_000)],
    ['deep.html', `${'<b>'.repeat(20_000)}text`],
    ['deep.html', `${'<table><tr><td>'.repeat(20_000)}text`],
    ['deep.md', `${'>'.repeat(100_000)} text`],
    ['deep.md', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth * 2)}- item ${depth}`).join('\n')],
    ['marks.md', '*a_'.repeat(60_000)],
    ['links.md', '[a]('.repeat(60_000)],
    ['bomb.html', `<!DOCTYPE html [<!ENTITY a "bbbb">]><p>${'&a;&amp;'.repeat(100_000)}`],
    ['attributes.html', `<p ${'a=b '.repeat(100_000)}>text</p>`],
    ['line.txt', 'lorem ipsum — “dolor” '.repeat(230_000)],
    ['lines.txt', 'word\n'.repeat(50_000)],
    ['controls.txt', `text\0${'\0'.repeat(100_000)} goes on`],
  ])('is read or refused in bounded time: %s', async (name, content) => {
    const result = await read(name, content).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
    else expectSound(result as ReadSource);
  });

  it('runs no script and shows no script', async () => {
    const page =
      '<p>Before</p><script>document.write("gotcha")</script><style>p{}</style><img src="http://tracker.example/x" onerror="alert(1)"><p onclick="x()">After</p>';
    const { text } = await read('page.html', `<html><body>${page}</body></html>`);
    expect(text).toBe('Before\n\nAfter');
  });
});

describe('the list of endings', () => {
  it('names those of every format', () => {
    const endings = allImports.flatMap((format) => format.extensions);
    expect(endings.filter((ending) => !readableEndings.includes(ending))).toEqual([]);
  });
});

describe('refusals say what is wrong', () => {
  it.each([
    ['empty.txt', 'is empty', () => new Uint8Array()],
    ['blank.txt', 'holds no text', () => bytes(' \n\t\n')],
    ['report.txt', 'is a PDF document that is damaged and cannot be read', () => bytes('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
    [
      'photo.txt',
      'is a JPEG image, and words in pictures are not read: bring the text itself',
      () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16),
    ],
    [
      'letter.txt',
      'is an old Office document: save it as DOCX, XLSX or PDF and bring that',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    ],
    [
      'hearing.txt',
      'is an MP3 recording, and recordings are not read: bring its transcript instead (VTT, SRT or text)',
      () => bytes('ID3\u0004\0\0'),
    ],
    [
      'hearing.mp4',
      'is a sound or video recording, and recordings are not read: bring its transcript instead (VTT, SRT or text)',
      () => bytes('no box that is known'),
    ],
    [
      'photo.heic',
      'is a HEIC or AVIF image, and words in pictures are not read: bring the text itself',
      () => bytes('\0\0\0\u0018ftypheic'),
    ],
    [
      'letter.doc',
      'is an old Word document (DOC): save it as DOCX and bring that',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...bytes('W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t')),
    ],
    ['things.zip', 'is a ZIP archive: unpack it and bring what is in it', () => bytes('PK\u0003\u0004\u0014\0notes.txt')],
    ['statement.txt', 'is damaged: its parts cannot be found', () => bytes('PK\u0003\u0004\u0014\0word/document.xml')],
    ['few.bin', 'is a binary file, not a text', () => Uint8Array.of(0, 1, 2, 3, 255, 254, 0, 0, 9)],
    ['noise.txt', 'is a binary file, not a text', () => Uint8Array.from({ length: 4000 }, (_, index) => (index * index * 31) % 256)],
    ['big.txt', 'is 200 MB, which is more than the 50 MB that can be imported', () => new Uint8Array(200 * 1024 * 1024)],
    [
      'page.html',
      'is a web page without any text',
      () => bytes('<html><head><title></title></head><body><script>x</script></body></html>'),
    ],
  ])('%s %s', async (name, reason, content) => {
    await expect(read(name, content())).rejects.toThrowError(new ImportRefusal(reason));
  });

  it('stops when cancelled', async () => {
    const signal = { aborted: true };
    await expect(readSource({ name: 'a.txt', mediaType: '', bytes: bytes('text') }, { signal })).rejects.toBeInstanceOf(ImportRefusal);
  });
});

it.each([
  'ID3 tags, said the mayor, are not enough.',
  'caffè chiuso dal sindaco',
  'Rar! she cried.',
  'BM is the sign of the bridge',
  'GIF8 is no word',
  '%!',
])('does not take text for a file of another kind: %s', async (text) => {
  expect((await read('a.txt', text)).text).toBe(text);
});

describe('the format is chosen', () => {
  it.each([
    ['page.txt', '<!DOCTYPE html><html><body><p>A page</p></body></html>', '', 'html'],
    ['note.md', '# Title\n\nText', '', 'markdown'],
    ['note.txt', '# Title\n\nText', '', 'text'],
    ['', 'Some text', 'text/plain', 'pasted'],
    ['', '<p>Some text</p>', 'text/html', 'pasted-html'],
    ['README', 'Some text', '', 'text'],
    ['README.md', '<div align="center">Logo</div>\n\n# Title', '', 'markdown'],
    ['saved', '<div>Some text</div>', '', 'html'],
    ['', '<b> is the tag for bold', 'text/plain', 'pasted'],
    ['page.html', 'No tags at all', '', 'html'],
  ])('for "%s" holding %s', async (name, content, mediaType, kind) => {
    expect((await read(name, content, mediaType)).kind).toBe(kind);
  });
});

describe('blocks', () => {
  const kinds = (source: ReadSource) => source.blocks.map((block) => [block.kind, source.text.slice(block.start, block.end)]);

  it('of a text whose lines are paragraphs', async () => {
    const long =
      'This line is a paragraph of its own and long enough that nobody would have broken it at a width, since it goes on and on.';
    expect(kinds(await read('a.txt', `A short title\r\n\r\n${long}\r\n${long}\r\n- one\r\n- two`))).toEqual([
      ['title', 'A short title'],
      ['paragraph', long],
      ['paragraph', long],
      ['list-item', '- one'],
      ['list-item', '- two'],
    ]);
  });

  it('of a text broken to a width', async () => {
    const text = [
      'The ministry said on Monday that the talks about the bridge had ended',
      'without a result, and that no date for further talks had been agreed on',
      'by the two towns, which have quarrelled over the bridge for forty years.',
      '',
      'A spokesman for the other town denied this and said that a date had been',
      'set in writing, and that the ministry had been told of it by telephone.',
    ].join('\n');
    expect((await read('a.txt', text)).blocks.map((block) => text.slice(block.start, block.end).split('\n').length)).toEqual([3, 2]);
  });

  it('of Markdown', async () => {
    const text =
      '---\ntitle: "Front"\nauthor: Jane Doe\ndate: 2021-10-12\n---\n# Head *one*\n\nA [link](http://x.example) and `code`\nwrapped.\n\n## Sub\n\n> quoted\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n```\npre  text\n```\n';
    const source = await read('a.md', text);
    expect(kinds(source)).toEqual([
      ['title', 'Head one'],
      ['paragraph', 'A link and code wrapped.'],
      ['heading', 'Sub'],
      ['quote', 'quoted'],
      ['list-item', 'one'],
      ['list-item', 'two'],
      ['table-row', 'a\tb'],
      ['table-row', 'c\td'],
      ['preformatted', 'pre  text'],
    ]);
    expect(source.facts).toMatchObject({ title: 'Front', byline: 'Jane Doe', publishedAt: '2021-10-12' });
  });
});

it('keeps the links and footnotes of Markdown, takes TOML facts, and leaves scripts out', async () => {
  const source = await read(
    'a.md',
    '+++\ntitle = "From TOML"\n+++\nSee [the *report*](https://a.example/r)[^1], <a@b.example> and [that](javascript:x).\n\n<script>\nalert(1)\n</script>\n\n[^1]: First note.\n[^2]: Second one.\n',
  );
  expect(source.facts.title).toBe('From TOML');
  expect(source.blocks.map(({ kind, start, end }) => [kind, source.text.slice(start, end)])).toEqual([
    ['paragraph', 'See the report[^1], a@b.example and [that](javascript:x).'],
    ['footnote', '[^1]: First note.'],
    ['footnote', '[^2]: Second one.'],
  ]);
  expect(source.links?.map(({ start, end, url }) => [source.text.slice(start, end), url])).toEqual([
    ['the report', 'https://a.example/r'],
    ['a@b.example', 'mailto:a@b.example'],
  ]);
});

describe('the command line’s JSON', () => {
  it('counts code points and keeps questions apart from proposals', async () => {
    const source = await read(
      'a.txt',
      '💩 A title with an emoji\n\nâ€œYes,â€\u009d said the minister 💩 and left the room before the vote on the bridge.\n\nShare on Facebook',
    );
    const json = sourceToJson(source, 'dir/a.txt', 'f'.repeat(64));
    const points = Array.from(json.text);
    const slice = ({ start, end }: { start: number; end: number }) => points.slice(start, end).join('');
    expect(json.blocks.map(slice)).toEqual(source.blocks.map((block) => source.text.slice(block.start, block.end)));
    expect(json.repairs.map((repair) => [slice(repair), repair.before])).toEqual([
      ['“', 'â€œ'],
      ['”', 'â€\u009d'],
    ]);
    expect(json.blocks.at(-1)).toMatchObject({ boilerplate: 'share' });
    expect(json).toMatchObject({ file: 'dir/a.txt', kind: 'text', title: '💩 A title with an emoji', encoding: 'utf-8', warnings: [] });
    expect(toCodePoints(source.text, [source.text.length])).toEqual([points.length]);
  });
});
